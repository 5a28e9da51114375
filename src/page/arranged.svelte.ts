import { untrack } from 'svelte'
import type { ParamSpec, ParamValue } from '../core/params.ts'
import { readFields, readQuery, writeFields, type Warning } from '../core/session/fields.ts'
import { ROLE, type State } from '../core/session/types.ts'
import { SIMPLEX_MEASURES, type SimplexMeasure } from '../draw/simplex-measures.ts'
import type { View } from '../draw/view.ts'
import type { App } from './app.svelte.ts'
import { KINDS, type Kind } from './audit-kinds.ts'

/** Orders of the whole list of strategies. */
export const SORTS = ['family', 'cost', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** What is chosen within parts of the page: fields of the address. */
export const ARRANGED: readonly ParamSpec[] = [
  { key: 'sort', kind: 'choice', default: 'family', options: SORTS },
  { key: 'tuning', kind: 'flag', default: false },
  { key: 'triangle', kind: 'choice', default: 'margin', options: SIMPLEX_MEASURES },
  { key: 'audit', kind: 'choice', default: 'all', options: KINDS },
  { key: 'view', kind: 'choice', default: 'stream', options: ['stream', 'curve'] },
  { key: 'belief', kind: 'flag', default: false },
  { key: 'speed', kind: 'choice', default: 'slow', options: ['slow', 'fast'] },
]
/** Fields of a place in the session and in the plane. Their limits depend on the session. */
export const PLACES: readonly string[] = ['at', 'point', 'zoom', 'cx', 'cy']

/** The text that stands in each question: a field of the address, and the most letters that it may have. */
export const GUIDELINE = { key: 'guideline', most: 300 } as const

/** Zoom around the view of all points, as the wheel has it. */
const ZOOM = { min: 0.5, max: 24 } as const
const FAR = 1e9

/** How the parts of the page are arranged beside the session. The address keeps it. */
export class Arranged {
  sort = $state<Sort>('family')
  /** Whether the parameters of the asking strategy are open in the short list. */
  tuning = $state(false)
  triangle = $state<SimplexMeasure>('margin')
  audit = $state<Kind>('all')
  /** What the dock shows of a stream. */
  view = $state<'stream' | 'curve'>('stream')

  /** What whoever answers should go by. */
  guideline = $state('')
  /** Whether the question says what the model believes of its point. */
  belief = $state(false)
  /** Whether the question says anything before the answer. */
  readonly briefed = $derived(this.belief || this.guideline.trim() !== '')

  /** Takes up the fields of an address. */
  take(app: App, values: Readonly<Record<string, ParamValue>>): void {
    const { speed, ...own } = values
    Object.assign(this, own)
    app.player.speed = speed as typeof app.player.speed
  }
  /** The fields that differ from the defaults. */
  fields({ player }: App): [string, string][] {
    const { sort, tuning, triangle, audit, view, belief } = this
    const fields = writeFields(ARRANGED, { sort, tuning, triangle, audit, view, belief, speed: player.speed })
    return this.guideline.trim() ? [...fields, [GUIDELINE.key, this.guideline]] : fields
  }
}

/** Whether a person can choose this point. */
const choosable = ({ role }: State, id: number): boolean =>
  id < role.length && role[id] !== ROLE.exam && role[id] !== ROLE.removed

/** Four significant digits, as short as a number can be written. */
const short = (v: number): string => String(Number(v.toPrecision(4)))

/** The moment that is looked back at, the chosen point and the part of the plane on screen, for an address. */
export function placesOf(app: App, embedded: boolean): [string, string][] {
  const { past, history, chosen, view, fitted, zoomed, state } = app
  const fields: [string, string][] = []
  // A moment of another branch is in no link: the link holds one way.
  if (!embedded && past.at !== null && history.moments.some((m) => m.node === past.at))
    fields.push(['at', String(history.index)])
  if (chosen !== null) fields.push(['point', String(chosen)])
  if (zoomed && view && fitted) {
    const { offset, scale } = state.frame
    fields.push(['zoom', short(view.scale / fitted.scale)])
    fields.push(['cx', short(offset[0] + scale[0] * view.cx)], ['cy', short(offset[1] + scale[1] * view.cy)])
  }
  return fields
}

/** The guideline of an address; one that is too long is named and left out. */
export function guidelineOf(search: string): {
  readonly text: string
  readonly warnings: readonly Warning[]
} {
  const { key, most } = GUIDELINE
  const given = readQuery(search).get(key) ?? ''
  if (given.length <= most) return { text: given, warnings: [] }
  const warning = {
    field: key,
    given: `${given.slice(0, 20)}…`,
    allowed: { kind: 'form' },
    used: '',
  } as const
  return { text: '', warnings: [warning] }
}

/** Goes to the places that an address names. Those that this session does not have are named in the answer. */
export function goToPlaces(app: App, search: string): readonly Warning[] {
  const query = readQuery(search)
  const { state, embedded } = app
  const last = embedded ? 0 : app.history.moments.length - 1
  const { values, warnings } = readFields(
    [
      { key: 'at', kind: 'integer', default: last, min: 0, max: last },
      { key: 'point', kind: 'integer', default: -1, min: 0, max: state.role.length - 1 },
      { key: 'zoom', kind: 'number', default: 1, ...ZOOM, step: 0.001 },
      { key: 'cx', kind: 'number', default: NaN, min: -FAR, max: FAR, step: 0.001 },
      { key: 'cy', kind: 'number', default: NaN, min: -FAR, max: FAR, step: 0.001 },
    ],
    query,
  )
  const { at, point, zoom, cx, cy } = values as Record<string, number>
  if (query.has('at') && !embedded) app.history.show(at)
  const wrong = warnings.map((w) => ({ ...w, used: w.field === 'zoom' ? w.used : '' }))
  if (point >= 0) {
    if (choosable(app.state, point)) app.choose(point)
    else wrong.push({ field: 'point', given: String(point), allowed: { kind: 'form' }, used: '' })
  }
  if (zoom !== 1 || Number.isFinite(cx) || Number.isFinite(cy))
    whenFitted(app, (fitted) => zoomed(app, fitted, zoom, cx, cy))
  return wrong
}

function zoomed({ state }: App, fitted: View, zoom: number, cx: number, cy: number): View {
  const { offset, scale } = state.frame
  const frame = (v: number, axis: 0 | 1, usual: number) =>
    Number.isFinite(v) ? (v - offset[axis]) / scale[axis] : usual
  return { cx: frame(cx, 0, fitted.cx), cy: frame(cy, 1, fitted.cy), scale: zoom * fitted.scale }
}

/** Sets the view as soon as the plot has a size, and again when its size changes, until the person moves it. */
function whenFitted(app: App, view: (fitted: View) => View): void {
  let last: View | null = null
  const stop = $effect.root(() => {
    $effect(() => {
      const { fitted } = app
      if (!fitted) return
      untrack(() => {
        if (last && app.view !== last) queueMicrotask(stop)
        else app.lookAt((last = view(fitted)))
      })
    })
  })
}
