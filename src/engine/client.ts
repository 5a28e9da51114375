import { transfer } from 'comlink'
import type { Choices } from '../core/data/table/types.ts'
import type { Dataset, PointId } from '../core/data/types.ts'
import type { Progress } from '../core/job.ts'
import type { Beginning, Spec } from '../core/session/types.ts'
import type { Found } from '../core/session/verify.ts'
import type { Calibration } from '../core/session/calibration.ts'
import type { SelfGrade } from '../core/session/folds.ts'
import { connectPage, connectWorker, type Connect, type RemoteApi } from './connection.ts'
import { engineError, isEngineError, toEngineError } from './errors.ts'
import { Died, Link } from './link.ts'
import { News, type Status } from './news.ts'
import type { DataMessage, Grid } from './protocol/state.ts'
import type { Grade, LookRequest, Outcome, Part, PointReport, PortMessage } from './protocol/look.ts'
import type {
  ArrivalsRequest,
  GradeRequest,
  Judged,
  Prospect,
  ProspectsRequest,
  RecheckRequest,
  TruthRequest,
} from './protocol/background.ts'
import type { Hello, WasmUrls } from './protocol/api.ts'
import type { TableAnswer } from './protocol/table.ts'
import { wasmUrls } from './urls.ts'

/** A request without its epoch, which the engine gives. */
export type Look = Omit<LookRequest, 'epoch' | 'typedOnly'>
export interface EngineOptions {
  readonly worker: Connect
  readonly page: Connect
  /** Where a worker finds wasm. */
  readonly wasm: WasmUrls
  /** Milliseconds of silence of a busy worker that count as death. */
  readonly patience: number
  /** Milliseconds that a worker may take to load. */
  readonly startPatience: number
  /** Begins a look when its turn has come: where several engines share a machine, one after the other. */
  readonly turn: (work: () => Promise<Outcome>) => Promise<Outcome>
}

interface Task {
  readonly request: LookRequest
  readonly onPart: (part: Part) => void
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** Of a reading of a file. */
export interface TableOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  readonly full?: boolean
}

const KEPT_DATA_SETS = 4

/**
 * The engine as the page sees it. The worker starts with the first call. Errors are plain EngineError objects; a worker that
 * dies is replaced and asked again, so that no promise waits for ever and nothing of a session is lost.
 */
export class Engine {
  private readonly options: EngineOptions
  private readonly datasets = new Map<string, DataMessage>()
  /** SHA-256 of files that were read. */
  private readonly hashes = new WeakMap<Blob, string>()
  private linking: Promise<Link> | null = null
  private link: Link | null = null
  private running: Task | null = null
  private waiting: Task | null = null
  private latest: LookRequest | null = null
  private epoch = 0
  private prospecting = 0
  private readonly news = new News()

  constructor(options: Partial<EngineOptions> = {}) {
    this.options = {
      worker: connectWorker,
      page: connectPage,
      wasm: wasmUrls,
      patience: 3000,
      startPatience: 20_000,
      turn: (work) => work(),
      ...options,
    }
  }

  /** Starts the engine if need be. */
  async hello(): Promise<Hello> {
    const link = await this.connect()
    return link.race(link.connection.api.hello(this.helloOptions(link)))
  }

  /** Has `onStatus` told of what happens beside the answers, and of what has happened so far. */
  listen = (onStatus: (status: Status) => void): void => this.news.listen(onStatus)

  /** The data and the first state of the session that the page opens with; see `Api.begin`. */
  begin(spec: Spec): Promise<Beginning> {
    return this.lasting(null, (api) => api.begin(spec))
  }

  /** Makes a data set known; requests name it by its hash. It is sent once to each worker, when first needed. */
  setData(data: Dataset): void {
    this.datasets.delete(data.hash)
    this.datasets.set(data.hash, { hash: data.hash, frame: data.frame, xy: data.xy, truth: data.truth })
    const oldest = this.datasets.keys().next().value
    if (this.datasets.size > KEPT_DATA_SETS && oldest !== undefined) this.datasets.delete(oldest)
  }

  /**
   * Asks for the stages of `request`. The newest look wins: an older one that is running is stopped, one that is waiting is
   * dropped, both resolve to 'superseded', and no part of them is delivered after this call. Rejects with an EngineError.
   */
  look(request: Look, onPart: (part: Part) => void): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting?.resolve('superseded')
      this.latest = { ...request, epoch: ++this.epoch }
      this.waiting = { request: this.latest, onPart, resolve, reject }
      if (this.running) this.stopRunning()
      else void this.drain()
    })
  }

  /** Stops all looks; they resolve to 'superseded'. */
  stop(): void {
    this.epoch++
    this.waiting?.resolve('superseded')
    this.waiting = null
    this.stopRunning()
  }

  /** Nobody sees the page (or somebody again): looks stop, background work stands still until then. */
  rest(on: boolean): void {
    if (on) this.stop()
    this.link?.connection.api.rest(on).catch(() => {})
  }

  /** Why point `id` has its scores under the latest look. */
  async why(id: PointId): Promise<PointReport> {
    const request = this.latest
    if (!request) throw engineError('no-look')
    return this.lasting(request.data, (api) => api.why(request, id))
  }

  /** Grades in the background; see `GradeRequest`. A newer call ends an older one, which rejects with 'superseded'. */
  grades(request: GradeRequest): Promise<Grade[]> {
    return this.lasting(request.data, (api) => api.grades(request))
  }

  /** Judges items of a stream in the background; see `ArrivalsRequest`. A newer call ends an older one. */
  arrivals(request: ArrivalsRequest): Promise<Judged> {
    return this.lasting(request.data, (api) => api.arrivals(request))
  }

  /**
   * What each answer about a point would change; see `ProspectsRequest`. A newer call ends an older one, which rejects with
   * 'superseded'; null only ends it.
   */
  async prospects(request: ProspectsRequest | null, onProspect: (prospect: Prospect) => void): Promise<void> {
    if (!request) {
      if (this.link) await this.link.connection.api.prospects(null, null)
      return
    }
    const mine = ++this.prospecting
    await this.told<Prospect, void>(
      request.data,
      (api, out) => api.prospects(request, out),
      (prospect) => mine === this.prospecting && onProspect(prospect),
    )
  }

  /**
   * A call about a data set, if any, that tells its answer piece by piece on the port that it is given. `signal` ends it: it then
   * rejects with 'superseded'.
   */
  told<P, T>(
    hash: string | null,
    call: (api: RemoteApi, out: MessagePort) => Promise<T>,
    onPiece: (piece: P) => unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.lasting(hash, async (api) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }: MessageEvent<P>) => {
        this.link?.heard()
        onPiece(data)
      }
      const end = () => port1.postMessage('end')
      signal?.addEventListener('abort', end)
      if (signal?.aborted) end()
      try {
        return await call(api, transfer(port2, [port2]))
      } finally {
        signal?.removeEventListener('abort', end)
      }
    })
  }

  /** What the asking strategy of a past state finds now, in the background. */
  recheck(request: RecheckRequest): Promise<Found | null> {
    return this.lasting(request.data, (api) => api.recheck(request))
  }

  /** How well the probabilities of the settings' model fit the exam. */
  reliability(request: Omit<GradeRequest, 'trains'>): Promise<Calibration> {
    return this.lasting(request.data, (api) => api.reliability(request))
  }

  /** How the settings' model grades itself on its own labels. A newer call ends an older one, which rejects with 'superseded'. */
  selfGrade(request: Omit<GradeRequest, 'trains'>): Promise<SelfGrade | null> {
    return this.lasting(request.data, (api) => api.selfGrade(request))
  }

  /** The law of a generated set; see `TruthRequest`. A newer call ends an older one, which rejects with 'superseded'. */
  truth(request: TruthRequest): Promise<Grid | null> {
    return this.lasting(null, (api) => api.truth(request))
  }

  /**
   * Reads a file, whose bytes only the worker loads. Another look at the same file with the same choices about reading names it
   * by its hash. `full` asks for the points, to make a data set. A newer call ends an older one, and so does `signal`: what was
   * ended rejects with 'superseded'.
   */
  async table(
    file: Blob,
    name: string,
    choices: Choices,
    { onProgress, signal, full = false }: TableOptions = {},
  ): Promise<TableAnswer> {
    const ask = (source: Blob | string) =>
      this.told<Progress, TableAnswer>(
        null,
        (api, out) => api.table({ file: source, name, choices, full }, out),
        (progress) => onProgress?.(progress),
        signal,
      )
    const answer = await ask(this.hashes.get(file) ?? file).catch((e: unknown) => {
      if (isEngineError(e) && e.code === 'need-bytes') return ask(file)
      throw e
    })
    if (answer.imported.outcome === 'ok') this.hashes.set(file, answer.imported.sha256)
    return answer
  }

  /** Ends the worker. The next call starts a new one; caches are lost, nothing else. */
  close(): void {
    this.stop()
    this.drop('closed')
  }

  /** Ends the worker as a crash would, for tests. */
  crash(): void {
    this.drop('killed')
  }

  private drop(detail: string): void {
    this.link?.die(detail)
  }

  private stopRunning(): void {
    if (this.running) this.link?.connection.api.stop(this.running.request.epoch).catch(() => {})
  }

  private async drain(): Promise<void> {
    while (this.waiting) {
      const task = this.waiting
      this.waiting = null
      this.running = task
      try {
        task.resolve(await this.options.turn(() => this.attempts(task)))
      } catch (e) {
        task.reject(toEngineError(e))
      }
      this.running = null
    }
  }

  /** One request, again after a crash; after the second crash without tfjs; after the third the error is the page's. */
  private async attempts(task: Task): Promise<Outcome> {
    let { request } = task
    for (let crashes = 1; ; crashes++) {
      try {
        return await this.attempt(request, task.onPart)
      } catch (e) {
        if (!(e instanceof Died)) throw e
        if (request.epoch !== this.epoch) return 'superseded'
        if (crashes === 3) throw engineError('engine-stopped', e.message)
        this.news.tell(crashes === 1 ? 'restarted' : 'typed-after-crash')
        if (crashes === 2) request = { ...request, typedOnly: true }
      }
    }
  }

  private async attempt(request: LookRequest, onPart: (part: Part) => void): Promise<Outcome> {
    const link = await this.connect()
    if (request.epoch !== this.epoch) return 'superseded'
    return this.knowing(link, request.data, async () => {
      const { port1, port2 } = new MessageChannel()
      const ended = new Promise<Outcome>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<PortMessage>) => {
          link.heard()
          if (data.s === 'end') resolve(data.outcome)
          else if (data.epoch === this.epoch) onPart(data)
        }
      })
      try {
        const call = link.connection.api.look(request, transfer(port2, [port2]))
        return await link.race(call.then(() => ended))
      } finally {
        port1.close()
      }
    })
  }

  /** A call that has no epoch: tried again once after a death. */
  private async lasting<T>(hash: string | null, call: (api: RemoteApi) => Promise<T>): Promise<T> {
    for (let deaths = 1; ; deaths++) {
      const link = await this.connect()
      try {
        const racing = () => link.race(call(link.connection.api))
        return await (hash === null ? racing() : this.knowing(link, hash, racing))
      } catch (e) {
        if (!(e instanceof Died)) throw toEngineError(e)
        if (deaths === 2) throw engineError('worker-died', e.message)
      }
    }
  }

  /** A call about a data set, which is sent first where this worker has not had it or has lost it. */
  private async knowing<T>(link: Link, hash: string, call: () => Promise<T>): Promise<T> {
    if (!link.sent.has(hash)) this.send(link, hash).catch(() => {})
    try {
      return await call()
    } catch (e) {
      if (!(isEngineError(e) && e.code === 'need-data')) throw e
      await link.race(this.send(link, hash))
      return await call()
    }
  }

  private async send(link: Link, hash: string): Promise<void> {
    const data = this.datasets.get(hash)
    if (!data) return
    link.sent.add(hash)
    await link.connection.api.data(data)
  }

  private connect(): Promise<Link> {
    this.linking ??= this.start().catch((e: unknown) => {
      this.linking = null
      throw e
    })
    return this.linking
  }

  /** A worker, at the second try if need be, or else the engine in the page. */
  private async start(): Promise<Link> {
    for (const connect of [this.options.worker, this.options.worker]) {
      const link = await this.greet(connect).catch(() => null)
      if (link) return link
    }
    this.news.tell('in-page')
    return this.greet(this.options.page).catch((e: unknown) => {
      throw engineError('no-engine', toEngineError(e).detail)
    })
  }

  private async greet(connect: Connect): Promise<Link> {
    const connection = await connect()
    const link = new Link(connection, this.options.patience, () => {
      if (this.link !== link) return
      this.link = null
      if (greeted) this.linking = null
    })
    let greeted = false
    this.link = link
    const late = setTimeout(() => link.die('the worker did not load in time'), this.options.startPatience)
    try {
      await link.answer(connection.api.hello(this.helloOptions(link)))
      greeted = true
      return link
    } finally {
      clearTimeout(late)
    }
  }

  private helloOptions(link: Link) {
    return { wasm: link.connection.place === 'worker' ? this.options.wasm : null }
  }
}
