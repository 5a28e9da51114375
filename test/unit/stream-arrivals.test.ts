import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArrivalLog, driftsAmong, prequential, RUNNING } from '../../src/core/session/arrivals.ts'
import { fold } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { append, goto, path, ROOT, treeOf } from '../../src/core/session/tree.ts'
import type { Event, Tree } from '../../src/core/session/types.ts'
import { arrivalsFile } from '../../src/page/stream-file.ts'
import { formulaOf, limitOf, passedSince, rowsOf, Verdicts, verdictOf } from '../../src/page/stream-rows.ts'
import { num } from '../../src/text/format.ts'
import { calculate } from './page-arithmetic.ts'
import { data, specOf as streamOf } from './stream-scene.ts'

const specOf = (rule: string, params = {}) => streamOf({ stream: { rule, params } })

/** The head's session goes on: the item is asked about and answered, only asked about, or let pass. */
type Deed = 'answer' | 'ask' | 'pass' | 'back' | 'set'
function live(tree: Tree, deed: Deed): Tree {
  const state = fold(tree.spec, path(tree), data)
  const t = state.stream!.t
  const id = state.arrivals![t]
  const ask: Event = { t: 'ask', ids: [id], by: 'margin', score: [0.5], tied: [], fp: '' }
  const answer: Event = { t: 'answer', id, label: data.truth[id], who: 'truth' }
  switch (deed) {
    case 'answer':
      return append(state.open ? tree : append(tree, ask), answer)
    case 'ask':
      return state.open ? tree : append(tree, ask)
    case 'pass':
      return state.open ? tree : append(tree, { t: 'advance', n: 1 })
    case 'back':
      return goto(tree, Math.max(ROOT, Math.floor((tree.head - 1) / 2)))
    case 'set':
      return append(tree, {
        t: 'set',
        patch: { stream: { params: { budget: 0.1 + tree.nodes.length / 200 } } },
      })
  }
}
const deeds = fc.array(fc.constantFrom<Deed>('answer', 'pass', 'pass', 'ask', 'back', 'set'), {
  maxLength: 40,
})
const after = (all: readonly Deed[], spec = specOf('variable')) => all.reduce(live, treeOf(spec))

describe('the arrivals of a stream', () => {
  it('are those of the log, each with the stream before it', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const tree = after(all)
        const rows = new ArrivalLog(data).at(tree)
        const state = fold(tree.spec, path(tree), data)
        expect(rows.length).toBe(state.stream!.t + (state.open ? 1 : 0))
        for (const row of rows) {
          const before = fold(tree.spec, path(tree, row.node), data)
          expect(row.id).toBe(state.arrivals![row.t])
          expect(row.before).toEqual(before.stream)
          expect(row.settings).toEqual(before.settings)
          expect(row.labelled).toBe(before.order.length)
          expect(row.label).toBe(state.label[row.id])
          expect(row.by).toBe(row.asked ? 'margin' : null)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are the same whether they are followed one by one or read at once, on every branch', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const log = new ArrivalLog(data)
        let tree = treeOf(specOf('split'))
        for (const deed of all) {
          tree = live(tree, deed)
          expect(log.at(tree)).toEqual(new ArrivalLog(data).at(tree))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('count several items of one event each', () => {
    const tree = append(treeOf(specOf('variable')), { t: 'advance', n: 5 })
    const rows = new ArrivalLog(data).at(tree)
    expect(rows.map((r) => r.t)).toEqual([0, 1, 2, 3, 4])
    const singly = after(Array<Deed>(5).fill('pass'))
    expect(rows.map((r) => r.before)).toEqual(new ArrivalLog(data).at(singly).map((r) => r.before))
  })

  it('show a drift at the first item of the new law', () => {
    const rows = new ArrivalLog(data).at(after(Array<Deed>(100).fill('pass')))
    const [at, ...more] = driftsAmong(rows, data.group)
    expect(more).toEqual([])
    expect(data.group![rows[at].id]).not.toBe(data.group![rows[at - 1].id])
    expect(begin(specOf('variable'), data).concept).toBe(data.group)
    expect(driftsAmong(rows, undefined)).toEqual([])
  })
})

describe('the running accuracy', () => {
  it('is the share of right answers among the latest known items', () => {
    const known = fc.array(fc.constantFrom(true, false, null), { maxLength: 130 })
    fc.assert(
      fc.property(known, fc.integer({ min: 1, max: RUNNING }), (right, window) => {
        prequential(right, window).forEach((value, i) => {
          const recent = right
            .slice(0, i + 1)
            .filter((r) => r !== null)
            .slice(-window)
          const share = recent.filter(Boolean).length / recent.length
          expect(value).toBe(recent.length === 0 ? null : share)
        })
      }),
    )
  })
})

describe('the rows of the strip', () => {
  const tree = after(['pass', 'pass', 'answer', 'pass', 'ask'], specOf('variable', { s: 0.1, theta0: 0.8 }))
  const state = begin(tree.spec, data)
  const arrivals = new ArrivalLog(data).at(tree)

  it('hold what was found out about each item, and nothing where it is not known', () => {
    const verdicts = new Verdicts()
    expect(
      rowsOf(tree, arrivals, verdicts, data).every((r) => r.verdict === null && r.accuracy === null),
    ).toBe(true)
    arrivals.forEach((row, i) =>
      verdicts.set(tree, row, verdictOf(state, row, 0.9, i % 2 ? -1 : data.truth[row.id])),
    )
    const rows = rowsOf(tree, arrivals, verdicts, data)
    expect(rows.map((r) => r.right)).toEqual([true, null, true, null, true])
    expect(rows.map((r) => r.accuracy)).toEqual([1, 1, 1, 1, 1])
    // Margin 0.9 of two classes is u = 0.45: the confidence 0.55 lies below every threshold of this stream.
    expect(rows.every((r) => r.verdict!.decision!.ask)).toBe(true)
    expect(rows.map((r) => limitOf(r)!.toFixed(3))).toEqual(['0.200', '0.120', '0.032', '0.129', '0.042'])
    expect(formulaOf(rows[0])).toBe('1 − u = 1 − 0.450 = 0.550 < θ = 0.800')
    expect(passedSince(rows)).toBe(0)
    expect(passedSince(rows.slice(0, 4))).toBe(1)
    expect(passedSince(rows.slice(0, 2))).toBe(2)
  })

  it('keep verdicts apart by the branch that they were reached on', () => {
    const verdicts = new Verdicts()
    const verdict = verdictOf(state, arrivals[2], 0.9, 0)
    verdicts.set(tree, arrivals[2], verdict)
    const other = live(live(goto(tree, 0), 'answer'), 'ask')
    const [, , third] = new ArrivalLog(data).at(other)
    expect(verdicts.get(tree, arrivals[2])).toBe(verdict)
    expect(verdicts.get(other, third)).toBeNull()
  })

  it('tell a confidence from a threshold that is almost the same', () => {
    const row = { ...arrivals[0], before: { t: 0, spentHat: 0, theta: 0.55005 } }
    const full = { ...row, verdict: verdictOf(state, row, 0.9, 0), right: null, accuracy: null }
    expect(formulaOf(full)).toBe('1 − u = 1 − 0.4500 = 0.5500 < θ = 0.5501')
  })

  it('give numbers that add up as they are printed', () => {
    const world = after(['pass'], specOf('randomisedVariable'))
    const [first] = new ArrivalLog(data).at(world)
    // Scores near 0, and those whose utility lies just between two decimals, too.
    const share = fc.oneof(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: -9, max: 0, noNaN: true }).map((power) => 10 ** power),
      fc.integer({ min: 1, max: 999 }).map((n) => n / 1000),
    )
    fc.assert(
      fc.property(share, share, (score, theta) => {
        const row = { ...first, before: { t: 0, spentHat: 0, theta } }
        const verdict = verdictOf(begin(world.spec, data), row, score, 0)
        const read = formulaOf({ ...row, verdict, right: null, accuracy: null })
        // Without a label of each class, or with the budget spent, other sentences are said.
        const sides = read?.match(/^1 − u = (.*) = (.*) [<≥] θ·η = (.*) = (.*)$/)?.slice(1)
        expect(sides).toBeDefined()
        const [complement, confidence, product, threshold] = sides!
        expect(calculate(complement)).toBeCloseTo(calculate(confidence), 9)
        const digits = threshold.length - threshold.indexOf('.') - 1
        expect(num(calculate(product), digits)).toBe(threshold)
      }),
    )
  })

  it('are written as a table with one line per item', () => {
    const verdicts = new Verdicts()
    arrivals.forEach((row) => verdicts.set(tree, row, verdictOf(state, row, 0.9, 0)))
    const table = arrivalsFile(rowsOf(tree, arrivals, verdicts, data), [3], {
      axes: ['x', 'y'],
      classes: ['Class A', 'Class B'],
      place: (id) => [id, 0],
    })
    const [head, ...lines] = table.trim().split(/\r?\n/)
    expect(lines).toHaveLength(arrivals.length)
    const columns = head.replace('\ufeff', '').split(',')
    const cells = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell])),
    )
    expect(cells.map((c) => c.asked)).toEqual(['0', '0', '1', '0', '1'])
    expect(cells.map((c) => c.drift)).toEqual(['0', '0', '0', '1', '0'])
    expect(cells[0]).toMatchObject({
      arrival: '1',
      point: String(arrivals[0].id),
      utility: '0.45',
      reason: 'under',
    })
    expect(cells[2].label).toBe(['Class A', 'Class B'][data.truth[arrivals[2].id]])
    expect(cells[4]).toMatchObject({ label: '', score: '0.5', asked_by: 'margin' })
  })
})
