import type { Dataset, PointId } from '../data/types.ts'
import type { Job } from '../job.ts'
import { mergePatch } from '../session/spec.ts'
import { hashOf } from '../session/spec-hash.ts'
import type { DeepPartial, Settings, Spec } from '../session/types.ts'
import { area, commonLabels, scoreAt, type LearningCurve } from './curve.ts'
import { grade, runSession } from './session-run.ts'
import { interval, paired, type Interval, type Paired } from './statistics.ts'

/** Strategies x data x seeds. Everything in it is plain, so that it can be stored and sent. */
export interface Plan {
  readonly data: readonly {
    readonly id: string
    readonly spec: Spec
    /** Hash of the data set, where the spec does not tell all of it: points were drawn. */
    readonly points?: string
  }[]
  /** Settings that each arm changes, such as its strategy. The first arm is the baseline of comparisons. */
  readonly arms: readonly { readonly id: string; readonly settings: DeepPartial<Settings> }[]
  readonly seeds: readonly number[]
  /** Label counts at which models are graded, ascending. */
  readonly at: readonly number[]
}

/** One session: a job of its own, the same wherever and whenever it runs. */
export interface Unit {
  /** Names the unit by all that its result depends on. */
  readonly key: string
  readonly data: string
  readonly arm: string
  readonly seed: number
  readonly spec: Spec
  readonly at: readonly number[]
}
export interface Finished {
  readonly key: string
  readonly at: readonly number[]
  readonly accuracy: readonly number[]
  readonly balanced: readonly number[]
  /** Points that were asked about, in order, and their groups (see `Dataset.group`). */
  readonly asked: readonly PointId[]
  readonly groups: readonly number[]
}

/** Makes the data set of a spec (its `data` and `seed`). */
export type MakeData = (spec: Spec) => Dataset

/** Naming a unit takes a hash of all of its spec: each plan's are made once. */
const units = new WeakMap<Plan, readonly Unit[]>()

/** The units of a plan, seed by seed, so that the first of them already compare all arms on all data. */
export function unitsOf(plan: Plan): readonly Unit[] {
  const known = units.get(plan) ?? made(plan)
  units.set(plan, known)
  return known
}

function made({ data, arms, seeds, at }: Plan): Unit[] {
  return seeds.flatMap((seed) =>
    data.flatMap((d) =>
      arms.map((arm) => {
        const spec: Spec = { ...d.spec, seed, settings: mergePatch(d.spec.settings, arm.settings) }
        const key = [hashOf(spec), hashOf(at), ...(d.points === undefined ? [] : [d.points])].join('-')
        return { key, data: d.id, arm: arm.id, seed, spec, at }
      }),
    ),
  )
}

/** The units whose results are not there yet. */
export function missing(plan: Plan, finished: readonly Finished[]): Unit[] {
  const known = new Set(finished.map((f) => f.key))
  return unitsOf(plan).filter((u) => !known.has(u.key))
}

/** Runs one unit. Throws RangeError for data that do not grade. */
export function* runUnit({ key, spec, at }: Unit, make: MakeData): Job<Finished> {
  const dataset = make(spec)
  const run = yield* runSession(spec, dataset, at, grade)
  const graded = (value: number | null): number => {
    if (value === null) throw new RangeError(`no exam in ${dataset.id}`)
    return value
  }
  const asked = run.order.slice(run.start)
  return {
    key,
    at: run.at,
    accuracy: run.measured.map((m) => graded(m.accuracy)),
    balanced: run.measured.map((m) => graded(m.balanced)),
    asked,
    groups: asked.map((id) => dataset.group[id]),
  }
}

/**
 * Runs what is missing of a plan, unit by unit. Every result goes to `keep` as soon as it is there: whoever stops the job has
 * lost one unit at most, and goes on later with what was kept.
 */
export function* experiment(
  plan: Plan,
  finished: readonly Finished[],
  make: MakeData,
  keep: (result: Finished) => void,
): Job<void> {
  const open = missing(plan, finished)
  const of = unitsOf(plan).length
  for (let i = 0; i < open.length; i++) {
    yield { done: of - open.length + i, of }
    keep(yield* runUnit(open[i], make))
  }
}

/** One arm on one data set. */
export interface ArmSummary {
  readonly data: string
  readonly arm: string
  readonly seeds: readonly number[]
  /** Label counts that every seed has reached, and mean and interval at each. */
  readonly at: readonly number[]
  readonly score: readonly Interval[]
  /** Area under the learning curve of each seed. */
  readonly areas: readonly number[]
  /** Against the first arm, on the seeds that both have finished. Null for the first arm itself. */
  readonly against: Comparison | null
}

/** The curves of two arms, seed by seed. */
export interface Comparison {
  /** Label counts that all of them have. */
  readonly at: readonly number[]
  readonly own: readonly LearningCurve[]
  readonly baseline: readonly LearningCurve[]
}

/** What the seeds say at one label count of a comparison. The exact test is no small sum, so only counts that are shown need it. */
export const pairedAt = ({ own, baseline }: Comparison, labels: number): Paired =>
  paired(
    own.map((c) => scoreAt(c, labels)),
    baseline.map((c) => scoreAt(c, labels)),
  )

interface Curves {
  readonly seeds: number[]
  readonly curves: LearningCurve[]
}

/** Means, intervals and comparisons of all that is finished. The order in which units were finished plays no part. */
export function summarise(
  plan: Plan,
  finished: readonly Finished[],
  measure: 'accuracy' | 'balanced' = 'accuracy',
): ArmSummary[] {
  const results = new Map(finished.map((f) => [f.key, f]))
  return plan.data.flatMap(({ id: data }) => {
    const byArm = plan.arms.map((arm) => curvesOf(unitsOf(plan), results, data, arm.id, measure))
    return plan.arms.map((arm, i) => ({
      data,
      arm: arm.id,
      ...summary(byArm[i]),
      against: i === 0 ? null : compare(byArm[i], byArm[0]),
    }))
  })
}

function curvesOf(
  all: readonly Unit[],
  results: ReadonlyMap<string, Finished>,
  data: string,
  arm: string,
  measure: 'accuracy' | 'balanced',
): Curves {
  const own = { seeds: [] as number[], curves: [] as LearningCurve[] }
  for (const unit of all) {
    const result = unit.data === data && unit.arm === arm && results.get(unit.key)
    if (!result) continue
    own.seeds.push(unit.seed)
    own.curves.push({ labels: result.at, score: result[measure] })
  }
  return own
}

function summary({ seeds, curves }: Curves): Pick<ArmSummary, 'seeds' | 'at' | 'score' | 'areas'> {
  const at = commonLabels(curves)
  return {
    seeds,
    at,
    score: at.map((n) => interval(curves.map((c) => scoreAt(c, n)))),
    areas: curves.map(area),
  }
}

function compare(own: Curves, baseline: Curves): Comparison {
  const pairs = own.seeds.flatMap((seed, i) => {
    const j = baseline.seeds.indexOf(seed)
    return j < 0 ? [] : [[own.curves[i], baseline.curves[j]] as const]
  })
  const [a, b] = [pairs.map(([c]) => c), pairs.map(([, c]) => c)]
  return { at: commonLabels([...a, ...b]), own: a, baseline: b }
}
