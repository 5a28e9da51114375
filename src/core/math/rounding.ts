/** What the rounded difference d = a - b lost. */
export function lostIn(a: number, b: number, d: number): number {
  const back = a - d
  return a - (d + back) + (back - b)
}

/** What the product a b, rounded to p, lost (Dekker 1971); |a|, |b| below 2^900. */
export function lostInProduct(a: number, b: number, p: number): number {
  const ta = 134217729 * a
  const tb = 134217729 * b
  const a1 = ta - (ta - a)
  const b1 = tb - (tb - b)
  const a2 = a - a1
  const b2 = b - b1
  return a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2)
}
