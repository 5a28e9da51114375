import type { Dataset } from '../data/types.ts'
import type { Job } from '../job.ts'
import { source } from '../math/random.ts'
import { fullParams } from '../model/common.ts'
import { bumpsOf } from '../model/features.ts'
import { isLogistic, logistic } from '../model/logistic.ts'
import { posteriorDraws } from '../model/posterior.ts'
import { bootstrapped, memberCount } from '../model/resampled.ts'
import type { Fitted, TrainSet } from '../model/types.ts'
import type { Params } from '../params.ts'
import { predictPoints } from '../query/context.ts'
import { gatherPoints } from '../query/geo.ts'
import { check } from '../session/check.ts'
import { Draft } from '../session/draft.ts'
import { begin } from '../session/begin.ts'
import { accuracyOf, confusion, predicted } from '../session/metrics.ts'
import { mergePatch } from '../session/spec.ts'
import { canonical } from '../session/canonical.ts'
import { path } from '../session/tree.ts'
import type { Event, Refusal, State, Tree } from '../session/types.ts'
import { askable, examIds, paidIds, poolIds, trainSet, type Labels } from '../session/views.ts'
import { PYTHON } from './python-text.ts'

/** Strategies whose scores the script computes. */
const IN_PYTHON = ['margin', 'entropy', 'leastConfident', 'kCentre', 'voteEntropy'] as const
/** Questions that nothing computes: the script learns their labels and does not check the choice. */
const NOT_COMPUTED = ['random', 'you', 'audit', 'exam']
/** Points beyond which a script would be too long to be of use. */
const MOST_POINTS = 20_000

export type Script = { readonly ok: true; readonly text: string } | ({ readonly ok: false } & Refusal)

const no = (code: string, args: Refusal['args'] = {}): Script => ({ ok: false, code: `python-${code}`, args })

/**
 * Events up to the last change of the plane before the first answer: what was asked until then was asked of another plane, and
 * nobody answered.
 */
function drawnFirst(log: readonly Event[]): number {
  const answered = log.findIndex((e) => e.t === 'answer' || e.t === 'pass')
  const before = answered < 0 ? log : log.slice(0, answered)
  let n = before.length
  while (n > 0 && before[n - 1].t !== 'points') n--
  return n
}

/** Why the log of a session has no script, or null. Codes are texts, `error.<code>`. */
export function pythonRefusal(tree: Tree): Script | null {
  const { spec } = tree
  const log = path(tree)
  if (spec.mode === 'stream') return no('stream')
  let { settings } = spec
  let asked = false
  const first = drawnFirst(log)
  for (const [i, e] of log.entries()) {
    if (e.t === 'points' && i >= first) return no('edited')
    if (e.t === 'set') {
      const before = settings.model
      settings = mergePatch(settings, e.patch)
      if (asked && canonical(settings.model) !== canonical(before)) return no('model-changed')
    }
    if (e.t !== 'ask' || i < first) continue
    asked = true
    if (![...IN_PYTHON, ...NOT_COMPUTED].includes(e.by)) return no('strategy', { strategy: e.by })
    if (e.by === 'voteEntropy' && settings.committee.id === 'kinds') return no('committee')
  }
  const { strategy, model } = settings
  if (![...IN_PYTHON, ...NOT_COMPUTED].includes(strategy.id)) return no('strategy', { strategy: strategy.id })
  if (model.id !== 'logistic') return no('model', { model: model.id })
  return strategy.id === 'voteEntropy' && settings.committee.id === 'kinds' ? no('committee') : null
}

/**
 * A script for Python, scikit-learn and numpy that holds the points, the labels and the questions of the log of `tree`, trains
 * the model anew before each question, and compares scores, choices and accuracy with those of the session.
 */
export function* pythonScript(tree: Tree, dataset: Dataset, title: string): Job<Script> {
  const refusal = pythonRefusal(tree)
  if (refusal) return refusal
  const log = path(tree)
  const n = dataset.n + drawnPoints(log)
  if (n > MOST_POINTS) return no('points', { n, most: MOST_POINTS })
  const draft = new Draft(begin(tree.spec, dataset))
  const first = drawnFirst(log)
  const of = log.filter((e, i) => e.t === 'ask' && i >= first).length
  const steps: Step[] = []
  let seen = NOTHING
  for (const [i, e] of log.entries()) {
    if (e.t === 'ask' && i >= first) {
      const state = draft.snapshot()
      const { step, now } = yield* quietly(stepOf(state, seen, e))
      steps.push(step)
      seen = now
      yield { done: steps.length, of }
    }
    if (check(draft, e)) break
    draft.apply(e)
  }
  const last = draft.snapshot()
  steps.push((yield* quietly(stepOf(last, seen, null))).step)
  return { ok: true, text: yield* script(last, steps, title) }
}

const drawnPoints = (log: readonly Event[]): number =>
  log.reduce((n, e) => n + (e.t === 'points' ? (e.add?.length ?? 0) : 0), 0)

/** The same job without its own account of progress. */
function* quietly<T>(job: Job<T>): Job<T> {
  for (;;) {
    const step = job.next()
    if (step.done) return step.value
    yield
  }
}

interface Step {
  readonly by?: string
  readonly ask?: readonly number[]
  readonly scores?: readonly number[]
  readonly members?: readonly (readonly number[])[]
  /** point, class, weight */
  readonly learn?: readonly (readonly [number, number, number])[]
  readonly forget?: readonly number[]
  readonly labelled?: readonly number[]
  readonly gone?: readonly number[]
  readonly back?: readonly number[]
  readonly accuracy?: number
}
/** What the script knows after a step. */
interface Seen {
  readonly train: ReadonlyMap<number, readonly [number, number]>
  readonly labelled: ReadonlySet<number>
  /** Null = all of the pool. */
  readonly candidates: ReadonlySet<number> | null
}
const NOTHING: Seen = { train: new Map(), labelled: new Set(), candidates: null }

function* stepOf(
  state: State,
  seen: Seen,
  ask: Extract<Event, { t: 'ask' }> | null,
): Job<{ step: Step; now: Seen }> {
  const labels = trainSet(state)
  const train = new Map(Array.from(labels.ids, (id, i) => [id, [labels.y[i], labels.w[i]] as const]))
  const labelled = new Set(state.order)
  const candidates = new Set(askable(state))
  const before = seen.candidates ?? new Set(poolIds(state))
  const training = trainingOf(state, labels)
  const model = yield* logistic.fit(training, state.settings.model.params, source(state.spec.seed))
  const accuracy = yield* accuracyAt(state, model)
  const checked = ask !== null && (IN_PYTHON as readonly string[]).includes(ask.by)
  const step: Step = {
    ...some(
      'forget',
      [...seen.train.keys()].filter((id) => !train.has(id)),
    ),
    ...some(
      'learn',
      [...train].flatMap(([id, [label, weight]]) => {
        const known = seen.train.get(id)
        return known && known[0] === label && known[1] === weight ? [] : [[id, label, weight] as const]
      }),
    ),
    ...some(
      'labelled',
      [...labelled].filter((id) => !seen.labelled.has(id)),
    ),
    ...some(
      'gone',
      [...before].filter((id) => !candidates.has(id)),
    ),
    ...some(
      'back',
      [...candidates].filter((id) => !before.has(id)),
    ),
    ...(accuracy !== null && { accuracy }),
    ...(checked && { by: ask.by, ask: ask.ids }),
    ...(checked && ask.score.length > 0 && { scores: ask.score }),
    ...(checked && ask.by === 'voteEntropy' && { members: yield* membersAt(state, model, training) }),
  }
  return { step, now: { train, labelled, candidates } }
}

const some = <K extends string, T>(key: K, list: readonly T[]) =>
  (list.length > 0 ? { [key]: list } : {}) as { readonly [P in K]?: readonly T[] }

const trainingOf = (state: State, { ids, y, w }: Labels): TrainSet => ({
  n: ids.length,
  C: state.classes.length,
  xy: gatherPoints(state.xy, ids),
  y,
  w,
  ids,
})

/** The weights of each member of the committee, rows of classes one after another. */
function* membersAt({ settings, spec }: State, model: Fitted, training: TrainSet): Job<number[][]> {
  const K = memberCount(settings.committee.k)
  const rnd = source(spec.seed)
  const members =
    settings.committee.id === 'posterior' && isLogistic(model)
      ? yield* posteriorDraws(model, K, rnd)
      : yield* bootstrapped(training, logistic, settings.model.params, K, rnd, model)
  return members.map((m) => Array.from(m.params))
}

/** Points that grade, and their classes: the hidden truth, or what the paid validation set was answered. */
function examOf(state: State): { ids: number[]; classes: number[] } {
  const paid = state.spec.exam.kind === 'paid'
  const y = paid ? state.label : state.truth
  const ids = [...(paid ? paidIds(state) : examIds(state))].filter((id) => y[id] >= 0)
  return { ids, classes: ids.map((id) => y[id]) }
}

function* accuracyAt(state: State, model: Fitted): Job<number | null> {
  const { ids, classes } = examOf(state)
  // A paid set grows with its answers: the script grades by the whole of it.
  if (ids.length === 0 || (state.spec.exam.kind === 'paid' && ids.length < paidIds(state).length)) return null
  const { p } = yield* predictPoints(model, undefined, gatherPoints(state.xy, ids), ids.length)
  return accuracyOf(confusion(predicted(p, ids.length, model.C), classes, model.C), model.C).accuracy
}

const featuresOf = (params: Params): object =>
  params.features === 'linear' || params.features === 'quadratic'
    ? { kind: params.features }
    : { kind: 'bumps', ...bumpsOf(params) }

function* script(state: State, steps: readonly Step[], title: string): Job<string> {
  const { settings, xy } = state
  const params = fullParams(logistic.meta, settings.model.params)
  const exam = examOf(state)
  const points: string[] = []
  for (let i = 0; 2 * i < xy.length; i++) {
    points.push(`    [${xy[2 * i]}, ${xy[2 * i + 1]}],`)
    if (i % 1000 === 0) yield
  }
  return [
    '"""A session of active learning, computed again with scikit-learn and numpy.',
    '',
    'The script holds all points, the labels in the order in which they were learnt, and the questions. It trains the model',
    'before each question, computes the scores of the strategy, and fails if a question, a score or the accuracy differs from',
    'the session. Run it with: python3 <this file>',
    '"""',
    'import numpy as np',
    'from sklearn.linear_model import LogisticRegression',
    '',
    `TITLE = ${JSON.stringify(title)}`,
    `CLASSES = ${JSON.stringify(state.classes)}`,
    '# Points in the units that the model sees, one row per point.',
    'X = np.array([',
    ...points,
    '])',
    '# Points that may be asked about, start included, and those that grade.',
    `POOL = ${JSON.stringify([...poolIds(state)])}`,
    `EXAM = ${JSON.stringify(exam.ids)}`,
    `EXAM_CLASSES = ${JSON.stringify(exam.classes)}`,
    `FEATURES = ${JSON.stringify(featuresOf(params))}`,
    `LAMBDA = ${Number(params.lambda)}`,
    `BIAS_LAMBDA = ${Number(params.biasLambda)}`,
    '# What was learnt before each question (point, class, weight), which points could be asked about, and what was asked.',
    'STEPS = [',
    ...steps.map((step) => `    ${JSON.stringify(step)},`),
    ']',
    PYTHON,
  ].join('\n')
}
