import { parse } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'
import { en, firstFiles, firstKeys, sayings, sources, type Words } from './text-world.ts'

/** A node of a syntax tree, as far as it is looked at. */
type Node = Readonly<Record<string, unknown>> & { readonly type: string }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** A request for a text: the keys that it can have, as patterns, and the names of its arguments (null: not written out). */
interface Request {
  readonly at: string
  readonly keys: readonly RegExp[]
  readonly args: readonly string[] | null
  /** Whether the call can do without the text until it is loaded. */
  readonly waits: boolean
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a first argument can be; none where only the running program knows. */
function keysOf(node: Node): RegExp[] {
  switch (node.type) {
    case 'Literal':
      return [new RegExp(`^${escaped(String(node.value))}$`)]
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].filter(isNode).flatMap(keysOf)
    case 'TSAsExpression':
      return isNode(node.expression) ? keysOf(node.expression) : []
    case 'TemplateLiteral': {
      const quasis = (node.quasis as { value: { cooked: string } }[]).map((q) => escaped(q.value.cooked))
      return [new RegExp(`^${quasis.join('.+')}$`)]
    }
    default:
      return []
  }
}

function argsOf(node: unknown): string[] | null {
  if (node === undefined) return []
  if (!isNode(node) || node.type !== 'ObjectExpression') return null
  const properties = (node.properties as Node[]).map((p) =>
    isNode(p.key) ? String(p.key.name ?? p.key.value) : null,
  )
  return properties.every((name) => name !== null) ? properties : null
}

/** Calls that ask for a text, by the place of its key among the arguments. All but `t` and `of` wait for later texts. */
const ASKING: Readonly<Record<string, number>> = { t: 0, of: 0, later: 0, tell: 1 }

/** The name of a call that asks for a text: `t(...)`, `lang.t(...)`, `notices.tell(...)`. */
function asks(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name === 't' ? 't' : null
  if (callee.type !== 'MemberExpression' || !isNode(callee.object) || !isNode(callee.property)) return null
  const name = String(callee.property.name)
  const of = isNode(callee.object.property) ? callee.object.property.name : callee.object.name
  return name in ASKING && of === (name === 'tell' ? 'notices' : 'lang') ? name : null
}

function requestsIn(value: unknown, at: string, into: Request[]): void {
  if (Array.isArray(value)) value.forEach((v) => requestsIn(v, at, into))
  else if (typeof value === 'object' && value !== null) {
    const call =
      isNode(value) && value.type === 'CallExpression' && isNode(value.callee) && asks(value.callee)
    if (call) {
      const [key, args] = ((value as Node).arguments as Node[]).slice(ASKING[call])
      const keys = key ? keysOf(key) : []
      if (keys.length > 0)
        into.push({ at, keys, args: argsOf(args), waits: call === 'later' || call === 'tell' })
    }
    for (const child of Object.values(value)) requestsIn(child, at, into)
  }
}

const requests: Request[] = []
for (const [path, source] of sources('', /^(?:main|page|embed)\b.*\.(ts|svelte)$/)) {
  const component = path.endsWith('.svelte') ? source : `<script lang="ts">\n${source}\n</script>`
  requestsIn(parse(component, { modern: true }), path, requests)
}
const entries = Object.entries(en as Words).map(([key, entry]) => ({ key, used: [...sayings(entry).used] }))

describe('the texts that the page asks for', () => {
  it('are found', () => {
    expect(requests.length).toBeGreaterThan(150)
  })

  it('exist', () => {
    const unknown = requests.flatMap(({ at, keys }) =>
      keys.filter((key) => !entries.some((e) => key.test(e.key))).map((key) => `${at}: ${key.source}`),
    )
    expect(unknown).toEqual([])
  })

  it('get all their numbers and names', () => {
    const lacking = requests.flatMap(({ at, keys, args }) =>
      entries
        .filter((e) => args !== null && keys.some((key) => key.test(e.key)))
        .flatMap(({ key, used }) =>
          used.filter((name) => !args?.includes(name)).map((name) => `${at}: ${key}, ${name}`),
        ),
    )
    expect(lacking).toEqual([])
  })
})

describe('the first texts', () => {
  const first = firstFiles()
  const asked = requests.filter(({ at, waits }) => first.includes(at) && !waits)

  it('hold all that code says which is there before the later texts', () => {
    expect(asked.length).toBeGreaterThan(40)
    const lacking = asked.flatMap(({ at, keys }) =>
      entries
        .filter(({ key }) => keys.some((k) => k.test(key)) && !firstKeys.includes(key))
        .map(({ key }) => `${at}: ${key}`),
    )
    expect(lacking).toEqual([])
  })

  it('hold nothing else', () => {
    const idle = firstKeys.filter((key) => !asked.some(({ keys }) => keys.some((k) => k.test(key))))
    expect(idle).toEqual([])
  })
})
