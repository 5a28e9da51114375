import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import type { ParamSpec } from '../../src/core/params.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import type { Because } from '../../src/core/query/types.ts'
import { explainStrategies as explainEn } from '../../src/text/en/explain-strategies.ts'
import { why as whyEn } from '../../src/text/en/why.ts'
import type { Args, Entry, Explanation } from '../../src/text/format.ts'
import { explainStrategies as explainJa } from '../../src/text/ja/explain-strategies.ts'
import { why as whyJa } from '../../src/text/ja/why.ts'
import { variants } from '../golden/variants.ts'
import { world } from './query-world.ts'
import { en as namesEn, ja as namesJa } from './text-world.ts'

type Words = Readonly<Record<string, Entry>>
const languages: [string, Words, Words, Readonly<Record<string, Explanation>>][] = [
  ['English', namesEn, whyEn, explainEn],
  ['Japanese', namesJa, whyJa, explainJa],
]

/** Every explanation that the strategies give in a few states, in all their variants. */
const whys = STRATEGIES.flatMap((s) =>
  variants(s.meta.params).flatMap((p) =>
    [0, 4, 13, 4, 4, 4].flatMap((labelled, round) => {
      const c = world({ seed: 5, n: 9, C: 3, labelled, K: 4, batch: 3, round })
      const prep = s.prepare && run(s.prepare(c, p))
      return [0, 1, 2, 3].flatMap((i) => [[], [5]].map((chosen) => s.explain(i, c, p, prep, chosen)))
    }),
  ),
)

function sentence(words: Words, { text, args }: Because, more: Args): string {
  const entry = words[`why.${text}`]
  expect(entry, text).toBeDefined()
  return typeof entry === 'function' ? entry({ ...args, ...more }) : entry
}

/** What the page draws a control for: options that are no strategies have a name of their own. */
const options = (spec: ParamSpec) => (spec.kind === 'choice' ? spec.options : [])

describe.each(languages)('the words of the strategies in %s', (_, names, why, explain) => {
  it('name every strategy, family, parameter and option', () => {
    for (const { meta } of STRATEGIES) {
      expect(names).toHaveProperty([`family.${meta.family}`])
      for (const part of ['name', 'line', 'best'])
        expect(names).toHaveProperty([`strategy.${meta.id}.${part}`])
      for (const spec of meta.params) {
        expect(names).toHaveProperty([`param.${spec.key}`])
        for (const option of options(spec)) {
          const known = [`option.${spec.key}.${option}`, `strategy.${option}.name`].filter((k) => k in names)
          expect(known, `${spec.key}=${option}`).not.toEqual([])
        }
      }
    }
  })

  it('explain every strategy under its own name', () => {
    expect(Object.keys(explain).sort()).toEqual(STRATEGIES.map((s) => `strategy.${s.meta.id}`).sort())
    for (const [key, e] of Object.entries(explain)) {
      expect(e.title).toBe(names[`${key}.name`])
      for (const text of [e.what, e.how, e.misleads]) expect(text.length).toBeGreaterThan(10)
    }
  })

  it('tell each explanation with its numbers, as the first in rank and further down', () => {
    for (const w of whys)
      for (const place of [
        { rank: 1, equal: 0, of: 386 },
        { rank: 7, equal: 0, of: 386 },
      ]) {
        for (const because of w.via ? [w.because, w.via] : [w.because]) {
          const text = sentence(why, because, place)
          expect(text, because.text).not.toMatch(/undefined|NaN|Infinity|[!！]/)
          expect(text).toMatch(/[.。]$/)
        }
        for (const t of w.terms) expect(why).toHaveProperty([`term.${t.sym}`])
      }
  })

  it('have no words that nobody uses', () => {
    const said = new Set(
      whys.flatMap((w) => [w.because, ...(w.via ? [w.via] : [])]).map((b) => `why.${b.text}`),
    )
    const shown = new Set(whys.flatMap((w) => w.terms.map((t) => `term.${t.sym}`)))
    const unused = Object.keys(why).filter((k) => !said.has(k) && !shown.has(k))
    // The page itself says that points are tied.
    expect(unused.filter((k) => k !== 'why.tied')).toEqual([])
  })
})

describe('the sentence of margin', () => {
  const args = { classA: 'B', pA: 0.51, classB: 'A', pB: 0.49, gap: 0.02 }
  it('is in the superlative for the first in rank only', () => {
    const top = { rank: 1, equal: 0, of: 386 }
    expect(sentence(whyEn, { text: 'margin', args }, top)).toBe(
      'The model gives class B 51.0% and class A 49.0%: the smallest gap among 386 points.',
    )
    expect(sentence(whyEn, { text: 'margin', args }, { ...top, equal: 1 })).toBe(
      'The model gives class B 51.0% and class A 49.0%: a gap of 2.0%.',
    )
    expect(sentence(whyJa, { text: 'margin', args }, top)).toBe(
      'クラスBの確率は51.0%、クラスAは49.0%です。この差は、386点の中で最小です。',
    )
  })
})
