import {
  marksOf,
  markScale,
  type FieldLayer,
  type PickMark,
  type ScenePoints,
  type StageScene,
} from '../draw/scene.ts'
import type { State } from '../core/session/types.ts'
import type { Showing } from './showing.svelte.ts'
import { lang } from './lang.svelte.ts'

const known = { with: new WeakMap<State, ScenePoints>(), without: new WeakMap<State, ScenePoints>() }

let lastMark: ScenePoints['mark'] = new Uint8Array()

/** Drawing recognises arrays by identity, so those of a state are made once, with the points that grade and without. */
function pointsOf({ state, stream, rest }: Showing): ScenePoints {
  const held = rest?.reveal.held ?? false
  const points = held ? known.with : known.without
  let made = points.get(state)
  if (!made) {
    let mark = marksOf(state, held)
    stream?.mark(state, mark)
    // A question marks nothing: thousands of dots are then not placed anew.
    if (mark.length === lastMark.length && mark.every((m, id) => m === lastMark[id])) mark = lastMark
    lastMark = mark
    made = { n: state.role.length, xy: state.xy, mark, label: state.label, truth: state.truth }
    points.set(state, made)
  }
  return made
}

/** Points of the ranking that get a number. */
const TOP = 10

const tints = new WeakMap<Float64Array, Float32Array>()

/** Utility of the pool from 0 to 1, for strategies whose score means nothing between the points. */
function tintOf(app: Showing): Float32Array | undefined {
  const scored = app.look.scores.get(app.askingId)
  const wanted = app.field === 'utility' && app.strategy(app.askingId).map !== 'plane'
  if (!(wanted || app.cycle.shows('score')) || !scored) return undefined
  let tint = tints.get(scored.scores)
  if (tint) return tint
  tint = new Float32Array(app.state.role.length).fill(NaN)
  let lo = Infinity
  let hi = -Infinity
  for (const s of scored.scores) {
    if (s < lo) lo = s
    if (s > hi) hi = s
  }
  scored.scores.forEach((s, k) => {
    tint![app.look.candidateIds[scored.subset ? scored.subset[k] : k]] = hi > lo ? (s - lo) / (hi - lo) : 1
  })
  tints.set(scored.scores, tint)
  return tint
}

/** The map on screen: the finest that has arrived. Both parts of the uncertainty have the scale of their largest sum, log C. */
function fieldOf({ field, look, state }: Showing): FieldLayer | null {
  if (field === 'none') return null
  if (look.fine?.field === field) {
    const isPart = field === 'aleatoric' || field === 'epistemic'
    return { id: field, grid: look.fine.grid, ...(isPart && { most: Math.log(state.classes.length) }) }
  }
  if (field === 'probability') return look.model && { id: field, grid: look.model.probability }
  if (field === 'disagreement') return look.committee && { id: field, grid: look.committee.disagreement }
  return null
}

/** What each strategy that is switched on would ask, the asking one aside: its pick is the question. */
function picksOf(app: Showing): PickMark[] {
  const { look, state, target } = app
  // In a stream there is but one candidate: all would pick it. Before there are two classes nothing can be asked.
  if (state.stream || app.unaskable) return []
  return app.strategies.flatMap((s) => {
    const scored = look.scores.get(s.id)
    const pick = scored?.picks[0]
    if (!pick || !app.isShown(s.id) || state.label[pick.id] >= 0) return []
    if (s.id === app.askingId && (pick.id === target || state.open?.by === s.id)) return []
    return [{ id: pick.id, letter: s.letter, baseline: s.family === 'baseline', early: !scored?.complete }]
  })
}

/** The boundary after the answer that is pointed at. */
function aheadOf({ rest, state }: Showing): StageScene['ahead'] {
  if (!rest) return null
  const { hot, after } = rest.prospects
  const grid = hot === null ? undefined : after[hot]?.grid
  return grid && hot !== null ? { grid, text: `${state.classes[hot]}?` } : null
}

/** All that the stage shows; null before it has a size, or before it is known which points of a stream have arrived. */
export function sceneOf(app: Showing): StageScene | null {
  const { size, view, state, look } = app
  if (!size || !view || (state.stream && !app.stream)) return null
  const you = app.own
  const open = you ? null : state.open
  const fine = look.fine?.field === 'probability' ? look.fine.grid : null
  const reveal = app.rest?.reveal
  const base = pointsOf(app)
  const tint = tintOf(app)
  return {
    palette: app.palette,
    language: lang.id,
    size,
    view,
    scale: markScale(size),
    classes: app.classNames,
    points: tint ? { ...base, tint } : base,
    field: fieldOf(app),
    probability: fine ?? look.model?.probability ?? null,
    model: look.model?.key ?? '',
    showBoundary: true,
    members: app.showCommittee ? (look.committee?.members ?? []) : [],
    hot: app.hot,
    ahead: aheadOf(app),
    query:
      app.target === null || !app.cycle.asked
        ? null
        : {
            ...(open ? { ids: open.ids, answered: open.answered } : { ids: [app.target] }),
            current: app.target,
            letter:
              you || open?.by === 'you'
                ? lang.t('letter.you')
                : app.again
                  ? lang.later('letter.again')
                  : (app.stream?.letter ?? app.strategy(open?.by ?? app.askingId).letter),
          },
    picks: picksOf(app),
    tied: app.peeked && app.isShown(app.peeked) ? tiesOf(app, app.peeked) : [],
    hovered: app.hovered,
    focused: app.focused,
    truthShown: reveal?.truth ?? false,
    truth: reveal?.law ?? null,
    guess: null,
    drag: null,
    trail: reveal?.trail ? state.order.slice(app.startLabels) : [],
    ranked: app.cycle.shows('rank') ? app.ranking().slice(0, TOP) : [],
    stream: app.stream?.layer(state, base),
    covered: [],
  }
}

function tiesOf(app: Showing, strategy: string): number[] {
  const ties = app.look.scores.get(strategy)?.ties
  return ties && ties.length > 1 ? [...ties] : []
}
