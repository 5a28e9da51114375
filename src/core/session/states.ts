import { advanceBy, type Rules } from './event-rules.ts'
import { ROOT } from './tree.ts'
import type { State, Tree } from './types.ts'

/** Bytes of states that a timeline keeps at most, estimated without sharing. */
const MEMORY = 64 * 1024 * 1024
/** On a long way from one kept state to the next, one in so many is kept as well. */
const STRIDE = 256

type Node = Tree['nodes'][number]
type Nodes = Pick<Tree, 'nodes'>

/** States along a tree. Those last looked at are kept, so that scrubbing folds few events; memory is bounded. */
export class States {
  private readonly start: State
  private readonly rules: () => Rules
  private readonly memory: number
  /** Kept states by node, least recently used first. A node object never changes its past, so it is its own key. */
  private readonly kept = new Map<Node, State>()
  private bytes = 0

  /** `start` is the state before the first event. */
  constructor(start: State, rules: () => Rules, memory = MEMORY) {
    this.start = start
    this.rules = rules
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
      now = advanceBy(this.rules(), now, events)
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
