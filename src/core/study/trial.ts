import { unitsOf, type Plan, type Unit } from './experiment.ts'

/** Whole seeds beyond one for each worker. */
const WARM = 3

/** How many times longer or shorter than those that were measured others may be: of whole runs; of whole runs by short ones. */
const SPREAD = 1.1
const ROUGH = 1.5

/** A time of which only this much is known, milliseconds. */
export interface Range {
  readonly low: number
  readonly high: number
}

/**
 * Tells what a seed of a plan costs: by short runs first, then by whole ones. Workers begin with code that no engine has compiled
 * yet, so of short runs only the last seed counts, of whole ones those behind the first of each worker. It may be ended at any time.
 */
export class Trial {
  /** What is to be run, in this order. */
  readonly units: readonly Unit[]
  private readonly plan: Plan
  private readonly short: Plan
  private readonly whole: Plan
  private readonly workers: number
  private readonly times = new Map<string, number>()

  /** `short` = the short runs of the same arms (see `trialOf`). */
  constructor(plan: Plan, short: Plan, workers: number) {
    this.plan = plan
    this.short = short
    this.workers = workers
    this.whole = { ...plan, seeds: plan.seeds.slice(0, workers + WARM) }
    this.units = [...unitsOf(short), ...unitsOf(this.whole)]
  }

  /** A unit took so many milliseconds. */
  took(key: string, ms: number): void {
    this.times.set(key, ms)
  }

  /** Milliseconds of one seed by the short runs, as if all labels of a run cost the same; null until they are done. */
  get rough(): number | null {
    const ms = this.timeOf(this.short, this.short.seeds.length - 1)
    return ms === null ? null : (ms / rounds(this.short)) * rounds(this.plan)
  }

  /** Of one seed, as far as it is known. */
  get seed(): Range | null {
    const whole = this.whole.seeds.map((_, i) => this.timeOf(this.whole, i))
    const warm = whole.slice(this.workers)
    const known = (times: readonly (number | null)[]) => times.filter((ms) => ms !== null)
    // First runs are slow, short ones may not show what makes long ones so: it lies between them.
    const told = known(warm).length > 0 ? known(warm) : known([...whole, this.rough])
    if (told.length === 0) return null
    const spread = known(whole).length > 0 ? SPREAD : ROUGH
    return { low: Math.min(...told) / spread, high: spread * Math.max(...told) }
  }

  /** Milliseconds of the i-th seed of a plan; null until all its units are done. */
  private timeOf(plan: Plan, i: number): number | null {
    const own = unitsOf(plan).filter(({ seed }) => seed === plan.seeds[i])
    const known = own.flatMap(({ key }) => this.times.get(key) ?? [])
    return known.length === own.length ? known.reduce((sum, ms) => sum + ms, 0) : null
  }
}

const rounds = ({ at }: Plan): number => at[at.length - 1] - at[0] + 1
