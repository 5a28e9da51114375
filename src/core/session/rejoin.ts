import { canonical } from './canonical.ts'
import { append, goto, ROOT } from './tree.ts'
import type { Event, Tree } from './types.ts'

/** What a link keeps of an event: scores and ties of questions are recomputed. */
const bare = (e: Event): string => canonical(e.t === 'ask' ? { ...e, score: [], tied: [] } : e)

/**
 * A session at the end of `log`, a path that was written down beside it: as far as the tree holds the log, its nodes are followed
 * (scores aside, which a link leaves out); what it does not hold yet is added. Nothing of the tree is lost.
 */
export function rejoin(tree: Tree, log: readonly Event[]): Tree {
  const next = new Map<number, number[]>()
  tree.nodes.forEach(({ parent }, k) => {
    const all = next.get(parent)
    if (all) all.push(k)
    else next.set(parent, [k])
  })
  // Two nodes after one may hold the same event (a dragged setting that came to rest where another did): all are followed.
  let at = [ROOT]
  let done = 0
  for (; done < log.length; done++) {
    const wanted = bare(log[done])
    const found = at.flatMap((k) => next.get(k) ?? []).filter((k) => bare(tree.nodes[k].e) === wanted)
    if (found.length === 0) break
    at = found
  }
  return log.slice(done).reduce(append, goto(tree, at.includes(tree.head) ? tree.head : at[0]))
}
