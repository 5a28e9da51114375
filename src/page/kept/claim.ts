/** Milliseconds after which a session that another tab held is asked for again. */
const AGAIN = 100

const nameOf = (id: string) => `active-learning-sandbox ${id}`

/** The right to write a kept session, held by one tab as long as it shows it (Web Locks). */
export class Claim {
  private free: () => void = () => {}
  /** Whether a lock is held: then no other tab can write. */
  locked = false

  /**
   * True once this tab holds the session, false if another one still does after `patience` milliseconds. Time that the page itself
   * was busy makes no other tab of it. A browser without locks says true: writes check the revision as well.
   */
  async take(id: string, patience: number): Promise<boolean> {
    this.release()
    if (!navigator.locks) return true
    for (const end = performance.now() + patience; ;) {
      const free = await this.request(id)
      if (free || performance.now() > end) return free
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
    }
  }
  /** Holds the lock if no other tab does. Where locks are refused, nobody is in the way. */
  private request(id: string): Promise<boolean> {
    return new Promise((resolve) => {
      const hold = (lock: Lock | null) => {
        this.locked = lock !== null
        resolve(this.locked)
        return lock && new Promise<void>((free) => (this.free = free))
      }
      navigator.locks.request(nameOf(id), { ifAvailable: true }, hold).catch(() => resolve(true))
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
