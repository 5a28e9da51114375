import { beginning } from '../core/session/begin.ts'
import { catalogue } from '../core/session/catalogue.ts'
import { readFields, readIds, readQuery } from '../core/session/fields.ts'
import { ALL_RULES, replay } from '../core/session/fold.ts'
import { readLink } from '../core/session/link.ts'
import { baseSpec } from '../core/session/spec.ts'
import { treeOfLog } from '../core/session/tree.ts'
import type { ParamSpec } from '../core/params.ts'
import type { Dataset } from '../core/data/types.ts'
import type { Engine } from '../engine/client.ts'
import type { FieldId } from '../engine/protocol/state.ts'
import { tellWarnings } from './address.ts'
import { ARRANGED, GUIDELINE, goToPlaces, guidelineOf, PLACES } from './arranged.svelte.ts'
import { App } from './app.svelte.ts'
import { AXES, type Axis } from './curve-axis.ts'
import { FIELDS } from './fields.ts'
import { identify, unkept } from './kept/identity.ts'
import { entryOfHistory } from './kept/journal.ts'
import { lang, type LangId } from './lang.svelte.ts'
import { PARTS, TABS, type TabId } from './parts.ts'
import { REVEALS } from './reveal.svelte.ts'
import { openTree } from './session-file.ts'
import { datasetOf, NeedsFile } from './sources.ts'
import type { ViewChoices } from './showing.svelte.ts'
import type { ThemeChoice } from './theme.svelte.ts'

/** Fields of an address that are no part of the session. */
const VIEW: readonly ParamSpec[] = [
  { key: 'theme', kind: 'choice', default: 'auto', options: ['auto', 'light', 'dark', 'projector'] },
  { key: 'field', kind: 'choice', default: 'probability', options: FIELDS },
  { key: 'lang', kind: 'choice', default: 'en', options: ['en', 'ja'] },
  { key: 'lines', kind: 'flag', default: true },
  { key: 'dock', kind: 'integer', default: 0, min: 0, max: 360 },
  { key: 'axis', kind: 'choice', default: 'labels', options: AXES },
  { key: 'tab', kind: 'choice', default: 'ask', options: TABS },
  ...ARRANGED,
]
const OTHERS = ['show', 'hide', 'reveal', 'open', 'embed', GUIDELINE.key, ...PLACES]

/**
 * The page that an address asks for: its session and its choices of view. What the address asks for in vain is said and left out.
 * `preferred` is the language where it names none.
 */
export async function arrive(
  address: string,
  preferred: LangId,
  embedded: boolean,
  engine: Engine,
): Promise<App> {
  const back = embedded || !entryOfHistory() ? null : await (await import('./kept/return.ts')).comeBack()
  const search = back?.search ?? address
  const query = readQuery(search)
  const view = readFields(VIEW, query)
  const read = readLink(search, catalogue, [...VIEW.map((v) => v.key), ...OTHERS])
  await lang.set(query.has('lang') ? (view.values.lang as LangId) : preferred)

  let spec = read.ok ? read.spec : baseSpec(catalogue)
  let events = read.ok ? read.events : []
  const whole = back?.whole(spec, events) ?? null
  if (whole) spec = whole.spec
  // What a link brings is kept once more is done in it.
  else if (!back) identify(spec, unkept(events.filter((e) => e.t === 'answer').length))
  let dataset: Dataset
  let missing: NeedsFile | null = null
  try {
    dataset = await datasetOf(spec, engine)
  } catch (error) {
    if (!(error instanceof NeedsFile)) throw error
    missing = error
    dataset = await datasetOf(baseSpec(catalogue), engine)
  }
  const wanted = whole ?? treeOfLog(spec, events)
  if (missing) {
    spec = baseSpec(catalogue)
    events = []
  }
  const replayed = replay(spec, events, dataset, catalogue)
  const strategies = catalogue.strategies.map((s) => s.id)
  const show = readIds('show', query, strategies)
  const [hide, open] = [readIds('hide', query, PARTS), readIds('open', query, PARTS)]
  const reveal = readIds('reveal', query, REVEALS)
  const inVain = [...view.warnings, ...[show, hide, open, reveal].flatMap((list) => list.warnings)]
  const choices: Partial<ViewChoices> = {
    theme: view.values.theme as ThemeChoice,
    field: view.values.field as FieldId,
    committee: view.values.lines as boolean,
    ...(query.has('show') && { show: show.ids }),
    hide: hide.ids,
    reveal: reveal.ids,
    open: open.ids.filter((id) => id !== 'why'),
    why: open.ids.includes('why'),
    tab: view.values.tab as TabId,
    dock: { height: view.values.dock as number, axis: view.values.axis as Axis },
    embedded,
  }
  const begun = beginning(spec, dataset)
  const app = new App(begun, events.slice(0, replayed.applied), choices, engine, ALL_RULES)
  // Where it cannot be loaded, the question stands and this is said when it can.
  await app.growth.load().catch(() => {})
  app.later(({ opening, arranged }) => {
    const guideline = guidelineOf(search)
    arranged.take(app, view.values)
    arranged.guideline = guideline.text
    if (spec.data.kind === 'drawn' && app.state.role.length === 0 && !embedded) void opening.draw()
    if (missing) opening.askFor(missing, wanted)
    else if (whole) openTree(app, whole, dataset)
    const lost = missing ? [] : goToPlaces(app, search)
    if (!read.ok) app.notices.say({ tone: 'warn', text: lang.of(`error.${read.code}`, read.args) })
    else tellWarnings(app, [...read.warnings, ...inVain, ...guideline.warnings, ...lost])
    if (replayed.refusal)
      app.notices.say({
        tone: 'warn',
        text: lang.of('link.stopped', {
          done: replayed.applied,
          of: events.length,
          reason: lang.of(`error.${replayed.refusal.code}`, replayed.refusal.args),
        }),
      })
  })
  return app
}
