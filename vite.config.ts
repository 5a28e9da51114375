import { svelte } from '@sveltejs/vite-plugin-svelte'
import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const path = (p: string) => fileURLToPath(new URL(p, import.meta.url))

/** The stable address for authors: the one page under a second name. */
function embedPage(): Plugin {
  return {
    name: 'embed-page',
    apply: 'build',
    writeBundle() {
      copyFileSync(path('dist/index.html'), path('dist/embed.html'))
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [svelte(), embedPage()],
  resolve: {
    alias: [
      // Threads need cross-origin isolation and break when minified; the engine switches them off, so their glue is not shipped.
      {
        find: /^.*tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
        replacement: path('src/engine/no-threads.ts'),
      },
    ],
  },
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false }, reportCompressedSize: false },
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
