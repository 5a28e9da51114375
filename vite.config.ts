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
      if (FIELDS.test(id)) return { moduleSideEffects: false }
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

/** Svelte's code of bound fields: no part of the first screen has one. */
const FIELDS = /\/svelte\/src\/internal\/client\/dom\/elements\/bindings\/(input|select)\.js$/

/** All modules that the modules of `files` import, and they themselves. */
function reached(files: readonly string[], ctx: Rolldown.ChunkingContext): Set<string> {
  const found = new Set(files.map(path))
  for (const id of found) for (const other of ctx.getModuleInfo(id)?.importedIds ?? []) found.add(other)
  return found
}

/**
 * What comes together compresses best together, and a part that names few files is small: one chunk of all that main.ts imports and
 * that page and widget share, one of the map, one of the rest of the hub and of what reads addresses, one of later parts that the page alone has.
 * main.ts itself stays out, since the manifest names what the page enters by.
 */
function together(): Rolldown.CodeSplittingGroup[] {
  const group = (
    name: string,
    priority: number,
    modules: (ctx: Rolldown.ChunkingContext) => ReadonlySet<string>,
  ): Rolldown.CodeSplittingGroup => {
    let found: ReadonlySet<string> | null = null
    return {
      debugName: name,
      priority,
      includeDependenciesRecursively: false,
      name: (id, ctx) => ((found ??= modules(ctx)).has(id) && !FIELDS.test(id) ? name : null),
    }
  }
  return [
    group('first', 4, (ctx) => {
      const widget = reached(['src/embed/Embed.svelte'], ctx)
      const shared = [...reached(['src/page/App.svelte'], ctx)].filter((id) => widget.has(id))
      const first = new Set([...reached(['src/main.ts'], ctx), ...shared])
      first.delete(path('src/main.ts'))
      return first
    }),
    group('map', 3, (ctx) => reached(['src/draw/ground.ts'], ctx)),
    group('rest', 2, (ctx) => reached(['src/page/rest.svelte.ts', 'src/page/arriving.ts'], ctx)),
    group('later', 1, (ctx) => {
      const widget = reached(['src/embed/later.ts', 'src/page/Curve.svelte'], ctx)
      return new Set([...reached(['src/page/later.ts'], ctx)].filter((id) => !widget.has(id)))
    }),
    { name: 'fields', test: FIELDS },
  ]
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
          groups: together(),
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
