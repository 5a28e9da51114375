/** Times of one thing, milliseconds. */
export interface Times {
  readonly min: number
  readonly median: number
}

export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  return { min: sorted[0], median: sorted[sorted.length >> 1] }
}

export const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]

/** How long something kept others waiting, milliseconds. */
export interface Delays {
  readonly count: number
  readonly over8: number
  readonly median: number
  readonly p95: number
  readonly max: number
}

export const delays = (times: readonly number[]): Delays => ({
  count: times.length,
  over8: times.filter((ms) => ms > 8).length,
  median: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  max: Math.max(...times),
})

/** Times of `rounds` calls. */
export function timed(rounds: number, call: () => void): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now()
    call()
    return performance.now() - start
  })
}

/** Stages by the time at which each first came, milliseconds since the request. */
export type Stages = Readonly<Record<string, number>>

/** Per stage, the times of several looks. */
export function byStage(looks: readonly Stages[]): Record<string, Times> {
  const names = [...new Set(looks.flatMap((look) => Object.keys(look)))]
  return Object.fromEntries(names.map((name) => [name, summary(looks.flatMap((look) => look[name] ?? []))]))
}

/** What both halves of the bench report. */
export interface Report {
  /** One frame of the baseline. */
  readonly F: Times
  readonly cases: readonly {
    readonly name: string
    readonly stages: Record<string, Times>
    readonly longest?: number
  }[]
}
export interface NodeReport extends Report {
  readonly strategies: readonly {
    readonly id: string
    readonly points: number
    readonly min: number
    readonly longest: number
    /** Why the limit of a pick is not for it; empty where it is. */
    readonly free: string
  }[]
  /** Milliseconds of expected error reduction over 500 points of 3 classes. */
  readonly errorReduction: number
  /** The longest time between two pauses of a look, and the part before it. */
  readonly pauses: readonly {
    readonly name: string
    readonly points: number
    readonly longest: number
    readonly after: string
  }[]
  readonly models: readonly {
    readonly name: string
    readonly points: number
    readonly fit: number
    readonly committee: number
    readonly pool: number
    readonly plane: number
  }[]
}
export interface PageReport extends Report {
  /** The whole stage drawn: 500 points, field, boundary, lines of 8 members. */
  readonly paint: Times
  readonly cancel: { readonly median: number; readonly p95: number; readonly max: number }
  /** Pings to a worker at rest, and to one at work. */
  readonly rest: Delays
  readonly pings: Delays
  /** Tasks of the worker, by the clock or by the time of its thread, whichever is less: a crowded machine lengthens both at times. */
  readonly slices: Delays
  readonly tensors: { readonly before: number; readonly after: number }
  readonly trainer: string
}
