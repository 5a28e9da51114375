import { Digest } from '../math/random.ts'
import { canonical } from './canonical.ts'
import { specHash } from './spec-hash.ts'
import { ancestry, path, ROOT } from './tree.ts'
import type { Tree } from './types.ts'

/** Names the node; a name is used once, a node may have several. An empty name is none. */
export function pin(tree: Tree, name: string, node: number = tree.head): Tree {
  const others = tree.pins.filter((p) => p.name !== name)
  return name.trim() === '' ? tree : { ...tree, pins: [...others, { name, node }] }
}
export function renamePin(tree: Tree, from: string, to: string): Tree {
  if (to.trim() === '' || (to !== from && tree.pins.some((p) => p.name === to))) return tree
  return { ...tree, pins: tree.pins.map((p) => (p.name === from ? { ...p, name: to } : p)) }
}
export const unpin = (tree: Tree, name: string): Tree => ({
  ...tree,
  pins: tree.pins.filter((p) => p.name !== name),
})

/** 8 hexadecimal digits over the spec and the log of `node`: equal for equal prefixes, whatever branches off later. */
export function pathHash(tree: Tree, node: number = tree.head): string {
  const digest = new Digest().text(specHash(tree.spec))
  for (const e of path(tree, node)) digest.text(canonical(e))
  return digest.hex()
}

/** The last node that two branches have in common. */
export function fork(tree: Tree, a: number, b: number): number {
  const seen = new Set(ancestry(tree, a))
  let k = b
  while (k !== ROOT && !seen.has(k)) k = tree.nodes[k].parent
  return k
}
