import { pythonRefusal, pythonScript } from '../../core/export/python.ts'
import type { Progress } from '../../core/job.ts'
import type { Refusal } from '../../core/session/types.ts'
import { slice } from '../../engine/slice.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'

/** The session as a script for Python: every question is computed again for it, in slices that leave the page free. */
export class ScriptWriter {
  progress = $state.raw<Progress | null>(null)
  private run = 0
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  readonly refusal = $derived.by(() => {
    const script = pythonRefusal(this.app.tree)
    return script === null || script.ok ? null : this.sentence(script)
  })

  private sentence({ code, args }: Refusal): string {
    const name = 'strategy' in args ? this.app.strategyName(String(args.strategy)) : ''
    return lang.of(`error.${code}`, { ...args, name })
  }

  /** The text of the script; a sentence where there can be none; null if it was given up. */
  async write(title: string): Promise<{ text: string } | { refused: string } | null> {
    const mine = ++this.run
    const { tree, dataset } = this.app
    this.progress = { done: 0, of: 1 }
    try {
      const script = await slice(
        pythonScript(tree, dataset, title),
        () => this.run === mine,
        (now) => {
          if (now) this.progress = now
        },
      )
      return script.ok ? { text: script.text } : { refused: this.sentence(script) }
    } catch (error) {
      if (this.run !== mine) return null
      throw error
    } finally {
      if (this.run === mine) this.progress = null
    }
  }

  stop(): void {
    this.run++
    this.progress = null
  }
}
