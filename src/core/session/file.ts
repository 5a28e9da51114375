import { list, object, integer, shown, text, wrong, type Bad } from './read.ts'
import { isRecord } from './canonical.ts'
import * as shape from './shape.ts'
import { readSpec } from './spec.ts'
import { ROOT } from './tree.ts'
import type { Catalogue, Refusal, Tree } from './types.ts'

/** What a session file calls itself. */
export const FORMAT = 'active-learning-session'
/** Version of session files that is written. */
const FILE_VERSION = 3
/** Longest file that is read, in characters. */
const MOST_TEXT = 50_000_000
const MOST_NODES = 500_000

/** `MIGRATE[v]` turns a file of version v into one of version v + 1; it may rely on nothing but being given JSON. */
const MIGRATE: Readonly<
  Record<number, (json: Readonly<Record<string, unknown>>) => Record<string, unknown>>
> = {
  // Version 2 can say how a file is read, and how points that were there before were relabelled.
  1: (json) => ({ ...json, v: 2 }),
  // Version 3 can say what was drawn on the plane beyond points added, moved and removed.
  2: (json) => ({ ...json, v: 3 }),
}

/** The whole session with its branches as JSON, at full precision. */
export function writeSession({ spec, nodes, head, pins, last }: Tree): string {
  return JSON.stringify({ format: FORMAT, v: FILE_VERSION, spec, nodes, head, pins, last: [...last] })
}

export type SessionRead =
  | {
      readonly ok: true
      readonly tree: Tree
      /** Keys that this version does not know; they were left out. */
      readonly ignored: readonly Bad[]
    }
  | ({ readonly ok: false } & Refusal)

const refuse = (code: string, args: Refusal['args'] = {}): SessionRead => ({ ok: false, code, args })

/**
 * The session of a file. Never throws and never loads a part: anything that cannot be used refuses the file and names the
 * place. Whether the events can happen on the data is for `prune` to find out.
 */
export function readSession(source: string, c: Catalogue): SessionRead {
  if (source.length > MOST_TEXT) return refuse('file-too-long', { most: MOST_TEXT })
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch {
    return refuse('not-a-session')
  }
  if (!isRecord(json) || !Object.hasOwn(json, 'format') || json.format !== FORMAT)
    return refuse('not-a-session')
  const v = Object.hasOwn(json, 'v') ? json.v : undefined
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1) return refuse('not-a-session')
  if (v > FILE_VERSION) return refuse('newer-version', { given: v, known: FILE_VERSION })
  let now = json
  for (let from = v; from < FILE_VERSION; from++) now = MIGRATE[from](now)
  return readTree(now, c)
}

const node = object<Tree['nodes'][number]>({ parent: integer(ROOT, MOST_NODES), e: shape.event })
const pin = object<Tree['pins'][number]>({ name: text(200), node: integer(ROOT, MOST_NODES) })
interface File {
  readonly format: string
  readonly v: number
  readonly nodes: Tree['nodes']
  readonly head: number
  readonly pins: Tree['pins']
  readonly last: readonly (readonly number[])[]
}
const file = object<File>({
  format: text(40),
  v: integer(1, FILE_VERSION),
  nodes: list(node, 0, MOST_NODES),
  head: integer(ROOT, MOST_NODES),
  pins: list(pin, 0, 1000),
  last: list(list(integer(ROOT, MOST_NODES), 2, 2), 0, MOST_NODES),
})

function readTree(json: Readonly<Record<string, unknown>>, c: Catalogue): SessionRead {
  const { spec: rawSpec, ...rest } = json
  const bad: Bad[] = []
  const body = file(rest, '', bad)
  const read = readSpec(rawSpec, c)
  bad.push(...read.bad)
  const [first] = wrong(bad)
  if (first || !body || !read.spec)
    return refuse('bad-file', { at: first?.at ?? 'spec', given: shown(first?.given) })
  const { nodes, head, pins, last } = body
  const place = misplaced(body)
  if (place) return refuse('bad-file', place)
  const links = new Map(last.map(([from, to]) => [from, to]))
  return { ok: true, tree: { spec: read.spec, nodes, head, pins, last: links }, ignored: bad }
}

/** The first number that points outside the tree, or against its order. */
function misplaced({ nodes, head, pins, last }: File): { at: string; given: number } | null {
  const n = nodes.length
  const parent = nodes.findIndex((k, i) => k.parent >= i)
  if (parent >= 0) return { at: `nodes[${parent}].parent`, given: nodes[parent].parent }
  if (head >= n) return { at: 'head', given: head }
  const pinned = pins.findIndex((p) => p.node >= n)
  if (pinned >= 0) return { at: `pins[${pinned}].node`, given: pins[pinned].node }
  const stray = last.findIndex(([from, to]) => to < 0 || to >= n || nodes[to].parent !== from)
  return stray >= 0 ? { at: `last[${stray}]`, given: last[stray][1] } : null
}
