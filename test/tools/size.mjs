// Gzip sizes of what the first paint loads. It fails above the ceilings.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { firstPaint } from './first-paint.mjs'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const { page, widget, worker } = firstPaint(dist)
const PAINTS = [
  { name: 'page with the core worker', aim: 90_000, ceiling: 85_400, files: [...page, ...worker] },
  { name: 'widget (?embed)', aim: 60_000, ceiling: 57_900, files: widget },
]

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(7)
let tooLarge = 0
for (const { name, aim, ceiling, files } of PAINTS) {
  const sizes = files
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
