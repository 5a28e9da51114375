import { afterEach, expect, it } from 'vitest'
import { Engine, type Look } from '../../src/engine/client.ts'
import type { Grade, Hello, Outcome, Part, PointReport } from '../../src/engine/protocol.ts'
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
