/** Values that a sentence carries. Numbers are formatted by the sentence itself. */
export type Args = Readonly<Record<string, string | number>>
export type Entry = string | ((a: Args) => string)
/** A longer explanation: what it is, how it is computed, where it misleads. */
export interface Explanation {
  readonly title: string
  readonly what: string
  readonly how: string
  readonly misleads: string
}

const wholes = new Intl.NumberFormat('en')

/** Three decimals, the precision of every score on the page. A true minus sign, no "-0.000". */
export function num(v: string | number | undefined, digits = 3): string {
  const s = Number(v).toFixed(digits)
  return /^-0\.?0*$/.test(s) ? s.slice(1) : s.replace('-', '−')
}
/** 0.4901 -> "49.0%" */
export const pct = (v: string | number | undefined, digits = 1): string => `${num(100 * Number(v), digits)}%`
/** 12345 -> "12,345" */
export const int = (v: string | number | undefined): string => wholes.format(Number(v))
/** "1 point", "2 points" */
export const plural = (v: string | number | undefined, one: string, many: string): string =>
  `${int(v)} ${Number(v) === 1 ? one : many}`
