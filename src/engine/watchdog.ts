/**
 * Notices silence. Only time that the page was able to listen counts: a tick that comes late (the page was busy or asleep)
 * counts as one tick, and a hidden page, whose timers are slowed down, counts nothing.
 */
export class Watchdog {
  private readonly patience: number
  private readonly probe: () => void
  private readonly onSilence: () => void
  private timer: ReturnType<typeof setInterval> | undefined
  private silent = 0

  /** After `patience` ms without `heard()` while watching, `onSilence` is called once. `probe` asks for a sign of life. */
  constructor(patience: number, probe: () => void, onSilence: () => void) {
    this.patience = patience
    this.probe = probe
    this.onSilence = onSilence
  }

  watch(): void {
    this.silent = 0
    const tick = this.patience / 6
    this.timer ??= setInterval(() => {
      if (typeof document !== 'undefined' && document.hidden) return
      this.silent += tick
      if (this.silent < this.patience) return this.probe()
      this.rest()
      this.onSilence()
    }, tick)
  }

  heard(): void {
    this.silent = 0
  }

  rest(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }
}
