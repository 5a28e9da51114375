import { fitCanvas } from '../../draw/canvas.ts'
import { paint } from '../../draw/paint.ts'
import { sessionTile } from '../../draw/mini.ts'
import type { App } from '../app.svelte.ts'

/** Largest size of the small picture in CSS pixels, and device pixels of each. */
const MOST = { width: 120, height: 90 }
const SCALE = 1.5

/** A small drawing of the stage as a data address: regions, boundary, points and labels. Empty before there is a stage. */
export function pictureOf({ scene, palette }: App): string {
  if (!scene) return ''
  const { points, probability } = scene
  const share = Math.min(MOST.width / scene.size.width, MOST.height / scene.size.height)
  const size = { width: Math.round(scene.size.width * share), height: Math.round(scene.size.height * share) }
  const view = { ...scene.view, scale: scene.view.scale * share }
  const list = sessionTile({ palette, points, asked: [], view, size }, probability)
  const canvas = document.createElement('canvas')
  fitCanvas(canvas, size.width, size.height, SCALE)
  const context = canvas.getContext('2d')
  if (!context) return ''
  paint(context, list, SCALE)
  return canvas.toDataURL('image/webp', 0.8)
}
