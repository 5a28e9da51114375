import type { Job } from '../core/job.ts'
import type { Fitted, NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { stratifiedFolds, type SelfGrade } from '../core/session/folds.ts'
import { predicted } from '../core/session/metrics.ts'
import type { Labels } from '../core/session/views.ts'
import { Cache } from './cache.ts'
import { fitModel } from './fitting.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import { makeScene } from './scene.ts'

/** Folds of the cross-validation; as many as there are labels where these are fewer. */
const FOLDS = 5

const rowsOf = ({ ids, y, w }: Labels, rows: readonly number[]): Labels => ({
  ids: Int32Array.from(rows, (r) => ids[r]),
  y: Int32Array.from(rows, (r) => y[r]),
  w: Float64Array.from(rows, (r) => w[r]),
})

/**
 * How the settings' model grades itself: cross-validation on the labels that it is trained on (Kohavi 1995, stratified). Null with
 * fewer than two labels.
 */
export function* selfGrade(data: DataMessage, state: Slim, trainer: NetTrainer): Job<SelfGrade | null> {
  const { train } = state
  const n = train.ids.length
  if (n < 2) return null
  const folds = Math.min(FOLDS, n)
  const { rnd } = makeScene(data, state, trainer)
  const fold = stratifiedFolds(train.ids, train.y, folds, rnd)
  const rows = Array.from(fold.keys())
  let right = 0
  for (let f = 0; f < folds; f++) {
    const kept = rowsOf(
      train,
      rows.filter((r) => fold[r] !== f),
    )
    const left = rowsOf(
      train,
      rows.filter((r) => fold[r] === f),
    )
    const scene = makeScene(data, { ...state, train: kept, labelled: left }, trainer)
    const model = yield* fitModel(new Cache<Fitted>(1), scene)
    const { p } = yield* predictPoints(model, undefined, scene.lab.xy, scene.lab.n)
    predicted(p, scene.lab.n, state.C).forEach((named, i) => (right += Number(named === left.y[i])))
  }
  return { accuracy: right / n, folds, n }
}
