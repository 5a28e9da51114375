import { withTexts } from './png.ts'
import { fitCanvas } from '../../draw/canvas.ts'
import { paint } from '../../draw/paint.ts'
import { imageHref } from '../../draw/raster.ts'
import type { DisplayList } from '../../draw/list.ts'
import { stageList } from '../../draw/stage.ts'
import { toSvg } from '../../draw/svg.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'

/** Device pixels of a picture per CSS pixel. */
export const SCALES = [1, 2, 3, 4] as const

/** What a picture of the plot says of itself, in words. */
export function captionOf(app: App): { title: string; desc: string } {
  return {
    title: lang.t('take.plot.title', { data: app.dataName, n: app.state.order.length }),
    desc: lang.t('take.plot.desc', {
      pool: app.poolSize,
      labelled: app.state.order.length,
      model: app.modelName,
      field: lang.t(`field.${app.field}`),
      strategy: app.strategyName(app.askingId),
    }),
  }
}

/** What is on screen: the plot with its labels where its controls leave room, and over it what the open tools of drawing show. */
async function shown(app: App): Promise<DisplayList> {
  const { scene, drawing, covered } = app
  if (!scene) throw new RangeError('nothing is drawn yet')
  const list = stageList({ ...scene, covered }, app.picture)
  if (!drawing) return list
  const [{ pictureOf }, { drawingList }] = await Promise.all([
    import('../draw/picture.ts'),
    import('../../draw/drawing.ts'),
  ])
  const tools = pictureOf(app, drawing)
  return tools ? { ...list, ops: [...list.ops, ...drawingList({ ...tools, cursor: null }).ops] } : list
}

/** The plot as SVG, from the display list that is on screen. */
export const plotSvg = async (app: App): Promise<string> =>
  toSvg(await shown(app), { ...captionOf(app), imageHref })

/**
 * The plot as PNG of `scale` device pixels per CSS pixel, with its title, what it shows and the address of the session inside.
 * @throws RangeError where the browser has no canvas of that size
 */
export async function plotPng(app: App, scale: number): Promise<Blob> {
  const list = await shown(app)
  const canvas = document.createElement('canvas')
  fitCanvas(canvas, list.width, list.height, scale)
  const context = canvas.getContext('2d')
  if (context) paint(context, list, scale)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!context || !blob) throw new RangeError('the canvas is too large')
  const { title, desc } = captionOf(app)
  const texts = [
    { keyword: 'Title', text: title },
    { keyword: 'Description', text: desc },
    { keyword: 'Source', text: app.link() },
  ]
  const bytes = withTexts(new Uint8Array(await blob.arrayBuffer()), texts)
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' })
}
