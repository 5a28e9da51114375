import type { Dataset } from '../core/data/types.ts'
import { permutation, PURPOSE, source } from '../core/math/random.ts'
import { ROOT } from '../core/session/tree.ts'
import type { State, Tree } from '../core/session/types.ts'
import { gradingIds, poolIds, slim, trainSet, type Labels } from '../core/session/views.ts'
import type { Engine } from '../engine/client.ts'
import type { Grade } from '../engine/protocol/look.ts'
import {
  bandOf,
  coarseToFine,
  planeOf,
  reach,
  stopsBetween,
  together,
  type CurvePoint,
  type CurveView,
} from './curve-parts.ts'
import { Graded } from './graded.ts'
import { milestones, type Milestone } from './milestones.ts'
import { keyOf } from './model-key.ts'
import { perSession } from './per-session.ts'

/** Runs of the random baseline; fewer where each training is costly. */
const RUNS = 20
/** Milliseconds for which what was graded in the background is gathered before it is shown. */
const PAUSE = 250
/** Above this many pool points the line of all labels is trained on a seeded sample. */
const ALL_LIMIT = 3000

/**
 * The learning curve of the way to the head, and what it is compared with. Models that were not looked at (a link, a jump) and
 * the baselines are trained in the background.
 */
export class Curves {
  private readonly engine: Engine
  /** Models by the session that they belong to. */
  private readonly of = perSession(() => new Graded())
  /** Counts what was learnt; what is learnt in the background is shown a few times a second. */
  private news = $state(0)
  private timer = 0
  private run = 0

  constructor(engine: Engine) {
    this.engine = engine
  }

  private show = (): void => {
    clearTimeout(this.timer)
    this.timer = 0
    this.news++
  }

  /** A model that was looked at anyway. `named` = its class for each point of the pool. */
  learn(state: State, grade: Grade, named: Uint8Array): void {
    const graded = this.of(state.spec)
    if (grade.accuracy !== null) graded.grade(keyOf(state), grade.accuracy)
    else graded.name(keyOf(state), named)
    this.show()
  }

  /** The curve as far as it is known. */
  view(tree: Tree, at: (node: number) => State, end: number): CurveView {
    void this.news
    const way = milestones(tree, at, end)
    const known = this.of(tree.spec)
    const graded = way.length > 0 && gradingIds(at(way[way.length - 1].node)).length > 0
    const valueOf = ({ key }: Milestone, i: number) =>
      graded ? known.accuracy(key) : i > 0 ? known.agreement(way[i - 1].key, key) : undefined
    const streams = at(ROOT).stream !== undefined
    return {
      measure: graded ? 'accuracy' : 'stability',
      points: way.flatMap((m, i): CurvePoint[] => {
        const value = valueOf(m, i)
        return value === undefined ? [] : [{ labels: m.labels, value, spent: m.spent }]
      }),
      // Points drawn from a pool are no baseline for what passes by once.
      all: graded && !streams ? known.all : null,
      random: graded && !streams ? known.random : null,
    }
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
    if (gradingIds(now).length === 0) return
    const known = this.of(tree.spec)
    const own = keyOf(now)
    const along = async (end: number) => {
      for (const { key, node } of coarseToFine(milestones(tree, at, end))) {
        if (known.has(key) || key === own) continue
        const state = at(node)
        const [grade] = await this.engine.grades({
          data: dataset.hash,
          state: slim(state),
          trains: [trainSet(state)],
        })
        if (mine !== this.run) return
        if (grade.accuracy !== null) known.grade(key, grade.accuracy)
        this.timer ||= window.setTimeout(this.show, PAUSE)
      }
    }
    await along(tree.head)
    if (mine === this.run && !now.stream) await this.baselines(at(planeOf(tree)), now, dataset, mine)
    for (const end of others) if (mine === this.run) await along(end)
  }

  private async baselines(start: State, now: State, dataset: Dataset, mine: number): Promise<void> {
    const known = this.of(now.spec)
    const of = JSON.stringify([keyOf(start), now.settings.model, now.classes.length])
    if (known.baselines.of !== of) {
      known.all = known.random = null
      known.baselines = { of, last: 0 }
    }
    const pool = poolIds(start).filter((id) => start.label[id] < 0 && start.truth[id] >= 0)
    const first = start.order.length
    const last = first + Math.min(pool.length, reach(start, now))
    if (known.baselines.last === last) return
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
    known.all = all[0].accuracy
    this.show()

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
    known.random = { at: stops, ...bandOf(curves) }
    known.baselines = { of, last }
    this.show()
  }
}
