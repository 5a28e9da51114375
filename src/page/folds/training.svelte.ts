import type { State } from '../../core/session/types.ts'
import { slim } from '../../core/session/views.ts'
import type { Engine } from '../../engine/client.ts'
import type { Box } from '../../engine/protocol/state.ts'
import type { TrainingStep } from '../../engine/protocol/background.ts'

/** Nodes along the longer side of the map. */
const RES = 48
/** Milliseconds that a picture stays while they play. */
const FRAME = 80

/** The training of the present network as pictures, and which of them is shown: the last one until somebody looks at others. */
export class Training {
  steps = $state.raw<readonly TrainingStep[]>([])
  playing = $state(false)
  private chosen = $state<number | null>(null)
  private timer = 0
  private asked: AbortController | null = null

  readonly last = $derived(Math.max(0, this.steps.length - 1))
  readonly at = $derived(Math.min(this.last, this.chosen ?? this.last))
  readonly now: TrainingStep | undefined = $derived(this.steps[this.at])
  /** Whether all pictures are there. */
  readonly complete = $derived(
    this.steps.length > 0 && this.steps[this.last].step === this.steps[this.last].of,
  )

  /** Trains the network of this state once more, and keeps the pictures. Rejects with the engine's error, also where it was stopped. */
  async ask(engine: Engine, data: string, state: State, box: Box): Promise<void> {
    this.stop()
    const asked = (this.asked = new AbortController())
    const steps: TrainingStep[] = []
    await engine.told<TrainingStep, void>(
      data,
      (api, out) => api.training({ data, state: slim(state), box, res: RES }, out),
      (step) => {
        if (asked !== this.asked) return
        steps.push(step)
        // The pictures of before stay until all new ones are there.
        if (step.step === step.of) this.steps = steps
      },
      asked.signal,
    )
  }

  /** Shows picture `at`; the last one is the trained network. */
  show(at: number): void {
    this.pause()
    this.chosen = at >= this.last ? null : at
  }
  /** Plays from the picture that is shown, or from the start where that is the last. */
  play(): void {
    if (this.at === this.last) this.chosen = 0
    this.playing = true
    this.turn()
  }
  pause(): void {
    this.playing = false
    clearTimeout(this.timer)
  }
  /** Nobody looks any more. */
  stop(): void {
    this.pause()
    this.asked?.abort()
    this.asked = null
  }

  private turn(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      if (!this.playing) return
      const next = this.at + 1
      if (next >= this.last) return this.show(this.last)
      this.chosen = next
      this.turn()
    }, FRAME)
  }
}
