import type { PointId } from '../core/data/types.ts'
import type { State } from '../core/session/types.ts'
import { slim } from '../core/session/views.ts'
import type { Engine } from '../engine/client.ts'
import type { Standing } from '../engine/protocol/background.ts'

/** What is asked about. */
export interface Compared {
  readonly data: string
  readonly state: State
  readonly id: PointId
}

/** How one point stands under every strategy: asked for on demand, and only as long as somebody looks. */
export class Standings {
  /** Whether all strategies are wanted, and those too that refit the model for each candidate. */
  on = $state(false)
  costly = $state(false)
  busy = $state(false)
  found = $state.raw<readonly Standing[]>([])
  private asking: AbortController | null = null

  /** Asks the engine. What it says of another point or state from now on is dropped. Rejects with its error, also where it was stopped. */
  async ask(engine: Engine, { data, state, id }: Compared): Promise<void> {
    this.stop()
    const mine = new AbortController()
    this.asking = mine
    this.busy = true
    const request = { data, state: slim(state), id, costly: this.costly }
    try {
      await engine.told<Standing, void>(
        data,
        (api, out) => api.standings(request, out),
        (standing) => {
          if (this.asking === mine) this.found = [...this.found, standing]
        },
        mine.signal,
      )
    } finally {
      if (this.asking === mine) this.busy = false
    }
  }

  /** Nobody looks any more. */
  stop(): void {
    this.asking?.abort()
    this.asking = null
    this.busy = false
    this.found = []
  }
}
