import { catalogue } from '../core/session/catalogue.ts'
import type { Warning } from '../core/session/fields.ts'
import { warningText, writeLink } from '../core/session/link.ts'
import { path } from '../core/session/tree.ts'
import type { Event, Tree } from '../core/session/types.ts'
import type { App } from './app.svelte.ts'
import { placesOf } from './arranged.svelte.ts'
import { lang } from './lang.svelte.ts'
import { SHOWN } from './showing.svelte.ts'

/** The choices of view that differ from the defaults, as fields of an address. */
export function viewOf(app: App, embedded = app.embedded): [string, string][] {
  const view: [string, string][] = []
  if (app.theme !== 'auto') view.push(['theme', app.theme])
  if (app.field !== 'probability') view.push(['field', app.field])
  if (!app.showCommittee) view.push(['lines', 'false'])
  if (app.dock.height) view.push(['dock', String(app.dock.height)])
  if (app.dock.axis !== 'labels') view.push(['axis', app.dock.axis])
  if (lang.id !== 'en') view.push(['lang', lang.id])
  const shown = [...app.shown].sort().join('.')
  if (shown !== [...SHOWN].sort().join('.')) view.push(['show', shown])
  if (app.hidden.length > 0) view.push(['hide', app.hidden.join('.')])
  if (app.reveal.shown.length > 0) view.push(['reveal', app.reveal.shown.join('.')])
  const open = app.whyOpen ? [...app.unfolded, 'why'] : app.unfolded
  if (open.length > 0) view.push(['open', [...open].sort().join('.')])
  if (app.tab !== 'ask') view.push(['tab', app.tab])
  view.push(...app.whole.arranged.fields(app), ...placesOf(app, embedded))
  if (embedded) view.push(['embed', ''])
  return view
}

/** The log of a tree: the same list as long as the tree is the same. */
const logs = new WeakMap<Tree, readonly Event[]>()
function logOf(tree: Tree): readonly Event[] {
  const log = logs.get(tree) ?? path(tree)
  logs.set(tree, log)
  return log
}

/** The address of the present state: the session and the choices of view. */
export function linkOf(app: App, embedded = app.embedded): string {
  const view = viewOf(app, embedded)
  const query = writeLink(app.tree.spec, logOf(app.tree), catalogue, view)
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}`
}

/** What of a link was not used, in words. */
export function tellWarnings({ notices }: App, warnings: readonly Warning[]): void {
  for (const warning of warnings) {
    const { text, args } = warningText(warning)
    notices.say({ tone: 'warn', text: lang.of(text, args) })
  }
}
