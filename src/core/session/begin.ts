import type { ClassIx, Dataset, PointId } from '../data/types.ts'
import { permutation, PURPOSE, source } from '../math/random.ts'
import { START } from './asking.ts'
import { drawn, split, startIds } from './start.ts'
import { startStream } from './stream.ts'
import { ROLE, type Answer, type Beginning, type Spec, type State } from './types.ts'

/** Names of the classes: the person's where given, the data's otherwise. */
const classNames = (spec: Spec, dataset: Dataset): readonly string[] => [
  ...spec.classes,
  ...dataset.classes.slice(spec.classes.length),
]

/** Labels that came with an upload are known from the start and cost nothing. */
const hasLabels = (spec: Spec): boolean => spec.data.kind === 'file' && spec.data.truth === 'given'

const begun = new WeakMap<Dataset, State>()

/**
 * The state before the first event. The one that was asked for last on a data set is kept, since with 100,000 points it takes
 * longer than a picture may.
 * - Exam: grading rows of generated data; otherwise, for the hidden truth, a seeded share of each class of the labelled rows.
 *   A paid validation set is `n` seeded points of the pool.
 * - Start: the points of the start rule with their true label; points without truth are left out. In an upload whose labels are
 *   given, every labelled row that does not grade is labelled at the start.
 * Start labels and validation points with known truth each cost an answer of the first annotator, given labels nothing.
 */
export function begin(spec: Spec, dataset: Dataset): State {
  const last = begun.get(dataset)
  if (last?.spec === spec) return last
  const state = firstState(spec, dataset)
  begun.set(dataset, state)
  return state
}

/** A data set with the state before the first event on it. */
export const beginning = (spec: Spec, dataset: Dataset): Beginning => ({
  dataset,
  start: begin(spec, dataset),
})

function firstState(spec: Spec, dataset: Dataset): State {
  const { n, nPool, truth } = dataset
  const role = new Uint8Array(n)
  role.fill(ROLE.exam, nPool)
  const { exam, seed, mode, settings } = spec
  const pool = () => indices(nPool, (id) => role[id] === ROLE.pool)
  if (exam.kind === 'truth' && nPool === n)
    for (const id of split(dataset, pool(), exam.share, seed)) role[id] = ROLE.exam
  if (exam.kind === 'paid') for (const id of drawn(pool(), exam.n, seed, PURPOSE.exam)) role[id] = ROLE.paid
  const given = hasLabels(spec)
  const chosen = given ? pool() : startIds(spec.start, dataset, pool(), seed)
  const order = chosen.filter((id) => truth[id] >= 0)
  for (const id of order) role[id] = ROLE.start
  const paid = indices(nPool, (id) => role[id] === ROLE.paid && truth[id] >= 0)

  const label = new Int32Array(n).fill(-1)
  const weight = new Float64Array(n)
  const answers = new Map<PointId, readonly Answer[]>()
  for (const id of [...order, ...paid]) {
    label[id] = truth[id] as ClassIx
    weight[id] = 1
    answers.set(id, [{ who: START, label: truth[id], round: 0 }])
  }
  const bought = given ? 0 : paid.length + order.length
  const { cost, seconds } = settings.oracle[0]
  return {
    spec,
    settings,
    classes: classNames(spec, dataset),
    frame: dataset.frame,
    xy: dataset.xy,
    truth,
    role,
    answers,
    passes: new Map(),
    label,
    weight,
    train: order,
    stale: new Map(),
    since: 0,
    open: null,
    round: 0,
    spent: {
      answers: bought,
      points: order.length + paid.length,
      cost: bought * cost,
      seconds: bought * seconds,
    },
    ...(mode === 'stream' && {
      stream: startStream(settings.stream?.params ?? {}),
      arrivals: arrivalsOf(spec, pool()),
      ...(dataset.drifts && { concept: dataset.group }),
    }),
    given: new Map(),
    edited: [],
    rows: n,
    order,
    rounds: [],
  }
}

/** Generated points and files arrive in their order. The rows of the shipped sets are sorted by class: they arrive in a seeded order. */
function arrivalsOf({ data, seed }: Spec, ids: readonly PointId[]): Int32Array {
  if (data.kind !== 'shipped') return Int32Array.from(ids)
  return permutation(source(seed), PURPOSE.stream, ids.length).map((i) => ids[i])
}

function indices(n: number, keep: (i: number) => boolean): number[] {
  const ids: number[] = []
  for (let i = 0; i < n; i++) if (keep(i)) ids.push(i)
  return ids
}
