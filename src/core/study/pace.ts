import { unitsOf, type Plan, type Unit } from './experiment.ts'

/** Runs of an arm that tell what its next ones take: the first are slower, since their code is not compiled yet. */
const RECENT = 8

/** What the runs of a plan take, as those that have ended tell. */
export class Pace {
  private readonly arms: ReadonlyMap<string, string>
  private readonly times = new Map<string, number[]>()

  constructor(plan: Plan) {
    this.arms = new Map(unitsOf(plan).map(({ key, arm }) => [key, arm]))
  }

  /** The unit of this key took so many milliseconds. */
  took(key: string, ms: number): void {
    const arm = this.arms.get(key)
    if (arm !== undefined) this.times.set(arm, [...(this.times.get(arm) ?? []), ms].slice(-RECENT))
  }

  /** Milliseconds of work in these runs; null as long as no run of one of their arms has ended. */
  of(units: readonly Unit[]): number | null {
    const means = new Map(
      Array.from(this.times, ([arm, ms]) => [arm, ms.reduce((a, b) => a + b) / ms.length]),
    )
    let sum = 0
    for (const { arm } of units) {
      const mean = means.get(arm)
      if (mean === undefined) return null
      sum += mean
    }
    return sum
  }
}
