import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatorById, generators, thresholdOf } from '../../src/core/data/generators.ts'
import { thumbnail } from '../../src/core/data/made/thumbnail.ts'
import { type MadeGenerator } from '../../src/core/data/made/make.ts'
import { counts } from '../../src/core/data/made/law.ts'
import type { Dataset } from '../../src/core/data/types.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { allowed, defaults, readParams, type Params } from '../../src/core/params.ts'
import { en as english } from './text-world.ts'
import { extremes } from '../golden/variants.ts'

const each = generators.map((g) => [g.id, g] as const)
const made = (name: string, seed = 1, params: Params = {}): Dataset => {
  const g = generatorById(name) as MadeGenerator
  return g.make(seed, g.defaultN, params)
}
/** How often each value occurs in rows from..to-1. */
function tally(values: Int32Array, from: number, to: number): Record<number, number> {
  const count: Record<number, number> = {}
  for (let i = from; i < to; i++) count[values[i]] = (count[values[i]] ?? 0) + 1
  return count
}
const pool = (values: Int32Array, d: Dataset) => tally(values, 0, d.nPool)
const exam = (values: Int32Array, d: Dataset) => tally(values, d.nPool, d.n)
/** Mean and standard deviation per axis of the rows that `keep` keeps. */
function moments(d: Dataset, keep: (i: number) => boolean) {
  return [0, 1].map((axis) => {
    const v = Array.from({ length: d.n }, (_, i) => i)
      .filter(keep)
      .map((i) => d.xy[2 * i + axis])
    const mean = v.reduce((s, x) => s + x, 0) / v.length
    return { mean, sd: Math.sqrt(v.reduce((s, x) => s + (x - mean) ** 2, 0) / v.length) }
  })
}

describe('counts', () => {
  test('are whole, sum to n and lie within one of their share', () => {
    const weights = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 5000 }), (w, n) => {
        const total = w.reduce((s, v) => s + v, 0)
        const c = counts(w, n)
        expect(c.reduce((s, v) => s + v, 0)).toBe(n)
        c.forEach((v, i) => expect(Math.abs(v - (n * w[i]) / total)).toBeLessThan(1))
      }),
    )
  })
  test('shares that are whole numbers up to rounding errors are met', () => {
    expect(counts([0.4, 0.45, 0.15], 400)).toEqual([160, 180, 60])
    expect(counts([0.3, 0.3, 0.125, 0.125, 0.15], 400)).toEqual([120, 120, 50, 50, 60])
    expect(counts([1, 1, 1], 100)).toEqual([34, 33, 33])
  })
})

describe.each(each)('%s', (id, g) => {
  const d = made(id, 5)

  test('is a data set in its raw units, quantised to 2^-12', () => {
    expect([d.id, d.nPool, d.n]).toEqual([id, g.defaultN, g.defaultN + g.test])
    expect([d.xy.length, d.truth.length, d.group.length, d.classes.length]).toEqual([
      2 * d.n,
      d.n,
      d.n,
      g.classes,
    ])
    expect(d.frame).toEqual({ offset: [0, 0], scale: [1, 1] })
    expect(d.raw).toEqual(d.xy)
    expect(d.xy.filter((v) => !Number.isInteger(v * 4096) || Object.is(v, -0))).toHaveLength(0)
    expect(d.truth.every((c) => c >= 0 && c < d.classes.length)).toBe(true)
    expect(d.group.every((v) => v >= -1 && v < (g.groups?.length ?? 9))).toBe(true)
    expect(Object.keys(pool(d.truth, d))).toHaveLength(d.classes.length)
  })

  test('repeats with the same seed and differs with another', () => {
    expect(made(id, 5).hash).toBe(d.hash)
    expect(made(id, 6).hash).not.toBe(d.hash)
  })

  test('its grading points are a fresh draw', () => {
    const places = new Set<string>()
    for (let i = 0; i < d.nPool; i++) places.add(`${d.xy[2 * i]} ${d.xy[2 * i + 1]}`)
    let met = 0
    for (let i = d.nPool; i < d.n; i++) if (places.has(`${d.xy[2 * i]} ${d.xy[2 * i + 1]}`)) met++
    expect(met).toBeLessThan(3)
  })

  test('stays finite and complete at the limits of its parameters, for any number of points', () => {
    for (const params of extremes(g.params))
      for (const n of [1, 7, 50]) {
        const small = g.make(3, n, params)
        expect(small.nPool).toBe(n)
        expect(small.xy.every((v) => v - v === 0)).toBe(true)
        expect(small.truth.every((c) => c >= 0 && c < small.classes.length)).toBe(true)
      }
  })

  test('falls back to its defaults for bad parameters', () => {
    const bad = Object.fromEntries(g.params.map((p) => [p.key, 'nonsense']))
    expect(g.make(5, g.defaultN, bad).hash).toBe(d.hash)
  })

  test('its own defaults are allowed, and its model knows its parameters', () => {
    expect(g.params.filter((p) => !allowed(p, p.default))).toEqual([])
    expect(readParams(modelById(g.model.id).meta.params, g.model.params).bad).toEqual([])
  })

  test('its names are in the texts', () => {
    const keys = [
      `data.${id}.name`,
      `data.${id}.line`,
      ...(g.groups ?? []).map((name) => `group.${name}`),
      ...g.params.map((p) => `param.${p.key}`),
      ...g.params.flatMap((p) => (p.kind === 'choice' ? p.options.map((o) => `option.${p.key}.${o}`) : [])),
    ]
    expect(keys.filter((key) => !(key in english))).toEqual([])
  })

  test('its thumbnail is a small draw with its box', () => {
    const t = thumbnail(g, 5)
    expect([t.xy.length, t.truth.length]).toEqual([240, 120])
    const xs = t.xy.filter((_, i) => i % 2 === 0)
    expect([t.box.x0, t.box.x1]).toEqual([Math.min(...xs), Math.max(...xs)])
    expect(t.box.y1).toBeGreaterThan(t.box.y0)
  })
})

test('ids are unique, and the first is the default of the page', () => {
  expect(new Set(generators.map((g) => g.id)).size).toBe(generators.length)
  expect(generators[0].id).toBe('moons')
  expect(generatorById('nothing')).toBeUndefined()
  expect(generatorById('constructor')).toBeUndefined()
})

describe('numbers of points are exact', () => {
  test.each([
    ['missed_cluster', { 0: 160, 1: 180, 2: 60 }, { 0: 400, 1: 450, 2: 150 }],
    ['overlap_and_gap', { 0: 120, 1: 120, 2: 100, 3: 60 }, { 0: 300, 1: 300, 2: 250, 3: 150 }],
    ['imbalanced_4pct', { 0: 240, 1: 240, 2: 20 }, { 0: 960, 1: 960, 2: 80 }],
    ['moons_outliers', { 0: 176, 1: 176, 2: 48 }, { 0: 500, 1: 500 }],
    ['gauss_plus_boundary_outliers', { 0: 180, 1: 180, 2: 40 }, { 0: 500, 1: 500 }],
    ['dasgupta_line', { 0: 180, 1: 20, 2: 10, 3: 190 }, { 0: 450, 1: 50, 2: 25, 3: 475 }],
    ['ring4', { 0: 100, 1: 100, 2: 100, 3: 100 }, { 0: 250, 1: 250, 2: 250, 3: 250 }],
    ['stream_square', { 0: 750, 1: 750 }, { 0: 1000, 1: 1000 }],
  ])('%s', (name, inPool, inExam) => {
    const d = made(name, 9)
    expect(pool(d.group, d)).toEqual(inPool)
    expect(exam(d.group, d)).toEqual(inExam)
  })
  test('nine blobs of 33 or 34', () => {
    expect(Object.values(pool(made('nine_blobs').group, made('nine_blobs'))).sort()).toEqual([
      33, 33, 33, 33, 33, 33, 34, 34, 34,
    ])
  })
})

describe('a point keeps its chance', () => {
  test('a change of the noise moves every point along its own direction', () => {
    const [a, b] = [0.1, 0.3].map((noise) => made('moons', 4, { noise }))
    const middle = made('moons', 4, { noise: 0.2 })
    expect(b.truth).toEqual(a.truth)
    const off = middle.xy.map((v, i) => Math.abs(v - (a.xy[i] + b.xy[i]) / 2))
    expect(Math.max(...off)).toBeLessThan(2 ** -11)
  })
  test('rows are mixed', () => {
    const d = made('two_gauss_d4', 2)
    const first = tally(d.truth, 0, 100)
    expect(Math.abs(first[0] - 50)).toBeLessThan(25)
  })
})

describe('places and classes follow the law', () => {
  test.each([
    ['two_gauss_d4', 0, [-2, 1, 0, 1]],
    ['two_gauss_overlap', 1, [1.3, 1, 0, 1]],
    ['two_gauss_heavy_overlap', 1, [0.5, 1, 0, 1]],
    ['aniso_gauss', 0, [-0.5, 0.35, 0, 2.5]],
    ['missed_cluster', 2, [-4, 0.4, 0, 0.5]],
    ['overlap_and_gap', 2, [0, 0.5, -1.5, 0.5]],
    ['xor', 3, [1.5, 0.6, 1.5, 0.6]],
    ['nine_blobs', 5, [2, 0.45, 0, 0.45]],
    ['ring4', 1, [0, 0.8, 1.7, 0.8]],
    ['imbalanced_4pct', 2, [0, 0.3, 1.2, 0.3]],
  ])('%s, group %d', (name, group, [mx, sx, my, sy]) => {
    const g = generatorById(name) as MadeGenerator
    const d = g.make(1, 5000, {})
    const of = (i: number) => i < d.nPool && d.group[i] === group
    const n = pool(d.group, d)[group]
    const [x, y] = moments(d, of)
    for (const [got, mean, sd] of [
      [x, mx, sx],
      [y, my, sy],
    ] as const) {
      expect(Math.abs(got.mean - mean)).toBeLessThan((5 * sd) / Math.sqrt(n))
      expect(Math.abs(got.sd - sd)).toBeLessThan((5 * sd) / Math.sqrt(2 * n))
    }
  })

  test('uniform line: even on the square, class by the side', () => {
    const d = made('uniform_line')
    const [x, y] = moments(d, () => true)
    for (const { mean, sd } of [x, y]) {
      expect(Math.abs(mean)).toBeLessThan(0.25)
      expect(Math.abs(sd - Math.sqrt(3))).toBeLessThan(0.15)
    }
    const side = d.truth.map((_, i) => (d.xy[2 * i] * Math.sqrt(0.75) + d.xy[2 * i + 1] * 0.5 > 0 ? 1 : 0))
    expect(d.truth).toEqual(side)
    expect(made('uniform_line', 1, { angle: 90, offset: 1 }).truth).toEqual(
      d.truth.map((_, i) => (d.xy[2 * i + 1] > 1 ? 1 : 0)),
    )
  })

  test('moons without noise lie on their half circles', () => {
    const d = made('moons', 3, { noise: 0 })
    for (let i = 0; i < d.n; i++) {
      const x = d.xy[2 * i] / 1.6 + 0.5
      const y = d.xy[2 * i + 1] / 2 + 0.25
      const [cx, cy] = d.truth[i] ? [1, 0.5] : [0, 0]
      expect(Math.abs((x - cx) ** 2 + (y - cy) ** 2 - 1)).toBeLessThan(1e-3)
      expect(d.truth[i] ? cy - y : y).toBeGreaterThan(-1e-3)
    }
  })

  test('circles and spirals without noise have their radii', () => {
    const radius = (d: Dataset, i: number) => Math.sqrt(d.xy[2 * i] ** 2 + d.xy[2 * i + 1] ** 2)
    const c = made('circles', 3, { noise: 0 })
    const s = made('spirals', 3, { noise: 0 })
    for (let i = 0; i < 300; i++) {
      expect(radius(c, i)).toBeCloseTo(c.truth[i] ? 2.2 : 1, 2)
      const along = (radius(s, i) - 0.25) / 2.5
      const angle = 2 * Math.PI * 1.25 * along + (s.truth[i] ? Math.PI : 0)
      expect(s.xy[2 * i] / radius(s, i)).toBeCloseTo(Math.cos(angle), 1)
    }
  })

  test.each([
    ['checker3', 3],
    ['checker4', 4],
  ])('%s: neighbouring squares differ', (name, k) => {
    const d = made(name)
    const cell = (v: number) => Math.min(k - 1, Math.floor(((v + 3) / 6) * k))
    expect(d.truth).toEqual(d.truth.map((_, i) => (cell(d.xy[2 * i]) + cell(d.xy[2 * i + 1])) % 2))
  })

  test('moons with near copies: 80 places of 5 points, none in the grading set', () => {
    const d = made('moons_dup5', 2)
    const alone = made('moons_dup5', 2, { jitter: 0 })
    const places = new Map<string, number>()
    for (let i = 0; i < d.nPool; i++) {
      const place = `${alone.xy[2 * i]} ${alone.xy[2 * i + 1]}`
      places.set(place, (places.get(place) ?? 0) + 1)
      expect(Math.abs(d.xy[2 * i] - alone.xy[2 * i])).toBeLessThan(0.15)
    }
    expect([...places.values()]).toEqual(new Array(80).fill(5))
    expect(d.truth).toEqual(alone.truth)
    expect(d.xy.subarray(800)).toEqual(made('moons', 2).xy.subarray(800))
  })

  test('outliers are far away and their labels are coin flips', () => {
    const ring = (generatorById('moons_outliers') as MadeGenerator).make(1, 4000, {})
    const line = (generatorById('gauss_plus_boundary_outliers') as MadeGenerator).make(1, 4000, {})
    for (const [d, distance] of [
      [ring, (x: number, y: number) => Math.sqrt(x * x + y * y) - 4.5],
      [line, (_x: number, y: number) => Math.abs(y) - 4],
    ] as const) {
      const rows = [...d.group.keys()].filter((i) => d.group[i] === 2)
      for (const i of rows) {
        const beyond = distance(d.xy[2 * i], d.xy[2 * i + 1])
        expect(beyond).toBeGreaterThan(-0.001)
        expect(beyond).toBeLessThan(3)
      }
      const ones = rows.filter((i) => d.truth[i] === 1).length
      expect(Math.abs(ones / rows.length - 0.5)).toBeLessThan(2.5 / Math.sqrt(rows.length))
      const above = rows.filter((i) => d.xy[2 * i + 1] > 0).length
      expect(Math.abs(above / rows.length - 0.5)).toBeLessThan(2.5 / Math.sqrt(rows.length))
    }
  })

  test('threshold: the cut of the seed divides the classes', () => {
    for (const seed of [1, 2, 3]) {
      const d = made('threshold_1d', seed)
      const cut = thresholdOf(seed)
      expect(cut > 0.2 && cut < 0.8).toBe(true)
      expect(d.truth).toEqual(d.truth.map((_, i) => (d.xy[2 * i] > cut ? 1 : 0)))
      expect(d.nPool).toBe(1000)
    }
  })

  test('Dasgupta line: the groups lie apart', () => {
    const d = made('dasgupta_line')
    const stretch = [
      [-4, -2],
      [-1.1, -0.6],
      [0.6, 1.1],
      [2, 4],
    ]
    for (let i = 0; i < d.n; i++) {
      const [low, high] = stretch[d.group[i]]
      expect(d.xy[2 * i]).toBeGreaterThan(low - 0.001)
      expect(d.xy[2 * i]).toBeLessThan(high + 0.001)
      expect(d.truth[i]).toBe(d.group[i] % 2)
    }
  })

  test.each([
    ['none', (x: number) => x > 0],
    ['remote', (x: number) => x > 0 && x < 1.8],
    ['rotate', (_x: number, y: number) => y > 0],
  ])('stream with drift %s: rows arrive in order', (drift, after) => {
    const d = made('stream_square', 1, { drift })
    const concept = d.truth.map((_, i) => {
      const [x, y] = [d.xy[2 * i], d.xy[2 * i + 1]]
      const late = i < 1500 ? i >= 750 : i >= 2500
      return (late ? after(x, y) : x > 0) ? 1 : 0
    })
    expect(d.truth).toEqual(concept)
    expect(d.group).toEqual(d.truth.map((_, i) => ((i < 1500 ? i >= 750 : i >= 2500) ? 1 : 0)))
  })
})

test('reference names have their own numbers as defaults', () => {
  const of = (name: string) => {
    const g = generatorById(name) as MadeGenerator
    return [g.id, g.defaultN, defaults(g.params)]
  }
  expect(of('moons300')).toEqual(['moons', 300, { noise: 0.15 }])
  expect(of('two_gauss_overlap')).toEqual(['twoGauss', 400, { separation: 2.6 }])
  expect(of('checker4')).toEqual(['chessboard', 400, { cells: 4 }])
})
