import { untrack } from 'svelte'
import { catalogue } from '../core/session/catalogue.ts'
import { ALL_RULES } from '../core/session/fold.ts'
import { personIsAsked } from '../core/session/asked.ts'
import { respond } from '../core/session/oracle.ts'
import { STRATEGY_SIGNS } from '../core/session/signs.ts'
import { filled } from '../core/session/spec.ts'
import type { Settings } from '../core/session/types.ts'
import type { App } from './app.svelte.ts'
import { linkOf, viewOf } from './address.ts'
import { Arranged } from './arranged.svelte.ts'
import { Curves } from './curve.svelte.ts'
import { followStream } from './follow-stream.ts'
import { Hand } from './hand.svelte.ts'
import { Help } from './help/help.svelte.ts'
import { Keeper } from './kept/keeper.svelte.ts'
import { Moving } from './moving.svelte.ts'
import { Opening } from './opening.ts'
import { History } from './history.svelte.ts'
import { lang } from './lang.svelte.ts'
import { milestones } from './milestones.ts'
import { Player } from './player.svelte.ts'
import { Prospects } from './prospects.svelte.ts'
import { Reveal, type RevealId } from './reveal.svelte.ts'
import { Standings } from './standings.svelte.ts'
import { Stops } from './stops.svelte.ts'

/** What the hub does beside asking: a chunk of its own, loaded when the first question is on screen. */
export class Rest {
  readonly catalogue = catalogue
  readonly rules = ALL_RULES
  readonly strategies = STRATEGY_SIGNS
  readonly history: History
  readonly arranged = new Arranged()
  readonly reveal: Reveal
  readonly moving = new Moving()
  readonly prospects = new Prospects()
  readonly standings = new Standings()
  readonly player: Player
  readonly opening: Opening
  readonly keeper: Keeper
  readonly hand: Hand
  readonly help = new Help()
  readonly curves: Curves
  readonly stops = new Stops()
  private readonly app: App

  constructor(app: App) {
    this.app = app
    this.history = new History(app.past, () => app.session)
    this.reveal = new Reveal(app.revealed)
    this.player = new Player(app)
    this.opening = new Opening(app)
    this.keeper = new Keeper(app)
    this.hand = new Hand(app)
    this.curves = new Curves(app.engine)
    app.later(() => this.watch())
  }
  /** The address follows each choice of view that is a field of it. */
  private watch(): void {
    let last: string | null = null
    $effect.root(() => {
      $effect(() => {
        const now = JSON.stringify(viewOf(this.app))
        if (last !== null && now !== last) untrack(() => this.keeper.seen())
        last = now
      })
    })
  }

  readonly curve = $derived.by(() => this.curves.view(this.app.tree, this.app.stateAt, this.history.end))
  /** What each stopping rule of the settings says now, and at which label count it first said stop. */
  readonly verdicts = $derived.by(() =>
    this.app.state.settings.stop.length === 0
      ? []
      : this.stops.view(milestones(this.app.tree, this.app.stateAt), this.app.state),
  )
  /** Where each of them would have stopped the way that is shown, for the curve. */
  readonly stopMarks = $derived.by(() => {
    const { tree, stateAt, state } = this.app
    const { stop } = state.settings
    return stop.length === 0
      ? []
      : this.stops.marks(tree.spec, milestones(tree, stateAt, this.history.end), stop)
  })
  /** Trains in the background what the curves and the stopping rules lack. */
  fill(ghosts: number): void {
    const { app, history } = this
    const ends = [history.end, ...history.others.slice(-ghosts).map((b) => b.leaf)]
    const { tree, stateAt, dataset, engine } = app
    // What fails is asked for again after the next change.
    void this.stops
      .fill(engine, dataset.hash, milestones(tree, stateAt, history.end), stateAt, app.state)
      .catch(() => {})
    void this.curves.fill(tree, stateAt, dataset, ends).catch(() => {})
  }
  followStream = (): Promise<void> => followStream(this.app)
  /** Shows or hides something beside the present state. */
  uncover(id: RevealId, on: boolean): void {
    this.reveal[id] = on
  }
  nextTheme = (): void => this.app.themes.next()
  toggleLanguage = (): void => {
    const { app } = this
    lang.set(lang.id === 'en' ? 'ja' : 'en').catch((e) => app.fail(e, this.toggleLanguage))
  }
  /** Lets others answer from here on. */
  useOracle(settings: Partial<Settings>): void {
    this.player.stop()
    this.app.replace(settings)
  }
  /** The next (1) or previous (-1) point in the ranking of the asking strategy. */
  nextRanked(by: 1 | -1): void {
    const { app } = this
    const order = app.ranking()
    const waiting = app.waitingFor.for === 'answer' ? app.waitingFor.id : -1
    const at = order.indexOf(app.chosen ?? waiting)
    const next = order[at < 0 ? 0 : at + by]
    if (next !== undefined) app.pick(next)
  }
  /** Lets another strategy ask, with its own parameters. */
  ask(strategy: string): void {
    const { app } = this
    const settings = { ...app.state.settings, strategy: { id: strategy, params: {} } }
    const { params } = filled({ ...app.tree.spec, settings }, catalogue).spec.settings.strategy
    app.set({ strategy: { id: strategy, params } })
  }
  /**
   * The simulated annotator answers whose turn it is, beside a person whose turn will come. Where it never comes, the question
   * waits, so that the budget is not spent behind the person's back.
   */
  respond(): boolean {
    const { state, waitingFor: p } = this.app
    if (!personIsAsked(state.settings, !state.truth.includes(-1))) return false
    const reply = p.for === 'answer' && respond(state, p.id)
    return reply ? this.app.append([reply]) : false
  }
  /** The address of the present state. */
  link = (embedded?: boolean): string => linkOf(this.app, embedded)
}
