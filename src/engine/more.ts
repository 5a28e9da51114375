/** The code of the engine that the first session can do without: one chunk, loaded by `code.ts`. */
export { buildCommittee } from '../core/model/committee.ts'
export { memberKinds } from '../core/model/kinds.ts'
export { typedTrainer } from '../core/model/trainer.ts'
export { modelById } from '../core/model/registry.ts'
export { findStrategy } from '../core/query/registry.ts'
export { lookAhead } from './look-ahead.ts'
export { network, networks } from './networks.ts'
export { chooseTrainer } from './trainer.ts'
