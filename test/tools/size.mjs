// Gzip sizes of what the first paint loads, by the manifest of the build. It says how far each is from its aim
// and fails above the ceiling, which keeps what is there from growing.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))

/** The chunk of a source, with its styles and all that it imports statically. */
function filesOf(source) {
  const files = new Set()
  const visit = (name) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    for (const other of chunk.imports ?? []) visit(other)
  }
  visit(source)
  return [...files]
}

/** The worker, which has no manifest of its own, with all that it imports statically. */
function workerFiles() {
  const entry = manifest['index.html'].assets?.find((file) => /\/worker-[^/]*\.js$/.test(file))
  if (!entry) throw new Error('the build has no worker')
  const files = new Set()
  const visit = (file) => {
    if (files.has(file)) return
    files.add(file)
    const code = readFileSync(dist + file, 'utf8')
    for (const [, other] of code.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+)["']/g))
      visit(`assets/${other}`)
  }
  visit(entry)
  return [...files]
}

const page = [...filesOf('index.html'), 'index.html']
const PAINTS = [
  {
    name: 'page with the core worker',
    aim: 90_000,
    ceiling: 132_500,
    files: [...page, ...filesOf('src/page/App.svelte'), ...workerFiles()],
  },
  {
    name: 'widget (?embed)',
    aim: 60_000,
    ceiling: 98_500,
    files: [...page, ...filesOf('src/embed/Embed.svelte')],
  },
]

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(7)
let tooLarge = 0
for (const { name, aim, ceiling, files } of PAINTS) {
  const sizes = [...new Set(files)]
    .map((file) => [file, gzipSync(readFileSync(dist + file), { level: 9 }).length])
    .sort((a, b) => b[1] - a[1])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  if (total > ceiling) tooLarge++
  console.log(`First paint of the ${name}, kB gzip`)
  for (const [file, size] of sizes) console.log(`${kB(size)}  ${file}`)
  const verdict = total > ceiling ? 'TOO LARGE' : total > aim ? 'the aim is missed' : 'ok'
  console.log(`${kB(total)}  aim ${kB(aim).trim()}, ceiling ${kB(ceiling).trim()}: ${verdict}\n`)
}
console.log(`${PAINTS.length - tooLarge} passed, ${tooLarge} failed`)
process.exitCode = tooLarge > 0 ? 1 : 0
