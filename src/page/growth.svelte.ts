import { lang } from './lang.svelte.ts'
import type { Rest } from './rest.svelte.ts'

/** Milliseconds that the first question may take before the rest of the page is loaded. */
const PATIENCE = 3000

/** Loads the rest of the hub, with its texts, and keeps what waits for it. */
export class Growth {
  /** Null until it is loaded. */
  rest = $state.raw<Rest | null>(null)
  /** Whether it could not be loaded. */
  missing = $state(false)
  /** Settles when the first question is on screen, when there is none, or when it takes too long. */
  readonly asked: Promise<void>
  settle!: () => void
  private readonly waiting: ((rest: Rest) => void)[] = []
  private loading: Promise<Rest> | null = null
  private readonly make: (code: typeof import('./rest.svelte.ts')) => Rest

  constructor(make: (code: typeof import('./rest.svelte.ts')) => Rest) {
    this.make = make
    this.asked = new Promise((resolve) => (this.settle = resolve))
    setTimeout(this.settle, PATIENCE)
  }

  load = (): Promise<Rest> => {
    this.loading ??= this.fetch()
    // What did not come may be asked for again.
    this.loading.catch(() => (this.loading = null))
    return this.loading
  }
  /** The later parts of the page with the rest of the hub, once the first question is on screen. */
  async grow<T>(parts: () => Promise<T>): Promise<T | undefined> {
    await this.asked
    this.missing = false
    try {
      const [loaded] = await Promise.all([parts(), this.load()])
      return loaded
    } catch {
      this.missing = true
      return undefined
    }
  }
  private async fetch(): Promise<Rest> {
    const [code] = await Promise.all([import('./rest.svelte.ts'), lang.all()])
    const rest = (this.rest = this.make(code))
    for (const deed of this.waiting.splice(0)) deed(rest)
    return rest
  }
  /** Does `deed` with the rest of the hub: at once, or as soon as it is there. */
  later = (deed: (rest: Rest) => void): void => {
    if (this.rest) deed(this.rest)
    else this.waiting.push(deed)
  }
}
