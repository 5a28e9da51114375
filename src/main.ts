import { mount } from 'svelte'
import { FIRST_SPEC } from './core/session/first.ts'
import type { Beginning } from './core/session/types.ts'
import { App } from './page/app.svelte.ts'
import { startEngine, type Engine } from './page/engine.ts'
import { lang } from './page/lang.svelte.ts'
import './page/tokens.css'
import './page/base.css'
import { Themes } from './page/theme.svelte.ts'
import Missing from './page/ui/Missing.svelte'

const target = document.getElementById('app')!

/** The widget shows its frame while the session opens. An address may name other colours, so it waits for that. */
const ROOTS = {
  page: async (opening: Promise<App>) => {
    const [{ default: Page }, app] = await Promise.all([import('./page/App.svelte'), opening])
    mount(Page, { target, props: { app } })
  },
  widget: async (opening: Promise<App>, bare: boolean) => {
    const [{ default: Widget }] = await Promise.all([import('./embed/Embed.svelte'), bare || opening])
    mount(Widget, { target, props: { opening } })
  },
}

/** Milliseconds that the worker may take to make the points before the page makes them too. */
const PATIENCE = 3000

async function begin(engine: Engine): Promise<Beginning> {
  const asked = engine.begin(FIRST_SPEC)
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
  const begun = await Promise.race([asked, late]).catch(() => null)
  const here = async () => (await import('./core/session/first-beginning.ts')).firstBeginning(FIRST_SPEC)
  return begun ?? Promise.any([asked, here()])
}

/** The page as it opens by itself: no code that reads addresses is needed for it. */
async function opening(preferred: 'en' | 'ja', embedded: boolean, engine: Engine): Promise<App> {
  const [beginning] = await Promise.all([begin(engine), lang.set(preferred)])
  return new App(beginning, [], { embedded }, engine)
}

async function start(): Promise<void> {
  const { search, pathname } = location
  const embedded = new URLSearchParams(search).has('embed') || /\/embed(\.html)?$/.test(pathname)
  const preferred = navigator.language.startsWith('ja') ? 'ja' : 'en'
  // A bare address that is reloaded may have a session by now.
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const again = history.state !== null || visit?.type === 'reload'
  const bare = !again && ['', '?embed', '?embed='].includes(search)
  const engine = startEngine(embedded)
  new Themes('auto').apply()
  const opened = bare
    ? opening(preferred, embedded, engine)
    : import('./page/arriving.ts').then(({ arrive }) => arrive(search, preferred, embedded, engine))
  await ROOTS[embedded ? 'widget' : 'page'](opened, bare)
  const app = await opened
  if (!embedded && search === '') app.later((rest) => void rest.keeper.offer())
}

start().catch((error: unknown) => {
  target.replaceChildren()
  mount(Missing, { target, props: { onretry: () => location.reload() } })
  throw error
})
