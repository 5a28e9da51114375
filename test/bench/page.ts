import { Engine } from '../../src/engine/client.ts'
import { connectWorker } from '../../src/engine/connection.ts'
import type { LookRequest, Part } from '../../src/engine/protocol/look.ts'
import { baseline } from './baseline.ts'
import { CASES, cloud, requestOf, stateOf, type Case } from './cases.ts'
import { painting } from './painting.ts'
import { byStage, delays, percentile, summary, timed, type PageReport, type Stages } from './measure.ts'

const ROUNDS = 15
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The engine of the page with the whole cloud, and its worker's line for pings. */
async function start() {
  const connection = await connectWorker()
  const engine = new Engine({ worker: async () => connection })
  const data = cloud(500)
  engine.setData({
    ...data,
    id: '',
    n: 1000,
    nPool: 500,
    raw: data.xy,
    group: new Int32Array(0),
    classes: [],
    axes: ['', ''],
  })
  return { engine, data, ping: () => connection.api.ping() }
}

/** When each stage of a look first came, since the click. */
async function stagesOf(engine: Engine, request: LookRequest): Promise<Stages> {
  const stages: Record<string, number> = {}
  const began = performance.now()
  await engine.look(request, (part: Part) => {
    const name = part.s === 'scores' ? (part.asking ? 'question' : `score ${part.strategy}`) : part.s
    if (part.s !== 'fine' || part.to === part.grid.h) stages[name] ??= performance.now() - began
  })
  return { ...stages, all: performance.now() - began }
}

/** The same case after another answer, so that no cache knows it. */
function nextAnswer(c: Case, answer: number): LookRequest {
  const state = stateOf({ ...c, labels: c.labels })
  return requestOf(c, { state: { ...state, seed: 1000 + answer } })
}

async function cancelling(engine: Engine): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 100; i++) {
    const c = CASES[i % CASES.length]
    const outcome = engine.look({ ...nextAnswer(c, 5000 + i), res: { preview: 50, fine: 200 } }, () => {})
    await wait(3 + (i % 12) * 4)
    const began = performance.now()
    engine.stop()
    if ((await outcome) === 'superseded') times.push(performance.now() - began)
  }
  return times
}

/** Times of pings to a worker at rest: what the machine and its other work add to each. */
async function resting(ping: () => Promise<void>): Promise<number[]> {
  const lengths: number[] = []
  for (let i = 0; i < 400; i++) {
    const began = performance.now()
    await ping()
    lengths.push(performance.now() - began)
    if (i % 10 === 0) await wait(4)
  }
  return lengths
}

/** Times of pings to a worker at work: they are answered between two of its slices. */
async function pinging({ engine, ping }: Started): Promise<number[]> {
  const lengths: number[] = []
  for (let i = 0; i < 24; i++) {
    let running = true
    const outcome = engine
      .look(nextAnswer(CASES[i % CASES.length], 9000 + i), () => {})
      .finally(() => (running = false))
    while (running) {
      const began = performance.now()
      await ping()
      lengths.push(performance.now() - began)
    }
    await outcome
  }
  return lengths
}

type Started = Awaited<ReturnType<typeof start>>
let started: Started | null = null

async function bench(): Promise<Omit<PageReport, 'slices'>> {
  started = await start()
  const { engine, data, ping } = started
  const frame = baseline()
  const frames = timed(10, frame)
  const looks = new Map<Case, Stages[]>(CASES.map((c) => [c, []]))
  const tensorsAt: number[] = []
  let answer = 0
  // The cases take turns, and the baseline with them, so that a busy machine is busy for all.
  for (let round = 0; round < ROUNDS + 3; round++) {
    frames.push(...timed(2, frame))
    for (const c of CASES) {
      const stages = await stagesOf(engine, nextAnswer(c, answer++))
      if (round >= 3) looks.get(c)?.push(stages)
    }
    if (round === 2) tensorsAt.push((await engine.hello()).tensors)
  }
  const network = CASES.filter((c) => c.model.id === 'network')
  for (let i = 0; i < 200; i++)
    await engine.look(
      { ...nextAnswer(network[i % network.length], 20_000 + i), want: ['model', 'scores', 'final'] },
      () => {},
    )
  const { tensors, trainer } = await engine.hello()
  const parts: Part[] = []
  const shown = nextAnswer(CASES[0], 30_000)
  await engine.look(shown, (part) => void parts.push(part))
  const paint = summary(painting(data, shown, parts))
  const cancel = await cancelling(engine)
  const rest = await resting(ping)
  const pings = await pinging(started)
  return {
    F: summary(frames),
    cases: CASES.map((c) => ({ name: c.name, stages: byStage(looks.get(c) ?? []) })),
    paint,
    cancel: { median: percentile(cancel, 0.5), p95: percentile(cancel, 0.95), max: Math.max(...cancel) },
    rest: delays(rest),
    pings: delays(pings),
    tensors: { before: tensorsAt[0], after: tensors },
    trainer,
  }
}

/** Looks of every case, with a worker that has seen them all: for a trace of its tasks. */
async function looks(): Promise<void> {
  if (!started) throw new Error('bench first')
  const { engine } = started
  for (let i = 0; i < 36; i++) await engine.look(nextAnswer(CASES[i % CASES.length], 40_000 + i), () => {})
  engine.close()
}

Object.assign(window, { bench, looks, delays })
