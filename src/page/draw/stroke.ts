import type { ClassIx, PointId } from '../../core/data/types.ts'
import { sidesOf } from '../../core/session/boundary.ts'
import { along, stamp, stepFor, type Added } from '../../core/session/brush.ts'
import { copiesOf, flipsOf, moved, nearestPoint, pointsInside, pointsNear } from '../../core/session/plane.ts'
import type { Boundary, Event, Place, State } from '../../core/session/types.ts'

export const TOOLS = ['brush', 'eraser', 'flip', 'select', 'move', 'duplicate', 'boundary'] as const
export type Tool = (typeof TOOLS)[number]

/** What a tool is set to. Lengths are pixels of the plot. */
export interface Setting {
  readonly tool: Tool
  readonly truth: ClassIx
  readonly radius: number
  /** Points of one stamp. */
  readonly points: number
  /** Chance of each point to grade. */
  readonly held: number
  /** Pixels of one frame unit. */
  readonly scale: number
  /** How far a point may be from where it is taken hold of. */
  readonly reach: number
}

/** What a stroke has made so far, for the picture of it. */
export interface Sketch {
  readonly tool: Tool
  readonly add: readonly Added[]
  /** Points that are erased, flipped or moved. */
  readonly ids: readonly PointId[]
  /** The way so far, with the pointer at its end. */
  readonly path: readonly Place[]
  /** How far what is moved or copied has come. */
  readonly by: Place
  /** A line that ends where it began. */
  readonly closed: boolean
}

/** Places of a line are at least so many pixels apart. */
const APART = 6
/** A line is closed where its ends are no further from each other, once it has been far enough away. */
const CLOSING = 16
const LONG = 60
/** Places of a boundary. */
const MOST_PLACES = 200
/** Points of one stroke. */
const MOST_POINTS = 3000
/** A pointer that has moved less has clicked. */
const CLICK = 4

/** Tools whose stroke is a way that is drawn, and those that carry points from one place to another. */
export const isLine = (tool: Tool): boolean => tool === 'select' || tool === 'boundary'
export const isCarrying = (tool: Tool): boolean => tool === 'move' || tool === 'duplicate'

/** One stroke of a tool on the plane of `state`, from where it is put down to where it is lifted. Places are in frame units. */
export class Stroke {
  private readonly state: State
  private readonly set: Setting
  private readonly step: number
  private readonly add: Added[] = []
  private readonly ids: PointId[] = []
  private readonly taken = new Set<PointId>()
  private readonly path: Place[]
  private tip: Place
  /** Where the last stamp was. */
  private last: Place
  private readonly side: ((x: number, y: number) => ClassIx) | null

  constructor(state: State, set: Setting, at: Place, selection: readonly PointId[] = []) {
    this.state = state
    this.set = set
    this.step = stepFor(set.scale)
    this.path = [at]
    this.tip = this.last = at
    this.side = state.boundary ? sidesOf(state.boundary) : null
    if (isCarrying(set.tool)) this.take(this.held(at, selection))
    else this.stampAt(at)
  }

  /** What a carrying tool takes hold of: the selection, or else the nearest point, or of a cluster what lies under the brush. */
  private held(at: Place, selection: readonly PointId[]): readonly PointId[] {
    if (selection.length > 0) return selection
    const { tool, radius, reach, scale } = this.set
    if (tool === 'duplicate') return pointsNear(this.state, at, Math.max(radius, reach) / scale)
    const nearest = nearestPoint(this.state, at, reach / scale)
    return nearest === null ? [] : [nearest]
  }

  /** The pointer has come to `at`. */
  to(at: Place): void {
    const { tool, radius, scale } = this.set
    this.tip = at
    if (isLine(tool)) {
      if (this.far(this.path[this.path.length - 1], at) >= APART) this.path.push(at)
    } else if (!isCarrying(tool)) {
      const spacing = Math.max(APART, tool === 'brush' ? radius : radius / 2) / scale
      for (const place of along(this.last, at, spacing)) {
        this.stampAt(place)
        this.last = place
      }
      // What lies under the circle is taken, whether or not a stamp falls there.
      if (tool !== 'brush') this.stampAt(at)
    }
  }

  /** The end of a line that is drawn place by place: it is kept when `to` is called there. */
  hover(at: Place): void {
    this.tip = at
  }

  /** Pixels between two places. */
  private far(a: Place, b: Place): number {
    return Math.hypot(a[0] - b[0], a[1] - b[1]) * this.set.scale
  }

  private take(ids: readonly PointId[]): void {
    for (const id of ids)
      if (!this.taken.has(id)) {
        this.taken.add(id)
        this.ids.push(id)
      }
  }

  private stampAt(at: Place): void {
    const { tool, radius, scale, truth, points, held } = this.set
    if (tool === 'eraser' || tool === 'flip')
      this.take(pointsNear(this.state, at, Math.max(radius, APART) / scale))
    if (tool !== 'brush' || this.add.length + points > MOST_POINTS) return
    const first = this.state.role.length + this.add.length
    const brush = { radius: radius / scale, points, truth, held, step: this.step }
    for (const p of stamp(brush, at, this.state.spec.seed, first))
      this.add.push(this.side ? { ...p, truth: this.side(p.xy[0], p.xy[1]) } : p)
  }

  private get by(): Place {
    const [from] = this.path
    return [this.tip[0] - from[0], this.tip[1] - from[1]]
  }

  private get line(): Place[] {
    const end = this.path[this.path.length - 1]
    return this.far(end, this.tip) > 0 ? [...this.path, this.tip] : this.path
  }

  private get closed(): boolean {
    const { line } = this
    const reached = Math.max(...line.map((at) => this.far(line[0], at)))
    return line.length > 3 && reached >= LONG && this.far(line[0], this.tip) < CLOSING
  }

  get sketch(): Sketch {
    const { tool } = this.set
    return {
      tool,
      add: isCarrying(tool) ? copiesOf(this.state, this.ids, this.by, this.step) : this.add.slice(),
      ids: this.ids.slice(),
      path: this.line,
      by: this.by,
      closed: tool === 'select' || this.closed,
    }
  }

  /** Whether the pointer has stayed where it was put down. */
  get isClick(): boolean {
    return this.path.length === 1 && this.far(this.path[0], this.tip) < CLICK
  }

  /** The points of a finished lasso; the nearest one where it was a click. */
  get enclosed(): readonly PointId[] {
    if (!this.isClick) return pointsInside(this.state, this.line)
    const nearest = nearestPoint(this.state, this.path[0], this.set.reach / this.set.scale)
    return nearest === null ? [] : [nearest]
  }

  /** What the stroke does to the session; null where it does nothing. */
  get event(): Extract<Event, { t: 'points' }> | null {
    const { state, ids } = this
    switch (this.set.tool) {
      case 'brush':
        return this.add.length > 0 ? { t: 'points', add: this.add } : null
      case 'eraser':
        return ids.length > 0 ? { t: 'points', remove: ids } : null
      case 'flip': {
        const flip = flipsOf(state, ids)
        return flip.length > 0 ? { t: 'points', flip } : null
      }
      case 'move':
        return ids.length > 0 && !this.isClick
          ? { t: 'points', move: movesOf(state, ids, this.by, this.step) }
          : null
      case 'duplicate':
        return ids.length > 0 && !this.isClick
          ? { t: 'points', add: copiesOf(state, ids, this.by, this.step) }
          : null
      case 'boundary': {
        const boundary = this.boundary()
        return boundary && { t: 'points', boundary }
      }
      case 'select':
        return null
    }
  }

  private boundary(): Boundary | null {
    const { truth } = this.set
    const C = this.state.classes.length
    let line = this.line.map((at) => moved(at, [0, 0], this.step))
    const { closed } = this
    if (closed) line.pop()
    line = line.filter((at, i) => i === 0 || at[0] !== line[i - 1][0] || at[1] !== line[i - 1][1])
    while (line.length > MOST_PLACES) line = line.filter((_, i) => i % 2 === 0 || i === line.length - 1)
    if (line.length < (closed ? 3 : 2) || C < 2) return null
    return { line, ...(closed && { closed: true as const }), classes: [truth, (truth + 1) % C] }
  }
}

/** Points, `by` away from where they are. */
const movesOf = ({ xy }: State, ids: readonly PointId[], by: Place, step: number) =>
  ids.map((id) => ({ id, xy: moved([xy[2 * id], xy[2 * id + 1]], by, step) }))
