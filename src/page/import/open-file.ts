import { MAX_BYTES } from '../../core/data/table/types.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import { isSession, openSession, openTree } from '../session-file.ts'
import { keepFile } from '../storage.ts'
import { readPoints } from './points.ts'

/** Opens a table or a session file. Its size is looked at before it is read; the session on screen stays if it is of no use. */
export async function openFile(app: App, file: File): Promise<void> {
  if (file.size > MAX_BYTES) {
    const args = { name: file.name, size: file.size, limit: MAX_BYTES }
    app.notices.say({ tone: 'bad', text: `${lang.t('file.tooLarge', args)} ${lang.t('notice.keptFile')}` })
  } else if (await isSession(file)) await openSession(app, await file.text())
  else if (!(await goOn(app, file))) app.importing = { name: file.name, file }
}

/** Goes on with the session that waits for a file, if it is this one. */
async function goOn(app: App, file: File): Promise<boolean> {
  const { awaited } = app.opening
  if (awaited?.spec.data.kind !== 'file') return false
  const { data } = awaited.spec
  const dataset = await readPoints(data, file, app.engine)
  if (!dataset) {
    app.notices.say({ tone: 'warn', text: lang.t('notice.wrongFile', { name: data.name }) })
    return false
  }
  void keepFile(data.sha256, file).then((kept) => app.keeper.tell(kept))
  app.importing = null
  openTree(app, awaited, dataset)
  return true
}
