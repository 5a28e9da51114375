// Breaks the source on purpose, one place at a time, and expects the tests to notice: `npm run test:mutations`.
// Vitest runs once with a project per mutation, whose plugin hands out the broken text; no file is touched. The recorded bits
// take no part: they would notice anything, but cannot say what is right.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @type {{ name: string, file: string, from: string, to: string, tests: string[] }[]} */
const MUTATIONS = [
  {
    name: 'fits stop at a decrement of 1e-2',
    file: 'src/core/model/optimum.ts',
    from: 'const FINE = 1e-20',
    to: 'const FINE = 1e-2',
    tests: ['model-logistic'],
  },
  {
    name: 'refits stop at a decrement of 1e-2',
    file: 'src/core/model/logistic.ts',
    from: 'export const REFITTED = 1e-9',
    to: 'export const REFITTED = 1e-2',
    tests: ['model-logistic'],
  },
  {
    name: 'margin measures from the smallest probability',
    file: 'src/core/query/measures.ts',
    from: 'if (v > first) {\n      second = first\n      first = v\n    } else if (v > second) second = v',
    to: 'if (c === 0 || v < first) {\n      second = first\n      first = v\n    } else if (v < second) second = v',
    tests: ['fixtures'],
  },
  {
    name: 'margin asks where the margin is largest',
    file: 'src/core/query/strategies/uncertainty.ts',
    from: '(p, at, C) => 1 - marginOf(p, at, C)',
    to: '(p, at, C) => marginOf(p, at, C)',
    tests: ['query-uncertainty'],
  },
  {
    name: 'mean KL is divided by the number of classes',
    file: 'src/core/query/measures.ts',
    from: 'work)\n  return sum / K',
    to: 'work)\n  return sum / C',
    tests: ['fixtures'],
  },
  {
    name: 'expected error reduction judges the candidate itself',
    file: 'src/core/query/strategies/expectedError.ts',
    from: 'if (j !== self) sum += losses[j]',
    to: 'sum += losses[j]',
    tests: ['fixtures'],
  },
  {
    name: 'scores are rounded to find ties',
    file: 'src/core/query/ties.ts',
    from: 'if (scores[i] >= top - tolerance && !taken?.[i])',
    to: 'if (Math.round(scores[i] / 1e-9) >= Math.round(top / 1e-9) && !taken?.[i])',
    tests: ['query-properties'],
  },
  {
    name: 'ties go to the first row',
    file: 'src/core/query/ties.ts',
    from: 'c.rnd(PURPOSE.tie, c.round, c.cand.ids[row])',
    to: 'row',
    tests: ['query-pick'],
  },
  {
    name: 'a batch may ask a point twice',
    file: 'src/core/query/pick.ts',
    from: '    taken[row] = 1\n',
    to: '',
    tests: ['query-properties'],
  },
  {
    name: 'k-centre forgets what it has picked',
    file: 'src/core/query/strategies/kCentre.ts',
    from: 'return reach(q, c, prep as Float64Array, chosen)',
    to: 'return reach(q, c, prep as Float64Array, [])',
    tests: ['query-batch'],
  },
  {
    name: 'BADGE draws in proportion to the distance, not its square',
    file: 'src/core/query/strategies/badge.ts',
    from: 'sum > 0 ? d / sum : 0',
    to: 'sum > 0 ? Math.sqrt(d) / sum : 0',
    tests: ['fixtures'],
  },
  {
    name: 'bootstrap weights are drawn in the order of labelling',
    file: 'src/core/model/resampled.ts',
    from: 'rnd(PURPOSE.bootstrap, member, t.ids[i])',
    to: 'rnd(PURPOSE.bootstrap, member, i)',
    tests: ['model-committee'],
  },
  {
    name: 'posterior draws ignore the curvature',
    file: 'src/core/model/posterior.ts',
    from: 'solveLowerT(L, N, draw)',
    to: '',
    tests: ['model-committee'],
  },
  {
    name: 'an annotator answers otherwise in another round',
    file: 'src/core/session/oracle.ts',
    from: 'uniform(seed, PURPOSE.oracle, id, b)',
    to: 'uniform(seed, PURPOSE.oracle, id, b + state.rounds.length)',
    tests: ['session-oracle'],
  },
  {
    name: 'the fixed stream rule lets its threshold pass',
    file: 'src/core/query/stream.ts',
    from: 'ask: confidence <= threshold',
    to: 'ask: confidence < threshold',
    tests: ['stream-rules'],
  },
  {
    name: 'standard deviations divide by n',
    file: 'src/core/study/statistics.ts',
    from: '/ (values.length - 1))',
    to: '/ values.length)',
    tests: ['study-statistics'],
  },
]

const path = (test) => `test/unit/${test}.test.ts`
const source = (file) => readFileSync(root + file, 'utf8')

/** Hands out the mutated text of one file. */
const mutating = ({ file, from, to }) => ({
  name: 'mutate',
  enforce: 'pre',
  transform: (code, id) => (id === root + file ? code.replace(from, () => to) : null),
})

const project = (name, tests, plugins) => ({
  plugins,
  test: { name, environment: 'node', include: tests.map(path), testTimeout: 60_000 },
})

/** Names of a project's tests that failed and number of those that ran; null where a file could not be run at all. */
function outcome(modules) {
  const tests = modules.flatMap((m) => [...m.children.allTests()])
  if (modules.length === 0 || modules.some((m) => m.errors().length > 0)) return null
  return {
    ran: tests.length,
    failed: tests.filter((t) => t.result().state === 'failed').map((t) => t.fullName),
  }
}

const INTACT = 'intact source'
const applicable = MUTATIONS.filter(({ file, from }) => source(file).split(from).length === 2)
const vitest = await startVitest(
  'test',
  [],
  { config: false, root, watch: false, reporters: [{}], cache: false },
  {
    configFile: false,
    test: {
      projects: [
        project(INTACT, [...new Set(applicable.flatMap((m) => m.tests))], []),
        ...applicable.map((m) => project(m.name, m.tests, [mutating(m)])),
      ],
    },
  },
)
const modules = vitest.state.getTestModules()
const outcomeOf = (name) => outcome(modules.filter((m) => m.project.name === name))

const lines = []
const intact = outcomeOf(INTACT)
lines.push({
  good: intact !== null && intact.failed.length === 0,
  name: INTACT,
  by: intact ? (intact.failed[0] ?? `all ${intact.ran} tests pass`) : 'its tests do not run',
})
for (const mutation of MUTATIONS) {
  const found = outcomeOf(mutation.name)
  const by = !applicable.includes(mutation)
    ? `its text is not found once in ${mutation.file}`
    : found === null
      ? 'its tests do not run'
      : (found.failed[0] ?? `survived ${found.ran} tests of ${mutation.tests.join(', ')}`)
  lines.push({ good: Boolean(found?.failed.length), name: mutation.name, by })
}
await vitest.close()

const width = Math.max(...lines.map(({ name }) => name.length))
for (const { good, name, by } of lines) console.log(`${good ? 'ok  ' : 'FAIL'}  ${name.padEnd(width)}  ${by}`)
const failed = lines.filter(({ good }) => !good).length
console.log(`${lines.length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
