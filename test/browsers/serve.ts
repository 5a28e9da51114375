import { rmSync, writeFileSync } from 'node:fs'
import { preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { built } from '../tools/built.mjs'
import { bundleGolden } from '../tools/golden-bundle.mjs'

/** Serves the page, built once, with the golden hashes as a second page beside it. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await built('browsers')
  await bundleGolden(outDir)
  writeFileSync(
    `${outDir}/golden.html`,
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script src="golden.js"></script>',
  )
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the preview has no address')
  project.provide('url', url)
  return async () => {
    await server.close()
    rmSync(outDir, { recursive: true })
  }
}
