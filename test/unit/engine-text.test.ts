import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { engine as en } from '../../src/text/en/engine.ts'
import { engine as ja } from '../../src/text/ja/engine.ts'

const folder = fileURLToPath(new URL('../../src/engine/', import.meta.url))
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(folder + name, 'utf8'))
  .join('\n')
const found = (pattern: RegExp) => [...source.matchAll(pattern)].map((m) => m[1])

describe('the sentences of the engine', () => {
  it('exist for every error and note that it can give, and for no other', () => {
    const errors = found(/engineError\(\s*'([a-z-]+)'/g).map((code) => `error.${code}`)
    const notes = found(/s: 'note', code: '([a-z-]+)'/g).map((code) => `note.${code}`)
    expect(errors.length).toBeGreaterThan(5)
    expect(notes.length).toBeGreaterThan(2)
    const known = Object.keys(en).filter((key) => key.startsWith('error.') || key.startsWith('note.'))
    expect([...new Set([...errors, ...notes])].sort()).toEqual(known.sort())
  })

  it('carry their numbers and names in both languages', () => {
    for (const texts of [en, ja])
      for (const [key, entry] of Object.entries(texts)) {
        const text =
          typeof entry === 'function'
            ? entry({ where: 'p[3]', id: 'x', strategy: 'EER', need: 'refit' })
            : entry
        expect(text, key).not.toMatch(/undefined|NaN/)
        if (typeof entry === 'function') expect(text, key).toMatch(/p\[3\]|x|EER/)
      }
  })
})
