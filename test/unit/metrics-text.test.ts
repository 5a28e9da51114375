import { describe, expect, it } from 'vitest'
import { defaults } from '../../src/core/params.ts'
import { source } from '../../src/core/math/random.ts'
import { packNamed } from '../../src/core/query/named.ts'
import { STOP_RULES, type StopRound } from '../../src/core/query/stopping.ts'
import { itemAt, STREAM_RULES } from '../../src/core/query/stream.ts'
import type { Because } from '../../src/core/query/types.ts'
import { measures as en } from '../../src/text/en/measures.ts'
import { measures as ja } from '../../src/text/ja/measures.ts'
import type { Entry } from '../../src/text/format.ts'

const languages: [string, Readonly<Record<string, Entry>>][] = [
  ['en', en],
  ['ja', ja],
]
const said = (text: Readonly<Record<string, Entry>>, { text: key, args }: Because): string => {
  const entry = text[`why.${key}`]
  return typeof entry === 'function' ? entry(args) : entry
}

/** A rule in every state that it can be in. */
function reasons(): Because[] {
  const round = (i: number): StopRound => ({
    C: 2,
    labels: i,
    named: packNamed([0, 1, i > 30 ? 1 : i % 2], 2),
    confidence: Math.min(0.9, 0.5 + i / 50),
    uncertainty: 0.5 - i / 100,
    paid: Math.min(0.97, 0.5 + i / 50),
    gain: 0.1 / (1 + i * i),
  })
  const past = Array.from({ length: 45 }, (_, i) => round(i))
  const stops = STOP_RULES.flatMap((rule) =>
    [0, 1, 13, 45].map(
      (n) => rule.value(past.slice(0, n), n, { spent: n, limit: 40 }, defaults(rule.params)).why,
    ),
  )
  const streams = STREAM_RULES.flatMap((rule) =>
    [0, 0.2, 0.5].flatMap((u) =>
      [0, 60].map((spentHat) => {
        const p = { ...defaults(rule.params), v: 0.5 }
        const s = { t: 3, spentHat, theta: 0.7 }
        return rule.decide(itemAt(u, 2, s, source(1)), s, p).why
      }),
    ),
  )
  return [...stops, ...streams]
}

describe.each(languages)('words of the measures (%s)', (_, text) => {
  it('names every stopping and stream rule and their parameters', () => {
    for (const [kind, rules] of [
      ['stop', STOP_RULES],
      ['stream', STREAM_RULES],
    ] as const)
      for (const { id, params } of rules) {
        expect(text).toHaveProperty([`${kind}.${id}.name`])
        expect(text).toHaveProperty([`${kind}.${id}.line`])
        for (const spec of params) {
          expect(text).toHaveProperty([`param.${spec.key}`])
          if (spec.kind === 'choice')
            for (const option of spec.options) expect(text).toHaveProperty([`option.${spec.key}.${option}`])
        }
      }
  })

  it('has a sentence with all its numbers for every verdict', () => {
    const seen = new Set<string>()
    for (const why of reasons()) {
      const sentence = said(text, why)
      expect(sentence, why.text).toMatch(/[.。]$/)
      expect(sentence, why.text).not.toMatch(/NaN|undefined|Infinity/)
      seen.add(why.text)
    }
    for (const { id } of STOP_RULES)
      for (const state of id === 'budget' ? ['go', 'stop'] : ['unknown', 'go', 'stop'])
        expect(seen).toContain(`stop.${id}.${state}`)
    for (const text of ['spent.pass', 'under.ask', 'under.pass', 'disagreement.ask', 'disagreement.pass'])
      expect(seen).toContain(`stream.${text}`)
  })
})
