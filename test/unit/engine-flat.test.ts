import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { fileURLToPath } from 'node:url'
import { expose, wrap } from 'comlink'
import { expect, it } from 'vitest'
import { models } from '../../src/core/model/catalogue.ts'
import { createApi } from '../../src/engine/api.ts'
import { Engine } from '../../src/engine/client.ts'
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

const wasm = (name: string) =>
  fileURLToPath(new URL(`../../node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`, import.meta.url))

it('a thousand answers over all models leave no more memory, tensors and listeners behind than a hundred', async () => {
  const data = bands(50)
  const engine = new Engine({
    wasm: { plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') },
    worker: async () => {
      const { port1, port2 } = new MessageChannel()
      expose(
        createApi(() => import('../../src/engine/tfjs.ts')),
        port2,
      )
      return { api: wrap<Api>(port1), place: 'worker', onDeath() {}, close: () => port1.close() }
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
  const tensors: number[] = []
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
    const { trainer, tensors: now } = await engine.hello()
    expect(trainer).toBe('tfjs-wasm')
    tensors.push(now)
    open ||= ports()
  }
  // Ports close some turns later.
  await expect.poll(ports).toBeLessThanOrEqual(open)
  // Nobody holds on to what was told but those who asked; the last call may still be on the stack.
  expect(told.length).toBeGreaterThan(3000)
  const alive = () => (collect(), told.filter((ref) => ref.deref()).length)
  await expect.poll(alive).toBeLessThan(20)
  expect(new Set(tensors).size).toBe(1)
  engine.close()
  // Caches are full after the first hundred and stay as they are. Compiled code grows by half a megabyte until it is all there, and
  // now and then by another for a while; what leaks stays in all of the last readings.
  expect(Math.min(...at.slice(-4)) - at[0]).toBeLessThan(2)
})
