import { svelte } from '@sveltejs/vite-plugin-svelte'
import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, runnerImport, type Plugin, type Rolldown } from 'vite'

const path = (p: string) => fileURLToPath(new URL(p, import.meta.url))

/** Files beside the page: its stable address for authors under a second name, and what is shipped and not ours. */
function besides(): Plugin {
  return {
    name: 'besides',
    apply: 'build',
    writeBundle({ dir }) {
      copyFileSync(`${dir}/index.html`, `${dir}/embed.html`)
      copyFileSync(path('THIRD-PARTY.md'), `${dir}/THIRD-PARTY.md`)
    },
  }
}

/** Puts plain facts into the page in place of the code that they come from: that of strategies and rules is the worker's. */
function plainFacts(): Plugin {
  const facts = ['rules', 'signs', 'first', 'first-signs'].map((name) => path(`src/core/session/${name}.ts`))
  return {
    name: 'plain-facts',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!facts.includes(id)) return null
      const { module } = await runnerImport<Record<string, unknown>>(id, {
        configFile: false,
        logLevel: 'error',
      })
      return Object.entries(module)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}

/**
 * Svelte asks at many places whether it takes over markup that a server wrote and whether it runs with old or experimental
 * features. This page never does, and code behind a constant that is false is left out.
 */
function plainSvelte(): Plugin {
  const never = ['hydrating', 'async_mode_flag', 'legacy_mode_flag', 'tracing_mode_flag']
  return {
    name: 'plain-svelte',
    apply: 'build',
    transform(code, id) {
      if (!/\/svelte\/src\/internal\/(flags\/index|client\/dom\/hydration)\.js$/.test(id)) return null
      return never.reduce(
        (plain, flag) =>
          plain
            .replace(`export let ${flag} = false`, `export const ${flag} = false`)
            .replaceAll(new RegExp(`^\\t${flag} = \\w+;`, 'gm'), ''),
        code,
      )
    },
  }
}

/**
 * One chunk of all that main.ts imports, and that each of `roots` does: what comes first together compresses best together. main.ts
 * itself stays out, since the manifest names what the page enters by.
 */
function first(...roots: string[]): Rolldown.CodeSplittingGroup {
  const main = path('src/main.ts')
  let found: Set<string> | null = null
  const from = (file: string, ctx: Rolldown.ChunkingContext) => {
    const reached = new Set([file])
    for (const id of reached) for (const other of ctx.getModuleInfo(id)?.importedIds ?? []) reached.add(other)
    return reached
  }
  return {
    debugName: 'first',
    name(id, ctx) {
      if (!found) {
        const [one, ...others] = roots.map((root) => from(path(root), ctx))
        const shared = [...one].filter((id) => others.every((other) => other.has(id)))
        found = new Set([...from(main, ctx), ...shared])
      }
      return found.has(id) && id !== main ? 'first' : null
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [plainFacts(), plainSvelte(), svelte(), besides()],
  resolve: {
    alias: [
      // Threads need cross-origin isolation and break when minified; the engine switches them off, so their glue is not shipped.
      {
        find: /^.*tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
        replacement: path('src/engine/no-threads.ts'),
      },
    ],
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Comments are stripped from the bundles; the texts of the licences are kept beside them.
    license: { fileName: 'licences.md' },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [first('src/page/App.svelte', 'src/embed/Embed.svelte')],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        comments: false,
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  optimizeDeps: {
    include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', 'comlink', 'idb-keyval', 'd3', 'uqr'],
  },
})
