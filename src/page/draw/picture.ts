import type { PointId } from '../../core/data/types.ts'
import { isEditable } from '../../core/session/plane.ts'
import { ROLE, type Place, type State } from '../../core/session/types.ts'
import type { DrawingScene, SketchPoint } from '../../draw/drawing.ts'
import { markScale } from '../../draw/scene.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import type { Drawing } from './drawing.svelte.ts'

/** Hidden classes of more points than this are not shown: a picture of every one costs too much. */
export const MOST_SHOWN = 5000

/** Tools with a circle around the pointer. */
const ROUND = ['brush', 'eraser', 'flip']

/** Points whose hidden class is shown: what was drawn, and the data set where it is uncovered; labels show their class anyway. */
function knownOf(state: State, reveals: boolean): SketchPoint[] {
  const { xy, truth, role, label, rows } = state
  const known: SketchPoint[] = []
  for (let id = reveals ? 0 : rows; id < role.length && known.length < MOST_SHOWN; id++)
    if (isEditable(state, id) && label[id] < 0)
      known.push({ xy: [xy[2 * id], xy[2 * id + 1]], cls: truth[id], held: role[id] === ROLE.exam })
  return known
}

/** All that the tools show; null before the plot has a size. */
export function pictureOf(app: App, drawing: Drawing): DrawingScene | null {
  const { size, view, state, palette } = app
  if (!size || !view) return null
  const { sketch, cursor, tool, truth } = drawing
  const at = (id: PointId): Place => [state.xy[2 * id], state.xy[2 * id + 1]]
  const ids = sketch?.ids ?? []
  const carries = sketch?.tool === 'move'
  const fresh = (sketch?.add ?? []).map((p) => ({ xy: p.xy, cls: p.truth ?? -1, held: p.exam === true }))
  return {
    palette,
    language: lang.id,
    size,
    view,
    scale: markScale(size),
    known: knownOf(state, drawing.reveals),
    fresh: carries ? [] : fresh,
    selected: drawing.selection.map(at),
    struck: sketch && (sketch.tool === 'eraser' || sketch.tool === 'flip') ? ids.map(at) : [],
    carried: carries ? ids.map((id, i) => ({ from: at(id), to: fresh[i].xy })) : [],
    line:
      sketch && (sketch.tool === 'select' || sketch.tool === 'boundary')
        ? { path: sketch.path, closed: sketch.closed }
        : null,
    boundary: state.boundary ? { ...state.boundary, closed: state.boundary.closed === true } : null,
    cursor: cursor && {
      at: cursor,
      radius: ROUND.includes(tool) ? Math.max(tool === 'brush' ? 0 : 6, drawing.size) : 0,
      cls: tool === 'brush' || tool === 'boundary' ? truth : null,
    },
  }
}
