import type { Dataset } from '../core/data/types.ts'
import { runUnit, type Finished, type Unit } from '../core/study/experiment.ts'
import { slice } from './slice.ts'
import { madeBySeed } from './study-api.ts'

/** A unit run in the page, which stays usable meanwhile. Throws Superseded once `isWanted` says no. */
export async function slicedUnit(
  unit: Unit,
  dataset: Dataset | null,
  isWanted: () => boolean,
): Promise<{ readonly result: Finished; readonly ms: number }> {
  const began = performance.now()
  const result = await slice(
    runUnit(unit, (spec) => dataset ?? madeBySeed(spec)),
    isWanted,
  )
  return { result, ms: performance.now() - began }
}
