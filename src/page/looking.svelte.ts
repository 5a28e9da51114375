import { slim } from '../core/session/views.ts'
import type { State } from '../core/session/types.ts'
import type { Engine } from '../engine/client.ts'
import type { Box, FieldId, Slim } from '../engine/protocol/state.ts'
import type { LookRequest, Part } from '../engine/protocol/look.ts'
import { LookCache } from './look-cache.ts'
import { EMPTY_LOOK, freshOf, staleOf, withScores, type Look } from './look.ts'

export interface Sight {
  readonly data: string
  readonly state: State
  readonly show: readonly string[]
  readonly field: FieldId
  readonly box: Box
  readonly fine: number
}

/** Milliseconds that a look which is known already has to stay on screen before the engine is asked again. */
const REST = 150

/** Names a model by all that its training depends on. `keyOf` does that in few characters, but comes later. */
const nameOf = ({ train: { ids, y, w }, settings, C, edits }: Slim): string =>
  `${[ids, y, w].join(' ')} ${JSON.stringify([settings.model, C, edits])}`

/** Asks the engine about the state on screen and gathers the parts of its answer. The newest question wins. */
export class Looking {
  look = $state.raw<Look>(EMPTY_LOOK)
  busy = $state(false)
  private count = 0
  private slow = 0
  /** What the next frame will show: parts that arrive together are drawn once. */
  private next: Look = EMPTY_LOOK
  private frame = 0
  private readonly cache = new LookCache()
  private readonly engine: Engine
  private readonly onPart: (part: Part, state: State) => void
  private readonly onEnd: (error: unknown) => void

  /** `onEnd` hears of every look that was not superseded: of its error, or null. */
  constructor(engine: Engine, onPart: (part: Part, state: State) => void, onEnd: (error: unknown) => void) {
    this.engine = engine
    this.onPart = onPart
    this.onEnd = onEnd
  }

  /** Forgets all results: another data set. */
  clear(): void {
    this.cache.clear()
    this.next = this.look = EMPTY_LOOK
  }

  private change(patch: Partial<Look>): void {
    this.next = { ...this.next, ...patch }
    this.frame ||= requestAnimationFrame(this.flush)
  }
  private flush = (): void => {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.look = this.next
  }

  async at({ data, state, show, field, box, fine }: Sight): Promise<void> {
    const mine = ++this.count
    const sent = slim(state)
    const request: Omit<LookRequest, 'epoch' | 'typedOnly'> = {
      data,
      state: sent,
      show,
      field,
      box,
      res: { preview: 50, fine },
      want: ['model', 'scores', 'preview', 'final', 'fine', 'look-ahead'],
    }
    const wanted = JSON.stringify([show, field, box, fine])
    const model = nameOf(sent)
    const known = this.cache.get(state, wanted)
    let fresh = known !== undefined
    clearTimeout(this.slow)
    if (known) {
      // What was seen before is shown at once; the engine, which has to know what is on screen, hears of it when leafing rests.
      this.next = known
      this.flush()
      this.busy = false
      await new Promise((resolve) => setTimeout(resolve, REST))
      if (mine !== this.count) return
    }
    this.slow = window.setTimeout(() => (this.busy = mine === this.count), 300)
    try {
      const outcome = await this.engine.look(request, (part) => {
        if (mine !== this.count) return
        if (!fresh) {
          fresh = true
          this.change({
            scores: staleOf(this.next.scores),
            candidateIds: sent.candidates,
            poolIds: sent.pool,
            candidates: sent.candidates.length,
          })
        }
        this.take(part, model)
        this.onPart(part, state)
      })
      if (outcome === 'done' && mine === this.count) {
        this.settle()
        this.cache.set(state, wanted, this.look)
        this.onEnd(null)
      }
    } catch (error) {
      if (mine === this.count) this.onEnd(error)
    } finally {
      if (mine === this.count) {
        clearTimeout(this.slow)
        this.busy = false
      }
    }
  }

  private take(part: Part, key: string): void {
    switch (part.s) {
      case 'model': {
        const { grade, hidden, poolP, probability } = part
        return this.change({ model: { key, grade, hidden, poolP, probability } })
      }
      case 'scores': {
        // What was computed before costs nothing the second time: the longest time is that of the computing.
        const longest = Math.max(part.took, this.next.scores.get(part.strategy)?.longest ?? 0)
        const entry = { ...part, ms: part.took, longest, stale: false }
        return this.change({ scores: withScores(this.next.scores, entry) })
      }
      case 'preview':
      case 'final': {
        const { members, disagreement, poolM, trainer } = part
        return this.change({
          committee: { members, disagreement, poolM, trainer, final: part.s === 'final' },
        })
      }
      case 'fine':
        // A lattice is complete or not shown: half of a field would be read as a difference.
        if (part.to === part.grid.h) this.change({ fine: { field: part.field, grid: part.grid } })
    }
  }

  /** What did not come this time is not there: a committee that does not go with the model, a strategy that is off. */
  private settle(): void {
    this.change({ scores: freshOf(this.next.scores) })
    this.flush()
  }
}
