// Measures the engine against the frozen baseline, in Node and in Chromium on a built page, and prints a table of ratios.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build, loadConfigFromFile, preview } from 'vite'
import { study } from '../bench/study.mjs'
import { uploads } from '../bench/upload.mjs'
import { chromiumArgs, chromiumPath } from './chromium.mjs'
import { frames } from './frames.mjs'

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
    const report = await tab.evaluate(() => globalThis.bench())
    await browser.startTracing(tab, { categories: ['toplevel'] })
    await tab.evaluate(() => globalThis.looks())
    const tasks = tasksOf(await browser.stopTracing())
    return { ...report, slices: await tab.evaluate((times) => globalThis.delays(times), tasks) }
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Milliseconds of the tasks of a traced page's workers. */
function tasksOf(trace) {
  const { traceEvents } = JSON.parse(trace.toString())
  const threadOf = ({ pid, tid }) => `${pid}/${tid}`
  const workers = new Set(
    traceEvents
      .filter((e) => e.name === 'thread_name' && e.args.name.startsWith('DedicatedWorker'))
      .map(threadOf),
  )
  return traceEvents
    .filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && workers.has(threadOf(e)))
    .map((e) => Math.min(e.dur, e.tdur ?? e.dur) / 1000)
}

/** What `measure` finds in a browser that opens the product, which it may look for in a folder. */
async function ofProduct(measure) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    const outDir = `${out}/product`
    await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } })
    return await measure(browser, outDir)
  } finally {
    await browser.close()
  }
}

const delayed = (d) =>
  `${d.count}, median ${ms(d.median)}, 95th percentile ${ms(d.p95)}, longest ${ms(d.max)} ms, ${d.over8} over 8 ms`
const ms = (v) => v.toFixed(v < 10 ? 2 : 1)
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const kept = (measured, limit) => (measured <= limit ? 'kept' : '**missed**')

/** Milliseconds that picking may take at 500 points, and that a step may take before the table names it. */
const PICK = 5
const PAUSE = 3
/** Seconds that a study may take on two cores, and milliseconds that stopping it may. */
const STUDY = 20
const STOP = 100

/** Ratios to F of the stages, minimum and median of several looks. */
function stageTable({ F, cases }) {
  const names = ['model', 'question', 'preview', 'final', 'score meanKL', 'fine', 'all']
  const cell = (t) => (t ? `${(t.min / F.min).toFixed(2)} / ${(t.median / F.median).toFixed(2)}` : '')
  return table(
    ['case', ...names],
    cases.map((c) => [c.name, ...names.map((name) => cell(c.stages[name]))]),
  )
}

/** The promises: [what, measured, limit, goal of a later step]. */
function promises({ F, cases, cancel, slices, tensors }) {
  const ratio = (c, stage) => (c.stages[stage] ?? c.stages.final).min / F.min
  return cases
    .flatMap((c) => {
      const isNetwork = c.name.startsWith('network')
      const few = c.name.includes('20 labels')
      const trained = isNetwork ? (few ? 1 : 1.8) : few ? 0.5 : 0.8
      return [
        [`first sight of the committee: ${c.name}`, ratio(c, 'preview'), 0.8, isNetwork ? 0.8 : 0.4],
        [`trained committee: ${c.name}`, ratio(c, 'final'), 1.8, trained],
        [`fine map after it: ${c.name}`, ratio(c, 'fine') - ratio(c, 'final'), 1.2, 1.2],
        ...(isNetwork ? [] : [[`question: ${c.name}`, ratio(c, 'question'), 0.8, 0.4]]),
      ]
    })
    .concat([
      ['cancel, 95th percentile, ms', cancel.p95, 8, 8],
      ['slices over 8 ms', slices.over8, 0, 0],
      ['tensors gained over 200 answers', tensors.after - tensors.before, 0, 0],
    ])
}

const inBrowser = (
  page,
) => `## Chromium, built page: from the click to the part (trainer of networks: ${page.trainer})
F = ${ms(page.F.min)} ms.

${stageTable(page)}

Drawing the stage (500 points, field, boundary, lines of 8 members, 600 x 600) adds ${(page.paint.min / page.F.min).toFixed(2)} / ${(page.paint.median / page.F.median).toFixed(2)} and the wait for the next frame.

## Promises
${table(
  ['promise', 'measured', 'limit', '', 'later goal', ''],
  promises(page).map(([what, measured, limit, goal]) => [
    what,
    measured.toFixed(2),
    limit,
    kept(measured, limit),
    goal,
    kept(measured, goal),
  ]),
)}

Cancel: median ${ms(page.cancel.median)} ms, 95th percentile ${ms(page.cancel.p95)}, longest ${ms(page.cancel.max)}. Slices (tasks of the worker): ${delayed(page.slices)}. Pings to the worker at work: ${delayed(page.pings)}; at rest: ${delayed(page.rest)}.
`

const alone = (node) => `## Node: the same job without messages
F = ${ms(node.F.min)} ms.

${stageTable(node)}

Longest time between two pauses, ms (median of looks): ${node.cases.map((c) => `${c.name} ${ms(c.longest)}`).join('; ')}.

## Strategies: milliseconds of picking (Node, logistic with bumps, 20 labels, committee of 8), and the longest time between two pauses
${table(
  ['strategy', '500', '2,000', '10,000', 'longest pause', `limit at 500: ${PICK} ms`],
  [...new Set(node.strategies.map((s) => s.id))].map((id) => {
    const own = node.strategies.filter((s) => s.id === id)
    const verdict = own[0].free || kept(own[0].min, PICK)
    return [id, ...own.map((s) => ms(s.min)), ms(Math.max(...own.map((s) => s.longest))), verdict]
  }),
)}

Expected error reduction over 500 points of 3 classes, linear features: ${(node.errorReduction / node.F.min).toFixed(2)} F, limit 6: ${kept(node.errorReduction / node.F.min, 6)}.

## Models: milliseconds on 50 labels (Node)
${table(
  ['model', 'fit', 'committee of 8', 'plane 100 x 100', 'pool of 500', '2,000', '10,000'],
  [...new Set(node.models.map((m) => m.name))].map((name) => {
    const own = node.models.filter((m) => m.name === name)
    const { fit, committee, plane } = own[0]
    return [name, ...[fit, committee, plane, ...own.map((m) => m.pool)].map(ms)]
  }),
)}

## Longest pause of a look with every strategy, by model and committee (Node, 50 labels, least of 3): those above ${PAUSE} ms
${table(
  ['model, committee', 'points', 'ms', 'after the part', ''],
  node.pauses
    .filter((p) => p.longest > PAUSE)
    .sort((a, b) => b.longest - a.longest)
    .map((p) => [p.name, p.points, ms(p.longest), p.after, kept(p.longest, 8)]),
)}
`

const drawn = (
  rows,
) => `## Chromium, the product: milliseconds between frames (median / 95th percentile), and work of the main thread per frame
${table(
  ['points', 'first question after', 'hovering', 'zooming', 'panning'],
  rows.map(({ points, question, ...deeds }) => [
    points,
    ms(question),
    ...['hover', 'zoom', 'pan'].map(
      (deed) => `${ms(deeds[deed].median)} / ${ms(deeds[deed].p95)}; ${ms(deeds[deed].work)}`,
    ),
  ]),
)}
`

const studied = (
  s,
) => `## Chromium, the product: a study of 6 strategies x 50 seeds x 100 labels, 400 points, on ${s.workers} worker(s)
${table(
  [
    'forecast',
    'seconds',
    'of the processor',
    `limit ${STUDY}`,
    'frames meanwhile, ms',
    'stopping, ms',
    `limit ${STOP}`,
  ],
  [
    [
      s.forecast,
      s.seconds.toFixed(1),
      s.cpu.toFixed(1),
      kept(s.seconds, STUDY),
      `${ms(s.median)} / ${ms(s.p95)}`,
      ms(s.cancel),
      kept(s.cancel, STOP),
    ],
  ],
)}
`

/** What `npm run bench -- node` and the like measure alone, in the order of the report, and how the report says it. */
const PARTS = {
  page: async () => inBrowser(await inChromium()),
  frames: async () => drawn(await ofProduct(frames)),
  study: async () => studied(await ofProduct(study)),
  node: async () => alone(await inNode()),
  upload: () => ofProduct(uploads),
}
const HEAD = `# Bench

F = one frame of the frozen baseline. Stages are ratios to F, minimum / median of several looks at 500 points and 500 that grade,
preview 50 x 50, fine field 100 x 100, 8 strategies scored.
`
const wanted = process.argv[2]
const names = Object.keys(PARTS).filter((name) => wanted === undefined || wanted === name)
if (names.length === 0) throw new Error(`no such part: ${wanted}; there are ${Object.keys(PARTS).join(', ')}`)

// A part that fails is named in its place, and the others are measured and written all the same.
mkdirSync(path('.cache'), { recursive: true })
writeFileSync(path('.cache/bench.md'), HEAD)
console.log(HEAD)
for (const name of names) {
  let text
  try {
    text = await PARTS[name]()
  } catch (error) {
    process.exitCode = 1
    text = `## ${name}: failed\n\n${error.stack}\n`
  }
  appendFileSync(path('.cache/bench.md'), `\n${text}`)
  console.log(text)
}
