import { begin } from '../../core/session/begin.ts'
import { catalogue } from '../../core/session/catalogue.ts'
import { filled } from '../../core/session/spec.ts'
import { hashOf } from '../../core/session/spec-hash.ts'
import { ROOT } from '../../core/session/tree.ts'
import { poolIds } from '../../core/session/views.ts'
import {
  type ArmSummary,
  type Finished,
  type Plan,
  missing,
  summarise,
  unitsOf,
} from '../../core/study/experiment.ts'
import { planeData } from '../../core/study/plane.ts'
import { planOf, trialOf, type Arm } from '../../core/study/plan.ts'
import { Pace } from '../../core/study/pace.ts'
import { Trial, type Range } from '../../core/study/trial.ts'
import { Crew, crewSize } from '../../engine/study.ts'
import type { App } from '../app.svelte.ts'
import { keepStudy, keptStudy } from '../storage.ts'

/** What all others are compared with. */
export const BASELINE = 'random'
/** Seeds and labels of a trial; networks warm up within one seed. */
const TRIAL = { seeds: 2, labels: 6 }
const NETWORK_TRIAL = { seeds: 1, labels: 3 }
/** Milliseconds for which whole runs are tried as well, where short ones do not say that a seed takes much longer. */
const WHOLE = 5000
/** Seconds from which on a study is said to be long. */
const LONG = 120
/** Milliseconds between two pictures of a study that is running, and between two keepings of it. */
const SHOW = 250
const KEEP = 3000

export type Stage = 'idle' | 'trial' | 'running' | 'paused' | 'done' | 'failed'

/** The session repeated with other seeds for several strategies: what is chosen, what runs, and what has come out. */
export class Study {
  private readonly app: App
  private readonly crew: Crew
  arms = $state.raw<readonly string[]>([])
  seeds = $state(20)
  last = $state(0)
  stage = $state<Stage>('idle')
  failure = $state.raw<unknown>(null)
  /** Finished units of the plan that was started. */
  finished = $state.raw<readonly Finished[]>([])
  /** The plan whose results are shown; it stays while another is being chosen. */
  started = $state.raw<Plan | null>(null)
  /** Seconds until the study that runs is done, going by the runs that have ended; null where nothing runs or none tells. */
  left = $state<number | null>(null)
  /** Milliseconds of one seed, as the trial measured them. */
  private costs = $state.raw<{ readonly key: string; readonly seed: Range } | null>(null)
  /** The plan whose trial failed: it is not tried again by itself. */
  private failed = $state<string | null>(null)
  private all: Finished[] = []
  private pace: Pace | null = null
  private timer = 0
  private keptAt = 0

  constructor(app: App, crew = new Crew()) {
    this.app = app
    this.crew = crew
    const shown = app.strategies.filter(({ id, family }) => app.isShown(id) && family !== 'human')
    this.arms = [BASELINE, ...shown.map(({ id }) => id).filter((id) => id !== BASELINE)]
    this.last = app.state.settings.budget
  }

  /** The plane that was drawn on: its points are the data then. */
  readonly plane = $derived.by(() => planeData(this.app.state, this.app.dataset))
  readonly first = $derived.by(() =>
    this.plane ? begin(this.plane.spec, this.plane.dataset).order.length : this.app.startLabels,
  )
  /** The most labels a run can have. */
  readonly most = $derived.by(() => this.plane?.dataset.nPool ?? poolIds(this.app.stateAt(ROOT)).length)
  /** Labels at the end of a run, as far as there are points. */
  readonly end = $derived.by(() => Math.max(this.first + 1, Math.min(this.last, this.most)))
  /** Why there is nothing to compare runs by. */
  readonly ungraded = $derived.by(() => {
    const { exam, data } = this.app.tree.spec
    if (exam.kind === 'truth' && (this.plane ? this.plane.dataset.n === this.most : data.kind === 'drawn'))
      return 'draw.exam.empty'
    return exam.kind === 'none' || !this.app.hasTruth ? 'study.noTruth' : null
  })
  /** What would be run. */
  readonly plan = $derived.by(() => {
    const { spec, dataset } = this.plane ?? { spec: this.app.tree.spec, dataset: undefined }
    const { settings } = this.app.state
    const arms = this.arms.map((id) => this.armOf(id))
    const counts = { first: this.first, last: this.end, seeds: this.seeds }
    return planOf(spec, settings, arms, counts, dataset?.hash)
  })
  readonly key = $derived(hashOf(this.plan))
  readonly total = $derived.by(() => (this.started ? unitsOf(this.started).length : 0))
  readonly busy = $derived(this.stage === 'running' || this.stage === 'trial')
  readonly changed = $derived.by(() => this.started !== null && hashOf(this.started) !== this.key)
  readonly summary: readonly ArmSummary[] = $derived.by(() =>
    this.started && this.finished.length > 0 ? summarise(this.started, this.finished) : [],
  )
  readonly workers = crewSize()
  /** Seconds that the plan is going to take, by the trial of just this plan; null without one. */
  readonly forecast = $derived.by((): Range | null => {
    if (this.costs?.key !== this.trialKey) return null
    const { low, high } = this.costs.seed
    const rounds = this.seeds / this.workers / 1000
    return { low: low * rounds, high: high * rounds }
  })
  readonly isLong = $derived(this.forecast !== null && this.forecast.high > LONG)
  /** Whether each question of a run trains networks. */
  readonly trainsNetworks = $derived.by(() => {
    const { model, committee } = this.app.state.settings
    return model.id === 'network' || committee.id === 'kinds'
  })
  private readonly trialKey = $derived(hashOf({ ...this.plan, seeds: [] }))

  private armOf(id: string): Arm {
    const { strategy } = this.app.state.settings
    if (id === strategy.id) return strategy
    const { spec } = this.app.tree
    const settings = { ...this.app.state.settings, strategy: { id, params: {} } }
    return filled({ ...spec, settings }, catalogue).spec.settings.strategy
  }

  choose(id: string, on: boolean): void {
    if (id === BASELINE) return
    this.arms = on ? [...this.arms, id] : this.arms.filter((a) => a !== id)
  }

  private get dataset() {
    if (this.plane) return this.plane.dataset
    return this.app.tree.spec.data.kind === 'made' ? null : this.app.dataset
  }

  /** Whether what is planned has no forecast yet and can have one. */
  get unmeasured(): boolean {
    return this.forecast === null && !this.ungraded && !this.busy && this.failed !== this.trialKey
  }
  /** Measures what the plan costs by a short run of each arm. */
  async measure(): Promise<void> {
    if (this.stage !== 'idle' && this.stage !== 'done') return
    const before = this.stage
    this.stage = 'trial'
    const key = this.trialKey
    const { seeds, labels } = this.trainsNetworks ? NETWORK_TRIAL : TRIAL
    const trial = new Trial(this.plan, trialOf(this.plan, seeds, labels), this.workers)
    // Other work of this page would be measured with it.
    this.app.engine.rest(true)
    const enough = () => this.stage === 'trial' && this.crew.cancel()
    let limit = 0
    try {
      await this.crew.work(trial.units, this.dataset, ({ key }, took) => {
        trial.took(key, took)
        if (trial.rough !== null) limit ||= window.setTimeout(enough, trial.rough > 2 * WHOLE ? 0 : WHOLE)
      })
      const { seed } = trial
      if (this.stage === 'trial' && seed !== null) this.costs = { key, seed }
    } catch (error) {
      this.failure = error
      this.failed = key
    } finally {
      clearTimeout(limit)
      if (this.app.sight.seen) {
        this.app.engine.rest(false)
        this.app.follow()
      }
    }
    if (this.stage === 'trial') this.stage = before
  }

  /** Runs what is missing of the plan; results that this browser has kept of it count. */
  async start(): Promise<void> {
    const { plan } = this
    this.crew.cancel()
    this.failure = null
    this.stage = 'running'
    const wanted = () => this.stage === 'running' || this.stage === 'paused'
    const kept = await keptStudy(this.key)
    if (!wanted()) return
    this.started = plan
    this.all = kept ? [...kept] : []
    this.finished = this.all
    const pace = (this.pace = new Pace(plan))
    try {
      const ended = await this.crew.work(missing(plan, this.all), this.dataset, (result, ms) => {
        this.all = [...this.all, result]
        pace.took(result.key, ms)
        this.showSoon()
      })
      if (!ended) return
      this.stage = 'done'
    } catch (error) {
      this.failure = error
      this.stage = 'failed'
    }
    this.show()
    void keepStudy(hashOf(plan), this.all)
  }
  pause(): void {
    if (this.stage !== 'running') return
    this.crew.pause()
    this.stage = 'paused'
  }
  goOn(): void {
    if (this.stage !== 'paused') return
    this.crew.goOn()
    this.stage = 'running'
  }
  /** Ends the run at once; what has come out stays, and its picture follows. */
  cancel(): void {
    this.crew.cancel()
    this.stage = 'idle'
    this.left = null
    this.showSoon()
    if (this.started) void keepStudy(hashOf(this.started), this.all)
  }

  private showSoon(): void {
    this.timer ||= window.setTimeout(() => this.show(), SHOW)
  }
  private remaining(): number | null {
    if (!this.started || (this.stage !== 'running' && this.stage !== 'paused')) return null
    const work = this.pace?.of(missing(this.started, this.all)) ?? null
    return work === null ? null : work / this.workers / 1000
  }
  private show(): void {
    clearTimeout(this.timer)
    this.timer = 0
    this.finished = this.all
    this.left = this.remaining()
    if (performance.now() - this.keptAt < KEEP || !this.started) return
    this.keptAt = performance.now()
    void keepStudy(hashOf(this.started), this.all)
  }
}
