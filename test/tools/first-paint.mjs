import { readFileSync } from 'node:fs'

/**
 * Files of a build, by its manifest, that are loaded until the first question can be answered: of the page and of the widget what
 * their entry and their component import statically, with the styles, and of the worker what it imports statically. A journey
 * (test/e2e/first-paint.test.ts) holds back everything else and answers the question.
 */
export function firstPaint(dist) {
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'))

  const chunksOf = (...sources) => {
    const chunks = new Set()
    const visit = (name) => {
      const chunk = manifest[name]
      if (!chunk) throw new Error(`the build has no ${name}`)
      if (chunks.has(chunk)) return
      chunks.add(chunk)
      for (const other of chunk.imports ?? []) visit(other)
    }
    sources.forEach(visit)
    return [...chunks]
  }
  const filesOf = (chunks) => [
    ...new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css])),
    'index.html',
  ]

  const page = chunksOf('index.html', 'src/page/App.svelte')
  const widget = chunksOf('index.html', 'src/embed/Embed.svelte')

  // The worker has no manifest of its own.
  const entry = page.flatMap(({ assets = [] }) => assets).find((file) => /\/worker-[^/]*\.js$/.test(file))
  if (!entry) throw new Error('the build has no worker')
  const worker = new Set()
  const visit = (file) => {
    if (worker.has(file)) return
    worker.add(file)
    const code = readFileSync(`${dist}/${file}`, 'utf8')
    for (const [, other] of code.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+)["']/g))
      visit(`assets/${other}`)
  }
  visit(entry)

  return { page: filesOf(page), widget: filesOf(widget), worker: [...worker] }
}
