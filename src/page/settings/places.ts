import type { Annotator, DataSource, Exam, Settings, Spec, Start } from '../../core/session/types.ts'

/** All keys of the members of a union. */
type Keys<T> = T extends unknown ? Exclude<keyof T, 'kind'> & string : never
type Under<P extends string, T> = `${P}.${Keys<T>}`
type Grouped = 'strategy' | 'model' | 'committee' | 'oracle' | 'stream'

/** Every field that a person may set in a session, by its path; those of the settings without `settings.`. */
export type FieldPath =
  | Exclude<keyof Spec, 'v' | 'data' | 'exam' | 'start' | 'settings'>
  | 'data'
  | Under<'data', DataSource>
  | 'exam'
  | Under<'exam', Exam>
  | Under<'start', Start>
  | Exclude<keyof Settings, Grouped>
  | Under<'strategy', Settings['strategy']>
  | Under<'model', Settings['model']>
  | Under<'committee', Settings['committee']>
  | Under<'stream', NonNullable<Settings['stream']>>
  | 'oracle'
  | Under<'oracle', Annotator>
  | 'oracle.kind'

/** The panel that sets a field, or why none does. */
export type Place =
  | { readonly panel: 'data' | 'model' | 'oracle' | 'stopping' | 'strategies' }
  /** `import`: the dialog that opens a file asks for it; changing it there reads the file again. `own`: the data set has one alone. */
  | { readonly why: 'import' | 'own' }

const data = { panel: 'data' } as const
const model = { panel: 'model' } as const
const oracle = { panel: 'oracle' } as const
const stopping = { panel: 'stopping' } as const
const strategies = { panel: 'strategies' } as const
const imported = { why: 'import' } as const

/**
 * Where the page sets each field of a session. Its controls carry the path in `data-setting`. A field that is new fails the type
 * check here, and a place without its control fails a test.
 */
export const PLACES: Readonly<Record<FieldPath, Place>> = {
  seed: data,
  mode: data,
  classes: data,
  data,
  'data.id': data,
  'data.n': data,
  'data.params': data,
  'data.x': data,
  'data.y': data,
  'data.label': { why: 'own' },
  'data.sha256': imported,
  'data.name': imported,
  'data.truth': imported,
  'data.pca': imported,
  'data.names': imported,
  'data.order': imported,
  'data.naIsClass': imported,
  'data.read': imported,
  exam: data,
  'exam.share': data,
  'exam.n': data,
  'start.rule': data,
  'start.n': data,
  'start.ids': data,
  'start.counts': data,

  'strategy.id': strategies,
  'strategy.params': strategies,
  batch: model,
  retrainEvery: model,
  candidates: model,
  'model.id': model,
  'model.params': model,
  classWeights: model,
  'committee.id': model,
  'committee.k': model,
  'committee.params': model,

  oracle,
  'oracle.id': oracle,
  'oracle.kind': oracle,
  'oracle.error': oracle,
  'oracle.nearBoundary': oracle,
  'oracle.fatigue': oracle,
  'oracle.unsure': oracle,
  'oracle.cost': oracle,
  'oracle.seconds': oracle,
  merge: oracle,
  votesPerPoint: oracle,
  turns: oracle,

  budget: stopping,
  budgetIn: stopping,
  stop: stopping,

  'stream.rule': data,
  'stream.params': data,
}
