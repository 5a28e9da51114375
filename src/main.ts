import { mount } from 'svelte'
import { moons } from './core/data/moons.ts'
import { FIRST_SPEC } from './core/session/first.ts'
import { App } from './page/app.svelte.ts'
import { lang } from './page/lang.svelte.ts'
import './page/tokens.css'
import './page/base.css'
import Missing from './page/ui/Missing.svelte'

/** In a table, since a build that joins two imports into one choice of addresses loses the styles of one. */
const ROOTS = { page: () => import('./page/App.svelte'), widget: () => import('./embed/Embed.svelte') }

/** The page as it opens by itself: no code that reads addresses is needed for it. */
async function opening(preferred: 'en' | 'ja', embedded: boolean): Promise<App> {
  await lang.set(preferred)
  const { data, seed } = FIRST_SPEC
  if (data.kind !== 'made') throw new Error('the first data are generated')
  return new App(FIRST_SPEC, moons.make(seed, data.n, data.params), [], { embedded })
}

async function start(): Promise<void> {
  const { search, pathname } = location
  const embedded = new URLSearchParams(search).has('embed') || /\/embed(\.html)?$/.test(pathname)
  const preferred = navigator.language.startsWith('ja') ? 'ja' : 'en'
  // A bare address that is reloaded may have a session by now.
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const again = history.state !== null || visit?.type === 'reload'
  const bare = !again && ['', '?embed', '?embed='].includes(search)
  const [{ default: Root }, app] = await Promise.all([
    ROOTS[embedded ? 'widget' : 'page'](),
    bare
      ? opening(preferred, embedded)
      : import('./page/arriving.ts').then(({ arrive }) => arrive(search, preferred, embedded)),
  ])
  mount(Root, { target: document.getElementById('app')!, props: { app } })
  if (!embedded && search === '') app.later((rest) => void rest.keeper.offer())
}

start().catch((error: unknown) => {
  mount(Missing, { target: document.getElementById('app')!, props: { onretry: () => location.reload() } })
  throw error
})
