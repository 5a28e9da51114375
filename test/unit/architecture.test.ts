import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** What each room may import: rooms below it. Types of the protocol are open to drawing. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: ['core'],
  engine: ['core'],
  draw: ['core', 'engine/protocol.ts'],
  page: [
    'core',
    'draw',
    'text',
    'engine/client.ts',
    'engine/protocol.ts',
    'engine/errors.ts',
    'engine/slice.ts',
  ],
  embed: ['core', 'draw', 'text', 'page', 'engine/protocol.ts'],
  'main.ts': ['core', 'page', 'embed', 'engine/protocol.ts'],
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => /\.(ts|svelte)$/.test(f))
const text = (file: string) => readFileSync(join(src, file), 'utf8')
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()['"]([^'"]+)['"]/g)].map((m) => m[1])
const roomOf = (file: string) => file.split('/')[0]

describe('rooms', () => {
  it.each(Object.keys(ALLOWED))('%s imports only what lies below it', (room) => {
    const wrong = files
      .filter((f) => roomOf(f) === room)
      .flatMap((f) =>
        importsOf(f)
          .filter((i) => i.startsWith('.'))
          .map((i) => relative(src, join(src, dirname(f), i)))
          .filter((i) => roomOf(i) !== room && !ALLOWED[room].some((a) => i === a || i.startsWith(`${a}/`)))
          .map((i) => `${f} -> ${i}`),
      )
    expect(wrong).toEqual([])
  })

  it('core needs no package but papaparse, and that only for tables', () => {
    const packages = files
      .filter((f) => roomOf(f) === 'core')
      .flatMap((f) =>
        importsOf(f)
          .filter((i) => !i.startsWith('.'))
          .map((i) => `${f} -> ${i}`),
      )
    expect(packages.filter((p) => !/^core\/data\/table\/.* -> papaparse$/.test(p))).toEqual([])
  })

  it('one file alone imports tfjs', () => {
    const users = files.filter((f) =>
      importsOf(f).some((i) => i.startsWith('@tensorflow/') && !i.includes('.wasm')),
    )
    expect(users).toEqual(['engine/tfjs.ts'])
  })

  it('knows every room', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ALLOWED).sort())
  })
})
