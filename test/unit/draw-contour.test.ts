import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PURPOSE, uniform } from '../../src/core/math/random.ts'
import { boundaries, confidenceLines, levelLines } from '../../src/draw/contour.ts'
import type { Path } from '../../src/draw/list.ts'
import type { Grid } from '../../src/engine/protocol/state.ts'

const BOX = { x0: -1, y0: -1, x1: 1, y1: 1 }

/** A lattice over [-1, 1] x [-1, 1] from a function of x and y that gives the channels. */
function gridOf(
  w: number,
  h: number,
  channels: number,
  f: (x: number, y: number) => readonly number[],
): Grid {
  const values = new Float32Array(w * h * channels)
  for (let j = 0; j < h; j++)
    for (let i = 0; i < w; i++)
      values.set(f(-1 + (2 * i) / (w - 1), 1 - (2 * j) / (h - 1)), (j * w + i) * channels)
  return { w, h, box: BOX, channels, values }
}
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const binary = (n: number, z: (x: number, y: number) => number) =>
  gridOf(n, n, 2, (x, y) => [1 - sigmoid(z(x, y)), sigmoid(z(x, y))])

type Point = [number, number]
const pointsOf = ({ xy }: Path): Point[] =>
  Array.from({ length: xy.length / 2 }, (_, k) => [xy[2 * k], xy[2 * k + 1]])
const onEdge = ([x, y]: Point) => Math.max(Math.abs(x), Math.abs(y)) > 1 - 1e-9
const near = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-9
/** Segments as unordered pairs of rounded points. */
function segments(paths: readonly Path[]): string[] {
  const name = ([x, y]: Point) => `${x.toFixed(6)},${y.toFixed(6)}`
  return paths.flatMap((path) => {
    const points = pointsOf(path)
    const ring = path.closed ? [...points, points[0]] : points
    return ring.slice(1).map((p, k) => [name(ring[k]), name(p)].sort().join(' '))
  })
}
const small = fc.integer({ min: 2, max: 7 })
/** Lattices of noise, without ties. */
const random = (channels: number) =>
  fc.record({ w: small, h: small, seed: fc.nat() }).map(({ w, h, seed }): Grid => ({
    w,
    h,
    box: BOX,
    channels,
    values: Float32Array.from({ length: w * h * channels }, (_, k) => uniform(seed, PURPOSE.sample, k)),
  }))

describe('boundaries', () => {
  it('of a linear model are one straight line from border to border', () => {
    const lines = boundaries(binary(21, (x, y) => 3 * x + y))
    expect(lines).toHaveLength(1)
    const points = pointsOf(lines[0])
    expect(lines[0].closed).toBe(false)
    expect(onEdge(points[0]) && onEdge(points[points.length - 1])).toBe(true)
    for (const [x, y] of points) expect(Math.abs(3 * x + y)).toBeLessThan(0.02)
  })
  it('of an island are one closed ring at its radius', () => {
    const lines = boundaries(binary(61, (x, y) => 20 * (x * x + y * y - 0.25)))
    expect(lines).toHaveLength(1)
    expect(lines[0].closed).toBe(true)
    for (const [x, y] of pointsOf(lines[0])) expect(Math.hypot(x, y)).toBeCloseTo(0.5, 2)
  })
  it('pass a saddle on the side of the mean', () => {
    const saddle = (corner: number): Grid => ({
      w: 2,
      h: 2,
      box: BOX,
      channels: 2,
      values: Float32Array.of(0.9, 0.1, 1 - corner, corner, 1 - corner, corner, 0.9, 0.1),
    })
    // Top right and bottom left belong to the second class. Where it is weak in the middle its corners are cut off, each by a
    // line on one side of the falling diagonal; where it is strong the corners of the first class are.
    const beside = (sign: 1 | -1) => (path: Path) =>
      new Set(pointsOf(path).map(([x, y]) => Math.sign(x + sign * y))).size === 1
    const [weak, strong] = [saddle(0.6), saddle(0.99)].map(boundaries)
    expect(weak).toHaveLength(2)
    expect(weak.every(beside(1))).toBe(true)
    expect(strong).toHaveLength(2)
    expect(strong.every(beside(-1))).toBe(true)
  })
  it('meet where three classes meet', () => {
    const thirds = [0, 1, 2].map((k) => [Math.cos((2 * Math.PI * k) / 3), Math.sin((2 * Math.PI * k) / 3)])
    const grid = gridOf(41, 41, 3, (x, y) => {
      const e = thirds.map(([a, b]) => Math.exp(4 * (a * x + b * y)))
      const sum = e[0] + e[1] + e[2]
      return e.map((v) => v / sum)
    })
    const lines = boundaries(grid)
    expect(lines).toHaveLength(3)
    const ends = lines.flatMap((path) => [pointsOf(path)[0], pointsOf(path).at(-1) as Point])
    expect(ends.filter(onEdge)).toHaveLength(3)
    const inner = ends.filter((p) => !onEdge(p))
    expect(inner).toHaveLength(3)
    for (const p of inner) {
      expect(near(p, inner[0])).toBe(true)
      expect(Math.hypot(...p)).toBeLessThan(0.06)
    }
  })
  it('end at the border or where lines meet, and no piece is there twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }).chain(random), (grid) => {
        const lines = boundaries(grid)
        const all = segments(lines)
        expect(new Set(all).size).toBe(all.length)
        const ends = lines
          .filter((p) => !p.closed)
          .flatMap((p) => [pointsOf(p)[0], pointsOf(p).at(-1) as Point])
        for (const end of ends) expect(onEdge(end) || ends.filter((p) => near(p, end)).length >= 3).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  it('cross every edge of the lattice between two classes where these are level', () => {
    fc.assert(
      fc.property(random(3), (grid) => {
        const { w, h, values } = grid
        const p = (node: number) => [...values.slice(3 * node, 3 * node + 3)]
        const owner = (node: number) => p(node).indexOf(Math.max(...p(node)))
        const place = (node: number): Point => [
          -1 + (2 * (node % w)) / (w - 1),
          1 - (2 * Math.floor(node / w)) / (h - 1),
        ]
        const points = boundaries(grid).flatMap(pointsOf)
        for (let node = 0; node < w * h; node++)
          for (const next of [
            ...((node + 1) % w ? [node + 1] : []),
            ...(node + w < w * h ? [node + w] : []),
          ]) {
            const [a, b] = [owner(node), owner(next)]
            if (a === b) continue
            const above = p(node)[a] - p(node)[b]
            const t = above / (above + p(next)[b] - p(next)[a])
            const [x, y] = place(node)
            const [x2, y2] = place(next)
            const crossing: Point = [x + t * (x2 - x), y + t * (y2 - y)]
            expect(points.some((q) => near(q, crossing))).toBe(true)
          }
      }),
    )
  })
  it('do not depend on the order of the classes', () => {
    fc.assert(
      fc.property(random(3), (grid) => {
        const turned = { ...grid, values: Float32Array.from(grid.values) }
        for (let k = 0; k < grid.values.length; k += 3)
          for (let c = 0; c < 3; c++) turned.values[k + ((c + 1) % 3)] = grid.values[k + c]
        expect(segments(boundaries(turned)).sort()).toEqual(segments(boundaries(grid)).sort())
      }),
    )
  })
  it('are nothing where all classes are level, and nothing for one class', () => {
    expect(boundaries(gridOf(5, 5, 2, () => [0.5, 0.5]))).toEqual([])
    expect(boundaries(gridOf(5, 5, 1, () => [1]))).toEqual([])
  })
})

describe('lines of one value', () => {
  it('lie where the value is', () => {
    const lines = levelLines(
      gridOf(41, 41, 1, (x) => [x]),
      0,
      0.3,
    )
    expect(lines).toHaveLength(1)
    for (const [x] of pointsOf(lines[0])) expect(x).toBeCloseTo(0.3, 6)
  })
  it('of confidence are p = .1, .3, .7 and .9 of two classes', () => {
    const lines = confidenceLines(binary(201, (x) => 6 * x))
    const at = lines.map((path) => sigmoid(6 * pointsOf(path)[0][0]))
    expect(at.map((p) => p.toFixed(2)).sort()).toEqual(['0.10', '0.30', '0.70', '0.90'])
  })
  it('of confidence go around every certain class of three', () => {
    const centres = [
      [-0.6, -0.5],
      [0.6, -0.5],
      [0, 0.6],
    ]
    const grid = gridOf(61, 61, 3, (x, y) => {
      const e = centres.map(([a, b]) => Math.exp(-6 * ((x - a) ** 2 + (y - b) ** 2)))
      const sum = e[0] + e[1] + e[2]
      return e.map((v) => v / sum)
    })
    const lines = confidenceLines(grid)
    expect(lines).toHaveLength(6)
    const best = ([x, y]: Point) => {
      const e = centres.map(([a, b]) => Math.exp(-6 * ((x - a) ** 2 + (y - b) ** 2)))
      return Math.max(...e) / (e[0] + e[1] + e[2])
    }
    const levels = lines.map((path) => best(pointsOf(path)[0]).toFixed(2))
    expect(levels.sort()).toEqual(['0.60', '0.60', '0.60', '0.87', '0.87', '0.87'])
  })
})
