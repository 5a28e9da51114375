// The golden hashes as one minified script, like the page's own code, because a minifier may compute constants too.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const path = (p) => fileURLToPath(new URL(`../../${p}`, import.meta.url))

/** Writes `golden.js` into the folder: a script that computes all hashes of `test/golden` and says them. */
export async function bundleGolden(outDir) {
  await build({
    configFile: false,
    root: path(''),
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      minify: true,
      lib: {
        entry: path('test/tools/golden-entry.ts'),
        formats: ['iife'],
        name: 'golden',
        fileName: () => 'golden.js',
      },
    },
  })
  return join(outDir, 'golden.js')
}

/** Hashes by `<file> <name>`. */
export const flat = (groups) =>
  new Map(
    Object.entries(groups).flatMap(([group, hashes]) =>
      Object.entries(hashes).map(([name, hash]) => [`${group} ${name}`, hash]),
    ),
  )

/** All recorded hashes, by `<file> <name>`. */
export function recorded() {
  const folder = path('test/fixtures/golden')
  return flat(
    Object.fromEntries(
      readdirSync(folder).map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')),
      ]),
    ),
  )
}
