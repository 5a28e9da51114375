/** A picture that a row of a table holds: one cell per pixel. */
export interface Picture {
  readonly rows: number
  readonly cols: number
  /** Shades from 0 to 1, row by row. */
  readonly shades: readonly number[]
}

/** Names such as `px_3_5`, `pixel-3-5` or `r3c5`: row and column of a pixel. */
const PLACE = /^(.*?)(\d+)\D+(\d+)$/
/** Smaller tables of numbers are no pictures. */
const LEAST = 4

/**
 * The picture in the cells of a row, [name, text] each, and the cells that are not in it. Null unless columns of one family name
 * every place of a grid of at least 4 x 4 once and all of them are numbers of at least 0. `full` is the value of black; the
 * largest of the row where it is smaller.
 */
export function pictureOf(
  cells: readonly (readonly [string, string])[],
  full = 0,
): { picture: Picture; others: (readonly [string, string])[] } | null {
  const families = new Map<string, { r: number; c: number; value: number; name: string }[]>()
  for (const [name, text] of cells) {
    const [, family, r, c] = PLACE.exec(name) ?? []
    const value = text.trim() === '' ? NaN : Number(text)
    if (family === undefined || !(value >= 0)) continue
    const pixels = families.get(family) ?? []
    pixels.push({ r: Number(r), c: Number(c), value, name })
    families.set(family, pixels)
  }
  for (const pixels of families.values()) {
    const [r0, r1] = ends(pixels.map((p) => p.r))
    const [c0, c1] = ends(pixels.map((p) => p.c))
    const rows = r1 - r0 + 1
    const cols = c1 - c0 + 1
    if (rows < LEAST || cols < LEAST || rows * cols !== pixels.length) continue
    const values = new Array<number>(rows * cols).fill(NaN)
    for (const { r, c, value } of pixels) values[(r - r0) * cols + (c - c0)] = value
    if (values.some(Number.isNaN)) continue
    const most = Math.max(full, ...values)
    const names = new Set(pixels.map((p) => p.name))
    return {
      picture: { rows, cols, shades: values.map((v) => (most > 0 ? v / most : 0)) },
      others: cells.filter(([name]) => !names.has(name)),
    }
  }
  return null
}

const ends = (values: readonly number[]): [number, number] => [
  values.reduce((a, b) => Math.min(a, b)),
  values.reduce((a, b) => Math.max(a, b)),
]
