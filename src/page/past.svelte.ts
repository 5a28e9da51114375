/** Looking back: the node of the session that is shown without moving its head. The rest of it is `History`. */
export class Past {
  /** The node that is looked at; null = now. */
  at = $state<number | null>(null)
  playing = $state(false)
  timer = 0
  private readonly onLook: () => void

  constructor(onLook: () => void) {
    this.onLook = onLook
  }

  get shown(): boolean {
    return this.at !== null
  }
  /** Shows a node, or now. */
  look(at: number | null): void {
    if (at === this.at) return
    this.at = at
    this.onLook()
  }
  /** Back to now. */
  leave = (): void => {
    this.stop()
    this.look(null)
  }
  /** As `leave`, without a look: the session itself is about to change. */
  forget(): void {
    this.stop()
    this.at = null
  }
  stop(): void {
    this.playing = false
    clearInterval(this.timer)
  }
}
