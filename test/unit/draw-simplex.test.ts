import { SIMPLEX_MEASURES } from '../../src/draw/simplex-measures.ts'
import { describe, expect, it } from 'vitest'
import {
  simplexField,
  simplexList,
  simplexNeighbour,
  simplexPick,
  simplexPlace,
} from '../../src/draw/simplex.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { PALETTES } from './draw-colour.ts'
import { say } from './draw-scene.ts'

const size = { width: 240, height: 220 }
const scene = {
  palette: PALETTES.light,
  language: 'en' as const,
  size,
  measure: 'margin' as const,
  classes: ['A', 'B', 'C'],
  ids: Int32Array.of(7, 9, 11),
  p: Float32Array.of(1, 0, 0, 0.2, 0.3, 0.5, 0.4, 0.4, 0.2),
  label: Int32Array.from({ length: 12 }, (_, i) => (i === 7 ? 0 : -1)),
  asked: [11],
  hovered: 9,
}

describe('the probability triangle', () => {
  it('has certainty in its corners and even odds in the middle', () => {
    const [a, b, c] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ].map((p) => simplexPlace(size, p))
    const middle = simplexPlace(size, [1 / 3, 1 / 3, 1 / 3])
    expect(middle[0]).toBeCloseTo((a[0] + b[0] + c[0]) / 3, 9)
    expect(middle[1]).toBeCloseTo((a[1] + b[1] + c[1]) / 3, 9)
    expect(b[0] - a[0]).toBeCloseTo(Math.hypot(c[0] - a[0], c[1] - a[1]), 9)
  })

  it.each(SIMPLEX_MEASURES)('%s is 0 in the corners and largest in the middle', (measure) => {
    const { w, h, values } = simplexField(measure)
    expect(
      [values[(h - 1) * w], values[h * w - 1], values[(w - 1) / 2]].map((v) => Math.round(v * 1e6)),
    ).toEqual([0, 0, 0])
    const row = Math.round(((h - 1) * 2) / 3)
    const middle = values[row * w + (w - 1) / 2]
    expect(Math.max(...values) - middle).toBeLessThan(0.03)
  })

  it('has the values of the three measures everywhere', () => {
    const at = (measure: (typeof SIMPLEX_MEASURES)[number], p: readonly number[]) => {
      const [a, b, c] = [...p].sort((x, y) => y - x)
      if (measure === 'leastConfident') return 1 - a
      if (measure === 'margin') return 1 - (a - b)
      return -[a, b, c].reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0)
    }
    for (const measure of SIMPLEX_MEASURES) {
      const { w, h, values } = simplexField(measure)
      for (let j = 0; j < h; j += 7)
        for (let i = 0; i < w; i += 5) {
          const third = 1 - j / (h - 1)
          const second = i / (w - 1) - third / 2
          const p = [1 - second - third, second, third]
          const inside = Math.min(...p) > 1e-6
          if (inside) expect(values[j * w + i]).toBeCloseTo(at(measure, p), 5)
          else if (Math.min(...p) < -1e-6) expect(values[j * w + i]).toBe(0)
        }
    }
  })

  it('is gone through by direction, from the first point where none is known', () => {
    const right = [1, 0] as const
    expect(simplexNeighbour(scene, null, right)).toBe(7)
    expect(simplexNeighbour(scene, 3, right)).toBe(7)
    // From the lower left corner: 11 lies 104 px to the right and 36 px up, 9 as far right and 90 px up.
    expect(simplexNeighbour(scene, 7, right)).toBe(11)
    expect(simplexNeighbour(scene, 11, [0, -1])).toBe(9)
    expect(simplexNeighbour(scene, 9, [0, 1])).toBe(11)
    expect(simplexNeighbour(scene, 7, [-1, 0])).toBeNull()
    expect(simplexNeighbour({ ...scene, ids: new Int32Array(0) }, 7, right)).toBeNull()
  })

  it('draws pool, label, question and the point that is pointed at', () => {
    const ops = simplexList(scene).ops
    expect(ops.slice(-9).map(say)).toMatchInlineSnapshot(`
      [
        "line 16.08,200 223.92,200 120,20 closed stroke #1c1b19 1.25",
        "dots 130.39,110 r 2.5 #77747a halo 1 #fbfaf7",
        "shape 0 at 16.08,200 r 5 fill #1f5fd0 stroke #1c1b19 1.25",
        "shape 0 at 130.39,110 r 9 stroke #1c1b19 2",
        "shape 0 at 120,164 r 8 fill #ffc21a stroke #1c1b19 2",
        "shape 0 at 120,164 r 2.5 fill #1c1b19",
        "text "A" middle 16.08,210 12/600 #1c1b19 halo #fbfaf7 3 0.9",
        "text "B" middle 223.92,210 12/600 #1c1b19 halo #fbfaf7 3 0.9",
        "text "C" middle 120,10 12/600 #1c1b19 halo #fbfaf7 3 0.9",
      ]
    `)
    expect(toSvg(simplexList(scene), { title: 'Triangle', desc: '' }).match(/<text/g)).toHaveLength(3)
  })

  it('finds the point under the pointer', () => {
    const [x, y] = simplexPlace(size, scene.p, 3)
    expect(simplexPick(scene, x + 3, y, 14)).toBe(9)
    expect(simplexPick(scene, x, 0, 14)).toBeNull()
  })
})
