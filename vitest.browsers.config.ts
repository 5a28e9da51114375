import { mergeConfig, defineConfig } from 'vitest/config'
import vite from './vite.config.ts'

/** The main journeys and the recorded bits in three browsers: `npm run test:browsers`. */
export default mergeConfig(
  vite,
  defineConfig({
    test: {
      reporters: ['default', './test/tools/plain-reporter.mjs'],
      name: 'browsers',
      environment: 'node',
      include: ['test/browsers/**/*.test.ts'],
      globalSetup: ['test/browsers/serve.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  }),
)
