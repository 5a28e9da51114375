import type { App } from './app.svelte.ts'

/** Loads what follows the stream of the session on screen, if it has one, and lets it see the first item. */
export async function followStream(app: App): Promise<void> {
  app.stream = null
  const { dataset, tree } = app
  if (tree.spec.mode !== 'stream') return
  const { Streaming } = await import('./stream.svelte.ts')
  if (app.dataset !== dataset || app.tree.spec !== tree.spec) return
  app.stream = new Streaming(app)
  app.refresh()
}
