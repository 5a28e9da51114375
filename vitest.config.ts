import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, mergeConfig } from 'vitest/config'
import { chromiumArgs, chromiumPath } from './test/tools/chromium.mjs'
import { LongestFirst } from './test/tools/longest-first.ts'
import { HUNG } from './test/tools/limits.ts'
import vite from './vite.config.ts'

/** Unit tests that measure their process, which they therefore share with no other. */
const ALONE = ['test/unit/engine-flat.test.ts']

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      reporters: ['default', './test/tools/plain-reporter.mjs'],
      sequence: { sequencer: LongestFirst },
      maxWorkers: availableParallelism(),
      testTimeout: HUNG.test,
      hookTimeout: HUNG.test,
      expect: { poll: { timeout: HUNG.step } },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            include: ['test/unit/**/*.test.ts'],
            exclude: ALONE,
            // What modules keep are caches by identity, and no test depends on what is in them: files share a process, and what it loaded.
            isolate: false,
          },
        },
        {
          extends: true,
          test: { name: 'alone', environment: 'node', include: ALONE },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            sequence: { groupOrder: 1 },
            include: ['test/browser/**/*.test.ts'],
            browser: {
              enabled: true,
              connectTimeout: HUNG.test,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
                contextOptions: { reducedMotion: 'reduce' },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            sequence: { groupOrder: 2 },
            // One more than cores: journeys wait as well as compute. They share one browser.
            maxWorkers: Math.min(4, availableParallelism() + 1),
            environment: 'node',
            include: ['test/e2e/**/*.test.ts'],
            isolate: false,
            globalSetup: ['test/e2e/serve.ts'],
          },
        },
      ],
    },
  }),
)
