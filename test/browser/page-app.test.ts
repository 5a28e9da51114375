import { describe, expect, it } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { PURPOSE, source } from '../../src/core/math/random.ts'
import { beginning } from '../../src/core/session/begin.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { baseSpec } from '../../src/core/session/spec.ts'
import { Engine, type Look } from '../../src/engine/client.ts'
import { engineError } from '../../src/engine/errors.ts'
import type { Grade, Outcome, Part, PointReport } from '../../src/engine/protocol/look.ts'
import type { Hello } from '../../src/engine/protocol/api.ts'
import type { Slim } from '../../src/engine/protocol/state.ts'
import { App } from '../../src/page/app.svelte.ts'
import '../../src/page/tokens.css'

/** A pick that depends on all labels, so that it tells which state it was made for. */
function pickOf({ candidates, labelled }: Pick<Slim, 'candidates' | 'labelled'>): number {
  let sum = 0
  labelled.ids.forEach((id, i) => (sum += (i + 1) * (id + 1) * (labelled.y[i] + 2)))
  return candidates[sum % candidates.length]
}

/** Answers every look, however old, when it is told to: later states may well be answered first. */
class SlowEngine extends Engine {
  last = -1
  late = 0
  looks = 0
  /** Looks that wait for their answers. */
  readonly held: (() => void)[] = []
  private newest = 0

  override hello = (): Promise<Hello> => Promise.resolve({ algo: 'test', trainer: 'none', tensors: 0 })
  override grades = (): Promise<Grade[]> => new Promise(() => {})
  override why = (): Promise<PointReport> => new Promise(() => {})
  override async look({ state }: Look, onPart: (part: Part) => void): Promise<Outcome> {
    const epoch = ++this.looks
    const id = pickOf(state)
    this.last = id
    await new Promise<void>((resolve) => this.held.push(resolve))
    if (epoch < this.newest) this.late++
    else this.newest = epoch
    onPart({
      s: 'scores',
      epoch,
      ms: 1,
      took: 1,
      strategy: state.settings.strategy.id,
      asking: true,
      complete: true,
      scores: new Float64Array(state.candidates.length),
      picks: [{ id, score: 0, tied: 1 }],
      ties: Int32Array.of(id),
    })
    return 'done'
  }
  /** Answers one of the waiting looks; of at least `least` that wait. */
  answer(rnd: number, least = 1): void {
    const { length } = this.held
    if (length >= least) this.held.splice(Math.floor(rnd * length), 1)[0]()
  }
}
/** Answers each look at once. */
class QuickEngine extends SlowEngine {
  override look(request: Look, onPart: (part: Part) => void): Promise<Outcome> {
    const answered = super.look(request, onPart)
    this.answer(0)
    return answered
  }
}

describe('the hub of the page', () => {
  it('asks at the end of 30 quick answers what the last state asks', async () => {
    const spec = baseSpec(catalogue)
    if (spec.data.kind !== 'made') throw new Error('the first data set is generated')
    const { id, n, params } = spec.data
    const dataset = generatorById(id)!.make(spec.seed, n, params)
    const engine = new SlowEngine()
    const app = new App(beginning(spec, dataset), [], {}, engine)
    app.resize({ width: 600, height: 600 })
    const start = app.state.order.length
    const rnd = source(7)

    const points = app.state.role.length
    for (let k = 0, next = 0; k < 30; next = (next + 37) % points) {
      if (app.state.label[next] >= 0 || app.state.role[next] !== 0) continue
      const before = engine.looks
      app.choose(next)
      app.answer(k % 2)
      await expect.poll(() => engine.looks, { interval: 1 }).toBeGreaterThan(before)
      engine.answer(rnd(PURPOSE.tie, k), 3)
      k++
    }
    expect(app.state.order.length).toBe(start + 30)
    for (let k = 30; engine.held.length > 0; k++) engine.answer(rnd(PURPOSE.tie, k))
    await expect.poll(() => app.target).toBe(engine.last)
    expect(app.state.open).toMatchObject({ ids: [engine.last], by: app.askingId })
    expect(engine.late).toBeGreaterThan(0)
    expect(app.notices.list).toEqual([])
  })

  it('takes back what it said of a look that failed when the next one succeeds', async () => {
    class FailingEngine extends QuickEngine {
      broken = true
      override look(request: Look, onPart: (part: Part) => void): Promise<Outcome> {
        return this.broken
          ? Promise.reject(engineError('not-finite', '', { where: 'model/pool' }))
          : super.look(request, onPart)
      }
    }
    const spec = baseSpec(catalogue)
    if (spec.data.kind !== 'made') throw new Error('the first data set is generated')
    const { id, n, params } = spec.data
    const engine = new FailingEngine()
    const app = new App(beginning(spec, generatorById(id)!.make(spec.seed, n, params)), [], {}, engine)
    app.resize({ width: 600, height: 600 })
    await expect.poll(() => app.notices.list.map((n) => n.tone)).toEqual(['bad'])
    app.notices.say({ tone: 'info', text: 'something else' })
    engine.broken = false
    app.notices.list.at(-1)!.actions![0].run()
    await expect.poll(() => app.notices.list.map((n) => n.text)).toEqual(['something else'])
    await expect.poll(() => app.waitingFor.for).toBe('answer')
  })

  it('steps through a round at slow speed and over it at normal speed', async () => {
    const spec = baseSpec(catalogue)
    if (spec.data.kind !== 'made') throw new Error('the first data set is generated')
    const { id, n, params } = spec.data
    const app = new App(
      beginning(spec, generatorById(id)!.make(spec.seed, n, params)),
      [],
      {},
      new QuickEngine(),
    )
    app.resize({ width: 600, height: 600 })
    await app.growth.load()
    const asked = () => app.waitingFor.for === 'answer'
    await expect.poll(asked).toBe(true)
    const start = app.state.order.length
    app.player.step()
    expect([app.state.order.length, app.cycle.lagging]).toEqual([start + 1, true])
    // The steps of a round that was begun slowly come to its end first.
    app.player.speed = 'fast'
    await expect.poll(asked).toBe(true)
    for (let k = 0; k < 8 && app.cycle.lagging; k++) app.player.step()
    expect([app.state.order.length, app.cycle.lagging]).toEqual([start + 1, false])
    for (const more of [2, 3]) {
      await expect.poll(asked).toBe(true)
      app.player.step()
      expect([app.state.order.length, app.cycle.lagging]).toEqual([start + more, false])
    }
  })
})
