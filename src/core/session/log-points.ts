import type { PointId } from '../data/types.ts'
import { Damaged, widthOf, type BitReader, type BitWriter } from './bits.ts'
import type { Boundary, Event, Place } from './types.ts'

/**
 * Edits of the plane in a packed log. Layout: five flags (what is added, moved, removed, flipped, whether the boundary changes, and if so whether there is one),
 * the form of all places that follow, then those lists. Places are multiples of 2^-step where all of them are (drawing makes such),
 * written as differences from the place before; others as the 64 bits of both numbers. Ids are written as differences too: what is
 * drawn together has ids in a row.
 */
type Edit = Extract<Event, { t: 'points' }>

/** Form of places that are no multiples of anything. */
const RAW = 15
const FINEST = 12
/** Whole multiples are kept below this, so that differences fit a code. */
const MOST = 1 << 28
/** Orders of the codes of differences. */
const ORDERS = 24
const MOST_ITEMS = 100_000

export function writePoints(out: BitWriter, e: Edit): void {
  const { add = [], move = [], remove = [], flip = [], boundary } = e
  const lists = [add, move, remove, flip]
  for (const list of lists) out.flag(list.length > 0)
  out.flag(boundary !== undefined)
  if (boundary !== undefined) out.flag(boundary !== null)
  const places = [...add, ...move].map((p) => p.xy).concat(boundary?.line ?? [])
  if (places.length > 0) writePlaces(out, places)
  if (add.length > 0) {
    out.golomb(add.length, 4)
    writeClasses(
      out,
      add.map((p) => p.truth),
    )
    const exam = add.some((p) => p.exam)
    out.flag(exam)
    if (exam) for (const p of add) out.flag(p.exam === true)
  }
  if (move.length > 0)
    writeIds(
      out,
      move.map((m) => m.id),
    )
  if (remove.length > 0) writeIds(out, remove)
  if (flip.length > 0) {
    writeIds(
      out,
      flip.map((f) => f.id),
    )
    writeClasses(
      out,
      flip.map((f) => f.truth),
    )
  }
  if (!boundary) return
  out.golomb(boundary.line.length, 4).flag(boundary.closed === true)
  writeClasses(out, boundary.classes)
}

export function readPoints(input: BitReader): unknown {
  const [adds, moves, removes, flips, bounds] = Array.from({ length: 5 }, () => input.flag())
  const line = bounds && input.flag()
  const places = adds || moves || line ? readPlaces(input) : []
  let at = 0
  const take = (n: number): Place[] => {
    if (at + n > places.length) throw new Damaged()
    at += n
    return places.slice(at - n, at)
  }
  const e: Record<string, unknown> = { t: 'points' }
  if (adds) {
    const xy = take(input.golomb(4))
    const truth = readClasses(input, xy.length)
    const exam = input.flag()
    e.add = xy.map((place, i) => ({
      xy: place,
      ...(truth[i] !== undefined && { truth: truth[i] }),
      ...(exam && input.flag() && { exam: true }),
    }))
  }
  if (moves) {
    const ids = readIds(input)
    const xy = take(ids.length)
    e.move = ids.map((id, i) => ({ id, xy: xy[i] }))
  }
  if (removes) e.remove = readIds(input)
  if (flips) {
    const ids = readIds(input)
    const truth = readClasses(input, ids.length)
    e.flip = ids.map((id, i) => ({ id, truth: truth[i] }))
  }
  if (bounds) e.boundary = line ? readBoundary(input, take) : null
  if (at !== places.length) throw new Damaged()
  return e
}

function readBoundary(input: BitReader, take: (n: number) => Place[]): Omit<Boundary, 'classes'> {
  const line = take(input.golomb(4))
  const closed = input.flag() ? { closed: true as const } : {}
  return { line, ...closed, ...{ classes: readClasses(input, 2) } }
}

/** The coarsest step of which all are multiples. */
function stepOf(values: readonly number[]): number {
  for (let step = 0; step <= FINEST; step++) {
    const unit = 1 << step
    if (values.every((v) => Number.isInteger(v * unit) && Math.abs(v * unit) < MOST)) return step
  }
  return RAW
}

/** A whole number of any sign as one that is not negative. */
const unsigned = (v: number): number => (v < 0 ? -2 * v - 1 : 2 * v)
const signed = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2)

function writePlaces(out: BitWriter, places: readonly Place[]): void {
  const values = places.flat()
  const step = stepOf(values)
  out.bits(step, 4).golomb(places.length, 4)
  if (step === RAW) {
    const words = new Uint32Array(Float64Array.from(values).buffer)
    for (const word of words) out.bits(word, 32)
    return
  }
  const whole = values.map((v) => v * (1 << step))
  const steps = whole.map((v, i) => unsigned(i < 2 ? v : v - whole[i - 2]))
  const order = cheapest(steps)
  out.bits(order, 5)
  for (const n of steps) out.golomb(n, order)
}

function readPlaces(input: BitReader): Place[] {
  const step = input.bits(4)
  const n = counted(input)
  const values = new Float64Array(2 * n)
  if (step === RAW) {
    const words = new Uint32Array(values.buffer)
    for (let i = 0; i < words.length; i++) words[i] = input.bits(32)
  } else {
    const order = input.bits(5)
    if (order >= ORDERS) throw new Damaged()
    for (let i = 0; i < values.length; i++) {
      const difference = signed(input.golomb(order))
      values[i] = difference + (i < 2 ? 0 : values[i - 2])
    }
    for (let i = 0; i < values.length; i++) values[i] /= 1 << step
  }
  return Array.from({ length: n }, (_, i): Place => [values[2 * i], values[2 * i + 1]])
}

/** The order of the codes in which these numbers are shortest. */
function cheapest(numbers: readonly number[]): number {
  let best = 0
  let least = Infinity
  for (let k = 0; k < ORDERS; k++) {
    const bits = numbers.reduce((sum, n) => sum + 2 * widthOf(Math.floor(n / (1 << k)) + 1) - 1 + k, 0)
    if (bits < least) {
      least = bits
      best = k
    }
  }
  return best
}

function writeIds(out: BitWriter, ids: readonly PointId[]): void {
  out.golomb(ids.length, 4)
  ids.forEach((id, i) => out.golomb(unsigned(id - (i > 0 ? ids[i - 1] + 1 : 0)), i > 0 ? 0 : 8))
}

function readIds(input: BitReader): PointId[] {
  const ids: PointId[] = []
  for (let left = counted(input), next = 0; left > 0; left--) {
    const id = next + signed(input.golomb(ids.length > 0 ? 0 : 8))
    ids.push(id)
    next = id + 1
  }
  return ids
}

/** Classes of a list, often one for all. */
function writeClasses(out: BitWriter, classes: readonly (number | undefined)[]): void {
  const numbers = classes.map((c) => (c ?? -1) + 1)
  const same = numbers.every((n) => n === numbers[0])
  const width = widthOf(Math.max(...numbers))
  out.bits(width, 3).flag(same)
  for (const n of same ? numbers.slice(0, 1) : numbers) out.bits(n, width)
}

function readClasses(input: BitReader, n: number): (number | undefined)[] {
  const width = input.bits(3)
  const same = input.flag()
  const read = () => {
    const c = input.bits(width)
    return c === 0 ? undefined : c - 1
  }
  if (!same) return Array.from({ length: n }, read)
  const one = read()
  return Array.from({ length: n }, () => one)
}

function counted(input: BitReader): number {
  const n = input.golomb(4)
  if (n > MOST_ITEMS) throw new Damaged()
  return n
}
