import type { Grid } from '../engine/protocol/state.ts'
import type { TruthRequest } from '../engine/protocol/background.ts'
import type { App } from './app.svelte.ts'
import { visibleBox } from '../draw/view.ts'

/** What the stage can show beside the present state. Names in addresses. */
export const REVEALS = ['truth', 'held', 'trail'] as const
export type RevealId = (typeof REVEALS)[number]

/** Nodes along the longer side of the lattice of the true law. */
const RES = 120

/** What the person has uncovered on the stage: the truth, the points that grade, the trail of questions. */
export class Reveal {
  truth = $state(false)
  held = $state(false)
  trail = $state(false)
  /** Class probabilities of the true law over the part of the plane in view, where it is known. */
  law = $state.raw<Grid | null>(null)
  private asked = ''

  constructor(shown: readonly RevealId[] = []) {
    for (const id of shown) this[id] = true
  }

  get shown(): RevealId[] {
    return REVEALS.filter((id) => this[id])
  }

  /** Asks for the true law where it is to be shown and is not known for this view yet. */
  async follow(app: App): Promise<void> {
    const { spec } = app.tree
    const { view, size } = app
    const { stream, boundary, classes } = app.state
    const { data } = spec
    if (!this.truth || !view || !size || !(boundary || data.kind === 'made')) {
      this.asked = ''
      this.law = null
      return
    }
    const over = { box: visibleBox(view, size), res: RES }
    const request: TruthRequest =
      data.kind === 'made' && !boundary
        ? {
            generator: data.id,
            params: { ...data.params },
            seed: spec.seed,
            when: stream ? Math.min(1, stream.t / Math.max(1, app.dataset.nPool)) : 1,
            ...over,
          }
        : { boundary: boundary!, C: classes.length, ...over }
    const key = JSON.stringify(request)
    if (key === this.asked) return
    this.asked = key
    const law = await app.engine.truth(request).catch(() => null)
    if (key === this.asked) this.law = law
  }
}
