// Runs the checks of the reference scenarios on the product: `npm run curriculum`, `npm run curriculum -- S1a S2a`,
// `-- --seeds 10` (fewer seeds), `-- --first 9000` (other seeds), `-- --file <path>` (other scenarios).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { parseArgs } from 'node:util'

const WORKERS = 2
const root = new URL('../../', import.meta.url)
const outDir = fileURLToPath(new URL('node_modules/.cache/curriculum/', root))

async function bundle() {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: fileURLToPath(root),
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('test/reference/curriculum.ts', root)),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'curriculum.mjs' } },
    },
  })
}

const load = () => import(new URL('node_modules/.cache/curriculum/curriculum.mjs', root).href)

/** Results of the units in their order, whichever worker was faster. */
function runAll(file, units) {
  return new Promise((resolve, reject) => {
    const results = new Array(units.length)
    let next = 0
    let open = units.length
    for (let k = 0; k < Math.min(WORKERS, units.length); k++) {
      const worker = new Worker(new URL(import.meta.url), { workerData: file })
      const feed = () => {
        if (next < units.length) worker.postMessage({ place: next, unit: units[next++] })
        else void worker.terminate()
      }
      worker.on('error', reject)
      worker.on('message', ({ place, result }) => {
        results[place] = result
        feed()
        if (--open === 0) resolve(results)
      })
      feed()
    }
  })
}

async function work() {
  const { runUnit } = await load()
  const file = JSON.parse(readFileSync(workerData, 'utf8'))
  parentPort.on('message', ({ place, unit }) => {
    parentPort.postMessage({ place, result: runUnit(file, unit) })
  })
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seeds: { type: 'string' }, first: { type: 'string' }, file: { type: 'string' } },
  })
  const path = values.file ?? fileURLToPath(new URL('test/reference/values/scenarios.json', root))
  const file = JSON.parse(readFileSync(path, 'utf8'))
  await bundle()
  const { lineOf, unitsOf } = await load()
  const units = unitsOf(file, positionals, Number(values.first ?? 5000), Number(values.seeds ?? Infinity))
  const results = await runAll(path, units)

  const ids = [...new Set(units.map((u) => u.id))]
  const lines = ids.map((id) =>
    lineOf(
      file,
      id,
      results.filter((_, i) => units[i].id === id),
    ),
  )
  for (const { id, needed, measured, pass } of lines)
    console.log(
      `${pass ? 'pass' : 'FAIL'}  ${id.padEnd(12)} needed: ${needed}\n${' '.repeat(19)}measured: ${measured}`,
    )
  const failed = lines.filter((l) => !l.pass).length
  console.log(`${lines.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

await (isMainThread ? main() : work())
