// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
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

function installFromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [cmd, ...rest] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=600',
      ...args,
    ]
    return run(cmd, rest)
  }
  console.log('Installing Chromium from the Debian packages ...')
  return (
    apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium') && Boolean(chromiumPath())
  )
}

if (!chromiumPath() && !(await downloaded())) {
  const ok = installFromDebian() || run('npx', ['playwright', 'install', 'chromium'])
  if (!ok) {
    console.error(
      'No Chromium found and none could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH to its program file.',
    )
    process.exit(1)
  }
}
