import { rmSync } from 'node:fs'
import { chromium } from 'playwright'
import { preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { built } from '../tools/built.mjs'
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs'

/** Serves the page, built once into a folder of this run, and one browser to all journeys. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await built('e2e')
  const [server, browser] = await Promise.all([
    preview({ logLevel: 'warn', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } }),
    chromium.launchServer({ executablePath: chromiumPath(), args: chromiumArgs }),
  ])
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the preview has no address')
  project.provide('url', url)
  project.provide('dist', outDir)
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await Promise.all([server.close(), browser.close()])
    rmSync(outDir, { recursive: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    url: string
    /** Where the build is. */
    dist: string
    browser: string
  }
}
