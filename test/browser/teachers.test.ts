import { tick, type Component } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/core/session/spec.ts'
import { TEAMS } from '../../src/core/session/teams.ts'
import type { Annotator, Event, Settings } from '../../src/core/session/types.ts'
import { paidIds } from '../../src/core/session/views.ts'
import { Engine } from '../../src/engine/client.ts'
import { annotatorName, oracleName } from '../../src/page/annotators.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { FOLDS } from '../../src/page/folds/folds.ts'
import { GAIN_BY } from '../../src/page/gain.ts'
import { lang } from '../../src/page/lang.svelte.ts'
import OraclePanel from '../../src/page/OraclePanel.svelte'
import StoppingPanel from '../../src/page/StoppingPanel.svelte'
import type { PartId } from '../../src/page/parts.ts'
import '../../src/page/tokens.css'
import { hubOf, show, type Wanted } from './panels.ts'

// Some parts wait for an engine that computes.
const soon = <T>(of: () => T) => expect.poll(of)

let open: (() => unknown)[] = []
afterEach(async () => {
  for (const gone of open) await gone()
  open = []
})

/** A part beside its hub; with `real`, an engine that computes. */
async function part(
  load: Component<{ app: App }> | PartId,
  wanted: Wanted = {},
  real = false,
): Promise<{ app: App; root: HTMLElement }> {
  const engine = real ? new Engine() : undefined
  const app = await hubOf({ ...wanted, ...(engine && { engine }) })
  if (real) app.resize({ width: 500, height: 500 })
  const component =
    typeof load === 'string' ? (await FOLDS.find((f) => f.part === load)!.load()).default : load
  const { root, gone } = show(component, { app })
  open.push(gone, () => engine?.close())
  await tick()
  return { app, root }
}
const rowsOf = (root: Element): string[][] =>
  [...root.querySelectorAll('tbody tr')].map((tr) =>
    [...tr.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
  )
const listed = (root: Element, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((e) => e.textContent.replace(/\s+/g, ' ').trim())
const button = (root: Element, name: string) =>
  [...root.querySelectorAll('button')].find((b) => b.textContent.trim() === name)

const noisy: Annotator = PRESETS.noisy
const { you } = PRESETS
/** Points that may be asked in the default session. */
const asking = async (n: number): Promise<number[]> => (await hubOf({ ask: n })).state.open!.ids.slice()
const ask = (ids: readonly number[], by = 'margin'): Event => ({
  t: 'ask',
  ids,
  by,
  score: [],
  tied: [],
  fp: '',
})
const answer = (id: number, label: number, who = 'you', more: object = {}): Event => ({
  t: 'answer',
  id,
  label,
  who,
  ...more,
})

beforeAll(() => lang.all())

describe('names of annotators', () => {
  it('are words for those that are offered, and what a person calls them otherwise', () => {
    expect(['you', 'noisy', 'noisy-2', 'crowd-3', 'Ms. Sato', 'Ms. Sato-2'].map(annotatorName)).toEqual([
      ...['You', 'Noisy annotator', 'Noisy annotator 2', 'Crowd worker 3', 'Ms. Sato', 'Ms. Sato-2'],
    ])
  })

  it('stand for a team together, or are listed', () => {
    const of = (oracle: readonly Annotator[]) => oracleName({ oracle } as unknown as Settings)
    for (const { id, settings } of TEAMS) expect(of(settings.oracle)).toBe(lang.of(`settings.oracle.${id}`))
    expect(of([noisy, { ...noisy, id: 'Ms. Sato' }, you])).toBe('Noisy annotator, Ms. Sato, You')
  })
})

describe('the panel of the oracle', () => {
  it('puts a whole team to work, with its votes', async () => {
    const { app, root } = await part(OraclePanel)
    const chosen = () => root.querySelector<HTMLInputElement>('input[name=oracle]:checked')
    expect(chosen()!.parentElement!.textContent).toContain('You answer')
    expect(root.querySelector('[data-setting="votesPerPoint"]')).toBeNull()
    const crowd = TEAMS.find((t) => t.id === 'crowd')!
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[name=oracle]')]
    radios[TEAMS.indexOf(crowd)].click()
    await soon(() => app.state.settings).toMatchObject(crowd.settings)
    await tick()
    expect(chosen()).toBe(radios[TEAMS.indexOf(crowd)])
    expect(root.querySelector('[data-setting="votesPerPoint"]')).not.toBeNull()
    expect(app.tree.nodes.length).toBeGreaterThan(0)
  })

  it('says who will be asked, and shares the work where somebody never would be', async () => {
    const { app, root } = await part(OraclePanel, { settings: { oracle: [noisy, you] } })
    const said = () => listed(root, '[data-asked] li')
    expect(said()).toEqual([
      'Noisy annotator: asked about every point',
      'You: never asked: those before answer every point and are always sure',
    ])
    button(root, 'Ask each in turn')!.click()
    await tick()
    expect(app.state.settings.turns).toBe('rotate')
    expect(said()).toEqual([
      'Noisy annotator: asked about 1 of 2 points, in turn',
      'You: asked about 1 of 2 points, in turn',
    ])
    expect(button(root, 'Ask each in turn')).toBeUndefined()
    app.replace({ oracle: [{ ...noisy, unsure: 0.2 }, you] })
    app.set({ turns: 'list' })
    await tick()
    expect(said()[1]).toBe('You: asked when those before are not sure')
    app.set({ votesPerPoint: 2 })
    await tick()
    expect(said()[1]).toBe('You: asked about every point')
  })

  it('offers no simulated annotators for data without hidden answers', async () => {
    const { app } = await part(OraclePanel)
    const dataset = { ...app.dataset, truth: new Int32Array(app.dataset.n).fill(-1) }
    const { root } = await part(OraclePanel, {
      dataset,
      spec: { start: { rule: 'random', n: 0 }, exam: { kind: 'none' } },
    })
    const able = [...root.querySelectorAll<HTMLInputElement>('input[name=oracle]')].map((r) => !r.disabled)
    expect(able).toEqual(TEAMS.map((t) => t.id === 'you'))
    expect(button(root, 'Noisy annotator')).toBeUndefined()
  })
})

describe('a simulated annotator beside a person', () => {
  const spoken = (app: App) =>
    app.tree.nodes.flatMap(({ e }) => (e.t === 'answer' || e.t === 'pass' ? [e.who] : []))
  const team = (more: Partial<Settings>): Wanted => ({ settings: { budget: 12, ...more } })

  it('waits where the person would never be asked: the budget is not spent behind their back', async () => {
    const { app } = await part('annotators', team({ oracle: [noisy, you] }), true)
    await soon(() => app.waitingFor).toMatchObject({ for: 'answer', annotator: { id: 'noisy' } })
    await new Promise(requestAnimationFrame)
    expect(spoken(app)).toEqual([])
    app.reply()
    await soon(() => spoken(app)).toEqual(['noisy'])
    await soon(() => app.waitingFor.for).toBe('answer')
    app.answer(0)
    expect(spoken(app)).toEqual(['noisy', 'you'])
  })

  it('answers its own questions where they take turns, and leaves the others', async () => {
    const { app } = await part('annotators', team({ oracle: [noisy, you], turns: 'rotate' }), true)
    for (let n = 1; n <= 3; n++) {
      await soon(() => spoken(app).length).toBe(2 * n - 1)
      await soon(() => app.waitingFor).toMatchObject({ for: 'answer', annotator: { id: 'you' } })
      app.answer(0)
    }
    expect(spoken(app).slice(0, 6)).toEqual(['noisy', 'you', 'noisy', 'you', 'noisy', 'you'])
  })
})

describe('what annotators did', () => {
  it('is a table of answers, errors, cost and time, and of their agreement', async () => {
    const ids = await asking(6)
    const { dataset } = await hubOf()
    const truth = ids.map((id) => dataset.truth[id])
    const ana: Annotator = { ...noisy, id: 'Ana', cost: 2, seconds: 30 }
    const events: Event[] = [
      ask(ids),
      // Ana errs once in six, you never; both say the same of five points.
      ...ids.flatMap((id, i) => [
        answer(id, i === 2 ? 1 - truth[i] : truth[i], 'Ana'),
        answer(id, truth[i], 'you', { ms: 1500 }),
      ]),
      ask(ids.slice(0, 2), 'audit'),
      answer(ids[0], truth[0], 'Ana'),
      answer(ids[1], 1 - truth[1], 'Ana'),
    ]
    const { root } = await part('annotators', {
      settings: { oracle: [ana, you], votesPerPoint: 2, merge: 'majority' },
      events,
    })
    expect(rowsOf(root.querySelector('table')!)).toEqual([
      ['Ana', '8', '75.0%', '16', '4.0 min'],
      ['You', '6', '100.0%', '6', '9 s'],
    ])
    const [, agreement] = root.querySelectorAll('table')
    expect(rowsOf(agreement).map((r) => r.slice(0, 3))).toEqual([
      ['Ana – You', '6', '66.7%'],
      ['Ana, asked again', '2', '50.0%'],
    ])
    expect(root.textContent).toMatch(/All together: Fleiss’ κ/)
    // Both have said five things and more: their error and time are drawn.
    expect([...root.querySelectorAll('svg')].map((s) => s.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Ana: after 8 answers, error 25.0% and 30.0 seconds/),
      expect.stringMatching(/^You: after 6 answers, error 0.0% and 1.5 seconds/),
    ])
  })

  it('has no agreement before somebody was asked twice', async () => {
    const { root } = await part('annotators')
    expect(root.textContent).toContain('Agreement needs points that were judged more than once')
    expect(root.querySelectorAll('table')).toHaveLength(1)
  })
})

describe('the balance of the classes', () => {
  it('shows the shares of the pool, of the labels and of what was asked, by name and number', async () => {
    const ids = await asking(8)
    const { root, app } = await part('balance', {
      events: ids.flatMap((id) => [ask([id]), answer(id, 0)]),
      settings: { classWeights: 'balanced' },
    })
    const bars = [...root.querySelectorAll('.bar')].map((b) => b.getAttribute('aria-label'))
    expect(bars[0]).toBe('Pool (400): Class A 50.0%, Class B 50.0%')
    // Two of each class at the start, then eight of the first.
    expect(bars[1]).toBe('Labelled (12): Class A 83.3%, Class B 16.7%')
    expect(bars[2]).toBe('Asked (8): Class A 100.0%, Class B 0.0%')
    // Weights that make both classes count alike: 12 / (2 · 10), 12 / (2 · 2).
    expect(listed(root, '.weights span').filter((s) => /\d/.test(s))).toEqual([
      'Class A 0.60',
      'Class B 3.00',
    ])
    expect(FOLDS.find((f) => f.part === 'balance')!.summary(app)).toBe('83 : 17')
  })

  it('shows which regions of generated data were asked about', async () => {
    const { state, dataset } = await hubOf({ data: 'missedCluster', ask: 40 })
    const hidden = 2
    const ids = state.open!.ids.filter((id) => dataset.group[id] !== hidden).slice(0, 8)
    const { root } = await part('balance', {
      data: 'missedCluster',
      events: ids.flatMap((id) => [ask([id]), answer(id, dataset.truth[id])]),
    })
    const rows = rowsOf(root)
    expect(rows.map(([name, pool]) => [name, pool])).toEqual([
      ['left cluster', '40.0%'],
      ['right cluster', '45.0%'],
      ['hidden cluster', '15.0%'],
    ])
    const asked = rows.map((r) => Number.parseFloat(r[2]))
    expect(asked[2]).toBe(0)
    expect(asked[0] + asked[1]).toBeCloseTo(100, 6)
    expect(root.querySelector('.missed')!.textContent).toContain('hidden cluster')
    const { root: plain } = await part('balance')
    expect(plain.querySelector('table')).toBeNull()
  })

  it('warns of a class that is rare among the labels, and grades each class alone', async () => {
    const ids = await asking(12)
    const { root, app } = await part(
      'balance',
      { events: ids.flatMap((id) => [ask([id]), answer(id, 0)]) },
      true,
    )
    expect(root.querySelector('.notice')!.textContent).toMatch(/^Class B is only 12.5% of the labels/)
    await soon(() => root.querySelectorAll('dd').length).toBe(4)
    const { grade } = app.look.model!
    expect(listed(root, 'dt').slice(2)).toEqual(['Recall Class A', 'Recall Class B'])
    const shown = listed(root, 'dd').map(Number)
    const real = [grade.accuracy!, grade.balanced!, ...grade.recall.map(Number)]
    shown.forEach((v, i) => expect(v).toBeCloseTo(real[i], 2))
    expect(grade.balanced).toBeCloseTo((Number(grade.recall[0]) + Number(grade.recall[1])) / 2, 12)
  })
})

describe('grading on paid points', () => {
  const textOf = (root: Element) => root.textContent.replace(/\s+/g, ' ')
  const metersOf = (root: Element) => [...root.querySelectorAll('[role=meter]')]
  const paid = { exam: { kind: 'paid', n: 12 } } as const

  it('stands beside the hidden exam, with the interval that so few points leave', async () => {
    const { root, app } = await part('validation', { spec: paid }, true)
    await soon(() => app.look.model?.hidden?.accuracy).toBeTruthy()
    await tick()
    const { grade, hidden } = app.look.model!
    const [own, real] = metersOf(root)
    expect(own.getAttribute('aria-label')).toBe('On 12 paid points')
    expect(real.getAttribute('aria-label')).toMatch(/^On [\d,]+ hidden points$/)
    expect(Number(own.getAttribute('aria-valuenow'))).toBe(grade.accuracy)
    expect(Number(real.getAttribute('aria-valuenow'))).toBe(hidden!.accuracy)
    // The paid gauge counts the twelve bought points and no others.
    const right = paidIds(app.state).length * grade.accuracy!
    expect(right).toBeCloseTo(Math.round(right), 9)
    const [lo, hi] = /lies between ([\d.]+) and ([\d.]+) in 95 of 100/
      .exec(textOf(root))!
      .slice(1)
      .map(Number)
    expect(lo).toBeLessThan(grade.accuracy!)
    expect(hi).toBeGreaterThan(grade.accuracy!)
    expect(hi - lo).toBeGreaterThan(0.2)
    const inside = hidden!.accuracy! >= lo && hidden!.accuracy! <= hi
    expect(textOf(root)).toMatch(inside ? /The hidden value [\d.]+ is inside/ : /is outside/)
    expect(textOf(root)).toContain('12 answers were spent on it')
  })

  it('says what still waits, and that real work has nothing to compare with', async () => {
    const { dataset } = await hubOf()
    const { root, app } = await part('validation', {
      dataset: { ...dataset, truth: new Int32Array(dataset.n).fill(-1) },
      spec: { ...paid, classes: ['yes', 'no'], start: { rule: 'random', n: 0 } },
    })
    expect(textOf(root)).toContain('This data has no hidden answers to compare with.')
    expect(textOf(root)).toContain('12 validation points still wait for an answer.')
    expect(app.state.open).toMatchObject({ by: 'exam', ids: [paidIds(app.state)[0]] })
    app.answer(0)
    await tick()
    expect(textOf(root)).toContain('11 validation points still wait for an answer.')
    expect(metersOf(root)[0].getAttribute('aria-label')).toBe('On 1 paid point')
  })
})

describe('the expected gain as a stopping rule', () => {
  it('is computed from the look-ahead although another strategy asks, and stops below its worth', async () => {
    const { root, app } = await part(
      StoppingPanel,
      { settings: { stop: [{ id: 'gain', params: { worth: 0 } }] } },
      true,
    )
    expect(app.askingId).not.toBe(GAIN_BY)
    const verdict = () => app.verdicts.find((v) => v.id === 'gain')!.verdict
    await soon(() => verdict().value).not.toBeNull()
    const { value } = verdict()
    expect(value).toBeGreaterThan(0)
    expect(value).toBeLessThan(0.5)
    expect(verdict()).toMatchObject({ stop: false, threshold: 0 })
    await tick()
    expect(root.textContent).toContain(lang.of(`why.${verdict().why.text}`, verdict().why.args))
    app.replace({ stop: [{ id: 'gain', params: { worth: 0.5 } }] })
    await soon(() => verdict().stop).toBe(true)
    await tick()
    expect(root.textContent).toContain(lang.of('why.stop.gain.stop', verdict().why.args))
  })
})
