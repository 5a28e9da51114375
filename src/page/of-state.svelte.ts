import { untrack } from 'svelte'
import { slim } from '../core/session/views.ts'
import type { Engine } from '../engine/client.ts'
import type { Slim } from '../engine/protocol/state.ts'
import type { App } from './app.svelte.ts'
import { beside } from './beside.ts'

/**
 * What the engine says of the present state beside the looks: asked again with every other state, and only the newest answer
 * counts. `now` is null until the first one. To be called while a component starts.
 */
export function ofState<T>(
  hub: () => App,
  ask: (engine: Engine, about: { readonly data: string; readonly state: Slim }) => Promise<T>,
): { readonly now: T | null } {
  let now = $state.raw<T | null>(null)
  let tries = $state(0)
  let asked = 0
  $effect(() => {
    void tries
    const app = hub()
    const { state, dataset, engine } = app
    untrack(() => {
      const mine = ++asked
      ask(engine, { data: dataset.hash, state: slim(state) }).then(
        (found) => {
          if (mine === asked) now = found
        },
        beside(app, () => tries++),
      )
    })
  })
  return {
    get now() {
      return now
    },
  }
}
