// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.mjs'
import { chromiumPath } from './chromium.mjs'

const run = (cmd, args) =>
  spawnSync(cmd, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
    .status === 0

async function downloaded() {
  try {
    const { chromium } = await import('playwright')
    return existsSync(chromium.executablePath())
  } catch {
    return false
  }
}

if (!chromiumPath() && !(await downloaded())) {
  const ok =
    (aptInstall(['chromium']) && Boolean(chromiumPath())) || run('npx', ['playwright', 'install', 'chromium'])
  if (!ok) {
    console.error(
      'No Chromium found and none could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH to its program file.',
    )
    process.exit(1)
  }
}
