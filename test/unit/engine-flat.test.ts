import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { wrap } from 'comlink'
import { expect, it } from 'vitest'
import { models } from '../../src/core/model/catalogue.ts'
import { Engine } from '../../src/engine/client.ts'
import { serve } from '../../src/engine/fallback.ts'
import type { Api } from '../../src/engine/protocol/api.ts'
import { bands, requestFor, session } from './engine-scene.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Megabytes that are still reachable. */
function held(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

/** Ports that somebody still listens to. */
const ports = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length

it('a thousand answers over all models leave no more memory and no more listeners behind than a hundred', async () => {
  const data = bands(50)
  const engine = new Engine({
    worker: async () => {
      const port = serve()
      return { api: wrap<Api>(port), place: 'worker', onDeath() {}, close: () => port.close() }
    },
  })
  engine.setData(data)
  const states = models.map(({ id, committees }) =>
    session(data, 6, {
      model: { id, params: id === 'network' ? { steps: 5 } : {} },
      committee: { id: committees[0], k: 2, params: {} },
    }),
  )
  const about = { trains: [], box: { x0: -2, y0: -2, x1: 2, y1: 2 }, res: 8 }
  const at: number[] = []
  /** All that the engine has told. */
  const told: WeakRef<object>[] = []
  let open = 0
  for (let answer = 1; answer <= 1000; answer++) {
    const state = states[answer % states.length]
    const request = requestFor(state, {
      show: [],
      want: ['model', 'scores', 'final'],
      res: { preview: 8, fine: 8 },
    })
    // Another seed each time, so that no cache knows it.
    const outcome = engine.look({ ...request, state: { ...request.state, seed: answer } }, (part) =>
      told.push(new WeakRef(part)),
    )
    expect(await outcome).toBe('done')
    const [id] = request.state.candidates
    if (answer % 10 === 0) told.push(new WeakRef(await engine.why(id)))
    if (answer % 20 === 0)
      await engine.prospects({ ...about, data: request.data, state: request.state, id }, (prospect) => {
        told.push(new WeakRef(prospect))
      })
    if (answer % 100 !== 0) continue
    at.push(held())
    open ||= ports()
  }
  // Ports close some turns later.
  await expect.poll(ports).toBeLessThanOrEqual(open)
  // Nobody holds on to what was told but those who asked; the last call may still be on the stack.
  expect(told.length).toBeGreaterThan(3000)
  const alive = () => (collect(), told.filter((ref) => ref.deref()).length)
  await expect.poll(alive).toBeLessThan(20)
  engine.close()
  // Caches are full after the first hundred and stay as they are. Compiled code grows by half a megabyte until it is all there, and
  // now and then by another for a while; what leaks stays in all of the last readings.
  expect(Math.min(...at.slice(-4)) - at[0]).toBeLessThan(2)
})
