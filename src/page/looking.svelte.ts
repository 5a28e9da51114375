import { slim } from '../core/session/views.ts'
import type { State } from '../core/session/types.ts'
import type { Engine } from '../engine/client.ts'
import type {
  Box,
  FieldId,
  Grade,
  Grid,
  LookRequest,
  Part,
  PartBody,
  TrainerName,
} from '../engine/protocol.ts'

type ScoresPart = Extract<PartBody, { s: 'scores' }>
export type ScoreEntry = ScoresPart & { readonly ms: number; readonly stale: boolean }
export interface ModelResult {
  /** Counts trainings: tells a new model from a finer map of the same one. */
  readonly key: string
  readonly grade: Grade
  readonly poolP: Float32Array
  readonly probability: Grid
}
export interface CommitteeResult {
  readonly members: readonly Grid[]
  readonly disagreement: Grid
  readonly poolM: Float32Array
  readonly trainer: TrainerName
  readonly final: boolean
}

/** What the engine has found for the state on screen. Until a part arrives, its predecessor stays, marked as stale. */
export interface Look {
  readonly model: ModelResult | null
  readonly committee: CommitteeResult | null
  readonly scores: ReadonlyMap<string, ScoreEntry>
  readonly fine: { readonly field: FieldId; readonly grid: Grid } | null
  /** Rows of `scores` refer to these. */
  readonly candidateIds: Int32Array
  readonly poolIds: Int32Array
  readonly candidates: number
}

export const EMPTY_LOOK: Look = {
  model: null,
  committee: null,
  scores: new Map(),
  fine: null,
  candidateIds: new Int32Array(0),
  poolIds: new Int32Array(0),
  candidates: 0,
}

export interface Sight {
  readonly data: string
  readonly state: State
  readonly show: readonly string[]
  readonly field: FieldId
  readonly box: Box
  readonly fine: number
}

/** Asks the engine about the state on screen and gathers the parts of its answer. The newest question wins. */
export class Looking {
  look = $state.raw<Look>(EMPTY_LOOK)
  busy = $state(false)
  private count = 0
  private slow = 0
  private readonly engine: Engine
  private readonly onPart: (part: Part, state: State) => void
  private readonly onError: (error: unknown) => void

  constructor(engine: Engine, onPart: (part: Part, state: State) => void, onError: (error: unknown) => void) {
    this.engine = engine
    this.onPart = onPart
    this.onError = onError
  }

  /** Forgets all results: another data set. */
  clear(): void {
    this.look = EMPTY_LOOK
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
    let fresh = false
    clearTimeout(this.slow)
    this.slow = window.setTimeout(() => (this.busy = mine === this.count), 300)
    try {
      const outcome = await this.engine.look(request, (part) => {
        if (mine !== this.count) return
        if (!fresh) {
          fresh = true
          this.look = {
            ...this.look,
            scores: stale(this.look.scores),
            candidateIds: sent.candidates,
            poolIds: sent.pool,
            candidates: sent.candidates.length,
          }
        }
        this.take(part, mine)
        this.onPart(part, state)
      })
      if (outcome === 'done' && mine === this.count) this.settle()
    } catch (error) {
      if (mine === this.count) this.onError(error)
    } finally {
      if (mine === this.count) {
        clearTimeout(this.slow)
        this.busy = false
      }
    }
  }

  private take(part: Part, count: number): void {
    const { look } = this
    switch (part.s) {
      case 'model':
        this.look = {
          ...look,
          model: { key: String(count), grade: part.grade, poolP: part.poolP, probability: part.probability },
        }
        break
      case 'scores':
        this.look = {
          ...look,
          scores: new Map(look.scores).set(part.strategy, { ...part, ms: part.took, stale: false }),
        }
        break
      case 'preview':
      case 'final':
        this.look = {
          ...look,
          committee: {
            members: part.members,
            disagreement: part.disagreement,
            poolM: part.poolM,
            trainer: part.trainer,
            final: part.s === 'final',
          },
        }
        break
      case 'fine':
        // A lattice is complete or not shown: half of a field would be read as a difference.
        if (part.to === part.grid.h) this.look = { ...look, fine: { field: part.field, grid: part.grid } }
        break
    }
  }

  /** What did not come this time is not there: a committee that does not go with the model, a strategy that is off. */
  private settle(): void {
    const { look } = this
    this.look = { ...look, scores: new Map([...look.scores].filter(([, s]) => !s.stale)) }
  }
}

const stale = (scores: ReadonlyMap<string, ScoreEntry>) =>
  new Map([...scores].map(([id, s]) => [id, { ...s, stale: true }] as const))
