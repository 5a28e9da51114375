import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** What each room may import: rooms, or single files, below it. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: ['core'],
  engine: ['core'],
  draw: ['core', 'engine/protocol/state.ts'],
  page: [
    'core',
    'draw',
    'text',
    'engine/client.ts',
    'engine/study.ts',
    'engine/protocol',
    'engine/errors.ts',
    'engine/slice.ts',
  ],
  embed: ['core', 'draw', 'text', 'page', 'engine/protocol'],
  'main.ts': ['core', 'page', 'embed', 'engine/protocol'],
}
/** The packages that a room needs. tfjs is the business of single files, see below. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: [],
  engine: ['comlink'],
  draw: [],
  page: ['d3', 'idb-keyval', 'uqr', 'svelte'],
  embed: ['svelte'],
  'main.ts': ['svelte'],
}
const MOST_LINES = 400

const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) =>
  statSync(join(src, f)).isFile(),
)
const textOf = (file: string) => readFileSync(join(src, file), 'utf8')
const roomOf = (file: string) => file.split('/')[0]

interface Import {
  readonly by: string
  /** A path below src, or a package. */
  readonly of: string
  readonly local: boolean
  readonly typesOnly: boolean
}
const IMPORT =
  /\b(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(by: string): Import[] {
  return [...textOf(by).matchAll(IMPORT)].map(([, type, from, later]) => {
    const given = from ?? later
    const local = /^[./]/.test(given)
    const of = local ? relative(src, join(src, dirname(by), given)) : given
    return { by, of, local, typesOnly: type !== undefined }
  })
}
const imports = all.filter((f) => /\.(ts|svelte)$/.test(f)).flatMap(importsOf)
const shown = ({ by, of }: Import) => `${by} -> ${of}`
const within = (path: string, places: readonly string[]) =>
  places.some((p) => path === p || path.startsWith(`${p}/`))

describe('rooms', () => {
  it('are all known', () => {
    expect([...new Set(all.map(roomOf))].sort()).toEqual(Object.keys(BELOW).sort())
  })

  it.each(Object.keys(BELOW))('%s imports only what lies below it', (room) => {
    const out = imports.filter((i) => i.local && roomOf(i.by) === room && roomOf(i.of) !== room)
    expect(out.filter((i) => !within(i.of, BELOW[room])).map(shown)).toEqual([])
  })

  it('draw takes only types from the engine', () => {
    const used = imports.filter((i) => roomOf(i.by) === 'draw' && roomOf(i.of) === 'engine')
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((i) => !i.typesOnly).map(shown)).toEqual([])
  })

  it('the protocol consists of types', () => {
    const protocol = all.filter((f) => f.startsWith('engine/protocol/'))
    expect(protocol.length).toBeGreaterThan(0)
    expect(protocol.filter((f) => !/^export /m.test(textOf(f)))).toEqual([])
    expect(protocol.filter((f) => /^export (?!interface |type )/m.test(textOf(f)))).toEqual([])
  })

  it('import files of src and no others', () => {
    const lost = imports.filter((i) => i.local && !existsSync(join(src, i.of)))
    expect([...lost, ...imports.filter((i) => i.local && i.of.startsWith('..'))].map(shown)).toEqual([])
  })
})

describe('packages', () => {
  const packages = imports.filter((i) => !i.local)

  it.each(Object.keys(PACKAGES))('%s needs no others than its own', (room) => {
    const others = packages.filter((i) => roomOf(i.by) === room && !i.of.startsWith('@tensorflow/'))
    expect(others.filter((i) => !within(i.of, PACKAGES[room])).map(shown)).toEqual([])
  })

  it('one file alone imports tfjs, and one the addresses of its wasm programs', () => {
    const users = (wasm: boolean) => [
      ...new Set(
        packages
          .filter((i) => i.of.startsWith('@tensorflow/') && i.of.endsWith('.wasm?url') === wasm)
          .map((i) => i.by),
      ),
    ]
    expect(users(false)).toEqual(['engine/kernels.ts'])
    expect(users(true)).toEqual(['engine/urls.ts'])
  })

  it('are all in use', () => {
    const { dependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const unused = Object.keys(dependencies).filter((name) => !packages.some((i) => within(i.of, [name])))
    expect(unused).toEqual([])
  })
})

it(`no file is longer than ${MOST_LINES} lines`, () => {
  const lines = (file: string) => textOf(file).split('\n').length - 1
  const long = all.filter((f) => lines(f) > MOST_LINES).map((f) => `${f}: ${lines(f)}`)
  expect(long).toEqual([])
})
