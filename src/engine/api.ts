import { transfer } from 'comlink'
import { finite } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { firstBeginning } from '../core/session/first-beginning.ts'
import { Cache } from './cache.ts'
import { loadFor, moreCode, noTrainer } from './code.ts'
import { engineError, isEngineError, toEngineError } from './errors.ts'
import { gradeAfter, look } from './jobs.ts'
import type { Api, WasmUrls } from './protocol/api.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import type { LookRequest, Outcome, PartBody, PortMessage } from './protocol/look.ts'
import { makeScene, usesNetwork } from './scene.ts'
import { createCaches, seenOf } from './seen.ts'
import { slice, Superseded } from './slice.ts'
import { always, closing, newestOnly, pieces, untilTold, type IsWanted } from './wanted.ts'
import { isPart } from './stream.ts'
import type { Choice, LoadTfjs } from './trainer.ts'

/** Version of the algorithms: changes whenever the same request would give another answer. */
export const ALGO = '3'

/** Milliseconds between two messages of progress. */
const PROGRESS = 100

/**
 * The engine as it is served to the page, in a worker or not. It keeps nothing that an answer depends on. Without `loadTfjs`
 * networks are trained with the typed arrays.
 */
export function createApi(loadTfjs: LoadTfjs | null): Api {
  let caches = createCaches()
  /** A call has failed for no reason of its own: what is remembered may be wrong, too. */
  let doubtful = false
  const datasets = new Cache<DataMessage>(4)
  let wasm: WasmUrls | null = null
  let choosing: Promise<Choice> | null = null
  let choice: Choice | null = null
  let newest = 0
  /** Settles when the look that is running has ended; background work waits for it. */
  let looking: Promise<unknown> | null = null
  /** Settles when somebody sees the page again; background work waits for that too. */
  let resting: Promise<void> | null = null
  let wake = () => {}
  const turn = () => looking ?? resting
  const itsTurn = async (): Promise<void> => {
    for (let busy = turn(); busy; busy = turn()) await busy
  }
  // Of these a newer call ends those before it.
  const gradings = newestOnly()
  const judgings = newestOnly()
  const readings = newestOnly()
  const revealings = newestOnly()
  const prospecting = newestOnly()
  const comparing = newestOnly()
  const selfGradings = newestOnly()

  function dataOf(hash: string): DataMessage {
    const data = datasets.get(hash)
    if (!data) throw engineError('need-data', hash)
    return data
  }

  /** Loads the code that a state needs. Settled once: a session's networks are not trained now by one trainer, now by the other. */
  async function trainerFor(
    { settings }: Slim,
    show: readonly string[] = [],
    typedOnly = false,
  ): Promise<NetTrainer> {
    await loadFor(settings, show)
    if (!usesNetwork(settings)) return noTrainer
    const { chooseTrainer, typedTrainer } = moreCode()
    if (typedOnly) return typedTrainer
    choosing ??= chooseTrainer(loadTfjs, wasm)
    choice = await choosing
    return choice.trainer
  }

  /** Work in the background for a state: when its turn has come, with the code and the trainer that the state needs. */
  async function background<Y, T>(
    state: Slim,
    isWanted: IsWanted,
    jobWith: (trainer: NetTrainer) => Generator<Y, T, void> | Promise<Generator<Y, T, void>>,
    { show, onYield }: { show?: readonly string[]; onYield?: (value: Y) => void } = {},
  ): Promise<T> {
    await itsTurn()
    if (!isWanted()) throw new Superseded()
    const job = await jobWith(await trainerFor(state, show))
    return slice(job, isWanted, onYield, { turn })
  }

  async function run(request: LookRequest, send: (part: PartBody) => void): Promise<Outcome> {
    const isCurrent = () => request.epoch >= newest
    if (doubtful) caches = createCaches()
    doubtful = false
    const data = dataOf(request.data)
    const trainer = await trainerFor(request.state, request.show, request.typedOnly)
    if (!isCurrent()) return 'superseded'
    if (choice?.failure && usesNetwork(request.state.settings))
      send({ s: 'note', code: 'trainer-typed', args: { reason: choice.failure } })
    try {
      await slice(look(caches, data, request, trainer), isCurrent, (v) => {
        if (isPart(v)) send(v)
      })
      return 'done'
    } catch (e) {
      if (e instanceof Superseded) return 'superseded'
      throw e
    }
  }

  const calls: Api = {
    hello(options) {
      wasm = options.wasm
      return { algo: ALGO, trainer: choice?.trainer.name ?? 'none', tensors: choice?.tensors() ?? 0 }
    },

    ping() {},

    begin: firstBeginning,

    data(message) {
      finite(message.xy, 'data')
      datasets.set(message.hash, message)
    },

    async look(request, out) {
      const { epoch } = request
      const began = performance.now()
      let last = began
      newest = Math.max(newest, epoch)
      const running = run(request, (body) => {
        const now = performance.now()
        post(out, { ...body, epoch, ms: now - began, took: now - last }, buffersIn(body))
        last = now
      })
      const ended = running.catch(() => {})
      looking = ended
      try {
        const outcome = await running
        post(out, { s: 'end', epoch, outcome })
        return outcome
      } finally {
        if (looking === ended) looking = null
        out.close()
      }
    },

    async why(request, id) {
      const data = dataOf(request.data)
      const trainer = await trainerFor(request.state, request.show, request.typedOnly)
      const seen = seenOf(caches, makeScene(data, request.state, trainer), request)
      if (!seen.ready)
        await slice(look(caches, data, { ...request, want: ['scores', 'final'] }, trainer), always)
      const { report } = await import('./report.ts')
      const { strategy } = request.state.settings
      return slice(report(seen, id, [strategy.id, ...request.show]), always)
    },

    async grades({ data, state, trains }) {
      const isNewest = gradings()
      const found = []
      for (const train of trains)
        found.push(
          await background(state, isNewest, (trainer) =>
            gradeAfter(caches, dataOf(data), { ...state, train }, trainer),
          ),
        )
      return found
    },

    arrivals: (request) =>
      background(request.state, judgings(), async (trainer) => {
        const { arrivals } = await import('./arrivals.ts')
        return arrivals(caches, dataOf(request.data), request, trainer)
      }),

    async prospects(request, out) {
      const isNewest = prospecting()
      if (!request || !out) return
      const jobWith = async (trainer: NetTrainer) => {
        const { prospects } = await import('./prospects.ts')
        return prospects(caches, dataOf(request.data), request, trainer)
      }
      await closing(out, background(request.state, isNewest, jobWith, { onYield: pieces(out) }))
    },

    async standings(request, out) {
      const isNewest = comparing()
      const isOpen = untilTold(out)
      const compare = async () => {
        const { COMPARED, standings } = await import('./standings.ts')
        return background(
          request.state,
          () => isOpen() && isNewest(),
          (trainer) => standings(caches, dataOf(request.data), request, trainer),
          { show: COMPARED, onYield: pieces(out) },
        )
      }
      await closing(out, compare())
    },

    async training(request, out) {
      const jobWith = async (trainer: NetTrainer) => {
        const { training } = await import('./training.ts')
        return training(dataOf(request.data), request, trainer)
      }
      await closing(out, background(request.state, untilTold(out), jobWith, { onYield: pieces(out) }))
    },

    reliability: ({ data, state }) =>
      background(state, always, async (trainer) => {
        const { reliability } = await import('./reliability.ts')
        return reliability(caches, dataOf(data), state, trainer)
      }),

    selfGrade: ({ data, state }) =>
      background(state, selfGradings(), async (trainer) => {
        const { selfGrade } = await import('./self-grade.ts')
        return selfGrade(dataOf(data), state, trainer)
      }),

    async truth(request) {
      const isNewest = revealings()
      const { truthGrid } = await import('./truth.ts')
      return slice(truthGrid(request), isNewest)
    },

    recheck: ({ data, state }) =>
      background(state, always, async (trainer) => {
        const { recheck } = await import('./recheck.ts')
        return recheck(caches, dataOf(data), state, trainer)
      }),

    record: (request) =>
      background(
        request.state,
        always,
        async (trainer) => {
          const { record } = await import('./record.ts')
          return record(caches, dataOf(request.data), request, trainer)
        },
        { show: request.gain === null ? [] : [request.gain] },
      ),

    async table(request, out) {
      const isNewest = readings()
      const isOpen = untilTold(out)
      const isWanted = () => isOpen() && isNewest()
      const read = async () => {
        const { readFile } = await import('./table.ts')
        const { file } = request
        const source = typeof file === 'string' ? file : new Uint8Array(await file.arrayBuffer())
        if (!isWanted()) throw new Superseded()
        let said = performance.now()
        const answer = await slice(readFile(request, source), isWanted, (progress) => {
          if (!progress || performance.now() - said < PROGRESS) return
          said = performance.now()
          out.postMessage(progress)
        })
        return transfer(answer, answer.data ? buffersIn(answer.data) : [])
      }
      return closing(out, read())
    },

    rest(on) {
      wake()
      resting = on ? new Promise((resolve) => (wake = resolve)) : null
    },

    stop(epoch) {
      newest = Math.max(newest, epoch + 0.5)
    },
  }
  return readable(calls, () => (doubtful = true))
}

/** The same calls, with every error as plain data; `onFault` hears of those that nobody threw on purpose. */
function readable(api: Api, onFault: () => void): Api {
  const guarded = Object.entries(api).map(([name, call]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (call as (...args: unknown[]) => unknown)(...args)
      } catch (e) {
        if (e instanceof Superseded) throw engineError('superseded')
        if (!isEngineError(e)) onFault()
        throw toEngineError(e)
      }
    },
  ])
  return Object.fromEntries(guarded) as Api
}

const post = (out: MessagePort, message: PortMessage, transfer: Transferable[] = []): void =>
  out.postMessage(message, transfer)

/** The memory of all typed arrays in a part, which owns them. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(buffersIn)
}
