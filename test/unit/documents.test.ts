import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { generators } from '../../src/core/data/generators.ts'
import { shippedSets } from '../../src/core/data/shipped.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import { STREAM_METAS } from '../../src/core/session/rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const within = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f))

const sources = [...within('src'), ...within('test'), ...within('public'), ...readdirSync(root)]
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'THIRD-PARTY.md',
  ...sources.filter((f) => f.startsWith('src') && f.endsWith('.md')),
]
const readme = read('README.md')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1])

describe('the documents', () => {
  it.each(documents)('%s: its links lead to files, its commands are there', (document) => {
    const text = read(document)
    for (const link of all(text, /\]\((?!https?:|#)([^)#]+)/g))
      expect(existsSync(resolve(root, dirname(document), link)), link).toBe(true)
    for (const script of all(text, /`?npm run (?:-s |--silent )?([\w:]+)/g))
      expect(scripts).toHaveProperty(script)
  })

  it.each(documents)('%s: the files that it names are there', (document) => {
    const names = all(read(document), /`((?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|svelte|css|json|md))`/g)
    for (const name of names)
      expect(
        sources.some((f) => f === name || f.endsWith(`/${name}`)),
        name,
      ).toBe(true)
  })

  it('README counts what there is', () => {
    expect(readme).toContain(`${STRATEGIES.length} query strategies`)
    expect(readme).toContain(`${generators.length} generated data sets`)
    expect(readme).toContain(`${shippedSets.length} real ones`)
    const rules = /the rule that asks \((.*?)\)/.exec(readme)?.[1] ?? ''
    expect(all(rules, /`(\w+)`/g)).toEqual(STREAM_METAS.map((r) => r.id))
  })
})
