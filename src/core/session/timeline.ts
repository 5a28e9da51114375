import type { Dataset } from '../data/types.ts'
import { begin } from './begin.ts'
import { check } from './check.ts'
import { Draft } from './draft.ts'
import { ALL_RULES } from './fold.ts'
import { States } from './states.ts'
import { ROOT } from './tree.ts'
import type { Catalogue, Event, Refusal, Spec, Tree } from './types.ts'

type Node = Tree['nodes'][number]

/** States along a tree of any events. */
export class Timeline extends States {
  constructor(spec: Spec, dataset: Dataset, memory?: number) {
    super(begin(spec, dataset), () => ALL_RULES, memory)
  }
}

export interface Pruned {
  readonly tree: Tree
  /** Events that could not happen, by their node in the given tree; what followed them is left out too. */
  readonly ignored: readonly { readonly node: number; readonly event: Event; readonly refusal: Refusal }[]
}

/**
 * The part of an untrusted tree that can have happened: impossible events are left out together with all that followed them.
 * The head and the pins of a lost branch move to its last good node. Never throws.
 */
export function prune(tree: Tree, dataset: Dataset, catalogue?: Catalogue): Pruned {
  const { nodes } = tree
  const timeline = new Timeline(tree.spec, dataset)
  const kept: Node[] = []
  const ignored: Pruned['ignored'][number][] = []
  /** New node of each old one, or of its last good ancestor. */
  const home = new Int32Array(nodes.length)
  const good = new Uint8Array(nodes.length)
  let draft = new Draft(timeline.at({ nodes: kept }, ROOT))
  let at = ROOT

  for (let k = 0; k < nodes.length; k++) {
    const { parent, e } = nodes[k]
    home[k] = parent === ROOT ? ROOT : home[parent]
    if (parent !== ROOT && good[parent] === 0) continue
    if (at !== parent) draft = new Draft(timeline.at({ nodes: kept }, home[k]))
    at = parent
    const refusal = check(draft, e, catalogue)
    if (refusal) {
      ignored.push({ node: k, event: e, refusal })
      continue
    }
    draft.apply(e)
    kept.push({ parent: home[k], e })
    at = k
    good[k] = 1
    home[k] = kept.length - 1
  }

  const moved = (node: number) => (node === ROOT ? ROOT : home[node])
  const last = new Map<number, number>()
  for (const [from, to] of tree.last) if (good[to]) last.set(moved(from), moved(to))
  const pins = tree.pins.map((p) => ({ ...p, node: moved(p.node) }))
  return { tree: { ...tree, nodes: kept, head: moved(tree.head), pins, last }, ignored }
}
