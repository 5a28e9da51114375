import { run, type Job } from '../../src/core/job.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { defaults } from '../../src/core/params.ts'
import { makeGeo } from '../../src/core/query/geo.ts'
import { pickBatch } from '../../src/core/query/pick.ts'
import { findStrategy, STRATEGY_METAS } from '../../src/core/query/registry.ts'
import type { Ctx } from '../../src/core/query/types.ts'
import type { NetTrainer } from '../../src/core/model/types.ts'
import { loadMore } from '../../src/engine/code.ts'
import { fitModel } from '../../src/engine/fitting.ts'
import { createTrainer } from '../../src/engine/tfjs.ts'
import { look } from '../../src/engine/jobs.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictMembers } from '../../src/core/model/members.ts'
import { predictLattice } from '../../src/engine/predict.ts'
import type { DataMessage } from '../../src/engine/protocol/state.ts'
import type { PartBody } from '../../src/engine/protocol/look.ts'
import type { WasmUrls } from '../../src/engine/protocol/api.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches, seenOf } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { baseline } from './baseline.ts'
import { CASES, cloud, requestOf, stateOf, type Case } from './cases.ts'
import { byStage, summary, timed, type NodeReport, type Stages } from './measure.ts'

const ROUNDS = 12

/** Runs a job; the longest time between two of its yields, milliseconds, and the last part before it. */
function longestStep<T>(job: Generator<unknown, T, void>): { value: T; longest: number; after: string } {
  let longest = 0
  let last = 'start'
  let after = last
  for (;;) {
    const began = performance.now()
    const step = job.next()
    const took = performance.now() - began
    if (took > longest) {
      longest = took
      after = last
    }
    if (step.done) return { value: step.value, longest, after }
    if (isPart(step.value as PartBody)) last = nameOf(step.value as PartBody)
  }
}

const nameOf = (part: PartBody): string => (part.s === 'scores' ? `scores of ${part.strategy}` : part.s)

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

/** A state whose model and committee are trained and have predicted. */
function stateOn(data: DataMessage, c: Case): Ctx {
  const caches = createCaches()
  const scene = makeScene(data, stateOf(c), typedTrainer)
  const seen = seenOf(caches, scene, requestOf(c))
  const model = run(fitModel(caches.models, scene))
  run(seen.predict(model))
  const { id, k } = c.committee
  const { train, rnd } = scene
  run(
    seen.predictMembers(
      run(buildCommittee({ id, k }, train, { ...c.model, fitted: model }, rnd, typedTrainer)),
    ),
  )
  return seen.ctx
}

/** Picking alone, densities of the pool included: one question, five where a strategy plans them jointly. */
function strategyTimes(points: number): NodeReport['strategies'] {
  const data = cloud(points)
  const known = stateOn(data, { ...CASES[0], points, labels: 20 })
  return STRATEGY_METAS.filter((m) => m.id !== 'you').map((meta) => {
    const strategy = findStrategy(meta.id)
    if (!strategy) throw new Error(meta.id)
    const rounds = points > 2000 ? 2 : points > 500 ? 4 : 12
    const attempts = Array.from({ length: rounds }, (_, i) => {
      const ctx = { ...known, round: 20 + i, geo: makeGeo(known.pool, known.rnd) }
      const began = performance.now()
      const { longest } = longestStep(
        pickBatch(strategy, ctx, defaults(meta.params), meta.batchAware ? 5 : 1, {}),
      )
      return { ms: performance.now() - began, longest }
    })
    return {
      id: meta.id,
      points,
      min: Math.min(...attempts.map((a) => a.ms)),
      longest: Math.min(...attempts.map((a) => a.longest)),
      free: meta.cost === 'refits' ? 'retrains' : meta.batchAware ? 'plans jointly' : '',
    }
  })
}

/** All candidates of 500 points and 3 classes, linear features. */
function errorReduction(): number {
  const linear = { id: 'logistic', params: { features: 'linear' } } as const
  const ctx = stateOn(cloud500, { ...CASES[0], model: linear, labels: 50 })
  const strategy = findStrategy('expectedErrorReduction')
  if (!strategy) throw new Error('expectedErrorReduction')
  const params = { ...defaults(strategy.meta.params), candidates: 500 }
  return Math.min(...timed(4, () => run(pickBatch(strategy, ctx, params, 1))))
}

/** The longest time between two pauses of a whole look, for every model with each of its committees. */
function pauses(points: number, tfjs: NetTrainer): NodeReport['pauses'] {
  const data = cloud(points)
  const show = STRATEGY_METAS.filter((m) => m.id !== 'you' && m.cost !== 'refits').map((m) => m.id)
  return models.flatMap((meta) =>
    meta.committees.map((id) => {
      const c: Case = {
        name: `${meta.id}, ${id}`,
        model: { id: meta.id, params: {} },
        committee: { id, k: 8 },
        points,
        labels: 50,
      }
      const looks = Array.from({ length: 3 }, (_, i) => {
        const request = requestOf(c, { state: { ...stateOf(c), seed: 900 + i }, show, field: 'utility' })
        return longestStep(look(createCaches(), data, request, tfjs))
      })
      const least = looks.reduce((best, l) => (l.longest < best.longest ? l : best))
      return { name: c.name, points, longest: least.longest, after: least.after }
    }),
  )
}

function modelTimes(points: number): NodeReport['models'] {
  const data = cloud(points)
  const nodes = lattice({ x0: -4, y0: -4, x1: 4, y1: 4 }, 100)
  return models.map((meta) => {
    const committee = { id: meta.committees[0], k: 8 }
    const c: Case = { name: meta.id, model: { id: meta.id, params: {} }, committee, points, labels: 50 }
    const { train, rnd, pool } = makeScene(data, stateOf(c), typedTrainer)
    const least = (job: () => Job<unknown>) => Math.min(...timed(4, () => run(job())))
    const fit = () => modelById(meta.id).fit(train, {}, rnd)
    const model = run(fit())
    return {
      name: meta.id,
      points,
      fit: least(fit),
      committee: least(() =>
        buildCommittee(
          { id: committee.id, k: 8 },
          train,
          { id: meta.id, params: {}, fitted: model },
          rnd,
          typedTrainer,
        ),
      ),
      plane: least(() => predictLattice([model], nodes)),
      pool: least(() => predictMembers([model], pool.xy, pool.n)),
    }
  })
}

/** The half of the bench that needs no browser. */
export async function bench(wasm: WasmUrls): Promise<NodeReport> {
  await loadMore()
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
    errorReduction: errorReduction(),
    models: [500, 2000, 10_000].flatMap(modelTimes),
    pauses: [500, 2000].flatMap((points) => pauses(points, tfjs)),
  }
}
