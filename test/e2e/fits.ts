import type { Page } from 'playwright'

/**
 * What does not fit, in words: a page that scrolls sideways, what reaches over the window or out of its card, text that is cut
 * off, squeezed or broken inside a word, controls on top of each other, and answers that cannot be seen without scrolling. Where data have
 * `longNames`, the bar may cut them: the settings and their panel say them in full.
 */
export const unfitting = (page: Page, longNames = false): Promise<string[]> =>
  page.evaluate((longNames) => {
    const found = new Set<string>()
    const root = document.scrollingElement!
    if (root.scrollWidth > innerWidth) found.add(`the page is ${root.scrollWidth} wide`)
    if (root.scrollHeight > innerHeight) found.add(`the page is ${root.scrollHeight} high`)
    const nameOf = (e: Element) =>
      `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} "${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)}"`
    // What is open on top is looked at alone.
    const dialogs = [...document.querySelectorAll('dialog[open], :popover-open')]
    const within = dialogs.at(-1) ?? document.body
    const all = <E extends Element = HTMLElement>(selector: string): E[] =>
      [...within.querySelectorAll<E>(selector)].filter(
        (e) =>
          e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
          !e.closest('.vh, [aria-hidden=true], :not(body) > [popover]:not(:popover-open)'),
      )

    /** Tables scroll sideways in a frame of their own. */
    const framed = (e: Element): boolean => {
      for (let p = e.parentElement; p && p !== within; p = p.parentElement)
        if (p.querySelector(':scope > table') && /auto|scroll/.test(getComputedStyle(p).overflowX))
          return true
      return false
    }
    const controls = all('button, a, input, select, textarea, summary, h1, h2, .fx, .chip, .pill')
    for (const e of controls) {
      const { left, right, width } = e.getBoundingClientRect()
      if (width > 0 && (left < -0.5 || right > innerWidth + 0.5) && !framed(e))
        found.add(`${nameOf(e)} from ${left} to ${right}`)
    }
    for (const e of all('.card, .bar, .panel, .frame, .body')) {
      const scrolls = getComputedStyle(e).overflowX
      if (e.scrollWidth > e.clientWidth + 1 && scrolls !== 'auto' && scrolls !== 'scroll')
        found.add(`${nameOf(e)}: ${e.scrollWidth} in ${e.clientWidth}`)
    }

    for (const e of all('*')) {
      const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim() !== '')
      if (!own || e instanceof HTMLOptionElement || e instanceof SVGElement) continue
      if (longNames && e.closest('.bar > .chip')) continue
      const { textOverflow, overflowX, overflowY } = getComputedStyle(e)
      if (textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
        found.add(`${nameOf(e)} is cut off`)
      else if (
        (overflowX === 'hidden' || overflowX === 'clip') &&
        e.clientWidth > 1 &&
        (e.scrollWidth > e.clientWidth + 1 || (overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2))
      )
        found.add(`${nameOf(e)} is cut off`)
    }

    for (const e of all('button, .btn, .chip, h1, h2, h3, th, .seg label')) {
      const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const word of node.textContent!.matchAll(/[A-Za-z]{2,}/g)) {
          const range = document.createRange()
          range.setStart(node, word.index)
          range.setEnd(node, word.index + word[0].length)
          const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top)))
          if (lines.size > 1) found.add(`${nameOf(e)} breaks "${word[0]}"`)
        }
    }

    /** Lines that the longest of its texts takes. */
    const linesOf = (e: Element): number => {
      const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      let most = 0
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        range.selectNodeContents(node)
        most = Math.max(most, new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size)
      }
      return most
    }
    for (const e of all('.btn')) if (linesOf(e) > 2) found.add(`${nameOf(e)} takes ${linesOf(e)} lines`)
    for (const e of all('p')) {
      const narrow = e.clientWidth < 8 * parseFloat(getComputedStyle(e).fontSize)
      if (narrow && linesOf(e) > 4) found.add(`${nameOf(e)} is squeezed into ${e.clientWidth}`)
    }

    const solid = all('button, a, select, textarea, .seg, input:not(.vh)').filter(
      (e) => !e.closest('.plot, .row h2') && getComputedStyle(e).pointerEvents !== 'none',
    )
    const boxes = solid.map((e) => e.getBoundingClientRect())
    const scroller = (e: Element): Element | null => {
      for (let p = e.parentElement; p; p = p.parentElement)
        if (/auto|scroll/.test(getComputedStyle(p).overflowY)) return p
      return null
    }
    for (let i = 0; i < solid.length; i++)
      for (let k = i + 1; k < solid.length; k++) {
        const [a, b] = [boxes[i], boxes[k]]
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (x <= 2 || y <= 2 || solid[i].contains(solid[k]) || solid[k].contains(solid[i])) continue
        // What has scrolled out of sight is under nothing.
        if (scroller(solid[i]) !== scroller(solid[k])) continue
        found.add(
          `${nameOf(solid[i])} and ${nameOf(solid[k])} overlap by ${Math.round(x)} x ${Math.round(y)}`,
        )
      }

    // Open reasons come before the question, which goes under them.
    if (dialogs.length === 0 && !document.querySelector('.page.whyOpen'))
      for (const e of all('.ask .answers button')) {
        const { top, bottom } = e.getBoundingClientRect()
        const [at] = [scroller(e)?.getBoundingClientRect()]
        if (
          top < Math.max(0, at?.top ?? 0) - 1 ||
          bottom > Math.min(innerHeight, at?.bottom ?? innerHeight) + 1
        )
          found.add(`${nameOf(e)} cannot be seen`)
      }
    return [...found]
  }, longNames)
