import { catalogue } from '../core/session/catalogue.ts'
import { readSession } from '../core/session/file.ts'
import { prune } from '../core/session/timeline.ts'
import type { App } from './app.svelte.ts'
import { lang } from './lang.svelte.ts'
import { datasetOf, NeedsFile } from './sources.ts'

/**
 * Opens a session file. False if the bytes are not one (they may be a table); where they are one that cannot be used, that is
 * said and the session on screen stays.
 */
export async function openSession(app: App, bytes: Uint8Array): Promise<boolean> {
  const read = readSession(new TextDecoder().decode(bytes), catalogue)
  if (!read.ok) {
    if (read.code !== 'newer-version') return false
    app.notices.say({
      tone: 'bad',
      text: `${lang.of(`error.${read.code}`, read.args)} ${lang.t('notice.keptFile')}`,
    })
    return true
  }
  try {
    const dataset = await datasetOf(read.tree.spec)
    const { tree, ignored } = prune(read.tree, dataset, catalogue)
    app.open(tree, dataset)
    if (ignored.length > 0)
      app.notices.say({
        tone: 'warn',
        text: lang.of('file.pruned', {
          n: ignored.length,
          reason: lang.of(`error.${ignored[0].refusal.code}`, ignored[0].refusal.args),
        }),
      })
  } catch (error) {
    if (!(error instanceof NeedsFile)) throw error
    app.notices.say({ tone: 'warn', text: lang.t('notice.needFile', { name: error.file.name }) })
  }
  return true
}
