import type { PointId } from '../core/data/types.ts'
import { beginning } from '../core/session/begin.ts'
import { treeOf } from '../core/session/tree.ts'
import { ROLE } from '../core/session/types.ts'
import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'

/** Choosing the labels of the start by clicking: every click opens the session anew with one point more, or one fewer. */
export class Hand {
  active = $state(false)
  private notice = 0
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  begin = (): void => {
    this.active = true
    this.tell()
  }
  end = (): void => {
    this.active = false
    this.app.notices.dismiss(this.notice)
  }

  /** Takes the point into the start or out of it. Points that grade or whose answer is not known cannot start anything. */
  toggle(id: PointId): void {
    const { app } = this
    const { spec } = app.tree
    if (spec.start.rule !== 'hand') return this.end()
    const role = app.state.role[id]
    if (app.state.truth[id] < 0 || (role !== ROLE.pool && role !== ROLE.start)) return
    const now = spec.start.ids ?? []
    const ids = now.includes(id) ? now.filter((other) => other !== id) : [...now, id]
    const start = { rule: 'hand', n: Math.max(1, ids.length), ids } as const
    const next = { ...spec, settings: app.state.settings, start }
    app.open(treeOf(next), beginning(next, app.dataset))
    this.tell()
  }

  private tell(): void {
    const { notices, startLabels } = this.app
    notices.dismiss(this.notice)
    this.notice = notices.say({
      tone: 'info',
      text: lang.of('hand.now', { n: startLabels }),
      actions: [{ text: lang.of('hand.end'), run: this.end }],
    })
  }
}
