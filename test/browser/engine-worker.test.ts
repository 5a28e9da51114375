import { openRows } from '../../src/core/data/rows.ts'
import { describe, expect, it } from 'vitest'
import { Engine, type EngineOptions } from '../../src/engine/client.ts'
import { connectWorker, over } from '../../src/engine/connection.ts'
import type { LookRequest, Part } from '../../src/engine/protocol/look.ts'
import { createTrainer } from '../../src/engine/tfjs.ts'
import { tensors } from '../../src/engine/kernels.ts'
import { wasmUrls } from '../../src/engine/urls.ts'
import type { Settings } from '../../src/core/session/types.ts'
import { compareTrainers } from '../unit/engine-agreement.ts'
import { bands, requestFor, session } from '../unit/engine-scene.ts'

const data = bands(150)
const network: Partial<Settings> = {
  model: { id: 'network', params: { steps: 40 } },
  committee: { id: 'seeds', k: 4, params: {} },
  strategy: { id: 'meanKL', params: {} },
}

function start(options: Partial<EngineOptions> = {}) {
  const statuses: string[] = []
  const engine = new Engine(options)
  engine.listen((s) => statuses.push(s.code))
  engine.setData(data)
  return { engine, statuses }
}

async function partsOf(engine: Engine, request: LookRequest): Promise<Part[]> {
  const parts: Part[] = []
  expect(await engine.look(request, (p) => parts.push(p))).toBe('done')
  return parts
}
const questionOf = (parts: Part[]) => {
  const part = parts.find((p) => p.s === 'scores' && p.asking && p.complete)
  return part?.s === 'scores' ? part.picks[0] : undefined
}

const silent = (never: () => Promise<never>) => ({
  hello: never,
  ping: never,
  begin: never,
  data: never,
  look: never,
  why: never,
  grades: never,
  recheck: never,
  record: never,
  arrivals: never,
  table: never,
  truth: never,
  prospects: never,
  standings: never,
  reliability: never,
  selfGrade: never,
  training: never,
  rest: never,
  stop: never,
})

describe('the engine in a worker', () => {
  it('answers a real state', async () => {
    const { engine, statuses } = start()
    const parts = await partsOf(engine, requestFor(session(data, 8)))
    expect(questionOf(parts)).toBeDefined()
    const report = await engine.why(questionOf(parts)!.id)
    expect(report.scores[0]).toMatchObject({ strategy: 'margin', rank: 1 })
    expect(statuses).toEqual([])
    engine.close()
  })

  it('trains networks with tfjs and keeps no tensor over 50 looks', async () => {
    const { engine } = start()
    const want = ['model', 'scores', 'preview', 'final'] as const
    const look = (labels: number) =>
      partsOf(engine, requestFor(session(data, labels, network), { want, show: [] }))
    const first = await look(2)
    expect(first[0]).toMatchObject({ s: 'trainer', name: 'tfjs-wasm' })
    const before = await engine.hello()
    expect(before.trainer).toBe('tfjs-wasm')
    for (let labels = 3; labels <= 53; labels++) await look(labels)
    expect((await engine.hello()).tensors).toBe(before.tensors)
    engine.close()
  })

  it('goes on with the typed arrays where wasm cannot start, and says so', async () => {
    const { engine } = start({ wasm: { plain: '/missing.wasm', simd: '/missing.wasm' } })
    const parts = await partsOf(engine, requestFor(session(data, 8, network), { show: [] }))
    expect(parts.some((p) => p.s === 'note' && p.code === 'trainer-typed')).toBe(true)
    expect(parts.find((p) => p.s === 'trainer')).toMatchObject({ name: 'typed' })
    engine.close()
  })

  it('reads a file, then its other columns by its hash, and all cells when asked', async () => {
    const { engine } = start()
    const lines = Array.from(
      { length: 60 },
      (_, i) => `${i % 7}.5,${(i * i) % 11}.25,${i % 5},${i % 2 ? 'yes' : 'no'}`,
    )
    const file = new Blob([['a,b,c,label', ...lines].join('\n')])
    const first = await engine.table(file, 'x.csv', {})
    expect(first.imported).toMatchObject({ outcome: 'ok', labelColumn: 'label', x: 'a', y: 'b' })
    expect(first.pairs.length).toBeGreaterThan(0)
    engine.crash()
    const choices = { plane: { kind: 'columns', x: 'c', y: 'b' } } as const
    const other = await engine.table(file, 'x.csv', choices, { full: true })
    expect(other.imported).toMatchObject({ outcome: 'ok', x: 'c' })
    if (!other.data) throw new Error('no points')
    expect(other.data.dataset).toMatchObject({ n: 60, classes: ['no', 'yes'], axes: ['c', 'b'] })
    const { cell } = openRows(other.data.rows)
    expect([cell(0, 3), cell(1, 3), cell(59, 0)]).toEqual(['no', 'yes', '3.5'])
    const bad = await engine.table(new Blob(['<html></html>']), 'x.html', {})
    expect(bad.imported).toMatchObject({ outcome: 'error', code: 'html-file' })
    engine.close()
  })

  it('ends the reading of a file at once', async () => {
    const { engine } = start()
    await engine.hello()
    const file = new Blob(Array.from({ length: 200_000 }, (_, i) => `${i},${i % 7}.5,${i % 3},some words\n`))
    const cancel = new AbortController()
    const reading = engine.table(
      file,
      'x.csv',
      {},
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    )
    await expect(reading).rejects.toMatchObject({ code: 'superseded' })
    const again = await engine.table(new Blob(['x,y\n1,2\n3,5\n8,1\n']), 'y.csv', {})
    expect(again.imported.outcome).toBe('ok')
    const before = AbortSignal.abort()
    await expect(engine.table(file, 'x.csv', {}, { signal: before })).rejects.toMatchObject({
      code: 'superseded',
    })
    engine.close()
  })

  it('is killed at any moment without changing a question', async () => {
    const undisturbed = start().engine
    const { engine } = start()
    for (let labels = 2; labels < 8; labels++) {
      const request = requestFor(session(data, labels), { show: [] })
      const parts: Part[] = []
      // Before the first part, after it, after the second, ...
      const told = () => parts.length === labels - 2 && engine.crash()
      const outcome = engine.look(request, (p) => {
        parts.push(p)
        told()
      })
      told()
      expect(await outcome).toBe('done')
      expect(questionOf(parts)).toEqual(questionOf(await partsOf(undisturbed, request)))
    }
    engine.close()
    undisturbed.close()
  })

  it('is replaced when it hangs', async () => {
    let workers = 0
    const { engine, statuses } = start({
      patience: 300,
      worker: async () => {
        const connection = await connectWorker()
        // Of the next one no sign of life is awaited: on a busy machine that may take longer than this.
        if (workers++ > 0) return { ...connection, place: 'page' }
        const { api } = connection
        const never = () => new Promise<never>(() => {})
        return {
          ...connection,
          api: { ...silent(never), hello: (options) => api.hello(options), data: (d) => api.data(d) },
        }
      },
    })
    expect(questionOf(await partsOf(engine, requestFor(session(data, 8))))).toBeDefined()
    expect(statuses).toEqual(['restarted'])
    expect(workers).toBe(2)
    engine.close()
  })
})

describe('where no worker can start', () => {
  it.each([
    ['it is forbidden', () => Promise.reject(new DOMException('no worker here', 'SecurityError'))],
    ['its script is missing', async () => over(new Worker('/missing-worker.js', { type: 'module' }))],
  ])('the same engine answers in the page: %s', async (_, worker) => {
    const { engine, statuses } = start({ worker })
    const here = await partsOf(engine, requestFor(session(data, 8, network)))
    expect(statuses).toEqual(['in-page'])
    expect(here.find((p) => p.s === 'trainer')).toMatchObject({ name: 'typed' })
    expect(questionOf(here)).toBeDefined()
    engine.close()
  })
})

describe('tfjs in this browser', () => {
  it('agrees with the typed arrays and repeats its own bits', async () => {
    const tfjs = await createTrainer(wasmUrls)
    const before = tensors()
    for (const n of [10, 50]) {
      const { worst, picks } = compareTrainers(tfjs, 'seeds', 3, n, {})
      expect(worst).toBeLessThan(1e-3)
      for (const { chosen, ties } of picks) expect(ties).toContain(chosen)
      expect(compareTrainers(tfjs, 'seeds', 3, n, {}).worst).toBe(worst)
    }
    expect(tensors()).toBe(before)
  })
})
