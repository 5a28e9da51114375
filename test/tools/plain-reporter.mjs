// Ends every run with plain lines that a script can read: each failure by name, then the counts.
export default class PlainReporter {
  onTestRunEnd(modules, errors) {
    let passed = 0
    let skipped = 0
    const failures = errors.map((error) => `outside of tests: ${firstLine(error)}`)
    for (const module of modules) {
      let tests = 0
      let bad = 0
      for (const test of module.children.allTests()) {
        tests++
        const { state, errors: reasons } = test.result()
        if (state === 'passed') passed++
        else if (state === 'failed') {
          bad++
          failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLine(reasons?.[0])}`)
        } else skipped++
      }
      // A file that fails before its first test, or outside of its tests, counts as one failure.
      if (!module.ok() && bad === 0 && (tests === 0 || module.errors().length > 0))
        failures.push(`${module.relativeModuleId}: ${firstLine(module.errors()[0])}`)
    }
    process.on('exit', () => {
      for (const failure of failures) process.stdout.write(`failed: ${failure}\n`)
      process.stdout.write(
        `${passed} passed, ${failures.length} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
      )
    })
  }
}

/** An error's message up to its first line break, short enough for one line of a log. */
function firstLine(error) {
  return String(error?.message ?? 'no reason given')
    .split('\n', 1)[0]
    .slice(0, 300)
}
