/** Whether anybody can see the page: its tab is in front and, for a widget, its frame is on screen. */
export class Sight {
  seen = true
  private onScreen = true
  private readonly onChange: (seen: boolean) => void

  constructor(embedded: boolean, onChange: (seen: boolean) => void) {
    this.onChange = onChange
    this.seen = !document.hidden
    document.addEventListener('visibilitychange', this.look)
    // Inside a frame this is measured against the window of the page around it.
    if (embedded) new IntersectionObserver(this.move).observe(document.documentElement)
  }

  private move = (entries: readonly IntersectionObserverEntry[]): void => {
    this.onScreen = entries[entries.length - 1].isIntersecting
    this.look()
  }
  private look = (): void => {
    const seen = this.onScreen && !document.hidden
    if (seen === this.seen) return
    this.seen = seen
    this.onChange(seen)
  }
}

/** Runs the work of all widgets of this origin one after the other, where the browser can tell whose turn it is. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  let begun = false
  try {
    return await navigator.locks.request('active-learning-sandbox', () => {
      begun = true
      return work()
    })
  } catch (error) {
    if (begun) throw error
    return work()
  }
}
