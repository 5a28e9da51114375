import { unitsOf, type Plan, type Unit } from './experiment.ts'

/** Whole seeds beyond one for each worker. */
const WARM = 3

/**
 * Tells what a seed of a plan costs: by short runs first, then by whole ones. Workers begin with code that no engine has compiled
 * yet, so of either only the last seed counts. It may be ended at any time.
 */
export class Trial {
  /** What is to be run, in this order. */
  readonly units: readonly Unit[]
  private readonly plan: Plan
  private readonly short: Plan
  private readonly whole: Plan
  private readonly times = new Map<string, number>()

  /** `short` = the short runs of the same arms (see `trialOf`). */
  constructor(plan: Plan, short: Plan, workers: number) {
    this.plan = plan
    this.short = short
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

  /** Milliseconds of one seed as far as they are known: of the last whole one, or by the short runs. */
  get seed(): number | null {
    for (let i = this.whole.seeds.length - 1; i >= 0; i--) {
      const ms = this.timeOf(this.whole, i)
      if (ms !== null) return ms
    }
    return this.rough
  }

  /** Milliseconds of the i-th seed of a plan; null until all its units are done. */
  private timeOf(plan: Plan, i: number): number | null {
    const own = unitsOf(plan).filter(({ seed }) => seed === plan.seeds[i])
    const known = own.flatMap(({ key }) => this.times.get(key) ?? [])
    return known.length === own.length ? known.reduce((sum, ms) => sum + ms, 0) : null
  }
}

const rounds = ({ at }: Plan): number => at[at.length - 1] - at[0] + 1
