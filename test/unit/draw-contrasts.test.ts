import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Rgb } from '../../src/draw/list.ts'
import { mix, rampAt, rgb } from '../../src/draw/palette.ts'
import { contrast, leastDistance, PALETTES } from './draw-colour.ts'

const SRC = new URL('../../src/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, SRC), 'utf8')

/** Colours by token, of each theme. */
const TOKENS = Object.fromEntries(
  (['light', 'dark', 'projector'] as const).map((theme) => {
    const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(read('page/tokens.css'))!
    return [theme, new Map([...block[1].matchAll(/--([\w-]+): (#\w+);/g)].map((m) => [m[1], rgb(m[2])]))]
  }),
)
const THEMES = Object.keys(PALETTES) as (keyof typeof PALETTES)[]

/** The style rules of all components and style sheets: selector and declarations, by file. */
const RULES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|css)$/.test(file) && !/tokens\.css|print\.css/.test(file))
  .flatMap((file) => {
    const text = read(file)
    const styles = file.endsWith('.css') ? text : (/<style>([^]*)<\/style>/.exec(text)?.[1] ?? '')
    const rules = styles.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)
    return [...rules].map((m) => ({ where: `${file}: ${m[1].trim()}`, css: m[2] }))
  })
const value = (css: string, property: string) =>
  new RegExp(`(?:^|[\\s;])${property}: var\\(--([\\w-]+)\\)`).exec(css)?.[1]

/** Grounds that text and controls stand on. */
const GROUNDS = ['bg', 'surface', 'surface-2', 'stage', 'ask-soft', 'warn-soft', 'bad-soft']
const TEXT = ['ink', 'ink-2', 'ink-3', 'ok', 'warn', 'bad', 'ask-ink']

describe.each(THEMES)('in the theme %s', (theme) => {
  const palette = PALETTES[theme]
  const t = (name: string): Rgb => {
    const colour = TOKENS[theme].get(name)
    if (!colour) throw new Error(`no token --${name}`)
    return colour
  }
  const against = (a: string, b: string) => contrast(t(a), t(b))
  const classes = palette.classes.map(rgb)
  /** Pairs below a limit, so that a failure names them. */
  const below = (limit: number, pairs: readonly (readonly [string, number])[]) =>
    pairs.filter(([, v]) => v < limit).map(([name, v]) => `${name} ${v.toFixed(2)}`)

  it('every text can be read on every ground', () => {
    const pairs = TEXT.flatMap((ink) => GROUNDS.map((on) => [`${ink} on ${on}`, against(ink, on)] as const))
    expect(below(4.5, pairs)).toEqual([])
  })

  it('what a rule writes can be read on the ground that it paints', () => {
    const pairs = RULES.flatMap(({ where, css }) => {
      const [ink, on] = [value(css, 'color'), value(css, 'background') ?? value(css, 'background-color')]
      return ink && on && TOKENS[theme].has(ink) && TOKENS[theme].has(on)
        ? [[`${where}: ${ink} on ${on}`, against(ink, on)] as const]
        : []
    })
    expect(pairs.length).toBeGreaterThanOrEqual(19)
    expect(below(4.5, pairs)).toEqual([])
  })

  it('what bounds a control, and the ring of the focus, is seen on every ground', () => {
    const pairs = GROUNDS.flatMap((on) => [
      [`line-2 on ${on}`, against('line-2', on)] as const,
      [`focus on ${on}`, against('focus', on)] as const,
    ])
    expect(below(3, pairs)).toEqual([])
    expect(against('focus', 'focus-gap')).toBeGreaterThanOrEqual(15)
  })

  it('text can be read on tints of a class, and the edge of its button is seen', () => {
    const mixed = (on: string) =>
      RULES.flatMap(({ where, css }) =>
        [
          ...css.matchAll(new RegExp(`color-mix\\(in srgb, var\\(--cc\\) (\\d+)%, var\\(--${on}\\)\\)`, 'g')),
        ].map((m) => ({ where, share: Number(m[1]) / 100 })),
      )
    const tints = mixed('surface').flatMap(({ where, share }) =>
      classes.map(
        (c, k) => [`${where} of class ${k + 1}`, contrast(t('ink'), mix(t('surface'), c, share))] as const,
      ),
    )
    const edges = mixed('line').flatMap(({ where, share }) =>
      classes.map(
        (c, k) => [`${where} of class ${k + 1}`, contrast(t('surface'), mix(t('line'), c, share))] as const,
      ),
    )
    expect(tints.length).toBeGreaterThan(0)
    expect(edges.length).toBeGreaterThan(0)
    expect(below(4.5, tints)).toEqual([])
    expect(below(3, edges)).toEqual([])
  })

  it('classes are seen on every ground, and the question inside its outline', () => {
    const pairs = classes.flatMap((c, k) =>
      ['surface', 'surface-2', 'stage', 'ask-soft'].map(
        (on) => [`class ${k + 1} on ${on}`, contrast(c, t(on))] as const,
      ),
    )
    expect(below(3, pairs)).toEqual([])
    expect(against('on-ask', 'ask')).toBeGreaterThanOrEqual(10)
  })

  it('a mark has an outline or a halo that is seen on every value of every map', () => {
    // The stage shows the maps up to 0.84 of their ramps.
    const values = Array.from({ length: 43 }, (_, i) => i / 50)
    const fields: [string, Rgb][] = [
      ...(['disagreement', 'utility', 'density'] as const).flatMap((field) =>
        values.map((v): [string, Rgb] => [`${field} ${v}`, rampAt(palette[field], v)]),
      ),
      ...classes.flatMap((c, k) =>
        values.map((v): [string, Rgb] => [`class ${k + 1} ${v}`, mix(t('stage'), c, palette.regionMax * v)]),
      ),
    ]
    const [outline, halo] = [rgb(palette.outline), rgb(palette.halo)]
    const pairs = fields.map(
      ([name, f]) => [name, Math.max(contrast(outline, f), contrast(halo, f))] as const,
    )
    expect(below(3.5, pairs)).toEqual([])
    // Between outline and halo lies the class colour itself: it is seen on the halo.
    expect(
      below(
        3,
        classes.map((c, k) => [`class ${k + 1}`, contrast(c, halo)] as const),
      ),
    ).toEqual([])
  })

  it('what is told apart by colour is so under every colour vision', () => {
    const tints = classes.slice(0, 4).map((c) => mix(t('stage'), c, palette.regionMax))
    const pairs = (list: readonly Rgb[]) =>
      list.flatMap((a, i) => list.slice(0, i).map((b) => leastDistance(a, b)))
    // Regions have their names too; these are their colours alone.
    expect(Math.min(...pairs(tints))).toBeGreaterThanOrEqual(LEAST[theme].tints)
    // The question is gold, and has its ring, dot and letter.
    expect(Math.min(...classes.map((c) => leastDistance(c, t('ask'))))).toBeGreaterThanOrEqual(
      LEAST[theme].ask,
    )
    // The two maps with one hue are not taken for each other.
    const ends = ([0.4, 0.6, 0.84] as const).map((v) =>
      leastDistance(rampAt(palette.disagreement, v), rampAt(palette.utility, v)),
    )
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(LEAST[theme].maps)
  })
})

/** As measured when the palettes were made, rounded down. */
const LEAST = {
  light: { tints: 5, ask: 22, maps: 15 },
  dark: { tints: 6, ask: 8.5, maps: 14 },
  projector: { tints: 6, ask: 27, maps: 16 },
}
