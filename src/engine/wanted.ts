import type { Progress } from '../core/job.ts'

/** Whether the answer to a call is still waited for. */
export type IsWanted = () => boolean

export const always: IsWanted = () => true

/** For calls of one kind, of which a newer one ends those before it: to be asked by each call for its own. */
export function newestOnly(): () => IsWanted {
  let newest = 0
  return () => {
    const mine = ++newest
    return () => mine === newest
  }
}

/** Until a message comes from the other side of `out`. */
export function untilTold(out: MessagePort): IsWanted {
  let isOpen = true
  out.onmessage = () => (isOpen = false)
  return () => isOpen
}

/** Sends what a job yields but its progress. */
export const pieces =
  (out: MessagePort) =>
  (piece: object | Progress | undefined): void => {
    if (piece && !('done' in piece)) out.postMessage(piece)
  }

/** `work`, after which the port is closed. */
export async function closing<T>(out: MessagePort, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    out.close()
  }
}
