import { num, pct } from './format.ts'

type Value = string | number | undefined

/** Two numbers that are compared: three decimals, or as many as tell them apart, up to `most`. What these do not tell apart is written alike and short. */
export function apart(
  a: Value,
  b: Value,
  write: (v: Value, digits: number) => string = num,
  digits = 3,
  most = 9,
): readonly [a: string, b: string] {
  for (let d = digits; d <= most && Number(a) !== Number(b); d++)
    if (write(a, d) !== write(b, d)) return [write(a, d), write(b, d)]
  return [write(a, digits), write(b, digits)]
}

/** Two shares that are compared: percent with one decimal, or as many as tell them apart, up to `most`. */
export const sharesApart = (a: Value, b: Value, most = 7): readonly [a: string, b: string] =>
  apart(a, b, pct, 1, most)
