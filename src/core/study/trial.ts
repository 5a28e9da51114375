import { unitsOf, type Plan, type Unit } from './experiment.ts'

/**
 * Tells what a seed of a plan costs: by short runs first, then by whole ones. Workers begin with code that no engine has compiled
 * yet, so of either only the last seed counts, and there are as many whole ones before it as there are workers.
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
    this.whole = { ...plan, seeds: plan.seeds.slice(0, workers + 1) }
    this.units = [...unitsOf(short), ...unitsOf(this.whole)]
  }

  /** A unit took so many milliseconds. */
  took(key: string, ms: number): void {
    this.times.set(key, ms)
  }

  /** Milliseconds of one seed by the short runs, as if all labels of a run cost the same; null until they are done. */
  get rough(): number | null {
    const ms = this.lastOf(this.short)
    return ms === null ? null : (ms / rounds(this.short)) * rounds(this.plan)
  }

  /** Milliseconds of one seed by the whole runs; null until they are done. */
  get exact(): number | null {
    return this.lastOf(this.whole)
  }

  private lastOf(plan: Plan): number | null {
    const last = unitsOf(plan).filter(({ seed }) => seed === plan.seeds[plan.seeds.length - 1])
    const known = last.flatMap(({ key }) => this.times.get(key) ?? [])
    return known.length === last.length ? known.reduce((sum, ms) => sum + ms, 0) : null
  }
}

const rounds = ({ at }: Plan): number => at[at.length - 1] - at[0] + 1
