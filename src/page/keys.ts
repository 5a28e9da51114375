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

/** Keys that go on while they are held down; of the others each press counts once. */
const HELD = 'npu'

/** The key map of the whole page. Letters and digits can be switched off; Escape and the usual undo keys always work. */
export function keys(app: App, e: KeyboardEvent): void {
  const target = e.target as Element | null
  if (e.defaultPrevented || e.isComposing) return
  // A held key presses a button once: each further question would be answered unread.
  if (e.repeat && e.key === 'Enter' && target?.closest('button')) return e.preventDefault()
  // What lies behind an open dialog cannot be used, whatever has the focus.
  if (document.querySelector('dialog[open]')) return
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
  if (e.key === 'Escape' && !document.querySelector(':popover-open')) {
    if (app.whyOpen) app.whyOpen = false
    else app.choose(null)
    return
  }
  if (!app.letterKeys || (target?.closest(TYPING) && !target.closest('input[type=radio]'))) return
  const deed = deedOf(app, e, target)
  if (!deed) return
  e.preventDefault()
  if (!e.repeat || HELD.includes(e.key.toLowerCase())) deed()
}

function deedOf(app: App, e: KeyboardEvent, target: Element | null): (() => void) | null {
  const digit = e.key.length === 1 ? '0123456789'.indexOf(e.key) : -1
  if (digit === 0) return () => app.pass('skip')
  if (digit === 9) return () => app.pass('unsure')
  if (digit > 0) return digit <= app.classNames.length ? () => app.answer(digit - 1) : null
  if (e.key === ' ' && !target?.closest('button, a, summary, input'))
    return () => app.later((rest) => rest.player.one())
  const letter = LETTERS[e.key.toLowerCase()]
  return letter && (() => letter(app, e))
}
