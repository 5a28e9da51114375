// Computes the recorded golden hashes in every JavaScript engine that this machine has: `npm run test:engines`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bundleGolden, flat, recorded } from './golden-bundle.mjs'

const outDir = 'node_modules/.cache/golden'
const SECONDS = 300

const ENGINES = [
  { name: 'V8', programs: [process.execPath] },
  {
    name: 'JavaScriptCore',
    programs: ['jsc', '/System/Library/Frameworks/JavaScriptCore.framework/Versions/Current/Helpers/jsc'],
    debian: 'libjavascriptcoregtk-4.0-bin',
  },
  {
    name: 'SpiderMonkey',
    programs: ['gjs', 'js140', 'js128', 'js115', 'js102', 'js91', 'js78'],
    debian: 'gjs',
  },
]

/** The first of the programs that exists, in the search path or under its full name. */
function find(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = programs.flatMap((p) => (p.includes('/') ? [p] : folders.map((folder) => join(folder, p))))
  return places.find((place) => existsSync(place))
}

/** What the program computes; throws with what it said where it says anything else. */
function compute(program, file) {
  const { error, status, stdout, stderr } = spawnSync(program, [file], {
    encoding: 'utf8',
    timeout: 1000 * SECONDS,
  })
  if (error) throw error
  if (status !== 0) throw new Error(`exit ${status}: ${stderr || stdout}`)
  return flat(JSON.parse(stdout))
}

/** Counts the names on which record and result agree, and prints the others. */
function compare(record, result) {
  const names = [...new Set([...record.keys(), ...result.keys()])]
  const wrong = names.filter((name) => record.get(name) !== result.get(name))
  for (const name of wrong)
    console.log(
      `  ${name}: recorded ${record.get(name) ?? 'nothing'}, computed ${result.get(name) ?? 'nothing'}`,
    )
  return { passed: names.length - wrong.length, failed: wrong.length }
}

function check(program, file, record) {
  try {
    return compare(record, compute(program, file))
  } catch (error) {
    console.log(`  ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: record.size }
  }
}

const record = recorded()
const file = await bundleGolden(outDir)
let passed = 0
let failed = 0
const missing = []
for (const engine of ENGINES) {
  const program = find(engine.programs)
  if (!program) {
    missing.push(engine)
    continue
  }
  const counts = check(program, file, record)
  console.log(`${engine.name} (${program}): ${counts.passed} hashes as recorded, ${counts.failed} not`)
  passed += counts.passed
  failed += counts.failed
}
for (const { name, debian } of missing)
  console.log(`${name}: not on this machine, skipped (Debian 12: apt-get install ${debian})`)
console.log(`${passed} passed, ${failed} failed${missing.length > 0 ? `, ${missing.length} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
