const nameOf = (id: string) => `active-learning-sandbox ${id}`

/** The right to write a kept session, held by one tab as long as it shows it (Web Locks). */
export class Claim {
  private free: () => void = () => {}
  /** Whether a lock is held: then no other tab can write. */
  locked = false

  /**
   * True once this tab holds the session, false if another one still does after `patience` milliseconds. A browser without locks
   * says true: writes check the revision as well.
   */
  take(id: string, patience: number): Promise<boolean> {
    this.release()
    return new Promise((resolve) => {
      if (!navigator.locks) return resolve(true)
      const hold = () => {
        this.locked = true
        resolve(true)
        return new Promise<void>((free) => (this.free = free))
      }
      navigator.locks
        .request(nameOf(id), { signal: AbortSignal.timeout(patience) }, hold)
        .catch((error: unknown) => resolve(!(error instanceof DOMException && error.name === 'TimeoutError')))
    })
  }
  release(): void {
    this.free()
    this.locked = false
    this.free = () => {}
  }
}

/** Kept sessions that some tab shows, this one's included. */
export async function claimed(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = await navigator.locks.query()
    const start = nameOf('')
    return new Set(held.flatMap(({ name }) => (name?.startsWith(start) ? name.slice(start.length) : [])))
  } catch {
    return new Set()
  }
}
