import { path } from '../../core/session/tree.ts'
import type { Tree } from '../../core/session/types.ts'

/** What the list says of a session, at its head. */
export function aboutOf(tree: Tree) {
  const { data, settings } = tree.spec
  const log = path(tree)
  const asking = [...log].reverse().find((e) => e.t === 'set' && e.patch.strategy?.id !== undefined)
  const isFile = data.kind === 'file'
  return {
    data: data.kind,
    dataId: isFile ? data.name : data.id,
    sha256: isFile ? data.sha256 : null,
    strategy: (asking?.t === 'set' && asking.patch.strategy?.id) || settings.strategy.id,
    answers: log.filter((e) => e.t === 'answer').length,
  }
}
