import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'

/** Builds the page once and serves it for all journeys. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  await build({ logLevel: 'warn' })
  const server = await preview({ logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the preview has no address')
  project.provide('url', url)
  return () => server.close()
}

declare module 'vitest' {
  export interface ProvidedContext {
    url: string
  }
}
