import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'
import { keepSession, keptSession } from './storage.ts'

/** Writes the address and keeps the session in this browser. */
export class Keeper {
  private readonly app: App
  private timer = 0
  private told = false

  constructor(app: App) {
    this.app = app
  }

  /** At most every 500 ms, after the last change: browsers throw above a hundred changes of the address in half a minute. */
  soon(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.keep(), 500)
  }

  /** Offers the session that this browser kept, where the address names none. */
  async offer(): Promise<void> {
    const { app } = this
    const kept = await keptSession()
    if (!kept) return
    const id = app.notices.say({
      tone: 'info',
      text: lang.t('notice.restored', { data: kept.name, n: kept.answers }),
      actions: [
        {
          text: lang.t('notice.restore'),
          run: () => {
            app.notices.dismiss(id)
            void import('./session-file.ts').then(({ openSession }) => openSession(app, kept.text))
          },
        },
      ],
    })
  }

  private async keep(): Promise<void> {
    const { app } = this
    const answers = app.state.order.length - app.startLabels
    // The address of a session that waits for its file is not lost for one that nobody has touched.
    if (app.opening.awaited && answers === 0) return
    history.replaceState(null, '', app.link())
    if (answers === 0) return
    const { tree, dataName: name } = app
    const { writeSession } = await import('../core/session/file.ts')
    this.tell(await keepSession({ text: writeSession(tree), answers, name }))
  }

  /** Says once that this browser keeps nothing. */
  tell(kept: boolean): void {
    if (kept || this.told) return
    this.told = true
    this.app.notices.say({ tone: 'warn', text: lang.t('notice.storage') })
  }
}
