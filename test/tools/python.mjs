// Runs exported scripts with the first Python that has scikit-learn: each must find what its session found, and fail where the
// session is changed. Debian: apt-get install -y python3-sklearn.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const path = (p) => fileURLToPath(new URL(`../../${p}`, import.meta.url))
const load = async (p) => (await runnerImport(path(p), { configFile: false, logLevel: 'error' })).module

const python = ['/usr/bin/python3', 'python3', 'python'].find(
  (command) => spawnSync(command, ['-c', 'import sklearn, numpy']).status === 0,
)
if (!python) {
  console.log('No Python with scikit-learn was found. Debian: apt-get install -y python3-sklearn')
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const { sessions } = await load('test/python/sessions.ts')
const { pythonScript } = await load('src/core/export/python.ts')
const { run } = await load('src/core/job.ts')

const folder = path('.cache/python')
mkdirSync(folder, { recursive: true })
const runs = (name, text) => {
  const file = `${folder}/${name.replace(/\W+/g, '-')}.py`
  writeFileSync(file, text)
  return spawnSync(python, ['-W', 'error', file], { encoding: 'utf8' })
}

let passed = 0
let failed = 0
const must = (ok, what, detail = '') => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}${ok ? '' : `\n${detail}`}`)
}

/** The last question of a script with another point in place of the asked one. */
function spoilt(text) {
  const asked = [...text.matchAll(/"ask":\[(\d+)/g)].at(-1)
  const pool = JSON.parse(/^POOL = (.*)$/m.exec(text)[1])
  const gone = new Set(
    [...text.matchAll(/"(?:gone|labelled)":(\[[^\]]*\])/g)].flatMap((m) => JSON.parse(m[1])),
  )
  const other = pool.findLast((id) => !gone.has(id) && id !== Number(asked[1]))
  const at = asked.index + '"ask":['.length
  return text.slice(0, at) + other + text.slice(at + asked[1].length)
}

for (const { name, tree, dataset } of sessions()) {
  const made = run(pythonScript(tree, dataset, `"${name}"\n`))
  if (!made.ok) {
    must(false, name, made.code)
    continue
  }
  const { status, stdout, stderr } = runs(name, made.text)
  must(
    status === 0 && /\d+ questions recomputed/.test(stdout),
    `${name}: ${stdout.trim().split('\n').pop()}`,
    stderr,
  )
  console.log(`       ${/largest difference of a score \S+/.exec(stdout)?.[0] ?? ''}`)
  const wrong = runs(`${name} spoilt`, spoilt(made.text))
  must(
    wrong.status !== 0 && /AssertionError/.test(wrong.stderr),
    `${name}: another question is noticed`,
    wrong.stdout,
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
