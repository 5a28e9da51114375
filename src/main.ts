import { mount } from 'svelte'
import { readFields, readQuery } from './core/session/fields.ts'
import { catalogue } from './core/session/catalogue.ts'
import { replay } from './core/session/fold.ts'
import { readLink } from './core/session/link.ts'
import { baseSpec } from './core/session/spec.ts'
import { treeOfLog } from './core/session/tree.ts'
import type { ParamSpec } from './core/params.ts'
import type { Dataset } from './core/data/types.ts'
import type { FieldId } from './engine/protocol.ts'
import { tellWarnings } from './page/address.ts'
import { App } from './page/app.svelte.ts'
import { FIELDS } from './page/fields.ts'
import { partsOf } from './page/parts.ts'
import { revealsOf } from './page/reveal.svelte.ts'
import { lang } from './page/lang.svelte.ts'
import { offerKept } from './page/kept.ts'
import { datasetOf, NeedsFile } from './page/sources.ts'
import type { ThemeChoice } from './page/theme.svelte.ts'
import './page/tokens.css'
import './page/base.css'

/** Fields of an address that are no part of the session. */
const VIEW: readonly ParamSpec[] = [
  { key: 'theme', kind: 'choice', default: 'auto', options: ['auto', 'light', 'dark', 'projector'] },
  { key: 'field', kind: 'choice', default: 'probability', options: FIELDS },
  { key: 'lang', kind: 'choice', default: 'en', options: ['en', 'ja'] },
  { key: 'lines', kind: 'flag', default: true },
]
const LISTS = ['show', 'hide', 'reveal', 'embed']

async function start(): Promise<void> {
  const query = readQuery(location.search)
  const view = readFields(VIEW, query)
  const read = readLink(location.search, catalogue, [...VIEW.map((v) => v.key), ...LISTS])
  const language = query.has('lang') ? view.values.lang : navigator.language.startsWith('ja') ? 'ja' : 'en'
  // What an address asked for in vain is said in words of later parts.
  if (location.search) await lang.all()
  if (language === 'ja') await lang.set('ja')
  else document.title = lang.t('app.title')

  let spec = read.ok ? read.spec : baseSpec(catalogue)
  let events = read.ok ? read.events : []
  let dataset: Dataset
  let missing: NeedsFile | null = null
  try {
    dataset = await datasetOf(spec)
  } catch (error) {
    if (!(error instanceof NeedsFile)) throw error
    missing = error
    dataset = await datasetOf(baseSpec(catalogue))
  }
  const wanted = { spec, events }
  if (missing) {
    spec = baseSpec(catalogue)
    events = []
  }
  const replayed = replay(spec, events, dataset, catalogue)
  const app = new App(spec, dataset, events.slice(0, replayed.applied), {
    theme: view.values.theme as ThemeChoice,
    field: view.values.field as FieldId,
    committee: view.values.lines as boolean,
    ...(query.has('show') && {
      show: (query.get('show') ?? '')
        .split('.')
        .filter((id) => catalogue.strategies.some((s) => s.id === id)),
    }),
    hide: partsOf(query.get('hide') ?? ''),
    reveal: revealsOf(query.get('reveal') ?? ''),
  })
  if (missing) {
    app.opening.askFor(missing, treeOfLog(wanted.spec, wanted.events))
  }
  if (!read.ok) app.notices.say({ tone: 'warn', text: lang.later(`error.${read.code}`, read.args) })
  else tellWarnings(app, [...read.warnings, ...view.warnings])
  if (replayed.refusal)
    app.notices.say({
      tone: 'warn',
      text: lang.later('link.stopped', {
        done: replayed.applied,
        of: events.length,
        reason: lang.later(`error.${replayed.refusal.code}`, replayed.refusal.args),
      }),
    })

  const embedded = query.has('embed') || /\/embed(\.html)?$/.test(location.pathname)
  const { default: Root } = embedded
    ? await import('./embed/Embed.svelte')
    : await import('./page/App.svelte')
  mount(Root, { target: document.getElementById('app')!, props: { app } })
  if (!embedded && !location.search) await offerKept(app)
}

void start()
