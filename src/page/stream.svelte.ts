import { ArrivalLog, driftsAmong, type Arrival } from '../core/session/arrivals.ts'
import { STREAM_METAS } from '../core/session/rules.ts'
import { arrival } from '../core/session/asking.ts'
import { isSimulated } from '../core/session/turns.ts'
import type { PointId } from '../core/data/types.ts'
import type { State } from '../core/session/types.ts'
import { poolIds, slim } from '../core/session/views.ts'
import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'
import { layerOf, markArrivals } from './stream-scene.ts'
import { passedSince, rowsOf, verdictOf, Verdicts, type Row } from './stream-rows.ts'

/** Items that are judged in the background by one request. */
const CHUNK = 40

/** Follows the stream of a session: decides about each arrival as the engine scores it, and knows what was decided before. */
export class Streaming {
  private readonly app: App
  private readonly log: ArrivalLog
  private readonly verdicts = new Verdicts()
  /** Counts what was found out: verdicts are kept outside of what is followed. */
  private found = $state(0)
  private named: { readonly state: State; readonly label: number } | null = null
  private run = 0
  private filling: Promise<void> | null = null
  /** The item that the person looks back at, by its place. */
  cursor = $state<number | null>(null)

  constructor(app: App) {
    this.app = app
    this.log = new ArrivalLog(app.dataset)
  }

  /** The node on screen. */
  private get node(): number {
    return this.app.past.at ?? this.app.tree.head
  }
  private readonly arrivals: readonly Arrival[] = $derived.by(() => this.log.at(this.app.tree, this.node))
  /** Every item that was decided about, oldest first; the last one may be the open question. */
  readonly rows: readonly Row[] = $derived.by(() => {
    void this.found
    return rowsOf(this.app.tree, this.arrivals, this.verdicts, this.app.state)
  })
  /** The item on offer while nothing is asked; null while the rule's decision is not there yet. */
  readonly present: Row | null = $derived.by(() => {
    void this.found
    const row = this.onOffer(this.app.state)
    const verdict = row && this.verdicts.get(this.app.tree, row)
    return row && verdict ? { ...row, asked: false, verdict, right: null, accuracy: null } : null
  })
  readonly drifts = $derived.by(() => driftsAmong(this.arrivals, this.app.state.concept))
  /** The item on offer; undefined at the end of the stream. */
  readonly offer = $derived.by(() => arrival(this.app.state))
  /** What is said at its end. */
  readonly ended = $derived.by(() =>
    lang.later('stream.ended', { n: this.rows.length, asked: this.rows.filter((r) => r.asked).length }),
  )
  readonly legend = $derived.by(() => lang.later('legend.passed'))
  readonly passed = $derived(passedSince(this.arrivals))
  readonly total = $derived.by(() => this.app.state.arrivals?.length ?? 0)
  readonly lacking = $derived(this.rows.filter((row) => row.verdict === null).length)
  /** The item that the reasons are about: the one that is pointed at, else the latest. */
  readonly row: Row | null = $derived.by(() => {
    const { subject } = this.app
    const own = this.rows.filter((row) => row.id === subject).at(-1)
    if (own) return own
    if (this.present?.id === subject) return this.present
    // While the item on offer is being looked at, what was decided last stays.
    return subject === (this.offer ?? null) ? (this.rows.at(-1) ?? null) : null
  })

  private readonly rule = $derived.by(() => this.app.state.settings.stream?.rule ?? '')
  readonly ruleName = $derived.by(() => lang.later(`stream.${this.rule}.name`))
  /** The tag of the rule, and who asks by it. */
  readonly letter = $derived(STREAM_METAS.find((r) => r.id === this.rule)?.letter)
  readonly asking = $derived.by(() =>
    lang.later(this.app.state.open ? 'stream.asks' : 'stream.decides', {
      rule: this.ruleName,
    }),
  )
  /** The heading while nothing is asked. */
  readonly title = $derived.by(() =>
    lang.later('stream.title', { t: (this.app.state.stream?.t ?? 0) + 1, total: this.total }),
  )
  readonly mark = markArrivals
  readonly layer = layerOf

  /** An item that was let pass, or has not come yet: it can be looked at, not asked about. */
  isGone = (id: PointId): boolean => id !== this.offer && this.app.state.label[id] < 0
  /** What became of an item without a label. */
  outcome = (id: PointId): string => lang.later(id === this.offer ? 'stream.deciding' : 'stream.passed')

  /** Whether a person has to answer now. */
  get isPersons(): boolean {
    const { waitingFor: p } = this.app
    return p.for === 'answer' && (p.annotator === null || !isSimulated(p.annotator))
  }

  private onOffer({ stream, arrivals, settings, classes, order, open }: State): Arrival | null {
    const id = stream && arrivals?.[stream.t]
    if (!stream || id === undefined || open) return null
    const { node } = this
    const moment = { t: stream.t, id, node, before: stream, settings, classes: classes.length }
    return { ...moment, labelled: order.length, asked: false, by: null, score: null, label: -1 }
  }

  /** What the model of `state` names: one class per point of the pool. */
  learn(state: State, named: ArrayLike<number>): void {
    const id = state.stream && state.arrivals?.[state.stream.t]
    const label = id === undefined ? -1 : (named[poolIds(state).indexOf(id)] ?? -1)
    this.named = { state, label }
  }

  /** Takes the score of the item on offer; whether the rule asks about it. */
  asks(state: State, { score }: { readonly score: number }): boolean {
    const row = this.onOffer(state)
    if (!row) return false
    const named = this.named?.state === state ? this.named.label : -1
    const verdict = verdictOf(state, row, score, named)
    this.verdicts.set(this.app.tree, row, verdict)
    this.found++
    const { decision } = verdict
    if (decision?.ask)
      this.app.spoken = lang.later('stream.spoken', { n: this.passed, why: this.reason(verdict.decision) })
    return decision?.ask ?? false
  }

  /** Why the rule asked or did not, as a sentence. */
  reason = (decision: NonNullable<Row['verdict']>['decision']): string =>
    decision ? lang.later(`why.${decision.why.text}`, decision.why.args) : ''

  /** Lets the item on offer pass, if the rule has decided so. */
  letPass(): boolean {
    const { waitingFor } = this.app
    if (waitingFor.for !== 'picks' || !this.present || this.present.verdict?.decision?.ask) return false
    if (this.cursor !== null) this.lookAt(null)
    return this.app.append([{ t: 'advance', n: 1 }])
  }

  /** A simulated oracle answers the open question; a person's is waited for. */
  reply(): boolean {
    if (this.app.waitingFor.for !== 'answer' || this.isPersons) return false
    this.app.player.reply()
    return true
  }

  /** One step of the transport. True unless an answer of the oracle is due. */
  step(): boolean {
    if (this.letPass()) return true
    if (this.app.waitingFor.for !== 'answer') return true
    if (!this.isPersons) return false
    this.app.spoken = lang.later('stream.yours')
    return true
  }

  /** Looks back at an item; null = at the present again. */
  lookAt(t: number | null): void {
    this.cursor = t
    const row = t === null ? undefined : this.rows[t]
    this.app.focusPoint(row ? row.id : null)
  }

  /** Judges in the background what was not looked at here: the stream of a link or a file. */
  fill(): Promise<void> {
    return (this.filling ??= this.judge().finally(() => (this.filling = null)))
  }

  private async judge(): Promise<void> {
    const mine = ++this.run
    const { app } = this
    for (;;) {
      const tree = app.tree
      const first = this.rows.findIndex((row) => row.verdict === null)
      if (first < 0 || app.stream !== this) return
      const state = app.stateAt(this.rows[first].node)
      const alike: Row[] = []
      for (let i = first; i < this.rows.length && alike.length < CHUNK; i++) {
        const row = this.rows[i]
        const then = app.stateAt(row.node)
        if (row.verdict !== null || !sameModel(state, then)) break
        alike.push(row)
      }
      const ids = Int32Array.from(alike, (row) => row.id)
      const judged = await app.engine.arrivals({ data: app.dataset.hash, state: slim(state), ids })
      if (mine !== this.run) return
      alike.forEach((row, i) =>
        this.verdicts.set(tree, row, verdictOf(state, row, judged.scores[i], judged.named[i])),
      )
      this.found++
    }
  }
}

const sameModel = (a: State, b: State): boolean =>
  (['train', 'stale', 'label', 'weight', 'xy', 'classes', 'settings', 'round'] as const).every(
    (key) => a[key] === b[key],
  )
