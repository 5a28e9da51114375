import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Args, Entry } from '../../src/text/format.ts'
import { first as firstEn } from '../../src/text/first-en.ts'
import { first as firstJa } from '../../src/text/first-ja.ts'
import { later as laterEn } from '../../src/text/later-en.ts'
import { later as laterJa } from '../../src/text/later-ja.ts'

export type Words = Readonly<Record<string, Entry>>
/** All texts of a language, and those that the first screen has. */
export const en = { ...firstEn, ...laterEn }
export const ja = { ...firstJa, ...laterJa }
export const firstKeys: readonly string[] = Object.keys(firstEn)
export const languages: readonly (readonly ['en' | 'ja', Words])[] = [
  ['en', en],
  ['ja', ja],
]

/** The text of every file of a folder of the sources, by path, its subfolders included. */
export function sources(folder: string, ending: RegExp = /\.ts$/): Map<string, string> {
  const root = fileURLToPath(new URL(`../../src/${folder}/`, import.meta.url))
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return new Map(
    names.filter((name) => ending.test(name)).map((name) => [name, readFileSync(root + name, 'utf8')]),
  )
}

/** The distinct first groups of `pattern` in the sources of a folder, sorted. */
export function found(folder: string, pattern: RegExp): string[] {
  const all = [...sources(folder).values()].flatMap((text) => [...text.matchAll(pattern)].map((m) => m[1]))
  return [...new Set(all)].sort()
}

/** The members of a union of strings in the sources of a folder; `before` is the code in front of it, such as `type Mode =`. */
export function unionOf(folder: string, before: RegExp): string[] {
  const [union = ''] = found(folder, new RegExp(`${before.source}((?:\\s*\\|?\\s*'[^']+')+)`, 'g'))
  return [...union.matchAll(/'([^']+)'/g)].map((m) => m[1])
}

/** Arguments that have every name, each with the same value; `used` collects the names that a text asks for. */
export function anyArgs(value: string | number, used: Set<string>): Args {
  return new Proxy<Record<string, string | number>>(
    {},
    {
      get(_, name) {
        used.add(String(name))
        return value
      },
    },
  )
}

/** What a text says with some number in the place of all its arguments, names included, and the arguments that it asks for. */
export function sayings(entry: Entry): { texts: string[]; used: Set<string> } {
  const used = new Set<string>()
  if (typeof entry === 'string') return { texts: [entry], used }
  return { texts: [0, 1, 2, 0.25, 12345].map((value) => entry(anyArgs(value, used))), used }
}

const STATIC = /\b(?:import|export)\s+(?!type\b)(?:[\w$*{},\s]+?\sfrom\s+)?['"](\.[^'"]+)['"]/g

/** Files of the sources that are there when the first screen is shown: what the entry, the page and the widget import at once. */
export function firstFiles(): string[] {
  const root = fileURLToPath(new URL('../../src/', import.meta.url))
  const files = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    if (!/\.(ts|svelte)$/.test(file)) return
    for (const [, other] of readFileSync(root + file, 'utf8').matchAll(STATIC))
      visit(join(dirname(file), other))
  }
  ;['main.ts', 'page/App.svelte', 'embed/Embed.svelte'].forEach(visit)
  return [...files]
}
