import { scaleLinear } from 'd3'
import { tick } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { judge, type StopRound } from '../../src/core/query/stopping.ts'
import { PRESETS } from '../../src/core/session/spec.ts'
import type { Event as Happened, Settings } from '../../src/core/session/types.ts'
import { askable, gradingIds, poolIds, slim } from '../../src/core/session/views.ts'
import { run } from '../../src/core/job.ts'
import { stopRound } from '../../src/core/query/stopping.ts'
import { predictPoints } from '../../src/core/query/context.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { logistic } from '../../src/core/model/logistic.ts'
import { source } from '../../src/core/math/random.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { AXES } from '../../src/page/curve-axis.ts'
import Dock from '../../src/page/Dock.svelte'
import Reliability from '../../src/page/Reliability.svelte'
import StoppingPanel from '../../src/page/StoppingPanel.svelte'
import type { State } from '../../src/core/session/types.ts'
import '../../src/page/base.css'
import { hubOf, show } from './panels.ts'

const soon = <T>(of: () => T) => expect.poll(of)

const engine = new Engine()
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const gone of open.splice(0)) await gone()
})
let ids: readonly number[]
let truth: Int32Array
beforeAll(async () => {
  const app = await hubOf({ ask: 16 })
  ids = app.state.open!.ids
  ;({ truth } = app.dataset)
})

const COST = 2.5
const SECONDS = 12
const log = (): Happened[] =>
  ids.flatMap((id): Happened[] => [
    { t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '' },
    { t: 'answer', id, label: truth[id], who: 'you' },
  ])
/** Sixteen answers that a link or a file brought: no model on the way was looked at. */
async function hub(settings: Partial<Settings> = {}): Promise<App> {
  const app = await hubOf({
    events: log(),
    settings: { oracle: [{ ...PRESETS.you, cost: COST, seconds: SECONDS }], ...settings },
    engine,
  })
  app.resize({ width: 500, height: 400 })
  return app
}

/** The settings' model of a state and its probabilities, from the core alone. */
function probabilities(state: State, at: ArrayLike<number>): Float64Array {
  const { train, C, settings, seed } = slim(state)
  const lab = {
    n: train.ids.length,
    ids: train.ids,
    xy: gatherPoints(state.xy, train.ids),
    C,
    y: train.y,
    w: train.w,
  }
  const model = run(logistic.fit(lab, settings.model.params, source(seed)))
  const points = Int32Array.from(at)
  return run(predictPoints(model, undefined, gatherPoints(state.xy, points), points.length)).p
}

describe('the stopping rules of a session that was not followed', () => {
  const stop: Settings['stop'] = [
    { id: 'stable', params: { window: 3, kappa: 0.9 } },
    { id: 'uncertainty', params: { most: 0.499 } },
    { id: 'plateau', params: { watch: 'confidence', window: 4, progress: 0.02 } },
  ]

  it('have the values that all its models give, and each stops where it first would have', async () => {
    // A rule may come last of all.
    const app = await hub()
    await soon(() => app.look.model).not.toBeNull()
    app.replace({ stop })
    const { root, gone } = show(StoppingPanel, { app })
    open.push(gone)

    // Again from the beginning: a model for each number of labels.
    const nodes = [0, ...app.tree.nodes.flatMap(({ e }, node) => (e.t === 'answer' ? [node] : []))]
    const past: StopRound[] = []
    const first: Record<string, number | undefined> = {}
    const frugal = (p: Float64Array) => Float64Array.from(Float32Array.from(p))
    for (const node of nodes) {
      const state = app.stateAt(node)
      const pool = frugal(probabilities(state, poolIds(state)))
      past.push(stopRound(state.order.length, 2, pool, frugal(probabilities(state, askable(state)))))
      for (const { id, verdict } of judge(stop, past, state.order.length, { spent: 0, limit: 100 }).each)
        if (verdict.stop) first[id] ??= state.order.length
    }
    expect(Object.keys(first).length).toBeGreaterThan(1)
    await soon(() => Object.fromEntries(app.stopMarks.map((m) => [m.id, m.labels]))).toEqual(first)
    const now = judge(stop, past, app.state.order.length, { spent: 0, limit: 100 }).each
    await soon(() => app.verdicts.map((v) => v.verdict.value)).toEqual(now.map((v) => v.verdict.value))
    expect(app.verdicts.map((v) => v.verdict.threshold)).toEqual([0.9, 0.499, 0.02])
    await tick()
    for (const { verdict } of app.verdicts) expect(verdict.value).not.toBeNull()
    expect(root.querySelectorAll('.check input:checked')).toHaveLength(3)

    const dock = show(Dock, { app })
    open.push(dock.gone)
    const marks = () =>
      [...dock.root.querySelectorAll('.mark')].map((m) =>
        Number(/(\d+) labels/.exec(m.getAttribute('aria-label')!)?.[1]),
      )
    await soon(marks).toEqual(app.stopMarks.map((m) => m.labels))
  })
})

describe('the axes of the curve', () => {
  it('count labels, answers, cost or minutes, each where the session has spent them', async () => {
    const app = await hub()
    const { root, gone } = show(Dock, { app })
    root.style.cssText = 'width: 900px; height: 220px; display: grid'
    open.push(gone)
    await soon(() => app.curve.points.length).toBe(17)
    const start = app.startLabels
    const wanted = {
      labels: start + 16,
      answers: app.stateAt(0).spent.answers + 16,
      cost: app.stateAt(0).spent.cost + 16 * COST,
      minutes: app.stateAt(0).spent.seconds / 60 + (16 * SECONDS) / 60,
    }
    const choice = root.querySelector<HTMLSelectElement>('.axis')!
    for (const axis of AXES) {
      choice.value = axis
      choice.dispatchEvent(new Event('change', { bubbles: true }))
      await tick()
      // Read as a person reads it: from the numbers under the axis.
      const ticks = () =>
        [...root.querySelectorAll<SVGTextElement>('svg.chart text[text-anchor=middle]')]
          .filter((e) => Number(e.getAttribute('y')) > e.ownerSVGElement!.clientHeight - 20)
          .map((e) => [Number(e.getAttribute('x')), Number(e.textContent)] as const)
      await soon(() => ticks().length).toBeGreaterThan(1)
      const [a, b] = [ticks()[0], ticks().at(-1)!]
      const read = scaleLinear().domain([a[0], b[0]]).range([a[1], b[1]])
      expect(read(Number(root.querySelector('circle.here')!.getAttribute('cx')))).toBeCloseTo(wanted[axis], 6)
      expect(new URL(app.link()).searchParams.get('axis')).toBe(axis === 'labels' ? null : axis)
    }
  })

  it('say what was saved against random, from the curve and the band that are drawn', async () => {
    const app = await hub()
    const { root, gone } = show(Dock, { app })
    open.push(gone)
    await soon(() => app.curve.random).not.toBeNull()
    const { points, random } = app.curve
    // The highest hundredth that both hold at their ends, and the labels from which on they hold it.
    const mean = random!.at.map((labels, i) => ({ labels, value: random!.mean[i] }))
    const from = (curve: readonly { labels: number; value: number }[], i: number) =>
      Math.min(...curve.slice(i).map((p) => p.value))
    const least = Math.min(points.at(-1)!.value, mean.at(-1)!.value)
    const target = Math.floor(100 * least + 1e-9) / 100
    const own = points.find((_, i) => from(points, i) >= target - 1e-9)!
    const k = mean.findIndex((_, i) => from(mean, i) >= target - 1e-9)
    await tick()
    const said = root.querySelector('.said')?.textContent ?? ''
    expect(own).not.toBe(points[0])
    const [, held, labels, other] = /^Margin holds ([\d.]+) from (\d+) labels? on, random from (\d+): /
      .exec(said)!
      .map(Number)
    expect(held).toBe(target)
    expect(labels).toBe(own.labels)
    expect(other).toBeLessThanOrEqual(mean[k].labels)
    if (k > 0) expect(other).toBeGreaterThan(mean[k - 1].labels)
  })
})

describe('calibration', () => {
  it('has the bins and the error that an own count gives', async () => {
    const app = await hub()
    const { root, gone } = show(Reliability, { app })
    open.push(gone)
    await soon(() => root.querySelector('svg')).not.toBeNull()
    const exam = gradingIds(app.state)
    const p = probabilities(app.state, exam)
    const bins = Array.from({ length: 10 }, () => ({ n: 0, trust: 0, right: 0 }))
    exam.forEach((id, i) => {
      const [a, b] = [p[2 * i], p[2 * i + 1]]
      const bin = bins[Math.max(0, Math.ceil(Math.max(a, b) * 10) - 1)]
      bin.n++
      bin.trust += Math.max(a, b)
      if (app.state.truth[id] === (b > a ? 1 : 0)) bin.right++
    })
    const used = bins.filter((b) => b.n > 0)
    const error = used.reduce((sum, b) => sum + Math.abs(b.trust - b.right), 0) / exam.length
    const rows = [...root.querySelectorAll('tr')].map((tr) =>
      [...tr.querySelectorAll('td')].map((td) => td.textContent),
    )
    expect(rows).toEqual(used.map((b) => [String(b.n), `${((100 * b.right) / b.n).toFixed(1)}%`]))
    const label = root.querySelector('svg')!.getAttribute('aria-label')!
    expect(Number(/0\.\d+/.exec(label)![0])).toBeCloseTo(error, 2)
    // Bars as high as the share of right answers, dots where the mean probability lies.
    const y = (v: number) => 144 - 134 * v
    root
      .querySelectorAll('rect')
      .forEach((bar, i) => expect(Number(bar.getAttribute('y'))).toBeCloseTo(y(used[i].right / used[i].n), 6))
    root
      .querySelectorAll('circle')
      .forEach((dot, i) =>
        expect(Number(dot.getAttribute('cx'))).toBeCloseTo(34 + (236 * used[i].trust) / used[i].n, 6),
      )
  })
})
