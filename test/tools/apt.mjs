// Installs Debian's packages where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** True if the packages are installed afterwards; false where there is no apt-get or it may not be used. */
export function aptInstall(packages) {
  if (!existsSync('/usr/bin/apt-get')) return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const options = ['-o', 'DPkg::Lock::Timeout=600']
    const [cmd, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args]
    return spawnSync(cmd, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  }
  console.log(`Installing from the Debian packages: ${packages.join(', ')} ...`)
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)
}
