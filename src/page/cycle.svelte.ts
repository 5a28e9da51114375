import type { Showing } from './showing.svelte.ts'

/** The steps of a round in their order; the next round begins with training again. */
export const STEPS = ['train', 'score', 'rank', 'ask', 'label', 'update', 'check'] as const
export type Step = (typeof STEPS)[number]

/**
 * Where the loop stands. Usually that is where the session stands. Stepping by hand lags behind it: what the engine has found
 * long since is shown step by step, and the question comes with its own step.
 */
export class Cycle {
  step = $state<Step>('label')
  /** Whether what is shown lags behind the session. */
  lagging = $state(false)
  private replying = false
  private nodes = 0
  private readonly session: Pick<Showing, 'tree' | 'waitingFor' | 'past' | 'reply'>

  constructor(session: Pick<Showing, 'tree' | 'waitingFor' | 'past' | 'reply'>) {
    this.session = session
  }

  /** Whether the stage may show what is asked now. */
  get asked(): boolean {
    return !this.lagging || STEPS.indexOf(this.step) >= STEPS.indexOf('ask')
  }
  /** Whether the stage shows this step by a layer of its own. */
  shows = (step: Step): boolean => this.lagging && this.step === step

  /** After every change of the session. */
  follow(): void {
    const { tree, waitingFor, past } = this.session
    const grown = tree.nodes.length > this.nodes
    const e = tree.nodes[tree.head]?.e
    this.nodes = tree.nodes.length
    if (past.shown || !grown || (e?.t !== 'ask' && !this.replying)) this.lagging = false
    this.reach(waitingFor.for === 'answer' ? 'label' : waitingFor.for === 'picks' ? 'train' : 'check')
  }
  /** The session has come to this step. */
  reach(step: Step): void {
    if (!this.lagging) this.step = step
  }

  /** The next step; after the question the oracle answers, or the truth in its place. */
  next = (): void => {
    const { waitingFor } = this.session
    if (!this.lagging) {
      if (waitingFor.for !== 'answer') return
      this.lagging = true
      this.replying = true
      this.session.reply()
      this.replying = false
      if (this.lagging) this.step = 'update'
      return
    }
    if (this.step === 'train' && waitingFor.for === 'picks') return
    if (this.step === 'check' && waitingFor.for === 'nothing') {
      this.lagging = false
      return
    }
    this.step = STEPS[(STEPS.indexOf(this.step) + 1) % STEPS.length]
    if (this.step === 'label') this.lagging = false
  }
}
