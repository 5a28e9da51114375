import type { Job } from '../job.ts'
import { source } from '../math/random.ts'
import { buildCommittee } from '../model/committee.ts'
import { modelById } from '../model/registry.ts'
import { typedTrainer } from '../model/trainer.ts'
import type { Fitted, TrainSet } from '../model/types.ts'
import { readParams } from '../params.ts'
import { makeContext } from '../query/context.ts'
import { gatherPoints, makeGeo } from '../query/geo.ts'
import { pickBatch } from '../query/pick.ts'
import { strategyOf } from '../query/registry.ts'
import { needsOf } from '../query/helpers.ts'
import { decideArrival } from '../query/stream.ts'
import type { Ctx, Family, Geo, Strategy } from '../query/types.ts'
import type { Look } from '../session/driver.ts'
import type { Picked } from '../session/pending.ts'
import type { State } from '../session/types.ts'
import { askable, labelledSet, past, poolIds, trainSet, type Labels } from '../session/views.ts'
import { sharedFeatures } from './shared-features.ts'

/** Trains and asks for the states of one session, without a worker. */
export interface Learner {
  /** The settings' model, trained on the state's training set. Networks are trained by the typed arrays. */
  fit(state: State): Job<Fitted>
  /** The next questions of the settings' strategy; in a stream, the present item or none. Throws Missing as strategies do. */
  readonly look: Look
}

/** Strategies of these families do not look at what was trained. */
const MODEL_FREE: readonly Family[] = ['baseline', 'diversity', 'human']

/** What a trained model depends on: a state shares these with the one before it until one of them changes. */
const TRAINED_ON = ['train', 'stale', 'label', 'weight', 'xy', 'classes', 'settings'] as const

/**
 * A learner for one session. It remembers the last model and the geometry of the pool; nothing depends on that but the time it
 * takes.
 */
export function createLearner(): Learner {
  let trained: { readonly by: State; readonly model: Fitted } | null = null
  let geometry: { readonly xy: Float64Array; readonly role: Uint8Array; readonly geo: Geo } | null = null

  function* fit(state: State): Job<Fitted> {
    const known = trained
    if (known && TRAINED_ON.every((key) => known.by[key] === state[key])) return known.model
    const { id, params } = state.settings.model
    const model = yield* modelById(id).fit(trainingOf(state), params, source(state.spec.seed))
    trained = { by: state, model }
    return model
  }

  function geoOf(state: State, pool: Ctx['pool']): Geo {
    const { xy, role } = state
    if (geometry?.xy !== xy || geometry.role !== role)
      geometry = { xy, role, geo: makeGeo(pool, source(state.spec.seed)) }
    return geometry.geo
  }

  function* context(state: State, strategy: Strategy, needsCommittee: boolean): Job<Ctx> {
    const { settings, spec, round } = state
    const asksModel = !MODEL_FREE.includes(strategy.meta.family)
    const model = asksModel ? yield* fit(state) : undecided(state.classes.length)
    const members = needsCommittee ? yield* committee(state, model) : undefined
    const sameKind = !members || members.every(({ id }) => id === 'logistic')
    const candidates = askable(state)
    const pool = poolIds(state)
    const everything = { n: pool.length, xy: gatherPoints(state.xy, pool) }
    return yield* makeContext({
      seed: spec.seed,
      round,
      batch: settings.batch,
      model,
      committee: members,
      lab: located(state, labelledSet(state)),
      candidates: { ids: candidates, xy: gatherPoints(state.xy, candidates) },
      features: sameKind ? sharedFeatures(state, model, candidates) : undefined,
      pool: everything,
      geo: geoOf(state, everything),
      past: past(state),
    })
  }

  function* look(state: State): Job<readonly Picked[]> {
    const { settings } = state
    const strategy = strategyOf(settings.strategy.id)
    const { params } = readParams(strategy.meta.params, settings.strategy.params)
    const c = yield* context(state, strategy, needsOf(strategy, params).includes('committee'))
    const { picks } = yield* pickBatch(strategy, c, params, settings.batch, { limit: settings.candidates })
    return state.stream ? picks.filter(({ score }) => decideArrival(state, score)?.ask) : picks
  }

  return { fit, look }
}

function committee(state: State, fitted: Fitted): Job<Fitted[]> {
  const { settings, spec } = state
  const base = { ...settings.model, fitted }
  return buildCommittee(settings.committee, trainingOf(state), base, source(spec.seed), typedTrainer)
}

const trainingOf = (state: State): TrainSet => located(state, trainSet(state))

function located(state: State, { ids, y, w }: Labels): TrainSet {
  return { n: ids.length, C: state.classes.length, xy: gatherPoints(state.xy, ids), y, w, ids }
}

/** Stands in where no model is looked at: every class is equally likely. */
const undecided = (C: number): Fitted => ({
  id: 'classMean',
  C,
  params: new Float64Array(0),
  predict: (_xy, n, out, from = 0, to = n) => out.fill(1 / C, from * C, to * C),
})
