/**
 * Cooperative computation. Every long calculation of the core is a generator that yields often (at most about a
 * millisecond of work apart). Whoever runs it decides how long a slice is; the core itself knows no clock.
 */
export interface Progress {
  readonly done: number
  readonly of: number
}
export type Job<T> = Generator<Progress | undefined, T, void>

/** Runs a job to its end in one go. Errors of the job are thrown. */
export function run<T>(job: Job<T>): T {
  for (;;) {
    const step = job.next()
    if (step.done) return step.value
  }
}

/** A job that is finished at once. */
export function* done<T>(value: T): Job<T> {
  return value
}

/** A value that cannot be used: thrown where NaN or infinity would otherwise leave a computation. `where` names the place. */
export class NotFinite extends Error {
  readonly code = 'not-finite'
  readonly where: string
  constructor(where: string) {
    super(`not finite: ${where}`)
    this.name = 'NotFinite'
    this.where = where
  }
}

/** Returns `values` unchanged, or throws NotFinite naming `where` and the first bad index. */
export function finite<T extends Float64Array | Float32Array>(values: T, where: string): T {
  for (let i = 0; i < values.length; i++) {
    const v = values[i]
    if (v - v !== 0) throw new NotFinite(`${where}[${i}]`)
  }
  return values
}
