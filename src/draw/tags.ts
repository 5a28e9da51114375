import type { Op, Path } from './list.ts'
import { boundaryPx } from './lines.ts'
import { stroke, type Plot } from './plot.ts'
import { capsuleAt, discAt, placeTag, rectAt, Room, type Taken } from './room.ts'
import { textWidth } from './text.ts'
import { guessed } from './demanded.ts'
import { asked, pickGroups } from './rings.ts'

/** A short text at a mark: letters of strategies, "You", a member's number, a rank. */
interface Tag {
  readonly text: string
  readonly r: number
  readonly look: 'asking' | 'normal' | 'plain'
  /** The disc that it belongs to. */
  readonly mark: Taken
}
interface Placed extends Tag {
  readonly x: number
  readonly y: number
  readonly w: number
}

/** Smallest type on the stage. */
const SMALLEST = 11

const typeSize = (r: number): number => Math.max(SMALLEST, Math.round(1.2 * r))

/** Width of a capsule: a disc for one letter, 2r + 10 for two (at r = 9), then as wide as the text needs. */
function tagWidth(text: string, r: number): number {
  if ([...text].length === 1) return 2 * r
  return Math.max(2 * r + (10 / 9) * r, textWidth(text, typeSize(r)) + 1.2 * r)
}

/** Everything that has a place on the stage: tags, and the room that they and all marks take (for the region labels). */
export interface TagLayout {
  readonly tags: readonly Placed[]
  readonly room: Room
}

/**
 * Places all tags, the asking ones first: each beside its mark, clear of controls, other tags, rings and labelled points where
 * that is possible.
 */
export function layOutTags(plot: Plot): TagLayout {
  const { size, covered } = plot.scene
  const wanted = tagsOf(plot)
  const room = new Room([
    ...covered.map(rectAt),
    ...labelledPlaces(plot),
    ...new Set(wanted.map((tag) => tag.mark)),
  ])
  const tags = wanted.map((tag): Placed => {
    const w = tagWidth(tag.text, tag.r)
    const [x, y] = placeTag(room, size, tag.mark, w, tag.r)
    room.take(capsuleAt(x, y, w, tag.r))
    return { ...tag, x, y, w }
  })
  const { hot, members, ahead } = plot.scene
  const named = [
    ...(hot !== null && members[hot] ? [{ grid: members[hot], text: String(hot + 1) }] : []),
    ...(ahead ? [ahead] : []),
  ]
  const lines = named.flatMap(({ grid, text }) => lineTag(plot, room, boundaryPx(plot.scene, grid), text))
  return { tags: [...tags, ...lines], room }
}

function tagsOf(plot: Plot): Tag[] {
  const { ask, ring, tag, pool } = plot.radius
  const { guess, ranked } = plot.scene
  const asking = asked(plot).map(({ x, y, text }): Tag => {
    const r = (tag * 10) / 9
    return { text, r, look: 'asking', mark: discAt(x, y, ask + plot.recipe.query.gap) }
  })
  const mine = guessed(plot).map(({ x, y }): Tag => {
    return { text: guess?.word ?? '', r: (tag * 10) / 9, look: 'normal', mark: discAt(x, y, ask) }
  })
  const picks = pickGroups(plot).map(({ x, y, text }): Tag => ({
    text,
    r: tag,
    look: 'normal',
    mark: discAt(x, y, ring),
  }))
  const small = (text: string, id: number, look: Tag['look']): Tag => ({
    text,
    r: (tag * 7) / 9,
    look,
    mark: discAt(plot.x(id), plot.y(id), pool),
  })
  const unsure = plot.unsure.map((id) => small('?', id, 'normal'))
  const ranks = ranked.map((id, k) => small(String(k + 1), id, 'plain'))
  return [...asking, ...mine, ...picks, ...unsure, ...ranks, ...trailNumbers(plot)]
}

/** Every question of a trail up to this length has its number; of a longer one the first, every fifth and the last. */
const NUMBERED = 30

function trailNumbers({ scene: { trail }, radius, x, y }: Plot): Tag[] {
  const r = (radius.tag * 7) / 9
  const last = trail.length - 1
  return trail.flatMap((id, k): Tag[] =>
    last < NUMBERED || k === 0 || k === last || (k + 1) % 5 === 0
      ? [{ text: String(k + 1), r, look: 'plain', mark: discAt(x(id), y(id), radius.labelled + 1) }]
      : [],
  )
}

const labelledPlaces = ({ labelled, radius, x, y }: Plot): Taken[] =>
  labelled.map((id) => discAt(x(id), y(id), radius.labelled + 2))

/** Room between a line's name and the edge of the stage, where controls are. */
const INSET_X = 30
const INSET_Y = 70

/** The name of a line, on it where there is most room. */
function lineTag(plot: Plot, room: Room, paths: readonly Path[], text: string): Placed[] {
  const { size } = plot.scene
  const r = plot.radius.tag
  const w = tagWidth(text, r)
  const insetY = Math.min(INSET_Y, size.height / 6)
  let best: Placed | null = null
  let most = -Infinity
  for (const { xy } of paths)
    for (let k = 0; k < xy.length; k += 8) {
      const x = xy[k]
      const y = xy[k + 1]
      if (x < INSET_X || x > size.width - INSET_X || y < insetY || y > size.height - insetY) continue
      const free = room.free(x, y, w / 2 - r, 0, 3 * r)
      if (free <= most) continue
      most = free
      best = { text, r, look: 'normal', mark: discAt(x, y, 0), x, y, w }
    }
  if (!best) return []
  room.take(capsuleAt(best.x, best.y, best.w, best.r))
  return [best]
}

/** Draws placed tags; the asking ones on top. */
export function tagMarks(plot: Plot, { tags }: TagLayout): Op[] {
  return [...tags]
    .reverse()
    .flatMap((tag) => (tag.look === 'plain' ? plainTag(plot, tag) : capsule(plot, tag)))
}

function plainTag({ scene: { palette } }: Plot, { x, y, text, r }: Placed): Op[] {
  const halo = { colour: palette.halo, width: 3, alpha: 0.9 }
  return [
    { op: 'text', x, y, text, size: typeSize(r), weight: 700, align: 'middle', fill: palette.ink, halo },
  ]
}

function capsule({ scene: { palette }, recipe }: Plot, { x, y, w, r, text, look }: Placed): Op[] {
  const asking = look === 'asking'
  const grown = (by: number) => ({
    op: 'rect' as const,
    x: x - w / 2 - by,
    y: y - r - by,
    w: w + 2 * by,
    h: 2 * (r + by),
    r: r + by,
  })
  return [
    { ...grown(1.5), fill: palette.halo },
    {
      ...grown(0),
      fill: asking ? palette.ask : palette.surface,
      stroke: stroke(palette.outline, recipe.tag),
    },
    {
      op: 'text',
      x,
      y,
      text,
      size: typeSize(r),
      weight: 700,
      align: 'middle',
      fill: asking ? palette.onAsk : palette.ink,
    },
  ]
}
