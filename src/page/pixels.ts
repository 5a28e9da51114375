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

/** Names such as `p12`, `pixel 12` or `column 12`: the number of a pixel, row by row. */
const NUMBERED = /^(.*?)(\d+)$/
/** Numbered columns are a square picture from 8 x 8 on, of whole shades: fewer, or fractions, are as well any features. */
const LEAST_SIDE = 8
const MOST_SHADE = 255

type Cell = readonly [name: string, text: string]
interface Pixel {
  readonly r: number
  readonly c: number
  readonly value: number
  readonly name: string
}

/** Cells that `family` puts into one, by its name. */
function families(
  cells: readonly Cell[],
  family: (name: string) => [string, number, number] | null,
): Pixel[][] {
  const found = new Map<string, Pixel[]>()
  for (const [name, text] of cells) {
    const [key, r, c] = family(name) ?? []
    const value = text.trim() === '' ? NaN : Number(text)
    if (key === undefined || r === undefined || c === undefined || !(value >= 0)) continue
    const pixels = found.get(key) ?? []
    pixels.push({ r, c, value, name })
    found.set(key, pixels)
  }
  return [...found.values()]
}

/** The picture of pixels that fill a grid of at least `least` x `least`, each place once. */
function gridOf(pixels: readonly Pixel[], least: number): Picture | null {
  const [r0, r1] = ends(pixels.map((p) => p.r))
  const [c0, c1] = ends(pixels.map((p) => p.c))
  const rows = r1 - r0 + 1
  const cols = c1 - c0 + 1
  if (rows < least || cols < least || rows * cols !== pixels.length) return null
  const values = new Array<number>(rows * cols).fill(NaN)
  for (const { r, c, value } of pixels) values[(r - r0) * cols + (c - c0)] = value
  if (values.some(Number.isNaN)) return null
  const most = Math.max(...values)
  return { rows, cols, shades: values.map((v) => (most > 0 ? v / most : 0)) }
}

/** Pixels in one line, by their numbers, as the rows of a square. */
function squareOf(line: readonly Pixel[]): Pixel[] {
  const side = Math.sqrt(line.length)
  const [first] = ends(line.map((p) => p.c))
  const shaded = line.every(({ value }) => value <= MOST_SHADE && Number.isInteger(value))
  if (!Number.isInteger(side) || side < LEAST_SIDE || !shaded) return []
  return line.map((p) => ({ ...p, r: Math.floor((p.c - first) / side), c: (p.c - first) % side }))
}

/**
 * The picture in the cells of a row, [name, text] each, and the cells that are not in it. Null unless all columns of one family
 * are numbers of at least 0 and name the places of a grid, each once: by row and column from 4 x 4 on, or by a number. Black is the
 * largest of the row.
 */
export function pictureOf(cells: readonly Cell[]): { picture: Picture; others: Cell[] } | null {
  const placed = families(cells, (name) => {
    const [, family, r, c] = PLACE.exec(name) ?? []
    return family === undefined ? null : [family, Number(r), Number(c)]
  })
  const numbered = families(cells, (name) => {
    const [, family, n] = NUMBERED.exec(name) ?? []
    return family === undefined ? null : [family, 0, Number(n)]
  })
  for (const pixels of [...placed, ...numbered.map(squareOf)]) {
    const picture = gridOf(pixels, LEAST)
    if (!picture) continue
    const names = new Set(pixels.map((p) => p.name))
    return { picture, others: cells.filter(([name]) => !names.has(name)) }
  }
  return null
}

/** The picture and the other cells of a point's row. Its label is no pixel, however its column is called. */
export function rowOf(
  table: { readonly columns: readonly string[]; readonly answers?: number } | undefined,
  row: readonly Cell[],
): { picture: Picture | null; others: readonly Cell[] } {
  const label = table?.answers === undefined ? null : table.columns[table.answers]
  const found = pictureOf(row.filter(([name]) => name !== label))
  if (!found) return { picture: null, others: row }
  return { ...found, others: row.filter((cell) => cell[0] === label || found.others.includes(cell)) }
}

const ends = (values: readonly number[]): [number, number] => [
  values.reduce((a, b) => Math.min(a, b), Infinity),
  values.reduce((a, b) => Math.max(a, b), -Infinity),
]
