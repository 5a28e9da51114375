import type { App } from './app.svelte.ts'

/** Elements that take keys themselves. */
const TYPING = 'input, select, textarea, dialog, [contenteditable]'

const LETTERS: Readonly<Record<string, (app: App, e: KeyboardEvent) => void>> = {
  n: (app) => app.later((rest) => rest.nextRanked(1)),
  p: (app) => app.later((rest) => rest.nextRanked(-1)),
  u: (app, e) => (e.shiftKey ? app.redo() : app.undo()),
  f: (app) => app.nextField(),
  c: (app) => app.toggleCommittee(),
  r: (app) => app.reset(),
  '?': (app) => app.later((rest) => rest.help.open()),
}

/** The key map of the whole page. Letters and digits can be switched off; Escape and the usual undo keys always work. */
export function keys(app: App, e: KeyboardEvent): void {
  const target = e.target as Element | null
  if (e.defaultPrevented || e.isComposing) return
  if (
    (e.ctrlKey || e.metaKey) &&
    !e.altKey &&
    e.key.toLowerCase() === 'z' &&
    !target?.closest('input:not([type=radio]):not([type=checkbox]), textarea')
  ) {
    e.preventDefault()
    if (e.shiftKey) app.redo()
    else app.undo()
    return
  }
  if (e.ctrlKey || e.metaKey || e.altKey) return
  if (e.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) {
    if (app.whyOpen) app.whyOpen = false
    else app.choose(null)
    return
  }
  if (!app.letterKeys || (target?.closest(TYPING) && !target.closest('input[type=radio]'))) return
  const digit = e.key.length === 1 ? '0123456789'.indexOf(e.key) : -1
  if (digit === 0) app.pass('skip')
  else if (digit === 9) app.pass('unsure')
  else if (digit > 0 && digit <= app.classNames.length) app.answer(digit - 1)
  else if (e.key === ' ' && !target?.closest('button, a, summary, input'))
    app.later((rest) => rest.player.one())
  else if (LETTERS[e.key.toLowerCase()]) LETTERS[e.key.toLowerCase()](app, e)
  else return
  e.preventDefault()
}
