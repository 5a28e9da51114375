import { generatorById } from '../core/data/generators.ts'
import type { Dataset } from '../core/data/types.ts'
import { run } from '../core/job.ts'
import { runUnit, type Finished, type Unit } from '../core/study/experiment.ts'
import type { Spec } from '../core/session/types.ts'

/** What a worker of a study does for the page. Networks are trained by the typed arrays, whose results are the same everywhere. */
export interface StudyApi {
  /** The data set of all units that come after it; null where each unit's own seed makes it. */
  data(dataset: Dataset | null): void
  /** One session from its start to its end. `ms` = what it took. */
  unit(unit: Unit): { readonly result: Finished; readonly ms: number }
}

/** The data set of a spec whose seed makes it. Throws RangeError for another. */
export function madeBySeed({ data, seed }: Spec): Dataset {
  const generator = data.kind === 'made' && generatorById(data.id)
  if (!generator || data.kind !== 'made') throw new RangeError(`${data.kind} data are not made by a seed`)
  return generator.make(seed, data.n, data.params)
}

export function studyApi(): StudyApi {
  let given: Dataset | null = null
  let made: { readonly by: string; readonly dataset: Dataset } | null = null
  /** The units of one seed come one after the other and share their data set. */
  const make = (spec: Spec): Dataset => {
    const by = JSON.stringify([spec.seed, spec.data])
    if (made?.by !== by) made = { by, dataset: madeBySeed(spec) }
    return made.dataset
  }
  return {
    data(dataset) {
      given = dataset
    },
    unit(unit) {
      const began = performance.now()
      const result = run(runUnit(unit, (spec) => given ?? make(spec)))
      return { result, ms: performance.now() - began }
    },
  }
}
