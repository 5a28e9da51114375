import { SvelteMap } from 'svelte/reactivity'
import { ancestry } from '../core/session/tree.ts'
import type { Tree } from '../core/session/types.ts'
import { slim } from '../core/session/views.ts'
import { verify, type Verdict } from '../core/session/verify.ts'
import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'

/** So much is checked by itself, in questions; the rest when the person wishes it. */
const AT_ONCE = 200
/** A question of a network counts as so many, since it has to be trained. */
const NETWORK = 10

export interface Checked {
  /** The worst of its points: picked again, tied, or another point. */
  readonly verdict: Verdict['verdict']
  readonly points: readonly Verdict[]
  /** Whether a recorded score is not what is found now. */
  readonly rescored: boolean
}
const WORST = ['same', 'tied', 'different'] as const

/**
 * Compares recorded questions with what the engine finds now, one by one, in the background. The record is what happened and
 * stays; a difference is said.
 */
export class Checking {
  /** By node of the question. */
  private readonly known = new SvelteMap<Tree['nodes'][number], Checked>()
  done = $state(0)
  of = $state(0)
  /** The check has ended before the last question. */
  stopped = $state(false)
  private run = 0
  private told = false
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  at = (node: number): Checked | undefined => this.known.get(this.app.tree.nodes[node])

  /** A recorded session was opened: its first questions are checked. Where that leaves some, it is said. */
  async opened(): Promise<void> {
    this.told = false
    this.known.clear()
    const { history, notices } = this.app
    await this.check(history.end)
    if (!this.stopped) return
    const id = notices.say({
      tone: 'info',
      text: lang.t('check.stopped', { done: this.done, of: this.of }),
      actions: [
        {
          text: lang.t('check.rest', { n: this.of - this.done }),
          run: () => {
            notices.dismiss(id)
            void this.check(history.end, Infinity)
          },
        },
      ],
    })
  }

  /** Checks the questions of strategies on the way to `end`, one by one, until `most` is spent. A newer call ends an older one. */
  async check(end: number, most = AT_ONCE): Promise<void> {
    const mine = ++this.run
    const { tree, dataset, engine } = this.app
    const asks = ancestry(tree, end).filter((k) => {
      const { e } = tree.nodes[k]
      return e.t === 'ask' && !['you', 'audit', 'exam'].includes(e.by)
    })
    this.of = asks.length
    this.done = 0
    this.stopped = false
    let spent = 0
    for (const k of asks) {
      const { e, parent } = tree.nodes[k]
      if (e.t === 'ask' && !this.known.has(tree.nodes[k])) {
        const state = this.app.stateAt(parent)
        spent += state.settings.model.id === 'network' ? NETWORK : 1
        if (spent > most) return void (this.stopped = true)
        if (state.settings.strategy.id === e.by && state.open === null) {
          const found = await engine.recheck({ data: dataset.hash, state: slim(state) }).catch(() => null)
          if (mine !== this.run) return
          if (found) this.take(tree.nodes[k], k, verify(e, found), found.tolerance)
        }
      }
      this.done++
    }
  }

  private take(node: Tree['nodes'][number], at: number, points: readonly Verdict[], tolerance: number): void {
    const verdict = WORST[Math.max(...points.map((p) => WORST.indexOf(p.verdict)))]
    const rescored = points.some(
      (p) => p.then !== null && p.now !== null && Math.abs(p.then - p.now) > tolerance,
    )
    this.known.set(node, { verdict, points, rescored })
    if (verdict === 'different' && !this.told) this.tell(at)
  }

  private tell(node: number): void {
    this.told = true
    const { notices, history } = this.app
    const round = this.app.stateAt(node).rounds.length + 1
    const id = notices.say({
      tone: 'warn',
      title: lang.t('check.drift', { round }),
      text: lang.t('check.drift.note'),
      actions: [
        {
          text: lang.t('check.show', { round }),
          run: () => {
            notices.dismiss(id)
            history.showNode(node)
          },
        },
      ],
    })
  }
}
