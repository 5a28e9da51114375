import { catalogue } from '../../core/session/catalogue.ts'
import { readSession } from '../../core/session/file.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import { openTree } from '../session-file.ts'
import { datasetOf, NeedsFile } from '../sources.ts'
import { identify, identityOf } from './identity.ts'
import { readKept, type Kept } from './store.ts'

/** What a kept session is called: its name, or that of its data. */
export const nameOf = ({ name, data, dataId }: Kept): string =>
  name || (data === 'file' ? dataId : lang.later(`data.${dataId}.name`) || dataId)

/** Takes a kept session up. The one on screen is kept first. Where it cannot be used, that is said and nothing changes. */
export async function openKept(app: App, id: string): Promise<boolean> {
  await app.keeper.flush()
  const found = await readKept(id)
  const read = found && readSession(found.text, catalogue)
  if (!read?.ok) {
    const why = read ? lang.of(`error.${read.code}`, read.args) : lang.t('kept.gone')
    app.notices.say({ tone: 'bad', text: `${why} ${lang.t('notice.keptFile')}` })
    return false
  }
  const { tree } = read
  const { rev, name, picture } = found!.kept
  identify(tree.spec, { id, rev, name, saved: tree, picture, given: 0 })
  try {
    openTree(app, tree, await datasetOf(tree.spec, app.engine))
    // Taken up as it is, it need not be written again.
    identityOf(tree.spec).saved = app.tree
  } catch (error) {
    if (!(error instanceof NeedsFile)) throw error
    app.opening.askFor(error, tree)
  }
  return true
}
