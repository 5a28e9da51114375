import { describe, expect, it } from 'vitest'
import type { Rgb } from '../../src/draw/list.ts'
import { css, mix, rampAt, readPalette, rgb } from '../../src/draw/palette.ts'
import { ciede2000, contrast, distance, lab, leastDistance, PALETTES, type Vision } from './draw-colour.ts'

const themes = Object.values(PALETTES)
const each = describe.each(themes.map((p) => [p.theme, p] as const))

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(0, i).map((b): [T, T] => [a, b]))
const nearest = (colours: readonly Rgb[]): number =>
  Math.min(...pairs(colours).map(([a, b]) => leastDistance(a, b)))

describe('colour measures', () => {
  it('agree with the published test pairs of CIEDE2000', () => {
    // Sharma, Wu and Dalal 2005, table 1, pairs 1, 7, 9, 17, 25 and 33
    const cases: [number, [number, number, number], [number, number, number]][] = [
      [2.0425, [50, 2.6772, -79.7751], [50, 0, -82.7485]],
      [2.3669, [50, 0, 0], [50, -1, 2]],
      [7.1792, [50, 2.49, -0.001], [50, -2.49, 0.0009]],
      [27.1492, [50, 2.5, 0], [73, 25, -18]],
      [1.2644, [60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387]],
      [1.8645, [35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901]],
    ]
    for (const [expected, a, b] of cases) {
      expect(ciede2000(a, b)).toBeCloseTo(expected, 4)
      expect(ciede2000(b, a)).toBeCloseTo(expected, 4)
    }
  })
  it('agree with known values', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10)
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
    const [L, a, b] = lab([255, 0, 0])
    expect([L, a, b].map((v) => Math.round(v))).toEqual([53, 80, 67])
  })
})

each('the palette %s', (_, palette) => {
  const classes = palette.classes.map(rgb)
  const stage = rgb(palette.stage)

  it('keeps the first four classes apart under every colour vision, and all eight recognisable', () => {
    expect(nearest(classes.slice(0, 4))).toBeGreaterThanOrEqual(11)
    expect(nearest(classes)).toBeGreaterThanOrEqual(6)
  })
  it('keeps the pool apart from every class', () => {
    for (const c of classes) expect(leastDistance(rgb(palette.pool), c)).toBeGreaterThanOrEqual(6)
  })
  it('shows every class on the stage and inside its outline', () => {
    for (const c of classes) expect(contrast(c, stage)).toBeGreaterThanOrEqual(3)
  })
  it('keeps the tints of the first two classes at least 28 apart', () => {
    const [a, b] = classes.map((c) => mix(stage, c, palette.regionMax))
    expect(leastDistance(a, b)).toBeGreaterThanOrEqual(28)
  })
  it('has text and marks of enough contrast', () => {
    const against = (a: string, b: string) => contrast(rgb(a), rgb(b))
    expect(against(palette.ink, palette.surface)).toBeGreaterThanOrEqual(15)
    expect(against(palette.onAsk, palette.ask)).toBeGreaterThanOrEqual(10)
    expect(against(palette.pool, palette.halo)).toBeGreaterThanOrEqual(4.4)
    expect(against(palette.focus, palette.focusGap)).toBeGreaterThanOrEqual(15)
    // Gold alone says nothing on a light ground: it always has an outline of ink, or on dark it is bright itself.
    expect(
      Math.max(against(palette.ask, palette.outline), against(palette.ask, palette.surface)),
    ).toBeGreaterThanOrEqual(10)
  })
  it('draws committee lines visibly on every tint of the first four classes', () => {
    const alpha = palette.theme === 'dark' ? 0.68 : 0.58
    for (const c of classes.slice(0, 4)) {
      const tint = mix(stage, c, palette.regionMax)
      expect(contrast(mix(tint, rgb(palette.ink), alpha), tint)).toBeGreaterThanOrEqual(3.1)
    }
  })
  it('has ramps that begin at the stage, are steep in lightness and have distinct stops under every vision', () => {
    for (const ramp of [palette.disagreement, palette.utility]) {
      expect(ramp).toHaveLength(6)
      expect(ramp[0]).toEqual(stage)
      const lightness = ramp.map((c) => lab(c)[0])
      const direction = Math.sign(lightness[5] - lightness[0])
      for (let i = 1; i < 6; i++) {
        expect(direction * (lightness[i] - lightness[i - 1])).toBeGreaterThan(0)
        expect(leastDistance(ramp[i - 1], ramp[i])).toBeGreaterThanOrEqual(7)
      }
    }
  })
})

describe('distances of the class colours', () => {
  const first = (theme: keyof typeof PALETTES, n: number, vision: Vision) => {
    const colours = PALETTES[theme].classes.slice(0, n).map(rgb)
    return Math.round(Math.min(...pairs(colours).map(([a, b]) => distance(a, b, vision))))
  }
  it('are as measured when the palette was made', () => {
    expect((['normal', 'protan', 'deutan', 'tritan'] as const).map((v) => first('light', 2, v))).toEqual([
      49, 56, 63, 65,
    ])
    expect((['normal', 'protan', 'deutan', 'tritan'] as const).map((v) => first('dark', 4, v))).toEqual([
      33, 14, 11, 13,
    ])
    expect((['normal', 'protan', 'deutan', 'tritan'] as const).map((v) => first('projector', 4, v))).toEqual([
      26, 15, 19, 16,
    ])
  })
})

describe('reading tokens', () => {
  it('takes sizes from the theme where it has its own', () => {
    expect(PALETTES.light.radius).toEqual({ pool: 3, labelled: 6.5, held: 4, ring: 10.5, ask: 14, tag: 9 })
    expect(PALETTES.projector.radius).toEqual({
      pool: 4.5,
      labelled: 10,
      held: 6,
      ring: 16,
      ask: 21,
      tag: 13,
    })
  })
  it('accepts shortened colours and refuses what is missing', () => {
    const get = (name: string) => (/-(r|max|a)$/.test(name) ? '1' : '#fff')
    expect(readPalette(get, 'light').stage).toBe('#ffffff')
    expect(() => readPalette((name) => (name === 'pool' ? '' : get(name)), 'light')).toThrow(/#rrggbb/)
    expect(() => readPalette((name) => (name === 'ask-r' ? '' : get(name)), 'light')).toThrow(
      'no number in --ask-r',
    )
  })
  it('mixes ramps in sRGB', () => {
    const stops: Rgb[] = [
      [0, 0, 0],
      [100, 200, 50],
      [200, 0, 50],
    ]
    expect(rampAt(stops, 0.25)).toEqual([50, 100, 25])
    expect(rampAt(stops, 0.5)).toEqual([100, 200, 50])
    expect(rampAt(stops, 7)).toEqual([200, 0, 50])
    expect(rampAt(stops, -1)).toEqual([0, 0, 0])
    expect(css([0.4, 254.6, 16])).toBe('#00ff10')
    expect(rgb('#00fF10')).toEqual([0, 255, 16])
  })
})
