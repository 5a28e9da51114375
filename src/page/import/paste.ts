import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'

/** A text as a file that can be opened. */
export const fileOf = (text: string): File => new File([text], lang.later('dialog.paste.name'))

/** Opens what was pasted anywhere outside a field: a file, or a table of more than one line. True if it was one. */
export function openPasted(app: App, { clipboardData, target }: ClipboardEvent): boolean {
  if (!clipboardData || (target as Element | null)?.closest?.('input, textarea, select')) return false
  const text = clipboardData.getData('text/plain')
  const file = clipboardData.files[0] ?? (/\S[^]*\n[^]*\S/.test(text) ? fileOf(text) : undefined)
  if (file) void app.opening.file(file)
  return file !== undefined
}
