import { canonical } from './canonical.ts'
import type { DeepPartial, Event, Settings, Spec, Tree } from './types.ts'

/** The start, before the first event. */
export const ROOT = -1

/** A session in which nothing has happened. */
export const treeOf = (spec: Spec): Tree => ({ spec, nodes: [], head: ROOT, pins: [], last: new Map() })

/** The session of one straight log, at its end. */
export function treeOfLog(spec: Spec, events: readonly Event[]): Tree {
  const nodes = events.map((e, i) => ({ parent: i - 1, e }))
  const last = new Map(nodes.map((node, i) => [node.parent, i]))
  return { spec, nodes, head: nodes.length - 1, pins: [], last }
}

const parentOf = (tree: Tree, node: number): number => (node === ROOT ? ROOT : tree.nodes[node].parent)

/** Nodes that continue `node`, oldest first. */
export function children(tree: Tree, node: number): number[] {
  return tree.nodes.flatMap(({ parent }, i) => (parent === node ? i : []))
}

/** Ends of all branches, oldest first. */
export function leaves(tree: Tree): number[] {
  const continued = new Set(tree.nodes.map((n) => n.parent))
  return tree.nodes.flatMap((_, i) => (continued.has(i) ? [] : i))
}

/** Nodes from the first event to `node`, in order. */
export function ancestry(tree: Tree, node: number = tree.head): number[] {
  const nodes: number[] = []
  for (let k = node; k !== ROOT; k = tree.nodes[k].parent) nodes.push(k)
  return nodes.reverse()
}

/** The log of `node`: all events from the start to it. */
export const path = (tree: Tree, node: number = tree.head): Event[] =>
  ancestry(tree, node).map((k) => tree.nodes[k].e)

/** Moves the head; redo leads back along the way that led here. */
export function goto(tree: Tree, node: number): Tree {
  if (node === tree.head || node < ROOT || node >= tree.nodes.length) return tree
  const last = new Map(tree.last)
  for (let k = node; k !== ROOT; k = tree.nodes[k].parent) last.set(tree.nodes[k].parent, k)
  return { ...tree, head: node, last }
}

/**
 * Adds an event after the head and moves there. Where the head has been continued before, this is a branch; where the same
 * event already follows, its node is taken up again; a `set` of the same fields right after another takes its place (a slider
 * that is dragged is one change).
 */
export function append(tree: Tree, e: Event): Tree {
  const { nodes, head } = tree
  const same = children(tree, head).find((k) => canonical(nodes[k].e) === canonical(e))
  if (same !== undefined) return goto(tree, same)
  if (coalesces(tree, e)) return { ...tree, nodes: nodes.map((n, i) => (i === head ? { ...n, e } : n)) }
  const last = new Map(tree.last).set(head, nodes.length)
  return { ...tree, nodes: [...nodes, { parent: head, e }], head: nodes.length, last }
}

function coalesces(tree: Tree, e: Event): boolean {
  const { nodes, head, pins } = tree
  const before = head === ROOT ? undefined : nodes[head].e
  return (
    e.t === 'set' &&
    before?.t === 'set' &&
    fields(before.patch) === fields(e.patch) &&
    !nodes.some((n) => n.parent === head) &&
    !pins.some((p) => p.node === head)
  )
}

/** Names of the fields that a change touches. */
function fields(patch: DeepPartial<Settings>): string {
  const names = (value: unknown, at: string): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, v]) => names(v, `${at}.${key}`))
      : [at]
  return names(patch, '').sort().join()
}

/** One event back. */
export const undo = (tree: Tree): Tree => goto(tree, parentOf(tree, tree.head))

/** One event forward, along the branch that was last visited. */
export function redo(tree: Tree): Tree {
  const next = tree.last.get(tree.head)
  return next === undefined ? tree : { ...tree, head: next }
}

/** Whether an event is a deed of its own; questions and the like follow by themselves and are undone with the deed before them. */
export type IsDeed = (e: Event) => boolean
const apart: IsDeed = (e) => e.t !== 'ask' && e.t !== 'advance'

/** What counts as a deed: where a person is among the oracles, the answers of the simulated ones follow by themselves. */
export function deedsOf(settings: Settings): IsDeed {
  const persons = new Set(settings.oracle.filter((a) => a.kind === 'you').map((a) => a.id))
  return (e) =>
    e.t === 'answer' || e.t === 'pass'
      ? persons.size === 0 || persons.has(e.who) || e.who === 'you'
      : apart(e)
}

const isClick = (e: Event): boolean => e.t === 'ask' && e.by === 'you'

const isPassing = (tree: Tree, node: number): boolean => node !== ROOT && tree.nodes[node].e.t === 'advance'

/**
 * Back to before the last deed, where the question that it answered was still open. A point that the person chose is given up
 * together with its answer. Items of a stream that were let pass in a row are a step of their own: the answer before them stays.
 */
export function undoStep(tree: Tree, isDeed: IsDeed = apart): Tree {
  const halts = (k: number) => {
    const { e } = tree.nodes[k]
    return isDeed(e) || isClick(e) || e.t === 'advance'
  }
  let k = tree.head
  while (k !== ROOT && !halts(k)) k = parentOf(tree, k)
  if (isPassing(tree, k)) {
    while (isPassing(tree, k)) k = parentOf(tree, k)
    return goto(tree, k)
  }
  const chosen = k !== ROOT && isClick(tree.nodes[k].e)
  k = parentOf(tree, k)
  if (!chosen && k !== ROOT && isClick(tree.nodes[k].e)) k = parentOf(tree, k)
  return goto(tree, k)
}

/** Forward over the next deed of the branch last visited and all that followed it by itself. */
export function redoStep(tree: Tree, isDeed: IsDeed = apart): Tree {
  let now = tree
  let done = false
  let clicked = false
  for (;;) {
    const next = redo(now)
    if (next === now) return now
    const e = next.nodes[next.head].e
    const isStep = isDeed(e) || (e.t === 'advance' && (now === tree || !isPassing(now, now.head)))
    if ((done && isStep) || ((done || clicked) && isClick(e))) return now
    done ||= isStep
    clicked ||= isClick(e)
    now = next
  }
}

/** Whether a deed, or an item that was let pass, lies before the head. */
export function canUndo(tree: Tree, isDeed: IsDeed = apart): boolean {
  return path(tree).some((e) => isDeed(e) || isClick(e) || e.t === 'advance')
}
export const canRedo = (tree: Tree): boolean => tree.last.has(tree.head)
