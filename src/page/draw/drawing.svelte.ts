import type { PointId } from '../../core/data/types.ts'
import { drawnOn, flipsOf, isEditable } from '../../core/session/plane.ts'
import type { Event, Place } from '../../core/session/types.ts'
import { toData, toPx } from '../../draw/view.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import { isCarrying, isLine, Stroke, TOOLS, type Setting, type Sketch, type Tool } from './stroke.ts'

export const SIZES = { min: 0, max: 80, step: 4 } as const
export const DENSITY = { min: 1, max: 40 } as const
/** Share of the drawn points that grade. */
const HELD = 1 / 3
/** Pixels of one press of an arrow key; with Shift. */
const KEY = [8, 40] as const
const REACH = { mouse: 14, touch: 28 } as const

/** The tools that draw on the plane, and the stroke that is under way. What a stroke does is one event of the session. */
export class Drawing {
  readonly spec
  tool = $state<Tool>('brush')
  truth = $state(0)
  /** Radius of brush and eraser, pixels. */
  size = $state(32)
  /** Points of one stamp. */
  points = $state(8)
  /** Whether a third of what is drawn only grades. */
  holds: boolean = $state(false)
  /** Hidden classes of the points of the data set are shown as well. */
  reveals = $state(false)
  chosen = $state.raw<readonly PointId[]>([])
  /** Where the pointer or the keyboard's cursor is, frame units. */
  cursor = $state.raw<Place | null>(null)
  sketch = $state.raw<Sketch | null>(null)
  said = $state('')
  private stroke: Stroke | null = null
  /** The place of a line that the keyboard set last. */
  private fixed: Place | null = null
  private reach: number = REACH.mouse
  private frozen = false
  private readonly app: App

  constructor(app: App) {
    this.app = app
    this.spec = app.tree.spec
    this.holds = this.graded
  }

  /** Whether anything can grade in this session. */
  get graded(): boolean {
    return this.app.tree.spec.exam.kind === 'truth'
  }
  readonly drawn = $derived.by(() => drawnOn(this.app.state))
  readonly selection = $derived.by(() => this.chosen.filter((id) => isEditable(this.app.state, id)))
  private get scale(): number {
    return this.app.view?.scale ?? 1
  }
  private get setting(): Setting {
    const { tool, truth, size: radius, points, holds, scale, reach } = this
    return { tool, truth, radius, points, held: holds ? HELD : 0, scale, reach }
  }

  leave = (): void => {
    this.cancel()
    if (this.frozen) this.app.lookAt(null)
    this.app.drawing = null
  }

  use(tool: Tool): void {
    this.cancel()
    this.tool = tool
  }
  useClass(c: number): void {
    if (c < this.app.classNames.length) this.truth = c
  }
  resize(by: number): void {
    this.size = Math.min(SIZES.max, Math.max(SIZES.min, this.size + by * SIZES.step))
  }
  thicken(by: number): void {
    this.points = Math.min(DENSITY.max, Math.max(DENSITY.min, this.points + by))
  }
  /** Another class to draw with. */
  addClass(): void {
    const { classes } = this.app.state
    const name =
      [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((n) => !classes.includes(n)) ?? `${classes.length + 1}`
    if (this.app.append([{ t: 'classes', names: [...classes, name] }])) this.truth = classes.length
  }

  // ---- strokes -------------------------------------------------------------------------------------------------------------

  /** A place of the plot in frame units. */
  place(px: number, py: number): Place | null {
    const { view, size } = this.app
    return view && size ? toData(view, size, px, py) : null
  }
  hover(at: Place | null): void {
    this.cursor = at
  }
  press(at: Place, touch = false): void {
    this.reach = touch ? REACH.touch : REACH.mouse
    // What is drawn must not move the plane under the hand.
    if (!this.app.zoomed) {
      this.app.lookAt(this.app.view)
      this.frozen = true
    }
    this.cursor = at
    this.stroke = new Stroke(this.app.state, this.setting, at, this.selection)
    this.sketch = this.stroke.sketch
  }
  drag(at: Place): void {
    this.cursor = at
    if (!this.stroke) return
    this.stroke.to(at)
    this.sketch = this.stroke.sketch
  }
  release(adds = false): void {
    const { stroke } = this
    this.cancel()
    if (!stroke) return
    if (this.tool === 'select') return this.choose(stroke.enclosed, adds || stroke.isClick)
    const { event } = stroke
    if (event) this.do(event)
    else this.say(this.tool === 'boundary' ? 'draw.said.short' : 'draw.said.nothing')
  }
  cancel(): void {
    this.stroke = null
    this.sketch = null
    this.fixed = null
  }
  get isDrawing(): boolean {
    return this.stroke !== null
  }

  private choose(ids: readonly PointId[], toggles: boolean): void {
    const kept = toggles ? this.selection.filter((id) => !ids.includes(id)) : []
    this.chosen = [...kept, ...ids.filter((id) => !toggles || !this.selection.includes(id))]
    this.say('draw.said.selected', { n: this.chosen.length })
  }

  /** One event: one step back undoes it. */
  private do(event: Extract<Event, { t: 'points' }>): void {
    const first = this.app.state.role.length
    if (!this.app.append([event])) return
    const { add = [], move = [], remove = [], flip = [], boundary } = event
    if (add.length > 0) {
      if (this.tool === 'duplicate') this.chosen = add.map((_, i) => first + i)
      const exam = add.filter((p) => p.exam).length
      this.say(exam > 0 ? 'draw.said.added.exam' : 'draw.said.added', { n: add.length, exam })
    }
    if (move.length > 0) this.say('draw.said.moved', { n: move.length })
    if (remove.length > 0) this.say('draw.said.removed', { n: remove.length })
    if (flip.length > 0) this.say('draw.said.flipped', { n: flip.length })
    if (boundary !== undefined) this.say(boundary ? 'draw.said.boundary' : 'draw.said.boundary.none')
  }
  private say(text: string, args: Record<string, string | number> = {}): void {
    this.said = lang.of(text, args)
  }

  // ---- the selection and the boundary ------------------------------------------------------------------------------------------

  erase(): void {
    if (this.selection.length > 0) this.do({ t: 'points', remove: this.selection })
  }
  flip(): void {
    const flip = flipsOf(this.app.state, this.selection)
    if (flip.length > 0) this.do({ t: 'points', flip })
  }
  swapSides(): void {
    const { boundary } = this.app.state
    if (!boundary) return
    const [a, b] = boundary.classes
    this.do({ t: 'points', boundary: { ...boundary, classes: [b, a] } })
  }
  dropBoundary(): void {
    if (this.app.state.boundary) this.do({ t: 'points', boundary: null })
  }

  // ---- keyboard --------------------------------------------------------------------------------------------------------------

  /** The key map of the plane and its tools; true where the key was one of it. */
  key(e: KeyboardEvent, onPlane: boolean): boolean {
    if (e.ctrlKey || e.metaKey || e.altKey) return false
    if (onPlane && this.planeKey(e)) return true
    if (!this.app.letterKeys) return false
    const digit = e.key.length === 1 ? '123456789'.indexOf(e.key) : -1
    if (digit >= 0) {
      this.useClass(digit)
      return true
    }
    const tool = TOOLS.find((id) => KEYS[id] === e.key.toLowerCase())
    if (tool) this.use(tool)
    else if (e.key === '[') this.resize(-1)
    else if (e.key === ']') this.resize(1)
    else if (e.key === ',') this.thicken(-1)
    else if (e.key === '.') this.thicken(1)
    else return false
    return true
  }

  private planeKey(e: KeyboardEvent): boolean {
    const way = ARROWS[e.key]
    if (way) this.step(way, e.shiftKey ? KEY[1] : KEY[0])
    else if (e.key === 'Enter' || e.key === ' ') this.enter(e.shiftKey)
    else if (e.key === 'Delete' || e.key === 'Backspace') this.erase()
    else if (e.key === 'Escape') {
      if (this.stroke) this.cancel()
      else if (this.selection.length > 0) this.chosen = []
      else this.leave()
    } else return false
    return true
  }

  private step([dx, dy]: Place, by: number): void {
    const { view, size } = this.app
    if (!view || !size) return
    const [px, py] = this.cursor ? toPx(view, size, ...this.cursor) : [size.width / 2, size.height / 2]
    const clamp = (v: number, most: number) => Math.min(most, Math.max(0, v))
    const at = toData(view, size, clamp(px + dx * by, size.width), clamp(py + dy * by, size.height))
    this.cursor = at
    if (!this.stroke) return
    this.stroke.hover(at)
    this.sketch = this.stroke.sketch
  }

  /** Stamps; with tools that go from place to place, takes hold, sets a place of the line, or lets go. */
  private enter(adds: boolean): void {
    const at = this.cursor ?? this.place((this.app.size?.width ?? 0) / 2, (this.app.size?.height ?? 0) / 2)
    if (!at) return
    if (!this.stroke) {
      this.press(at)
      this.fixed = at
      if (!isLine(this.tool) && !isCarrying(this.tool)) this.release()
      else
        this.say(isLine(this.tool) ? 'draw.said.line' : 'draw.said.held', { n: this.sketch?.ids.length ?? 0 })
      return
    }
    const { fixed } = this
    // The second press at one place ends the line.
    if (isCarrying(this.tool) || (fixed && fixed[0] === at[0] && fixed[1] === at[1]))
      return this.release(adds)
    this.stroke.to(at)
    this.sketch = this.stroke.sketch
    this.fixed = at
  }
}

export const KEYS: Readonly<Record<Tool, string>> = {
  brush: 'b',
  eraser: 'e',
  flip: 'x',
  select: 'l',
  move: 'm',
  duplicate: 'd',
  boundary: 'g',
}
const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
