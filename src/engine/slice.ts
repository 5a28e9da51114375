/** Thrown inside a sliced job that is no longer wanted. */
export class Superseded extends Error {
  constructor() {
    super('superseded')
    this.name = 'Superseded'
  }
}

/** Milliseconds of work between two looks at the messages. */
const BUDGET = 2

/**
 * Runs a job in slices of about `budget` ms and lets messages in between them, so that newer work can stop it. Each value
 * that the job yields goes to `onYield`. A job in the background waits for its `turn` as long as that returns something to wait
 * for.
 *
 * The pause is a message to oneself: a timer would cost 4 ms each, a resolved promise lets no message in.
 * @throws Superseded as soon as `isCurrent` says no after a pause; the job is closed first, so its `finally` blocks run.
 */
export async function slice<Y, T>(
  job: Generator<Y, T, void>,
  isCurrent: () => boolean,
  onYield: (value: Y) => void = () => {},
  { budget = BUDGET, turn }: { budget?: number; turn?: () => Promise<unknown> | null } = {},
): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  const pause = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(0)
    })
  try {
    for (let start = performance.now(); ;) {
      const step = job.next()
      if (step.done) return step.value
      onYield(step.value)
      if (performance.now() - start < budget) continue
      await pause()
      for (let busy = turn?.(); busy; busy = turn?.()) await busy
      if (!isCurrent()) throw new Superseded()
      start = performance.now()
    }
  } finally {
    job.return(undefined as T)
    port1.close()
  }
}
