import type { Grid } from '../engine/protocol.ts'
import type { Op } from './list.ts'
import { shape, stroke, type Plot } from './plot.ts'
import { discAt, rectAt, Room } from './room.ts'
import { MARK, type RegionLabel } from './scene.ts'
import { shorten, textWidth } from './text.ts'
import { toData } from './view.ts'

/** Lattice of candidate places, px. */
const STEP = 6
/** Least probability of the class at both ends and in the middle of its label. */
const CERTAIN = 0.6
/** Free distance that counts as enough, px, and how strongly an overlap with dots counts at most. */
const ENOUGH = 8
const WORST = -2
/** Space between shape and name, and around both. */
const GLYPH_GAP = 6
const PAD = 4
/** Places near the upper and lower edge are left to the controls. */
const EDGE = 76
const EDGE_SMALL = 26
const SMALL_STAGE = 600

/**
 * One name per class on its region of the probability field. A label of `before` stays while its box is inside its region and no
 * mark has come to lie there; otherwise the best free box is searched. No free box, no label.
 */
export function regionLabels(plot: Plot, room: Room, before: readonly RegionLabel[]): RegionLabel[] {
  const { scene, recipe } = plot
  const { probability, field, classes, scale } = scene
  if (field?.id !== 'probability' || !probability) return []
  const size = recipe.label.size
  const covered = new Room(scene.covered.map(rectAt))
  let dots: Room | null = null
  const labels: RegionLabel[] = []
  for (let c = 0; c < Math.min(classes.length, probability.channels); c++) {
    const text = shorten(classes[c])
    const hw = (textWidth(text, size) + 2 * recipe.label.shape + GLYPH_GAP) / 2 + PAD
    const hh = size * 0.7
    const sure = (x: number, y: number) => leastP(plot, probability, c, x, y, hw)
    const open = (x: number, y: number) =>
      Math.min(room.free(x, y, hw, hh, ENOUGH), covered.free(x, y, hw, hh, ENOUGH))
    const old = before.find((l) => l.shape === c && l.text === text)
    const stays = old && inside(plot, old, hw, hh) && sure(old.x, old.y) >= CERTAIN && open(old.x, old.y) > 0
    if (!stays) dots ??= dotRoom(plot)
    const label = stays
      ? { ...old, hw, hh }
      : search(plot, { shape: c, text, hw, hh }, sure, open, dots ?? room)
    if (!label) continue
    labels.push(label)
    room.take({ x: label.x, y: label.y, hw, hh, r: 2 * scale })
  }
  return labels
}

/** The best place, by certainty + free distance - distance from the centre. */
function search(
  { scene: { size } }: Plot,
  label: Omit<RegionLabel, 'x' | 'y'>,
  sure: (x: number, y: number) => number,
  open: (x: number, y: number) => number,
  dots: Room,
): RegionLabel | null {
  const { hw, hh } = label
  const edge = size.width > SMALL_STAGE ? EDGE : EDGE_SMALL
  const centreCost = (x: number, y: number) =>
    (0.5 * Math.hypot(x - size.width / 2, y - size.height / 2)) / size.width
  let best: RegionLabel | null = null
  let most = -Infinity
  for (let y = edge; y < size.height - edge; y += STEP)
    for (let x = hw + ENOUGH; x < size.width - hw - ENOUGH; x += STEP) {
      const p = sure(x, y)
      const bound = p + 1 - centreCost(x, y)
      if (p < CERTAIN || bound <= most) continue
      const clear = open(x, y)
      if (clear <= 0) continue
      const free = Math.max(WORST, Math.min(clear, dots.free(x, y, hw, hh, ENOUGH)) / ENOUGH)
      const value = bound - 1 + free
      if (value <= most) continue
      most = value
      best = { ...label, x, y }
    }
  return best
}

/** Smallest probability of class c at the left end, middle and right end of a label. */
function leastP(plot: Plot, grid: Grid, c: number, x: number, y: number, hw: number): number {
  return Math.min(pAt(plot, grid, c, x - hw, y), pAt(plot, grid, c, x, y), pAt(plot, grid, c, x + hw, y))
}

/** Probability at the node nearest to a pixel; 0 outside the lattice. */
function pAt({ scene: { view, size } }: Plot, grid: Grid, c: number, px: number, py: number): number {
  const { w, h, box, channels, values } = grid
  const [x, y] = toData(view, size, px, py)
  const i = Math.round(((x - box.x0) / (box.x1 - box.x0)) * (w - 1))
  const j = Math.round(((box.y1 - y) / (box.y1 - box.y0)) * (h - 1))
  return i >= 0 && i < w && j >= 0 && j < h ? values[(j * w + i) * channels + c] : 0
}

const inside = ({ scene: { size } }: Plot, { x, y }: RegionLabel, hw: number, hh: number): boolean =>
  x >= hw && x <= size.width - hw && y >= hh && y <= size.height - hh

/** All dots of the pool and of the grading points. */
function dotRoom({ scene: { points }, radius, x, y }: Plot): Room {
  const room = new Room()
  for (let id = 0; id < points.n; id++)
    if (points.mark[id] !== MARK.hidden) room.take(discAt(x(id), y(id), radius.pool + 2))
  return room
}

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
