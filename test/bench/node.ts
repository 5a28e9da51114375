import { run, type Job } from '../../src/core/job.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { typedTrainer } from '../../src/core/model/network.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { STRATEGY_METAS } from '../../src/core/query/registry.ts'
import type { NetTrainer } from '../../src/core/model/types.ts'
import { createTrainer } from '../../src/engine/tfjs.ts'
import { look } from '../../src/engine/jobs.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictMembers } from '../../src/engine/predict.ts'
import type { WasmUrls } from '../../src/engine/protocol.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { baseline } from './baseline.ts'
import { CASES, cloud, requestOf, stateOf, type Case } from './cases.ts'
import { byStage, summary, timed, type NodeReport, type Stages } from './measure.ts'

const ROUNDS = 12

/** Runs a job; the longest time between two of its yields, milliseconds. */
function longestStep<T>(job: Generator<unknown, T, void>): { value: T; longest: number } {
  let longest = 0
  for (;;) {
    const began = performance.now()
    const step = job.next()
    longest = Math.max(longest, performance.now() - began)
    if (step.done) return { value: step.value, longest }
  }
}

function* stages(c: Case, seed: number, trainer: NetTrainer): Generator<unknown, Stages, void> {
  const found: Record<string, number> = {}
  const request = requestOf(c, { state: { ...stateOf(c), seed } })
  const began = performance.now()
  for (const part of look(createCaches(), cloud500, request, trainer)) {
    yield
    if (!isPart(part) || (part.s === 'fine' && part.to < part.grid.h)) continue
    found[part.s === 'scores' ? (part.asking ? 'question' : `score ${part.strategy}`) : part.s] ??=
      performance.now() - began
  }
  return { ...found, all: performance.now() - began }
}
const cloud500 = cloud(500)

function strategyTimes(points: number): NodeReport['strategies'] {
  const c: Case = { ...CASES[0], points, labels: 20 }
  const data = cloud(points)
  return STRATEGY_METAS.filter((m) => m.id !== 'you').map(({ id }) => {
    const attempts = Array.from({ length: points > 2000 ? 2 : 4 }, (_, i) => {
      const request = requestOf(c, { state: { ...stateOf(c, id), seed: 50 + i }, show: [], want: ['scores'] })
      const job = look(createCaches(), data, request, typedTrainer)
      const began = performance.now()
      const { longest } = longestStep(job)
      return { ms: performance.now() - began, longest }
    })
    return {
      id,
      points,
      min: Math.min(...attempts.map((a) => a.ms)),
      longest: Math.min(...attempts.map((a) => a.longest)),
    }
  })
}

function modelTimes(points: number): NodeReport['models'] {
  const data = cloud(points)
  const nodes = lattice({ x0: -4, y0: -4, x1: 4, y1: 4 }, 100)
  return models.map((meta) => {
    const committee = { id: meta.committees[0], k: 8 }
    const c: Case = { name: meta.id, model: { id: meta.id, params: {} }, committee, points, labels: 50 }
    const { train, rnd } = makeScene(data, stateOf(c), typedTrainer)
    const least = (job: () => Job<unknown>) => Math.min(...timed(4, () => run(job())))
    const fit = () => modelById(meta.id).fit(train, {}, rnd)
    const model = run(fit())
    return {
      name: meta.id,
      points,
      fit: least(fit),
      committee: least(() => buildCommittee(committee.id, train, meta.id, {}, model, 8, rnd, typedTrainer)),
      plane: least(() => predictMembers([model], nodes.xy, nodes.n)),
    }
  })
}

/** The half of the bench that needs no browser. */
export async function bench(wasm: WasmUrls): Promise<NodeReport> {
  const tfjs = await createTrainer(wasm)
  const frame = baseline()
  const frames = timed(10, frame)
  const trainers = [tfjs, typedTrainer]
  const runs = CASES.flatMap((c) =>
    (c.model.id === 'network' ? trainers : [typedTrainer]).map((trainer) => ({
      c,
      trainer,
      name: c.model.id === 'network' ? `${c.name}, ${trainer.name}` : c.name,
      looks: [] as Stages[],
      longest: [] as number[],
    })),
  )
  for (let round = 0; round < ROUNDS + 2; round++) {
    frames.push(...timed(2, frame))
    for (const r of runs) {
      const { value, longest } = longestStep(stages(r.c, 100 + round, r.trainer))
      if (round < 2) continue
      r.looks.push(value)
      r.longest.push(longest)
    }
  }
  return {
    F: summary(frames),
    cases: runs.map((r) => ({ name: r.name, stages: byStage(r.looks), longest: summary(r.longest).median })),
    strategies: [500, 2000, 10_000].flatMap(strategyTimes),
    models: modelTimes(500),
  }
}
