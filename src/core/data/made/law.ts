import { normalQuantile } from '../../math/normal.ts'
import { Digest, permutation, PURPOSE, source } from '../../math/random.ts'
import type { Rnd } from '../../model/types.ts'
import type { ClassIx, Dataset } from '../types.ts'

/** Uniform draws of one point, by lane. */
export type Chance = (lane: number) => number

/** Which draw of a point a number is. Lane 0 of `PURPOSE.exam` belongs to the paid validation set. */
export const LANE = {
  x: 1,
  y: 2,
  along: 3,
  label: 4,
  side: 5,
  jitterX: 6,
  jitterY: 7,
  order: 8,
  law: 9,
} as const

export type Place = readonly [number, number]
/** A curve with normal noise around it, on a stretched plane. */
export interface Curve {
  readonly noise: number
  /** A place on the curve, evenly drawn. */
  readonly at: (u: Chance) => Place
  /** From the plane to the unstretched one, where the noise is normal. */
  readonly back: (place: Place) => Place
}

/** One component of a law: a share of the points, where they fall and which class they have. */
export interface Part {
  /** Relative to the other parts; the numbers of points are exact. */
  readonly weight: number
  /** Value of `Dataset.group`. */
  readonly group: number
  readonly place: (u: Chance) => Place
  /** The class, or the class by place (after quantisation). */
  readonly label: ClassIx | ((x: number, y: number, u: Chance) => ClassIx)
  /** Logarithm of the density of the part at a place, up to a constant that is the same for all parts of the law. */
  readonly logDensity?: (x: number, y: number) => number
  /** The curve that the part follows, which says its density too. */
  readonly curve?: Curve
}

/** How a pool and its grading set are drawn. */
export interface Law {
  readonly classes: number
  readonly pool: readonly Part[]
  /** The parts that grade, if not all. */
  readonly exam?: readonly Part[]
  /** Each place of the pool is drawn `count` times, with a normal jitter of this standard deviation. */
  readonly copies?: { readonly count: number; readonly jitter: number }
  /** Rows keep the order of the parts: a stream. */
  readonly ordered?: boolean
}

export const normal = (u: Chance, lane: number): number => normalQuantile(u(lane))
export const between = (u: Chance, lane: number, low: number, high: number): number =>
  low + (high - low) * u(lane)
/** A fair coin that ignores the place. */
export const coin = (_x: number, _y: number, u: Chance): ClassIx => (u(LANE.label) < 0.5 ? 0 : 1)

/** n divided in proportion to `weights`: whole numbers with sum n by largest remainders, the first of equals. */
export function counts(weights: readonly number[], n: number): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const exact = weights.map((w) => (n * w) / total)
  // Shares such as 0.15 x 400 lie a rounding error off their whole number.
  const whole = exact.map((v) => Math.floor(v + 1e-9))
  const order = weights.map((_, i) => i).sort((i, j) => exact[j] - whole[j] - (exact[i] - whole[i]) || i - j)
  const missing = n - whole.reduce((sum, v) => sum + v, 0)
  for (const i of order.slice(0, missing)) whole[i]++
  return whole
}

/** The part of each of n rows: exact numbers, in a seeded order or in that of the parts. */
function assign(parts: readonly Part[], n: number, rnd: Rnd, purpose: number, ordered: boolean): Int32Array {
  const inOrder = new Int32Array(n)
  let row = 0
  counts(
    parts.map((p) => p.weight),
    n,
  ).forEach((count, part) => {
    inOrder.fill(part, row, row + count)
    row += count
  })
  return ordered ? inOrder : permutation(rnd, purpose, n, LANE.order).map((i) => inOrder[i])
}

/** Multiples of 2^-12, so that no platform can differ in a coordinate; never -0. */
const quantise = (v: number): number => Math.round(v * 4096) / 4096 + 0

export interface Drawn {
  readonly xy: Float64Array
  readonly truth: Int32Array
  readonly group: Int32Array
}

function draw(law: Law, parts: readonly Part[], n: number, rnd: Rnd, purpose: number): Drawn {
  const part = assign(parts, n, rnd, purpose, law.ordered ?? false)
  const copies = purpose === PURPOSE.data ? law.copies : undefined
  const originals = copies ? Math.ceil(n / copies.count) : n
  const original = copies && permutation(rnd, purpose, n, LANE.order + 1).map((i) => i % originals)
  const xy = new Float64Array(2 * n)
  const truth = new Int32Array(n)
  const group = new Int32Array(n)
  for (let row = 0; row < n; row++) {
    const from = original ? original[row] : row
    const { place, label, group: g } = parts[part[from]]
    const u: Chance = (lane) => rnd(purpose, from, lane)
    let [x, y] = place(u)
    if (copies) {
      const own: Chance = (lane) => rnd(purpose, row, lane)
      x += copies.jitter * normal(own, LANE.jitterX)
      y += copies.jitter * normal(own, LANE.jitterY)
    }
    x = quantise(x)
    y = quantise(y)
    xy[2 * row] = x
    xy[2 * row + 1] = y
    truth[row] = typeof label === 'number' ? label : label(x, y, u)
    group[row] = g
  }
  return { xy, truth, group }
}

/** n points of the pool of a law. */
export const drawPool = (law: Law, seed: number, n: number): Drawn =>
  draw(law, law.pool, n, source(seed), PURPOSE.data)

const join = (a: Int32Array, b: Int32Array): Int32Array => {
  const both = new Int32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

export const CLASS_NAMES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A pool of n points and `test` fresh ones that grade, as a data set in the frame of its raw units. */
export function datasetOf(id: string, law: Law, seed: number, n: number, test: number): Dataset {
  const pool = drawPool(law, seed, n)
  const exam = draw(law, law.exam ?? law.pool, test, source(seed), PURPOSE.exam)
  const xy = new Float64Array(2 * (n + test))
  xy.set(pool.xy)
  xy.set(exam.xy, 2 * n)
  const truth = join(pool.truth, exam.truth)
  const group = join(pool.group, exam.group)
  return {
    id,
    n: n + test,
    nPool: n,
    raw: xy,
    xy,
    frame: { offset: [0, 0], scale: [1, 1] },
    truth,
    group,
    ...(law.ordered && { drifts: true }),
    classes: Array.from({ length: law.classes }, (_, c) => CLASS_NAMES[c] ?? `${c + 1}`),
    axes: ['x', 'y'],
    hash: new Digest().word(n).numbers(xy).numbers(truth).numbers(group).hex(),
  }
}
