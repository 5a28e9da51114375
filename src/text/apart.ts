import { num } from './format.ts'

/** Two numbers that are compared: three decimals, or as many as tell them apart, up to nine. */
export function apart(
  a: string | number | undefined,
  b: string | number | undefined,
): readonly [a: string, b: string] {
  let digits = 3
  while (digits < 9 && Number(a) !== Number(b) && num(a, digits) === num(b, digits)) digits++
  return [num(a, digits), num(b, digits)]
}
