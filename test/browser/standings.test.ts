import { tick } from 'svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PointId } from '../../src/core/data/types.ts'
import { STRATEGY_METAS } from '../../src/core/session/rules.ts'
import { engineError } from '../../src/engine/errors.ts'
import type { Line, PointReport } from '../../src/engine/protocol/look.ts'
import type { Standing, StandingsRequest } from '../../src/engine/protocol/background.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { lang } from '../../src/page/lang.svelte.ts'
import Why from '../../src/page/Why.svelte'
import { hubOf, show, SilentEngine } from './panels.ts'

const why = { formula: 'none', terms: [], result: 0, because: { text: 'random', args: {} } }
const lineOf = (strategy: string, rank: number, equal = false): Line => ({
  strategy,
  score: 1 / rank,
  rank,
  equal,
  of: 90,
  place: 0.5,
  why,
})
const reportOf = (id: PointId): PointReport => ({
  id,
  p: Float64Array.of(0.6, 0.4),
  members: new Float64Array(0),
  scores: [lineOf('margin', 1), lineOf('kCentre', 40)],
  density: 0.1,
  denserThan: 0.5,
  nearest: [],
})

/** Keeps what it is asked about all strategies, and answers when it is told to. */
class Waiting extends SilentEngine {
  readonly calls: {
    request: StandingsRequest
    signal: AbortSignal
    say: (standing: Standing) => void
    end: () => void
    fail: (error: unknown) => void
  }[] = []
  override why = (id = 0 as PointId): Promise<PointReport> => Promise.resolve(reportOf(id))
  override told: SilentEngine['told'] = (_hash, call, onPiece, signal) =>
    new Promise((resolve, reject) => {
      // What each answer would change is never said.
      if (!signal) return
      signal.addEventListener('abort', () => reject(engineError('superseded')))
      const standings = (request: StandingsRequest) => {
        this.calls.push({
          request,
          signal,
          say: onPiece as (standing: Standing) => void,
          end: () => resolve(undefined as never),
          fail: reject,
        })
        return new Promise<void>(() => {})
      }
      void call({ standings } as never, null as never)
    })
}

let engine: Waiting
let app: App
let root: HTMLElement
let gone: () => Promise<void>

beforeEach(async () => {
  engine = new Waiting()
  app = await hubOf({ engine, ask: 1 })
  app.report = reportOf(app.target!)
  ;({ root, gone } = show(Why, { app, open: true }))
  await expect.poll(rows).toEqual(['Margin 1 of 90', 'k-centre (core-set) 40 of 90'])
})
afterEach(() => gone())

const rows = () =>
  [...root.querySelectorAll('table[aria-labelledby=why-scores] tr')].map(
    (row) => `${row.querySelector('th')!.textContent} ${row.querySelector('td:last-child')!.textContent}`,
  )
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((b) => b.textContent.trim() === name)!
async function press(name: string) {
  button(name).click()
  await tick()
}

it('shows all strategies in the order of the list, and names those that are left out', async () => {
  await press('Under all strategies')
  const [call] = engine.calls
  expect(call.request).toMatchObject({ id: app.target, costly: false })
  call.say({ strategy: 'margin', line: lineOf('margin', 1), lacks: null })
  call.say({ strategy: 'typiClust', line: lineOf('typiClust', 7), lacks: null })
  call.say({ strategy: 'voteEntropy', line: lineOf('voteEntropy', 3, true), lacks: null })
  call.say({ strategy: 'meanKL', line: null, lacks: 'committee' })
  call.say({ strategy: 'badge', line: null, lacks: null })
  await expect
    .poll(rows)
    .toEqual(['Margin 1 of 90', 'Vote entropy =3 of 90', 'k-centre (core-set) 40 of 90', 'TypiClust 7 of 90'])
  const scoring = () =>
    [...root.querySelectorAll('[role=status]')].some((s) => /are scoring/.test(s.textContent))
  await expect.poll(scoring).toBe(true)
  call.end()
  await expect.poll(scoring).toBe(false)
  const said = [...root.querySelectorAll('p')].map((p) => p.textContent)
  const expensive = STRATEGY_METAS.filter((s) => s.cost === 'refits').map((s) => app.strategyName(s.id))
  expect(said.find((s) => s.startsWith('Left out for their cost'))).toContain(expensive[0])
  expect(said.find((s) => s.includes('lack what they need'))).toContain('Mean KL')
  expect(said.find((s) => s.includes('no score: '))).toContain('BADGE')
  await press('Score these too')
  expect(engine.calls[1].request.costly).toBe(true)
  expect(call.signal.aborted).toBe(true)
})

it('drops what is said of another point', async () => {
  await press('Under all strategies')
  const [first] = engine.calls
  const other = app.state.role.findIndex(
    (role, id) => role === 0 && app.state.label[id] < 0 && id !== app.target,
  )
  app.report = reportOf(other)
  await expect.poll(() => engine.calls.length).toBe(2)
  expect(first.signal.aborted).toBe(true)
  expect(app.notices.list).toEqual([])
  first.say({ strategy: 'typiClust', line: lineOf('typiClust', 7), lacks: null })
  engine.calls[1].say({ strategy: 'probCover', line: lineOf('probCover', 2), lacks: null })
  await expect.poll(rows).toEqual(['Margin 1 of 90', 'k-centre (core-set) 40 of 90', 'ProbCover 2 of 90'])
})

it('asks no more when the person has seen enough, or the part is closed', async () => {
  await press('Under all strategies')
  await press('Only those that are shown')
  expect(engine.calls[0].signal.aborted).toBe(true)
  expect(rows()).toEqual(['Margin 1 of 90', 'k-centre (core-set) 40 of 90'])
  await press('Under all strategies')
  await gone()
  expect(engine.calls[1].signal.aborted).toBe(true)
  ;({ root, gone } = show(Why, { app, open: true }))
})

it('says in words that the engine failed, and asks it again', async () => {
  await press('Under all strategies')
  engine.calls[0].fail(engineError('worker-died', 'killed'))
  await expect.poll(() => app.notices.list.map((n) => n.text)).toEqual([lang.later('error.worker-died')])
  const [again] = app.notices.list[0].actions!
  again.run()
  await expect.poll(() => engine.calls.length).toBe(2)
  engine.calls[1].say({ strategy: 'probCover', line: lineOf('probCover', 2), lacks: null })
  await expect.poll(rows).toContain('ProbCover 2 of 90')
})
