import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { datasetFromColumns } from '../../src/core/data/columns.ts'
import { openShipped } from '../../src/core/data/open-shipped.ts'
import { pca } from '../../src/core/data/pca.ts'
import { shippedSets } from '../../src/core/data/shipped.ts'
import { run } from '../../src/core/job.ts'
import { en as english } from './text-world.ts'

const columns = {
  id: 'mine',
  x: Float64Array.of(1, 2, 3, 6),
  y: Float64Array.of(7, 7, 7, 7),
  labels: ['b', null, 'a', 'b'],
  axes: ['width', 'height'] as const,
}

describe('datasetFromColumns', () => {
  test('z-score of all rows; a constant axis keeps scale 1', () => {
    const d = datasetFromColumns(columns)
    const sd = Math.sqrt(3.5)
    expect(d.frame).toEqual({ offset: [3, 7], scale: [sd, 1] })
    expect([...d.xy]).toEqual([-2 / sd, 0, -1 / sd, 0, 0, 0, 3 / sd, 0])
    expect([...d.raw]).toEqual([1, 7, 2, 7, 3, 7, 6, 7])
    expect([d.n, d.nPool, d.axes, [...d.group]]).toEqual([4, 4, ['width', 'height'], [-1, -1, -1, -1]])
  })

  test('classes by first appearance, a missing label is unknown', () => {
    const d = datasetFromColumns(columns)
    expect(d.classes).toEqual(['b', 'a'])
    expect([...d.truth]).toEqual([0, -1, 1, 0])
  })

  test('classes in the order given, others after them', () => {
    const d = datasetFromColumns({ ...columns, classes: ['c', 'a'] })
    expect(d.classes).toEqual(['c', 'a', 'b'])
    expect([...d.truth]).toEqual([2, -1, 1, 2])
  })

  test('small differences on a huge offset survive', () => {
    const d = datasetFromColumns({ ...columns, x: Float64Array.of(1e12, 1e12 + 1, 1e12 + 2, 1e12 + 3) })
    const sd = Math.sqrt(1.25)
    expect([...d.xy].filter((_, i) => i % 2 === 0)).toEqual([-1.5, -0.5, 0.5, 1.5].map((v) => v / sd))
  })

  test('the hash depends on values, labels and names of the classes', () => {
    const hashes = [
      columns,
      { ...columns, x: Float64Array.of(1, 2, 3, 7) },
      { ...columns, labels: ['b', 'a', 'a', 'b'] },
      { ...columns, labels: ['B', null, 'a', 'B'] },
    ].map((c) => datasetFromColumns(c).hash)
    expect(new Set(hashes).size).toBe(4)
    expect(datasetFromColumns({ ...columns, id: 'other' }).hash).toBe(hashes[0])
  })
})

describe('pca', () => {
  test('by hand: points on the diagonal of two columns, a constant third', () => {
    const result = run(
      pca([Float64Array.of(-1, 0, 1), Float64Array.of(-10, 0, 10), Float64Array.of(4, 4, 4)]),
    )
    const h = Math.sqrt(0.5)
    expect(result.loadings[0][0]).toBeCloseTo(h, 12)
    expect(result.loadings[1][0]).toBeCloseTo(h, 12)
    expect(result.loadings[2][0]).toBeCloseTo(0, 12)
    expect(result.explained[0]).toBeCloseTo(1, 12)
    expect(result.explained[1]).toBeCloseTo(0, 12)
    ;[-Math.sqrt(3), 0, Math.sqrt(3)].forEach((v, i) => expect(result.x[i]).toBeCloseTo(v, 12))
  })

  test('in their own units the wider column decides', () => {
    const x = Float64Array.of(-1, 1, -1, 1)
    const y = Float64Array.of(-10, -10, 10, 10)
    const { loadings, explained, x: first, y: second } = run(pca([x, y], false))
    expect(loadings).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(explained[0]).toBeCloseTo(100 / 101, 12)
    expect([[...first], [...second]]).toEqual([[...y], [...x]])
  })

  test('constant columns alone have no components', () => {
    const { x, explained } = run(pca([Float64Array.of(1, 1), Float64Array.of(2, 2)]))
    expect([...x, ...explained]).toEqual([0, 0, 0, 0])
  })
})

describe('shipped tables', () => {
  const open = (id: string, choice?: { x: string; y: string; label: string }) => {
    const set = shippedSets.find((s) => s.id === id)
    if (!set) throw new Error(id)
    const bytes = readFileSync(new URL(`../../public/data/${set.file}`, import.meta.url))
    return run(openShipped(set, bytes, choice))
  }
  test.each([
    ['penguins', { Adelie: 151, Gentoo: 123, Chinstrap: 68 }, [39.1, 18.7]],
    ['iris', { setosa: 50, versicolor: 50, virginica: 50 }, [1.4, 0.2]],
    ['wine', { cultivar_1: 59, cultivar_2: 71, cultivar_3: 48 }, [14.23, 3.06]],
    ['breastCancer', { benign: 357, malignant: 212 }, [25.38, 0.2654]],
    ['digits', { 0: 95, 3: 95, 4: 95, 7: 95 }, [-22.559809992526677, 1.3790512977002]],
  ])('%s', (id, sizes, first) => {
    const d = open(id)
    const set = shippedSets.find((s) => s.id === id)
    expect([d.id, d.n, d.axes]).toEqual([id, set?.n, [set?.x, set?.y]])
    const count = Object.fromEntries(
      d.classes.map((name, c) => [name, d.truth.filter((t) => t === c).length]),
    )
    expect(count).toEqual(sizes)
    first.forEach((v, axis) => expect(d.raw[axis]).toBeCloseTo(v, 9))
    for (const axis of [0, 1]) {
      const v = d.xy.filter((_, i) => i % 2 === axis)
      expect(v.reduce((s, z) => s + z, 0) / d.n).toBeCloseTo(0, 10)
      expect(v.reduce((s, z) => s + z * z, 0) / d.n).toBeCloseTo(1, 10)
    }
    const numbers = (row: number) => d.table?.columns.map((_, c) => Number(d.table?.cell(row, c)))
    expect(numbers(d.n - 1)?.some((v) => v > 0)).toBe(true)
    expect([`data.${id}.name`, `data.${id}.line`].filter((key) => !(key in english))).toEqual([])
  })

  test('the axes of digits carry 44.4% of the variance', () => {
    const d = open('digits')
    const pixels = Array.from({ length: 64 }, (_, c) =>
      Float64Array.from({ length: d.n }, (_, row) => Number(d.table?.cell(row, c))),
    )
    const { explained } = run(pca(pixels, false))
    expect(explained[0] + explained[1]).toBeCloseTo(0.44449399469892836, 10)
  })

  test('other axes and another label column', () => {
    const d = open('penguins', { x: 'flipper_length_mm', y: 'body_mass_g', label: 'island' })
    expect([d.axes, d.classes]).toEqual([
      ['flipper_length_mm', 'body_mass_g'],
      ['Torgersen', 'Biscoe', 'Dream'],
    ])
  })

  test('a damaged file is refused by name', () => {
    expect(() => run(openShipped(shippedSets[0], new Uint8Array(0)))).toThrow(/penguins\.csv/)
  })
})
