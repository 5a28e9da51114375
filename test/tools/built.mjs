// The built page for tests that look at it: built anew, or a copy of the build that BUILT names, which `.ci/run` has just made.
import { cpSync, mkdtempSync } from 'node:fs'
import { build } from 'vite'

/** A folder with the page, of this run alone. */
export async function built(prefix) {
  const outDir = mkdtempSync(`node_modules/.${prefix}-`)
  const made = process.env.BUILT
  if (made) cpSync(made, outDir, { recursive: true })
  else await build({ logLevel: 'warn', build: { outDir } })
  return outDir
}
