import type { PointId } from '../core/data/types.ts'
import { step } from '../core/session/fold.ts'
import { ROLE, type State } from '../core/session/types.ts'
import { labelledSet, slim, type Labels } from '../core/session/views.ts'
import type { Box } from '../engine/protocol/state.ts'
import type { Prospect } from '../engine/protocol/background.ts'
import type { Engine } from '../engine/client.ts'

/** Nodes along the longer side of the maps. */
const RES = 64

/** Whether answers about a point can be tried: an unlabelled point of the pool. */
export const canForesee = ({ role, label }: State, id: PointId): boolean =>
  role[id] === ROLE.pool && label[id] < 0

/** What the model would be trained on after each answer about a point, given with this confidence. */
export const trainsAfter = (state: State, id: PointId, sure: 1 | 2 | 3): Labels[] =>
  state.classes.map((_, label) => {
    const asked = step(state, { t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' })
    return labelledSet(step(asked, { t: 'answer', id, label, who: 'you', sure }))
  })

/** The model now and after each possible answer about one point. */
export class Prospects {
  now = $state.raw<Prospect | null>(null)
  after = $state.raw<readonly Prospect[]>([])
  /** The answer whose boundary is brought to the stage. */
  hot = $state<number | null>(null)
  private engine: Engine | null = null

  /** Asks the engine; what it said of another point is gone at once. Rejects with its error, also where another question took the place. */
  async ask(
    engine: Engine,
    data: string,
    state: State,
    { id, sure, box }: { id: PointId; sure: 1 | 2 | 3; box: Box },
  ): Promise<void> {
    this.clear()
    this.engine = engine
    const request = { data, state: slim(state), id, trains: trainsAfter(state, id, sure), box, res: RES }
    await engine.prospects(request, (prospect) => {
      if (prospect.label === null) this.now = prospect
      else this.after = [...this.after, prospect]
    })
  }

  /** Nobody looks any more. */
  stop(): void {
    this.clear()
    void this.engine?.prospects(null, () => {}).catch(() => {})
  }

  private clear(): void {
    this.now = this.hot = null
    this.after = []
  }
}
