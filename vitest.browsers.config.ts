import { mergeConfig, defineConfig } from 'vitest/config'
import { HUNG } from './test/tools/limits.ts'
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
      testTimeout: HUNG.test,
      hookTimeout: HUNG.test,
      expect: { poll: { timeout: HUNG.step } },
      fileParallelism: false,
    },
  }),
)
