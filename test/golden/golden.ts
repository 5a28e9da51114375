import { dataHashes } from './data.ts'
import { functionHashes } from './functions.ts'
import { modelHashes } from './models.ts'
import { strategyHashes } from './strategies.ts'

/** What was computed, and a hash of all bits of the result. */
export type Hashes = Readonly<Record<string, string>>

/**
 * Results that must be the same to the last bit in every engine, today and later: a changed hash means that recorded sessions
 * would be asked other questions. Each is recorded in `test/fixtures/golden/<name>.json`.
 */
export const golden = {
  functions: functionHashes,
  data: dataHashes,
  models: modelHashes,
  strategies: strategyHashes,
} as const satisfies Record<string, () => Hashes>

export type GoldenName = keyof typeof golden

/** The text of the file that records the hashes. */
export const recordOf = (hashes: Hashes): string => `${JSON.stringify(hashes, null, 2)}\n`
