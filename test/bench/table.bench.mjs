/*
 * Reading of large files: 100,000 rows and 50 MB of CSV, the 50 MB as JSON lines, an unclosed quote. Prints for each the time,
 * the longest step between two yields (what a cancel waits for), the memory afterwards and the outcome.
 * Run: node --expose-gc test/bench/table.bench.mjs
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const source = (path) => fileURLToPath(new URL(`../../src/core/${path}`, import.meta.url))
const load = async (path) =>
  (await runnerImport(source(path), { configFile: false, logLevel: 'error' })).module
const { parseTable, chooseColumns, toColumns } = await load('data/table/importer.ts')
const { suggestPairs } = await load('data/table/pairs.ts')

/** Deterministic rows "x,y,a,b,label" up to `bytes`. */
function table(bytes, row = (c) => `${c.join(',')}\n`, head = 'x,y,a,b,label\n') {
  let s = 12345
  const r = () => (s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff
  const parts = [head]
  let size = head.length
  for (let i = 0; size < bytes; i++) {
    const line = row([r().toFixed(6), r().toFixed(6), r().toFixed(4), r().toFixed(4), `class_${i % 5}`])
    parts.push(line)
    size += line.length
  }
  return new TextEncoder().encode(parts.join(''))
}

const asJson = ([x, y, a, b, l]) => `{"x":${x},"y":${y},"a":${a},"b":${b},"label":"${l}"}\n`
const asComma = (c) => `${c.map((v) => v.replace('.', ',')).join(';')}\r\n`
const unclosed = table(49e6)
unclosed.set(new TextEncoder().encode('\n"'), 4_000_000)

const files = {
  'csv, 100,000 rows (3.6 MB)': table(3.6e6),
  'csv, 50 MB': table(49.9e6),
  'csv, 50 MB, decimal commas': table(49.9e6, asComma, 'x;y;a;b;label\r\n'),
  'json lines, 50 MB': table(49.9e6, asJson, ''),
  'csv, 50 MB, unclosed quote': unclosed,
}

function drive(job) {
  let longest = 0
  for (;;) {
    const from = performance.now()
    const step = job.next()
    longest = Math.max(longest, performance.now() - from)
    if (step.done) return { value: step.value, longest }
  }
}

for (const [name, bytes] of Object.entries(files)) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const t0 = performance.now()
  const parsed = drive(parseTable(bytes, name))
  const t1 = performance.now()
  const chosen = parsed.value.outcome ? parsed : drive(chooseColumns(parsed.value))
  const t2 = performance.now()
  const pairs = parsed.value.outcome ? parsed : drive(suggestPairs(parsed.value, 'label'))
  const t3 = performance.now()
  const columns = parsed.value.outcome ? parsed : drive(toColumns(parsed.value, chosen.value))
  const t4 = performance.now()
  globalThis.gc?.()
  const memory = (process.memoryUsage().rss - before) / 1e6
  const ms = (v) => v.toFixed(1)
  console.log(name)
  console.log(
    `  parse ${ms(t1 - t0)} ms (longest step ${ms(parsed.longest)}), choose ${ms(t2 - t1)} (${ms(chosen.longest)}),` +
      ` pairs ${ms(t3 - t2)} (${ms(pairs.longest)}), columns ${ms(t4 - t3)} (${ms(columns.longest)}), +${memory.toFixed(0)} MB`,
  )
  const r = chosen.value
  console.log(
    r.outcome === 'ok'
      ? `  ${r.points.rows.length} points of ${r.nRows} rows, ${r.classes.length} classes`
      : `  ${r.code} ${JSON.stringify(r.args)}`,
  )
}
