import type { App } from '../app.svelte.ts'

/** Opens what was pasted anywhere outside a field: a file, or a table of more than one line. True if it was one. */
export function openPasted(app: App, { clipboardData, target }: ClipboardEvent): boolean {
  if (!clipboardData || (target as Element | null)?.closest?.('input, textarea, select')) return false
  const text = clipboardData.getData('text/plain')
  const file = clipboardData.files[0]
  if (!file && !/\S[^]*\n[^]*\S/.test(text)) return false
  app.later(({ opening }) => void (file ? opening.file(file) : opening.text(text)))
  return true
}
