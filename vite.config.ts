import { svelte } from '@sveltejs/vite-plugin-svelte'
import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, runnerImport, type Plugin } from 'vite'

const path = (p: string) => fileURLToPath(new URL(p, import.meta.url))

/** The stable address for authors: the one page under a second name. */
function embedPage(): Plugin {
  return {
    name: 'embed-page',
    apply: 'build',
    writeBundle({ dir }) {
      copyFileSync(`${dir}/index.html`, `${dir}/embed.html`)
    },
  }
}

/** Puts the plain facts on strategies and rules into the page in place of their code, which the worker has. */
function plainRules(): Plugin {
  const rules = path('src/core/session/rules.ts')
  return {
    name: 'plain-rules',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (id !== rules) return null
      const { module } = await runnerImport<Record<string, unknown>>(rules, {
        configFile: false,
        logLevel: 'error',
      })
      return Object.entries(module)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [plainRules(), svelte(), embedPage()],
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
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-wasm',
      'comlink',
      'papaparse',
      'idb-keyval',
      'd3',
    ],
  },
})
