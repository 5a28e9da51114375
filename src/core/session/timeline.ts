import type { Dataset } from '../data/types.ts'
import { check } from './check.ts'
import { Draft } from './draft.ts'
import { advance, begin } from './fold.ts'
import { ROOT } from './tree.ts'
import type { Catalogue, Event, Refusal, Spec, State, Tree } from './types.ts'

/** Bytes of states that a timeline keeps at most, estimated without sharing. */
const MEMORY = 64 * 1024 * 1024
/** On a long way from one kept state to the next, one in so many is kept as well. */
const STRIDE = 256

type Node = Tree['nodes'][number]
type Nodes = Pick<Tree, 'nodes'>

/** States along a tree. Those last looked at are kept, so that scrubbing folds few events; memory is bounded. */
export class Timeline {
  private readonly start: State
  private readonly memory: number
  /** Kept states by node, least recently used first. A node object never changes its past, so it is its own key. */
  private readonly kept = new Map<Node, State>()
  private bytes = 0

  constructor(spec: Spec, dataset: Dataset, memory = MEMORY) {
    this.start = begin(spec, dataset)
    this.memory = memory
  }

  /** The state at `node` of a tree of this spec. Throws Refused where its log holds an impossible event. */
  at({ nodes }: Nodes, node: number): State {
    const way: Node[] = []
    let k = node
    let state: State | undefined
    for (; k !== ROOT; k = nodes[k].parent) {
      state = this.recall(nodes[k])
      if (state) break
      way.push(nodes[k])
    }
    way.reverse()
    let now = state ?? this.start
    for (let i = 0; i < way.length; i += STRIDE) {
      const leg = way.slice(i, i + STRIDE)
      const events = leg.map((n) => n.e)
      now = advance(now, events)
      this.keep(leg[leg.length - 1], now)
    }
    return now
  }

  /** How many states are kept now. */
  get size(): number {
    return this.kept.size
  }

  private recall(node: Node): State | undefined {
    const state = this.kept.get(node)
    if (!state) return undefined
    this.kept.delete(node)
    this.kept.set(node, state)
    return state
  }

  private keep(node: Node, state: State): void {
    this.kept.set(node, state)
    this.bytes += sizeOf(state)
    for (const [oldest, old] of this.kept) {
      if (this.bytes <= this.memory || oldest === node) return
      this.kept.delete(oldest)
      this.bytes -= sizeOf(old)
    }
  }
}

/** Bytes of a state that shares nothing but the plane, roughly. */
const sizeOf = (s: State): number =>
  4096 + 13 * s.role.length + 150 * (s.answers.size + s.passes.size) + 120 * s.rounds.length

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
