import type { PointId } from '../core/data/types.ts'
import { ancestry, ROOT } from '../core/session/tree.ts'
import type { State, Tree } from '../core/session/types.ts'
import { lang } from './lang.svelte.ts'

/** One label on the time line. */
export interface Mark {
  readonly labels: number
  /** Class */
  readonly label: number
  /** Where the session goes when it is clicked. */
  readonly node: number
  readonly text: string
}

/** The end of the start, then every label of the way to the head and of what redo would bring. */
export function marksOf(tree: Tree, start: State, className: (c: number) => string): Mark[] {
  const marks: Mark[] = []
  const seen = new Set<PointId>(start.order)
  const last = start.order.at(-1)
  if (last !== undefined)
    marks.push({
      labels: seen.size,
      label: start.label[last],
      node: ROOT,
      text: lang.later('timeline.start', { n: seen.size }),
    })
  const nodes = ancestry(tree)
  for (let next = tree.last.get(tree.head); next !== undefined; next = tree.last.get(next)) nodes.push(next)
  nodes.forEach((node, i) => {
    const { e } = tree.nodes[node]
    if (e.t !== 'answer' || seen.has(e.id)) return
    seen.add(e.id)
    // The question that followed belongs to the same moment.
    const after = nodes[i + 1]
    const labels = seen.size
    marks.push({
      labels,
      label: e.label,
      node: after !== undefined && tree.nodes[after].e.t === 'ask' ? after : node,
      text: lang.later('timeline.answer', { n: labels, id: e.id, label: className(e.label), who: e.who }),
    })
  })
  return marks
}
