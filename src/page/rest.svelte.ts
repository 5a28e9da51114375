import { catalogue } from '../core/session/catalogue.ts'
import type { App } from './app.svelte.ts'
import { linkOf } from './address.ts'
import { milestones } from './curve-parts.ts'
import { Curves } from './curve.svelte.ts'
import { Hand } from './hand.svelte.ts'
import { Keeper } from './kept/keeper.svelte.ts'
import { Opening } from './opening.ts'
import { Player } from './player.svelte.ts'
import { Stops } from './stops.svelte.ts'

/** What the hub does beside asking: a chunk of its own, loaded when the first question is on screen. */
export class Rest {
  readonly catalogue = catalogue
  readonly player: Player
  readonly opening: Opening
  readonly keeper: Keeper
  readonly hand: Hand
  readonly curves: Curves
  readonly stops = new Stops()
  private readonly app: App

  constructor(app: App) {
    this.app = app
    this.player = new Player(app)
    this.opening = new Opening(app)
    this.keeper = new Keeper(app)
    this.hand = new Hand(app)
    this.curves = new Curves(app.engine)
  }

  readonly curve = $derived.by(() => this.curves.view(this.app.tree, this.app.stateAt, this.app.history.end))
  /** What each stopping rule of the settings says now, and at which label count it first said stop. */
  readonly verdicts = $derived.by(() =>
    this.app.state.settings.stop.length === 0
      ? []
      : this.stops.view(milestones(this.app.tree, this.app.stateAt), this.app.state),
  )
  /** Where each of them would have stopped the way that is shown, for the curve. */
  readonly stopMarks = $derived.by(() => {
    const { tree, stateAt, history, state } = this.app
    const { stop } = state.settings
    return stop.length === 0 ? [] : this.stops.marks(milestones(tree, stateAt, history.end), stop)
  })
  /** The address of the present state. */
  link = (embedded?: boolean): string => linkOf(this.app, embedded)
}
