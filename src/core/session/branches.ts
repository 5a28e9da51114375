import { wayOf } from './moments.ts'
import { ancestry, ROOT } from './tree.ts'
import type { PointId } from '../data/types.ts'
import type { State, Tree } from './types.ts'

/** A way through the tree from the last node that it shares with another one. */
export interface Branch {
  /** Its end. */
  readonly leaf: number
  /** The last node that another branch has too; ROOT if there is none. */
  readonly from: number
  /** Nodes that no other branch has, oldest first. */
  readonly own: readonly number[]
  /** The last name given to one of its own nodes. */
  readonly name: string | null
  /** Whether the head is on it, and it is what redo follows. */
  readonly current: boolean
}

/**
 * Branches on which something was answered, or that have a name; the one of the head always. Oldest first. A tree without forks
 * is one branch. Twigs at the end of a branch that carry nothing of this are no branches; it goes on through the last visited.
 */
export function branches(tree: Tree): Branch[] {
  const { nodes, pins } = tree
  const here = wayOf(tree).at(-1) ?? ROOT
  const named = new Set(pins.map((p) => p.node))
  /** How many ways on from a node count. */
  const living = new Map<number, number>()
  const ends: number[] = []
  for (let k = nodes.length - 1; k >= 0; k--) {
    const bears = living.has(k)
    if (!bears && nodes[k].e.t !== 'answer' && !named.has(k) && k !== here) continue
    living.set(nodes[k].parent, (living.get(nodes[k].parent) ?? 0) + 1)
    if (!bears) ends.push(k)
  }
  const found = ends.map((end) => {
    const own: number[] = []
    let from = end
    while (from !== ROOT) {
      own.push(from)
      from = nodes[from].parent
      if (living.get(from)! > 1) break
    }
    own.reverse()
    let leaf = end
    for (let next = tree.last.get(end); next !== undefined; next = tree.last.get(next)) {
      own.push(next)
      leaf = next
    }
    const mine = new Set(own)
    const name =
      pins
        .filter((p) => mine.has(p.node))
        .sort((a, b) => a.node - b.node)
        .at(-1)?.name ?? null
    return { leaf, from, own, name, current: leaf === here }
  })
  return found.sort((a, b) => a.leaf - b.leaf)
}

/**
 * The tree without the nodes that only this branch has. The branch of the head stays: its tree is returned unchanged. Nodes are
 * numbered anew, logs and hashes of all other ways stay.
 */
export function cut(tree: Tree, { leaf }: Branch): Tree {
  const branch = branches(tree).find((b) => b.leaf === leaf)
  const head = new Set(ancestry(tree))
  if (!branch || branch.current || branch.own.some((k) => head.has(k))) return tree
  const gone = new Set(branch.own)
  const home = new Map<number, number>([[ROOT, ROOT]])
  const nodes: { parent: number; e: Tree['nodes'][number]['e'] }[] = []
  tree.nodes.forEach((node, k) => {
    if (gone.has(node.parent)) gone.add(k)
    if (gone.has(k)) return
    home.set(k, nodes.length)
    const parent = home.get(node.parent)!
    nodes.push(parent === node.parent ? node : { parent, e: node.e })
  })
  const last = new Map<number, number>()
  for (const [from, to] of tree.last)
    if (home.has(from) && home.has(to)) last.set(home.get(from)!, home.get(to)!)
  const pins = tree.pins.flatMap((p) => (home.has(p.node) ? [{ ...p, node: home.get(p.node)! }] : []))
  return { ...tree, nodes, head: home.get(tree.head)!, last, pins }
}

/** The tree with this branch called `name`; a name that is taken gets a number, an empty one takes the name away. */
export function nameBranch(tree: Tree, branch: Branch, name: string): Tree {
  const mine = new Set(branch.own)
  const others = tree.pins.filter((p) => !mine.has(p.node))
  const wished = name.trim().slice(0, 190)
  if (wished === '') return { ...tree, pins: others }
  const taken = new Set(others.map((p) => p.name))
  let free = wished
  for (let n = 2; taken.has(free); n++) free = `${wished} ${n}`
  return { ...tree, pins: [...others, { name: free, node: branch.leaf }] }
}

/** What two branches asked after the start, as counts of points. */
export interface Overlap {
  readonly both: number
  readonly a: number
  readonly b: number
}
export function overlap(
  start: Pick<State, 'order'>,
  a: Pick<State, 'order'>,
  b: Pick<State, 'order'>,
): Overlap {
  const skip = new Set<PointId>(start.order)
  const mine = new Set(a.order.filter((id) => !skip.has(id)))
  const theirs = b.order.filter((id) => !skip.has(id))
  return { both: theirs.filter((id) => mine.has(id)).length, a: mine.size, b: theirs.length }
}
