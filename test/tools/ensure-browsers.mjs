// Finds Firefox and WebKit for the tests in three browsers, or installs them from Debian's packages.
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.mjs'

const NEEDED = [
  { file: '/usr/bin/firefox-esr', names: ['firefox-esr'] },
  { file: '/usr/bin/WebKitWebDriver', names: ['webkit2gtk-driver'] },
  { file: '/usr/bin/xvfb-run', names: ['xvfb', 'xauth'] },
]
const missing = NEEDED.filter(({ file }) => !existsSync(file)).flatMap(({ names }) => names)
if (missing.length > 0 && !aptInstall(missing)) {
  console.error(`Not on this machine, and could not be installed: ${missing.join(', ')}.`)
  process.exit(1)
}
