import type { Args } from '../text/format.ts'
import { lang } from './lang.svelte.ts'

/** Something that happened beside the session: said once, never over the stage. */
export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'warn' | 'bad'
  readonly title?: string
  readonly text: string
  readonly actions?: readonly { readonly text: string; readonly run: () => void }[]
}

export class Notices {
  list = $state.raw<readonly Notice[]>([])
  private next = 1

  /** Newest first; the same text is not said twice. */
  say(notice: Omit<Notice, 'id'>): number {
    const id = this.next++
    this.list = [{ ...notice, id }, ...this.list.filter((n) => n.text !== notice.text)]
    return id
  }
  /** Says a text that may have to be loaded first. Resolves to the notice's id. */
  async tell(
    tone: Notice['tone'],
    key: string,
    args: Args = {},
    actions?: Notice['actions'],
  ): Promise<number> {
    await lang.all().catch(() => {})
    return this.say({
      tone,
      text: lang.later(key, args) || lang.t('part.missing'),
      ...(actions && { actions }),
    })
  }
  dismiss = (id: number): void => {
    this.list = this.list.filter((n) => n.id !== id)
  }
}
