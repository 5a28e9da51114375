import { momentAt, moments, wayOf, type Moment } from '../core/session/moments.ts'
import { branches, type Branch } from '../core/session/branches.ts'
import { ancestry, ROOT } from '../core/session/tree.ts'
import type { Tree } from '../core/session/types.ts'
import type { Dataset } from '../core/data/types.ts'
import type { Past } from './past.svelte.ts'

interface Session {
  readonly tree: Tree
  readonly dataset: Dataset
}

/** Milliseconds that each past moment is shown when the past is played. */
const PACE = { slow: 1250, fast: 300 } as const

/**
 * Looking back: a moment of the session's way is shown without moving its head, so that nothing is lost by looking. What is done
 * at a past moment is done there, and starts a branch.
 */
export class History {
  private readonly glance: Past
  private readonly session: () => Session

  constructor(glance: Past, session: () => Session) {
    this.glance = glance
    this.session = session
  }

  /** The node that is looked at; null = now. */
  get at(): number | null {
    return this.glance.at
  }
  get playing(): boolean {
    return this.glance.playing
  }
  get past(): boolean {
    return this.glance.shown
  }

  readonly way: readonly number[] = $derived.by(() => wayOf(this.session().tree))
  readonly moments: readonly Moment[] = $derived.by(() => {
    const { tree, dataset } = this.session()
    return moments(tree, dataset, this.way)
  })
  /** Node at which the way ends. */
  readonly end = $derived(this.way.at(-1) ?? ROOT)
  /** Branches, newest last; those with a curve of their own are drawn. */
  readonly branches: readonly Branch[] = $derived.by(() => branches(this.session().tree))
  readonly others = $derived(this.branches.filter((b) => !b.current))
  /** Place of the head among the moments. */
  readonly now = $derived.by(() => momentAt(this.moments, ancestry(this.session().tree).length))
  /** Place of what is shown. */
  readonly index = $derived.by(() => {
    if (this.at === null) return this.now
    const found = this.moments.findIndex((m) => m.node === this.at)
    return found < 0 ? this.now : found
  })
  readonly moment = $derived(this.moments[this.index])
  /** Rounds on the way, what redo would bring included. */
  readonly rounds = $derived(this.moments[this.moments.length - 1].round)

  /** Shows the moment at this place; places beyond the ends are the ends. */
  show(index: number): void {
    const place = Math.max(0, Math.min(this.moments.length - 1, index))
    const node = this.moments[place].node
    this.glance.look(place === this.now ? null : node)
  }
  /** Shows the moment of a node that may lie on another branch. */
  showNode(node: number): void {
    const place = this.moments.findIndex((m) => m.node === node)
    if (place >= 0) return this.show(place)
    this.glance.look(node)
  }
  /** The moment with that many labels, or the nearest before it. */
  showLabels(labels: number): void {
    let best = 0
    this.moments.forEach((m, i) => {
      if (Math.abs(m.labelled - labels) < Math.abs(this.moments[best].labelled - labels)) best = i
    })
    this.show(best)
  }
  step = (by: 1 | -1): void => {
    this.stop()
    this.show(this.index + by)
  }

  leave = (): void => this.glance.leave()

  /** Plays on from the moment shown to now. */
  play(speed: keyof typeof PACE): void {
    this.stop()
    this.glance.playing = true
    this.glance.timer = window.setInterval(() => {
      this.show(this.index + (this.index < this.now ? 1 : -1))
      if (this.at === null) this.stop()
    }, PACE[speed])
  }
  stop(): void {
    this.glance.stop()
  }
}
