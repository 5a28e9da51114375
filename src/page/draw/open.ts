import type { App } from '../app.svelte.ts'

/** Opens the tools of drawing, whose code is loaded then. */
export async function openDrawing(app: App): Promise<void> {
  const { Drawing } = await import('./drawing.svelte.ts')
  app.drawing ??= new Drawing(app)
}

export const toggleDrawing = async (app: App): Promise<void> =>
  app.drawing ? app.drawing.leave() : openDrawing(app)
