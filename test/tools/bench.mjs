// Measures the engine against the frozen baseline, in Node and in Chromium on a built page, and prints a table of ratios.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build, loadConfigFromFile, preview } from 'vite'
import { chromiumArgs, chromiumPath } from './chromium.mjs'

const path = (p) => fileURLToPath(new URL(`../../${p}`, import.meta.url))
const out = path('.cache/bench')
const backend = path('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm')
const wasm = { plain: `${backend}.wasm`, simd: `${backend}-simd.wasm` }
const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, path('vite.config.ts'))

/** The settings of the product's own build, for another entry. */
const built = (outDir, more) => ({
  configFile: false,
  logLevel: 'error',
  base: config.base,
  resolve: config.resolve,
  worker: config.worker,
  ...more,
  build: { ...config.build, outDir, emptyOutDir: true, ...more.build },
})

async function inNode() {
  const outDir = `${out}/node`
  await build(built(outDir, { build: { ssr: path('test/bench/node.ts') } }))
  const { bench } = await import(pathToFileURL(`${outDir}/node.js`).href)
  return bench(wasm)
}

async function inChromium() {
  const page = built(`${out}/page`, { root: path('test/bench'), build: {} })
  await build(page)
  const server = await preview({ ...page, preview: { port: 0, host: '127.0.0.1' } })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    const tab = await browser.newPage()
    await tab.goto(server.resolvedUrls.local[0])
    return await tab.evaluate(() => globalThis.bench())
  } finally {
    await browser.close()
    await server.close()
  }
}

const ms = (v) => v.toFixed(v < 10 ? 2 : 1)
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Ratios to F of the stages, minimum and median of several looks. */
function stageTable({ F, cases }) {
  const names = ['model', 'question', 'preview', 'final', 'score meanKL', 'fine', 'all']
  const cell = (t) => (t ? `${(t.min / F.min).toFixed(2)} / ${(t.median / F.median).toFixed(2)}` : '')
  return table(
    ['case', ...names],
    cases.map((c) => [c.name, ...names.map((name) => cell(c.stages[name]))]),
  )
}

/** The promises, and whether they were kept: [what, measured, limit]. */
function promises({ F, cases, cancel, slices, tensors }) {
  const ratio = (c, stage) => (c.stages[stage] ?? c.stages.final).min / F.min
  return [
    ...cases.map((c) => [`first sight of the committee: ${c.name}`, ratio(c, 'preview'), 0.8]),
    ...cases.map((c) => [`trained committee: ${c.name}`, ratio(c, 'final'), 1.8]),
    ['cancel, 95th percentile, ms', cancel.p95, 8],
    ['slices over 8 ms', slices.over8, 0],
    ['tensors gained over 200 answers', tensors.after - tensors.before, 0],
  ]
}

const node = await inNode()
const page = await inChromium()
const text = `# Bench

F = one frame of the frozen baseline: ${ms(node.F.min)} ms in Node, ${ms(page.F.min)} ms in Chromium (minimum). Stages are ratios to F,
minimum / median of several looks at 500 points and 500 that grade, preview 50 x 50, fine field 100 x 100, 8 strategies scored.

## Chromium, built page: from the click to the part (trainer of networks: ${page.trainer})
${stageTable(page)}

Drawing the stage (500 points, field, boundary, lines of 8 members, 600 x 600) adds ${(page.paint.min / page.F.min).toFixed(2)} / ${(page.paint.median / page.F.median).toFixed(2)} and the wait for the next frame.

## Promises
${table(
  ['promise', 'measured', 'limit', ''],
  promises(page).map(([what, measured, limit]) => [
    what,
    measured.toFixed(2),
    limit,
    measured <= limit ? 'kept' : '**missed**',
  ]),
)}

Cancel: median ${ms(page.cancel.median)} ms, 95th percentile ${ms(page.cancel.p95)}, longest ${ms(page.cancel.max)}. Slices seen by pings: ${page.slices.count}, 95th percentile ${ms(page.slices.p95)} ms, longest ${ms(page.slices.longest)} ms. Pings to the resting worker: median ${ms(page.rest.median)}, 95th percentile ${ms(page.rest.p95)}, longest ${ms(page.rest.max)} ms.

## Node: the same job without messages
${stageTable(node)}

Longest time between two pauses, ms (median of looks): ${node.cases.map((c) => `${c.name} ${ms(c.longest)}`).join('; ')}.

## Strategies: milliseconds for model and picks (Node, logistic with bumps, 20 labels), and the longest time between two pauses
${table(
  ['strategy', '500', '2,000', '10,000', 'longest pause'],
  [...new Set(node.strategies.map((s) => s.id))].map((id) => {
    const own = node.strategies.filter((s) => s.id === id)
    return [id, ...own.map((s) => ms(s.min)), ms(Math.max(...own.map((s) => s.longest)))]
  }),
)}

## Models: milliseconds on 50 labels (Node)
${table(
  ['model', 'fit', 'committee of 8', 'plane 100 x 100'],
  node.models.map((m) => [m.name, ms(m.fit), ms(m.committee), ms(m.plane)]),
)}
`
mkdirSync(path('.cache'), { recursive: true })
writeFileSync(path('.cache/bench.md'), text)
console.log(text)
