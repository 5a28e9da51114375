import { catalogue } from '../core/session/catalogue.ts'
import { beginning } from '../core/session/begin.ts'
import { FORMAT, readSession } from '../core/session/file.ts'
import { prune } from '../core/session/timeline.ts'
import type { Dataset } from '../core/data/types.ts'
import type { Tree } from '../core/session/types.ts'
import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'
import { datasetOf, NeedsFile } from './sources.ts'

/** Characters at the beginning of a file that tell a session from a table. */
const HEAD = 1000

/** Whether a file says that it is a session. */
export async function isSession(file: Blob): Promise<boolean> {
  const head = await file.slice(0, HEAD).text()
  return new RegExp(`^\\s*\\{[^{[]*"format"\\s*:\\s*"${FORMAT}"`).test(head)
}

/** Opens the text of a session file. Where it cannot be used, that is said and the session on screen stays. */
export async function openSession(app: App, text: string): Promise<void> {
  const read = readSession(text, catalogue)
  if (!read.ok) {
    app.notices.say({
      tone: 'bad',
      text: `${lang.of(`error.${read.code}`, read.args)} ${lang.t('notice.keptFile')}`,
    })
    return
  }
  try {
    openTree(app, read.tree, await datasetOf(read.tree.spec, app.engine))
    const [first] = read.ignored
    if (first)
      app.notices.say({
        tone: 'warn',
        text: lang.of('file.ignored', { n: read.ignored.length, at: first.at }),
      })
  } catch (error) {
    if (!(error instanceof NeedsFile)) throw error
    app.opening.askFor(error, read.tree)
  }
}

/** Takes up a session as far as its events can happen on these data. */
export function openTree(app: App, from: Tree, dataset: Dataset): void {
  app.opening.awaited = null
  const { tree, ignored } = prune(from, dataset, catalogue)
  app.open(tree, beginning(tree.spec, dataset))
  if (ignored.length === 0) return
  const { code, args } = ignored[0].refusal
  const reason = lang.of(`error.${code}`, args)
  app.notices.say({ tone: 'warn', text: lang.of('file.pruned', { n: ignored.length, reason }) })
}
