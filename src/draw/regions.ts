import type { Grid } from '../engine/protocol/state.ts'
import type { DotsOp, Op } from './list.ts'
import { shape, stroke, type Plot } from './plot.ts'
import { DotCount, rectAt, Room } from './room.ts'
import type { RegionLabel } from './scene.ts'
import { shorten, textWidth } from './text.ts'
import { toData, toPx, type Size } from './view.ts'

/** Lattice of candidate places, px. */
const STEP = 6
/** Least probability of the class at both ends and in the middle of its label. */
const CERTAIN = 0.6
/** Free distance that counts as enough, px. */
const ENOUGH = 8
/** What a covered dot costs, and all of them at most, on the scale where enough free distance is 1. */
const COVERED = 0.25
const WORST = -2
/** Room that a dot takes. */
const DOT = 5
/** Space between shape and name, and around both. */
const GLYPH_GAP = 6
const PAD = 4
/** Places near the upper and lower edge are left to the controls. */
const EDGE = 76
const EDGE_SMALL = 26
const SMALL_STAGE = 600

/** A value at a pixel. */
type Probe = (x: number, y: number) => number
/** A label without a place. */
type Wanted = Omit<RegionLabel, 'x' | 'y' | 'place' | 'covers'>
/** A label that has one. */
type Placed = Omit<RegionLabel, 'place'>

/**
 * One name per class on its region of the probability field. A label of `before` stays at its place of the plane while its box is
 * inside its region and no mark has come to lie there, nor more dots where the plane was moved or scaled; otherwise the best free
 * box is searched. No free box, no label. `dots` are the pool.
 */
export function regionLabels(
  plot: Plot,
  room: Room,
  dots: DotsOp,
  before: readonly RegionLabel[],
): RegionLabel[] {
  const { probability, field, classes, covered, scale, size, view } = plot.scene
  if (field?.id !== 'probability' || !probability) return []
  const taken = [room, new Room(covered.map(rectAt))]
  let counted: DotCount | null = null
  const count = () => (counted ??= new DotCount(size, dots.xy, dots.shift))
  const labels: RegionLabel[] = []
  classes.slice(0, probability.channels).forEach((name, c) => {
    const wanted = measure(plot, c, name)
    const { hw, hh } = wanted
    const sure = leastP(plot, probability, c, hw)
    const clear: Probe = (x, y) => Math.min(...taken.map((t) => t.free(x, y, hw, hh, ENOUGH)))
    const old = before.find((l) => l.shape === c && l.text === wanted.text)
    const stays = (now: Placed): boolean =>
      inside(size, now) &&
      sure(now.x, now.y) >= CERTAIN &&
      clear(now.x, now.y) > 0 &&
      (now.x === old?.x && now.y === old.y ? true : covering(count(), now) <= now.covers)
    const moved = old && along(old, wanted, toPx(view, size, ...old.place))
    const label = moved && stays(moved) ? moved : search(size, wanted, sure, clear, count())
    if (!label) return
    labels.push({ ...label, place: moved === label ? old!.place : toData(view, size, label.x, label.y) })
    room.take({ ...label, r: 2 * scale })
  })
  return labels
}

function measure({ recipe }: Plot, shape: number, name: string): Wanted {
  const { size, shape: r } = recipe.label
  const text = shorten(name)
  return { shape, text, hw: (textWidth(text, size) + 2 * r + GLYPH_GAP) / 2 + PAD, hh: size * 0.7 }
}

/** An old label where its place of the plane is now: where it was, unless the plane has moved. */
function along(old: RegionLabel, { hw, hh }: Wanted, [x, y]: readonly [number, number]): Placed {
  const still = Math.abs(x - old.x) < 0.01 && Math.abs(y - old.y) < 0.01
  return { ...old, hw, hh, ...(still ? {} : { x, y }) }
}

const covering = (dots: DotCount, { x, y, hw, hh }: Placed): number => dots.within(x, y, hw + DOT, hh + DOT)

/** The best place, by certainty + free distance - distance from the centre. */
function search(size: Size, wanted: Wanted, sure: Probe, clear: Probe, dots: DotCount): Placed | null {
  const { width, height } = size
  const { hw, hh } = wanted
  const edge = width > SMALL_STAGE ? EDGE : EDGE_SMALL
  let best: Placed | null = null
  let most = -Infinity
  for (let y = edge; y < height - edge; y += STEP)
    for (let x = hw + ENOUGH; x < width - hw - ENOUGH; x += STEP) {
      const p = sure(x, y)
      const rest = p - (0.5 * Math.hypot(x - width / 2, y - height / 2)) / width
      if (p < CERTAIN || rest + 1 <= most) continue
      const alone = freeOfDots(dots, x, y, hw, hh)
      if (rest + alone <= most) continue
      const room = clear(x, y)
      const value = rest + Math.min(alone, room / ENOUGH)
      if (room <= 0 || value <= most) continue
      most = value
      best = { ...wanted, x, y, covers: 0 }
    }
  return best && { ...best, covers: covering(dots, best) }
}

/** Free distance to the dots, 1 = enough; below 0 by the number of dots that the label would cover. */
function freeOfDots(dots: DotCount, x: number, y: number, hw: number, hh: number): number {
  const covers = dots.within(x, y, hw + DOT, hh + DOT)
  if (covers > 0) return Math.max(WORST, -COVERED * covers)
  let free = ENOUGH
  while (free > 0 && dots.within(x, y, hw + DOT + free, hh + DOT + free) > 0) free--
  return free / ENOUGH
}

/** Smallest probability of a class at the left end, middle and right end of a label, as a function of the label's centre. */
function leastP({ scene: { view, size } }: Plot, grid: Grid, c: number, hw: number): Probe {
  const { w, h, box, channels, values } = grid
  const [left, top] = toPx(view, size, box.x0, box.y1)
  const perX = (w - 1) / ((box.x1 - box.x0) * view.scale)
  const perY = (h - 1) / ((box.y1 - box.y0) * view.scale)
  /** At the nearest node; 0 outside the lattice. */
  const at: Probe = (x, y) => {
    const i = Math.round((x - left) * perX)
    const j = Math.round((y - top) * perY)
    return i >= 0 && i < w && j >= 0 && j < h ? values[(j * w + i) * channels + c] : 0
  }
  return (x, y) => Math.min(at(x - hw, y), at(x, y), at(x + hw, y))
}

const inside = ({ width, height }: Size, { x, y, hw, hh }: Placed): boolean =>
  x >= hw && x <= width - hw && y >= hh && y <= height - hh

/** Shape and name in ink on a halo. */
export function labelMarks({ scene: { palette }, recipe }: Plot, labels: readonly RegionLabel[]): Op[] {
  const { size, shape: r, stroke: width } = recipe.label
  return labels.flatMap((label): Op[] => {
    const left = label.x - label.hw + PAD
    const x = left + r
    return [
      shape(label.shape, x, label.y, r, { stroke: stroke(palette.halo, 4 + width), alpha: 0.7 }),
      shape(label.shape, x, label.y, r, { stroke: stroke(palette.ink, width) }),
      {
        op: 'text',
        x: left + 2 * r + GLYPH_GAP,
        y: label.y,
        text: label.text,
        size,
        weight: 600,
        align: 'start',
        fill: palette.ink,
        halo: { colour: palette.halo, width: 4, alpha: 0.7 },
      },
    ]
  })
}
