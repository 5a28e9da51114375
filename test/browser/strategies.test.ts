import { tick } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { source } from '../../src/core/math/random.ts'
import { ARMS, banditState } from '../../src/core/query/bandit.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { STRATEGY_METAS } from '../../src/core/session/rules.ts'
import type { Event as Happened } from '../../src/core/session/types.ts'
import { labelledSet, past } from '../../src/core/session/views.ts'
import { Engine, type Look } from '../../src/engine/client.ts'
import type { Grade, Outcome, Part, PointReport } from '../../src/engine/protocol/look.ts'
import type { Hello } from '../../src/engine/protocol/api.ts'
import Bandit from '../../src/page/Bandit.svelte'
import Strategies from '../../src/page/Strategies.svelte'
import '../../src/page/base.css'
import '../../src/page/tokens.css'
import { hubOf, show } from './panels.ts'

/** A look at a large pool that has only begun: one strategy has scored a part, one is still looking. */
class BegunEngine extends Engine {
  override hello = (): Promise<Hello> => Promise.resolve({ algo: 'test', trainer: 'none', tensors: 0 })
  override grades = (): Promise<Grade[]> => new Promise(() => {})
  override why = (): Promise<PointReport> => new Promise(() => {})
  override look = ({ state }: Look, onPart: (part: Part) => void): Promise<Outcome> => {
    const { candidates } = state
    const scores = {
      s: 'scores',
      epoch: 1,
      ms: 20,
      took: 20,
      asking: false,
      ties: new Int32Array(0),
    } as const
    const picks = [{ id: candidates[0], score: 1, tied: 1 }]
    const first = (n: number) => Int32Array.from({ length: n }, (_, k) => k)
    onPart({
      ...{ ...scores, strategy: 'densityWeighted', complete: true, picks },
      ...{ subset: first(2000), scores: new Float64Array(2000).fill(1) },
    })
    onPart({
      ...{ ...scores, strategy: 'expectedErrorReduction', complete: false, done: 9, of: 60, picks },
      ...{ subset: first(9), scores: new Float64Array(9).fill(1) },
    })
    onPart({
      ...{ ...scores, strategy: 'batchBald', complete: false, done: 2, of: 5, picks },
      scores: new Float64Array(candidates.length).fill(1),
    })
    return new Promise(() => {})
  }
}

let gone: (() => Promise<void>) | null = null
afterEach(() => gone?.())

it('strategies say what they leave out of a large pool, how far they are, and what they would take', async () => {
  const app = await hubOf({
    spec: { data: { kind: 'made', id: 'moons', n: 8000, params: { noise: 0.15 } } },
    engine: new BegunEngine(),
  })
  app.shown = ['densityWeighted', 'expectedErrorReduction', 'batchBald']
  app.resize({ width: 600, height: 400 })
  const shown = show(Strategies, { app })
  gone = shown.gone
  const { root } = shown
  const row = (name: string) =>
    [...root.querySelectorAll('[role=group]')].find((e) => e.getAttribute('aria-label') === name)
  root.querySelector<HTMLButtonElement>('.more .link')!.click()
  await expect.poll(() => row('BatchBALD')?.textContent).toContain('2 of 5 picked')
  const text = (name: string) => row(name)?.textContent?.replace(/\s+/g, ' ')
  expect(text('Density-weighted')).toContain(`scored 2,000 of ${app.look.candidates.toLocaleString('en')}`)
  expect(row('Density-weighted')?.querySelector('.hist.early')).toBeNull()
  expect(text('Expected error reduction')).toContain('9 of 60 scored')
  expect(row('Expected error reduction')?.querySelector('.hist.early')).not.toBeNull()
  // Hidden ones: of the same way of growing one is known, of refits none is.
  const n = app.look.candidates.toLocaleString('en')
  expect(text('Expected log-loss reduction')).toContain(`scores 60 of ${n} · trains anew for each`)
  expect(text('Information density')).toMatch(new RegExp(`scores 2,000 of ${n} · about \\d+(\\.\\d)? m?s`))
})

/** Scores the whole pool for each strategy that is wanted, in times that are told. */
class TimedEngine extends BegunEngine {
  took: Readonly<Record<string, number>> = {}
  scores = new Float64Array(0)
  override look = ({ state, show }: Look, onPart: (part: Part) => void): Promise<Outcome> => {
    const n = state.candidates.length
    this.scores = Float64Array.from({ length: n }, (_, i) => (i < 3 ? 1 : (i % 10) / 20))
    for (const strategy of [state.settings.strategy.id, ...show])
      onPart({
        ...{ s: 'scores', epoch: 1, ms: 1, took: this.took[strategy] ?? 7, asking: false, complete: true },
        ...{ strategy, scores: this.scores, ties: Int32Array.of(0, 1, 2).map((k) => state.candidates[k]) },
        picks: [{ id: state.candidates[1], score: 1, tied: 3 }],
      })
    return Promise.resolve('done')
  }
}

describe('the list of strategies', () => {
  const engine = new TimedEngine()
  let root: HTMLElement
  const rows = () => [...root.querySelectorAll('.row')].map((e) => e.getAttribute('aria-label'))
  const row = (name: string) =>
    [...root.querySelectorAll('.row')].find((e) => e.getAttribute('aria-label') === name)!
  const field = (label: string) => root.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)!
  function put(label: string, value: string): void {
    field(label).value = value
    field(label).dispatchEvent(
      new Event(field(label).matches('select') ? 'change' : 'input', { bubbles: true }),
    )
  }

  async function open() {
    engine.took = { margin: 3, entropy: 2, kCentre: 40, expectedErrorReduction: 300 }
    const app = await hubOf({ engine, ask: 1 })
    app.shown = ['margin', 'entropy', 'kCentre', 'expectedErrorReduction']
    app.resize({ width: 600, height: 400 })
    const shown = show(Strategies, { app })
    ;({ gone } = shown)
    root = shown.root
    root.querySelector<HTMLButtonElement>('.more .link')!.click()
    await expect.poll(() => row('Expected error reduction')?.textContent).toContain('300')
    return app
  }

  it('goes by family at first, each strategy once, and is found by a word of name or family', async () => {
    await open()
    expect(rows()).toHaveLength(STRATEGY_METAS.length)
    expect(new Set(rows()).size).toBe(STRATEGY_METAS.length)
    const families = new Set(STRATEGY_METAS.map((s) => s.family))
    expect(root.querySelectorAll('.list > h3')).toHaveLength(families.size)
    put('Find a strategy', 'entropy')
    await tick()
    expect(rows()).toEqual(['Entropy', 'Vote entropy', 'Consensus entropy'])
    put('Find a strategy', 'committee')
    await tick()
    const committee = STRATEGY_METAS.filter((s) => s.family === 'committee').length
    expect(rows().length).toBeGreaterThanOrEqual(committee)
    put('Find a strategy', 'none of these')
    await tick()
    expect(rows()).toEqual([])
  })

  it('goes by cost: as measured, then as likely, then what is not known; and holds still while it is used', async () => {
    const app = await open()
    put('Order', 'cost')
    await tick()
    const order = () =>
      rows().filter((name) => /^(Entropy|Margin|k-centre .*|Expected error reduction)$/.test(name!))
    expect(order()).toEqual(['Entropy', 'Margin', 'k-centre (core-set)', 'Expected error reduction'])
    // Like the slowest that grows alike, and before what is dearer; other look-aheads resemble nothing.
    const at = (name: string) => rows().indexOf(name)
    expect(at('Least confident')).toBeGreaterThan(at('Entropy'))
    expect(at('Least confident')).toBeLessThan(at('k-centre (core-set)'))
    expect(at('Expected log-loss reduction')).toBeGreaterThan(at('Expected error reduction'))
    expect(rows()).toHaveLength(STRATEGY_METAS.length)

    const list = root.querySelector('.list')!
    list.dispatchEvent(new PointerEvent('pointerenter'))
    engine.took = { margin: 3, entropy: 90, kCentre: 40, expectedErrorReduction: 300 }
    app.refresh()
    await expect.poll(() => row('Entropy').textContent).toContain('90')
    expect(order()).toEqual(['Entropy', 'Margin', 'k-centre (core-set)', 'Expected error reduction'])
    list.dispatchEvent(new PointerEvent('pointerleave'))
    await tick()
    expect(order()).toEqual(['Margin', 'k-centre (core-set)', 'Entropy', 'Expected error reduction'])
  })

  it('draws the scores of each as a histogram, and says and shows what is tied', async () => {
    const app = await open()
    const bars = [...row('Margin').querySelectorAll('.hist rect')].map((bar) => ({
      bin: Math.floor(Number(bar.getAttribute('x')) / (60 / 16)),
      height: Number(bar.getAttribute('height')),
    }))
    // Scores 0, 0.05 ... 0.45 and 1, in sixteen bins from 0 to 1.
    const counts = new Map<number, number>()
    for (const s of engine.scores) {
      const bin = Math.min(15, Math.floor(s * 16))
      counts.set(bin, (counts.get(bin) ?? 0) + 1)
    }
    const most = Math.max(...counts.values())
    expect(bars).toHaveLength(counts.size)
    for (const { bin, height } of bars)
      expect(height).toBeCloseTo(Math.max(1.5, 19 * Math.sqrt(counts.get(bin)! / most)), 9)
    expect(row('Margin').textContent).toContain('3 tied')
    row('Margin').querySelector<HTMLButtonElement>('.who')!.focus()
    const tied = [0, 1, 2].map((k) => app.look.candidateIds[k])
    expect(app.scene!.tied).toEqual(tied)
    row('Margin').querySelector<HTMLButtonElement>('.who')!.blur()
    expect(app.scene!.tied).toEqual([])
  })
})

it('the chances of the automatic choice are those of its formula, round by round, and add up to one', async () => {
  const explore = 0.3
  const settings = { strategy: { id: 'bandit', params: { explore } } }
  const { state, dataset } = await hubOf({ settings, ask: 12 })
  const events = state.open!.ids.flatMap((id, r): Happened[] => [
    { t: 'ask', ids: [id], by: 'bandit', score: [], tied: [], fp: '' },
    // Every third answer is wrong: some surprise.
    { t: 'answer', id, label: r % 3 ? dataset.truth[id] : 1 - dataset.truth[id], who: 'you' },
  ])
  const app = await hubOf({ settings, events })
  const shown = show(Bandit, { app })
  ;({ gone } = shown)

  const { ids, y } = labelledSet(app.state)
  const xy = gatherPoints(app.state.xy, ids)
  const rnd = source(app.state.spec.seed)
  const told = banditState(past(app.state), { n: ids.length, ids, xy }, y, rnd, explore)
  // Exp3 from its definition: only what the dice said is taken from the code.
  const place = (id: number) => [...ids].indexOf(id)
  const seen = app.state.order.slice(0, app.startLabels)
  const gain = ARMS.map(() => 0)
  const chances = () => {
    const sum = gain.reduce((total, g) => total + Math.exp(g), 0)
    return gain.map((g) => 0.7 * (Math.exp(g) / sum) + explore / ARMS.length)
  }
  const rounds = [chances()]
  app.state.order.slice(app.startLabels).forEach((id, r) => {
    const away = (other: number) =>
      Math.hypot(xy[2 * place(id)] - xy[2 * place(other)], xy[2 * place(id) + 1] - xy[2 * place(other) + 1])
    const nearest = seen.reduce((a, b) => (away(b) < away(a) ? b : a))
    const reward = y[place(nearest)] === y[place(id)] ? 0 : 1
    const arm = told.arms[r]
    gain[arm] += (explore * reward) / (ARMS.length * rounds[r][arm])
    seen.push(id)
    rounds.push(chances())
  })
  const now = rounds.at(-1)!
  expect(Math.max(...now)).toBeGreaterThan(0.25)
  const said = [...shown.root.querySelectorAll('li')].map((li) =>
    Number(/([\d.]+)%/.exec(li.textContent)![1]),
  )
  expect(said.reduce((a, b) => a + b)).toBeCloseTo(100, 0)
  said.forEach((value, arm) => expect(value).toBeCloseTo(100 * now[arm], 0.9))
  // The lines: one corner per round, heights by the chances.
  const lines = [...shown.root.querySelectorAll('svg[role=img] path:not(.grid)')].map((path) =>
    [...path.getAttribute('d')!.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => (72 - Number(y)) / 68),
  )
  lines.forEach((line, arm) => {
    expect(line).toHaveLength(13)
    line.forEach((chance, r) => expect(chance).toBeCloseTo(rounds[r][arm], 9))
  })
})
