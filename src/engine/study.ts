import { wrap } from 'comlink'
import type { Dataset } from '../core/data/types.ts'
import type { Finished, Unit } from '../core/study/experiment.ts'
import { over } from './connection.ts'
import { engineError, toEngineError } from './errors.ts'
import type { EngineError } from './protocol/api.ts'
import type { StudyApi } from './study-api.ts'
import { Waiting } from './waiting.ts'

/** One worker of a study. `close` ends it at once, also in the middle of a unit. */
export interface StudyWorker {
  data(dataset: Dataset | null): Promise<void>
  unit(unit: Unit): Promise<{ readonly result: Finished; readonly ms: number }>
  close(): void
}
export type HireWorker = () => StudyWorker

/** Starts a worker. Throws where the page may not have one. */
function hireWorker(): StudyWorker {
  const worker = new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' })
  const connection = over(worker)
  const api = wrap<StudyApi>(worker)
  const waiting = new Waiting<EngineError>()
  connection.onDeath((detail) => waiting.end(engineError('worker-died', detail)))
  return {
    data: (dataset) => waiting.of(api.data(dataset)),
    unit: (unit) => waiting.of(api.unit(unit)),
    close() {
      connection.close()
      waiting.end(engineError('superseded'))
    },
  }
}

/** The same in the page, in slices, for places that allow no worker. */
function workInPage(): StudyWorker {
  let given: Dataset | null = null
  let open = true
  return {
    data: async (dataset) => void (given = dataset),
    async unit(unit) {
      const { slicedUnit } = await import('./study-page.ts')
      return slicedUnit(unit, given, () => open)
    },
    close: () => void (open = false),
  }
}

/** A data set as it can be sent: the rows of its table are read by a function, which no message carries. */
function withoutRows(dataset: Dataset): Dataset {
  const { table: _, ...points } = dataset
  return points
}

/**
 * Workers of a study: one core is left to the page, but two cores are both used. The page needs so little of one during a study that
 * it keeps its 60 frames a second, and the study takes two thirds of the time.
 */
export const crewSize = (cores = navigator.hardwareConcurrency || 2): number =>
  cores === 2 ? 2 : Math.max(1, Math.min(4, cores - 1))

/**
 * Runs units on a few workers of its own, so that the page and its engine stay as quick as they were. The results do not depend on
 * how many there are.
 */
export class Crew {
  private readonly hire: HireWorker
  private readonly size: number
  private readonly workers = new Set<StudyWorker>()
  private resume: (() => void) | null = null
  private paused: Promise<void> | null = null
  private run = 0

  constructor(hire: HireWorker = hireWorker, size = crewSize()) {
    this.hire = hire
    this.size = size
  }

  /**
   * Runs all units, in this order as far as workers are free, and hands each result over. Resolves to whether they were run to
   * their end. A unit whose worker died is tried once more in a new one.
   * @throws an EngineError where a unit fails twice
   */
  async work(
    units: readonly Unit[],
    dataset: Dataset | null,
    onResult: (result: Finished, ms: number) => void,
  ): Promise<boolean> {
    this.cancel()
    const mine = this.run
    const queue = [...units]
    const one = async (): Promise<void> => {
      let worker = await this.hired(dataset)
      while (mine === this.run) {
        await this.paused
        const unit = mine === this.run && queue.shift()
        if (!unit) break
        const done = await worker.unit(unit).catch(async (error: unknown) => {
          this.dismiss(worker)
          if (mine !== this.run || toEngineError(error).code !== 'worker-died') throw error
          worker = await this.hired(dataset)
          return worker.unit(unit)
        })
        if (mine === this.run) onResult(done.result, done.ms)
      }
      this.dismiss(worker)
    }
    try {
      await Promise.all(Array.from({ length: Math.min(this.size, units.length) }, one))
    } catch (error) {
      if (mine !== this.run) return false
      this.cancel()
      throw toEngineError(error)
    }
    return mine === this.run
  }

  /** Units that are running come to their end, no other begins. */
  pause(): void {
    this.paused ??= new Promise((resolve) => (this.resume = resolve))
  }
  goOn(): void {
    this.resume?.()
    this.resume = this.paused = null
  }
  /** Ends everything at once; only the units that are running are lost. */
  cancel(): void {
    this.run++
    for (const worker of this.workers) this.dismiss(worker)
    this.goOn()
  }

  private async hired(dataset: Dataset | null): Promise<StudyWorker> {
    const worker = this.start()
    this.workers.add(worker)
    await worker.data(dataset && withoutRows(dataset))
    return worker
  }
  private start(): StudyWorker {
    try {
      return this.hire()
    } catch {
      return workInPage()
    }
  }
  private dismiss(worker: StudyWorker): void {
    this.workers.delete(worker)
    worker.close()
  }
}
