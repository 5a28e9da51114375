import type { FieldId, Grid } from '../engine/protocol/state.ts'
import type { Grade, PartBody, TrainerName } from '../engine/protocol/look.ts'

type ScoresPart = Extract<PartBody, { s: 'scores' }>
export type ScoreEntry = ScoresPart & {
  readonly ms: number
  readonly longest: number
  readonly stale: boolean
}
export interface ModelResult {
  /** Names all that the training depends on: tells a new model from a finer map of the same one. */
  readonly key: string
  readonly grade: Grade
  /** By the hidden truth, beside a paid validation set. */
  readonly hidden: Grade | null
  readonly poolP: Float32Array
  readonly probability: Grid
}
export interface CommitteeResult {
  readonly members: readonly Grid[]
  readonly disagreement: Grid
  readonly poolM: Float32Array
  readonly trainer: TrainerName
  readonly final: boolean
}

/** What the engine has found for the state on screen. Until a part arrives, its predecessor stays, marked as stale. */
export interface Look {
  readonly model: ModelResult | null
  readonly committee: CommitteeResult | null
  readonly scores: ReadonlyMap<string, ScoreEntry>
  readonly fine: { readonly field: FieldId; readonly grid: Grid } | null
  /** Rows of `scores` refer to these. */
  readonly candidateIds: Int32Array
  readonly poolIds: Int32Array
  readonly candidates: number
}

export const EMPTY_LOOK: Look = {
  model: null,
  committee: null,
  scores: new Map(),
  fine: null,
  candidateIds: new Int32Array(0),
  poolIds: new Int32Array(0),
  candidates: 0,
}

type Scores = ReadonlyMap<string, ScoreEntry>

export const withScores = (scores: Scores, entry: ScoreEntry): Scores =>
  new Map(scores).set(entry.strategy, entry)
/** All of them marked as those of an earlier state. */
export const staleOf = (scores: Scores): Scores =>
  new Map([...scores].map(([id, s]) => [id, { ...s, stale: true }] as const))
/** Those of the present state alone. */
export const freshOf = (scores: Scores): Scores => new Map([...scores].filter(([, s]) => !s.stale))
