import type { Op } from './list.ts'
import { circle, haloedRing, stroke, type Plot } from './plot.ts'
import { xToPx, yToPx } from './view.ts'

/** A place with the text of its tag. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** The queried points. Strategies that would ask about the same point join its tag; a batch shows its order. */
export function asked(plot: Plot): Spot[] {
  const { query, picks } = plot.scene
  if (!query) return []
  return plot.queried.map((id) => {
    const own = query.ids.length > 1 ? `${query.letter}${query.ids.indexOf(id) + 1}` : query.letter
    const others = picks.filter((p) => p.id === id && p.letter !== query.letter).map((p) => p.letter)
    return { x: plot.x(id), y: plot.y(id), text: [own, ...others].join(' ') }
  })
}

/** Picks of the strategies beside the question: one ring per point, with the letters of all that chose it. Moving rings are apart. */
export function pickGroups(plot: Plot): (Spot & { readonly baseline: boolean; readonly early: boolean })[] {
  const { picks, motion, view, size } = plot.scene
  const groups = new Map<string, { x: number; y: number; text: string; baseline: boolean; early: boolean }>()
  for (const { id, letter, baseline, early = false } of picks) {
    if (plot.queried.includes(id)) continue
    const slide = motion?.slide.get(letter)
    const key = slide ? letter : String(id)
    const group = groups.get(key)
    if (group) {
      group.text += ` ${letter}`
      group.baseline &&= baseline
      group.early &&= early
      continue
    }
    const x = plot.x(id)
    const y = plot.y(id)
    groups.set(key, {
      x: slide ? between(xToPx(view, size, slide.x), x, slide.t) : x,
      y: slide ? between(yToPx(view, size, slide.y), y, slide.t) : y,
      text: letter,
      baseline,
      early,
    })
  }
  return [...groups.values()]
}

/** Strength of a ring that may still move, since its strategy goes on looking. */
const EARLY = 0.4

const between = (from: number, to: number, t: number): number => from + (to - from) * t

export const pickRings = (plot: Plot): Op[] =>
  pickGroups(plot).flatMap(({ x, y, baseline, early }) => {
    const dash = baseline ? plot.recipe.baselineDash : undefined
    const ring = haloedRing(plot, x, y, plot.radius.ring, plot.recipe.ring, dash)
    return early ? ring.map((op) => ({ ...op, alpha: EARLY })) : ring
  })

/** Gold light around the queried points; of a batch, only the one in the question card shines fully. */
export function glows(plot: Plot): Op[] {
  const { query, palette, field, motion } = plot.scene
  if (!query) return []
  const R = plot.radius.ask
  const [near, middle] = plot.recipe.query.glow
  return plot.queried.map((id) => {
    const strength = (motion?.pulse ?? 1) * (id === query.current ? 1 : 0.5)
    return {
      op: 'glow',
      x: plot.x(id),
      y: plot.y(id),
      r0: 0.6 * R,
      r1: 3 * R,
      colour: field?.id === 'utility' ? palette.stage : palette.ask,
      stops: [
        [0, near * strength],
        [0.38, middle * strength],
        [1, 0],
      ],
    }
  })
}

/** Disc, gold ring, outline ring and dot of every queried point, and gold rings that let go of answered ones. */
export function queryMarks(plot: Plot): Op[] {
  const { palette, motion } = plot.scene
  const { disc, gold, gap, outline } = plot.recipe.query
  const R = plot.radius.ask
  const goldRing = (x: number, y: number, factor: number, alpha: number): Op =>
    circle(x, y, (R + gap) * factor, { stroke: stroke(palette.ask, gold), alpha })
  const released = [...(motion?.release ?? [])].map(([id, t]) =>
    goldRing(plot.x(id), plot.y(id), 1 + 0.4 * t, 1 - t),
  )
  const land = motion?.land ?? 1
  const marks = plot.queried.flatMap((id): Op[] => {
    const x = plot.x(id)
    const y = plot.y(id)
    return [
      circle(x, y, R, { fill: palette.stage, alpha: disc }),
      goldRing(x, y, 1 + 0.4 * (1 - land), land),
      circle(x, y, R, { stroke: stroke(palette.outline, outline) }),
      circle(x, y, plot.radius.pool * 1.75, { fill: palette.outline }),
    ]
  })
  return [...released, ...marks]
}
