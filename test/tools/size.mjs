// Gzip sizes of what the first paint loads, from the build's manifest; fails above the budgets.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))
const gzip = (file) => gzipSync(readFileSync(dist + file), { level: 9 }).length

/** Files that an entry of the manifest needs before it runs. */
function filesOf(keys) {
  const files = new Set()
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const other of chunk.imports ?? []) visit(other)
  }
  keys.forEach(visit)
  return files
}

const key = (source) => {
  const found = Object.keys(manifest).find((k) => manifest[k].src === source || k === source)
  if (!found) throw new Error(`the build has no ${source}`)
  return found
}
const worker = `assets/${readdirSync(`${dist}assets`).find((f) => /^worker-.*\.js$/.test(f))}`

// Ceilings against growth, see ARCHITECTURE.md for the aims.
const BUDGETS = [
  {
    name: 'page, first paint with the core worker',
    budget: 165_000,
    files: new Set([...filesOf([key('index.html'), key('src/page/App.svelte')]), 'index.html', worker]),
  },
  {
    name: 'widget (?embed), first paint',
    budget: 115_000,
    files: new Set([...filesOf([key('index.html'), key('src/embed/Embed.svelte')]), 'index.html']),
  },
]

let failed = 0
for (const { name, budget, files } of BUDGETS) {
  const sizes = [...files].map((f) => [f, gzip(f)]).sort((a, b) => b[1] - a[1])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  if (total > budget) failed++
  console.log(
    `${total > budget ? 'TOO LARGE' : 'ok'}  ${name}: ${(total / 1000).toFixed(1)} of ${budget / 1000} kB gzip`,
  )
  for (const [file, size] of sizes) console.log(`     ${(size / 1000).toFixed(1).padStart(6)}  ${file}`)
}
process.exit(failed ? 1 : 0)
