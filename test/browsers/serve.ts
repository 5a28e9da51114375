import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { bundleGolden } from '../tools/golden-bundle.mjs'

/** Builds the page once, with the golden hashes as a second page beside it, and serves both. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const outDir = mkdtempSync('node_modules/.browsers-')
  await build({ logLevel: 'warn', build: { outDir } })
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
