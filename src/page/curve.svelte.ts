import { SvelteMap } from 'svelte/reactivity'
import type { Dataset } from '../core/data/types.ts'
import { permutation, PURPOSE, source } from '../core/math/random.ts'
import type { State, Tree } from '../core/session/types.ts'
import { gradingIds, poolIds, slim, trainSet, type Labels } from '../core/session/views.ts'
import type { Engine } from '../engine/client.ts'
import type { Grade } from '../engine/protocol.ts'
import {
  bandOf,
  milestones,
  planeOf,
  stopsBetween,
  together,
  type Baseline,
  type CurvePoint,
  type CurveView,
} from './curve-parts.ts'
import { keyOf } from './model-key.ts'

/** Runs of the random baseline; fewer where each training is costly. */
const RUNS = 20
/** Above this many pool points the line of all labels is trained on a seeded sample. */
const ALL_LIMIT = 3000

/**
 * The learning curve of the way to the head, and what it is compared with. Models that were not looked at (a link, a jump) and
 * the baselines are trained in the background.
 */
export class Curves {
  private readonly engine: Engine
  private readonly known = new SvelteMap<string, number>()
  private readonly named = new SvelteMap<string, Uint8Array>()
  private keys = new WeakMap<State, string>()
  private all = $state.raw<number | null>(null)
  private random = $state.raw<Baseline | null>(null)
  private baselineKey = ''
  private run = 0

  constructor(engine: Engine) {
    this.engine = engine
  }

  private key(state: State): string {
    let key = this.keys.get(state)
    if (key === undefined) {
      key = keyOf(state)
      this.keys.set(state, key)
    }
    return key
  }

  /** A model that was looked at anyway. `named` = its class for each point of the pool. */
  learn(state: State, grade: Grade, named: Uint8Array): void {
    const key = this.key(state)
    if (grade.accuracy !== null) this.known.set(key, grade.accuracy)
    this.named.set(key, named)
  }

  /** The curve as far as it is known. */
  view(tree: Tree, at: (node: number) => State, end: number): CurveView {
    const states = milestones(tree, at, end)
    const graded = states.length > 0 && gradingIds(states[states.length - 1]).length > 0
    return {
      measure: graded ? 'accuracy' : 'stability',
      points: graded ? this.accuracies(states) : this.stabilities(states),
      // Points drawn from a pool are no baseline for what passes by once.
      all: graded && !states[0].stream ? this.all : null,
      random: graded && !states[0].stream ? this.random : null,
    }
  }

  private accuracies(states: readonly State[]): CurvePoint[] {
    return states.flatMap((s) => {
      const value = this.known.get(this.key(s))
      return value === undefined ? [] : [{ labels: s.order.length, value, spent: s.spent }]
    })
  }

  private stabilities(states: readonly State[]): CurvePoint[] {
    return states.flatMap((s, i) => {
      const [before, now] = [
        states[i - 1] && this.named.get(this.key(states[i - 1])),
        this.named.get(this.key(s)),
      ]
      if (!before || !now || before.length !== now.length) return []
      let same = 0
      for (let k = 0; k < now.length; k++) if (before[k] === now[k]) same++
      return [{ labels: s.order.length, value: same / (now.length || 1), spent: s.spent }]
    })
  }

  /** Trains what the curves lack: first the way to the head, then the baselines, then other branches. Newer calls end older ones. */
  async fill(
    tree: Tree,
    at: (node: number) => State,
    dataset: Dataset,
    others: readonly number[],
  ): Promise<void> {
    const mine = ++this.run
    const now = at(tree.head)
    if (gradingIds(now).length === 0) {
      this.all = this.random = null
      return
    }
    const along = async (end: number) => {
      for (const s of milestones(tree, at, end)) {
        if (this.known.has(this.key(s)) || s === now) continue
        const [grade] = await this.engine.grades({
          data: dataset.hash,
          state: slim(s),
          trains: [trainSet(s)],
        })
        if (mine !== this.run) return
        if (grade.accuracy !== null) this.known.set(this.key(s), grade.accuracy)
      }
    }
    await along(tree.head)
    if (mine === this.run && !now.stream) await this.baselines(at(planeOf(tree)), now, dataset, mine)
    for (const end of others) if (mine === this.run) await along(end)
  }

  private async baselines(start: State, now: State, dataset: Dataset, mine: number): Promise<void> {
    const key = JSON.stringify([
      dataset.hash,
      start.spec.seed,
      start.order,
      this.key(start),
      now.settings.model,
      now.settings.budget,
      now.classes.length,
    ])
    if (key === this.baselineKey) return
    const pool = poolIds(start).filter((id) => start.label[id] < 0 && start.truth[id] >= 0)
    const rest = permutation(source(start.spec.seed), PURPOSE.random, pool.length)
    const network = now.settings.model.id === 'network'
    const head = { ...slim(now), train: trainSet(start) }
    const request = (trains: readonly Labels[]) =>
      this.engine.grades({ data: dataset.hash, state: head, trains })

    const all = await request([
      together(
        start,
        Int32Array.from(rest.slice(0, network ? 300 : ALL_LIMIT), (i) => pool[i]),
      ),
    ])
    if (mine !== this.run) return
    this.all = all[0].accuracy

    const first = start.order.length
    const last = Math.min(now.settings.budget, first + pool.length)
    const stops = stopsBetween(first, last)
    const curves: number[][] = []
    for (let r = 0; r < (network ? 5 : RUNS); r++) {
      const order = permutation(source(start.spec.seed), PURPOSE.random, pool.length, r + 1)
      const trains = stops.map((n) =>
        together(
          start,
          Int32Array.from(order.slice(0, n - first), (i) => pool[i]),
        ),
      )
      const grades = await request(trains)
      if (mine !== this.run) return
      curves.push(grades.map((g) => g.accuracy ?? 0))
    }
    this.random = { at: stops, ...bandOf(curves) }
    this.baselineKey = key
  }
}
