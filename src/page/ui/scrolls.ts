/**
 * Lets an element take the focus as long as it holds more than it shows, so that the keyboard can scroll it; no needless stop
 * otherwise. To be called again when its content changes; returns what ends it.
 */
export function focusWhenScrolling(element: HTMLElement): () => void {
  const measure = () => {
    const more = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
    if (more) element.tabIndex = 0
    else element.removeAttribute('tabindex')
  }
  const sizes = new ResizeObserver(measure)
  sizes.observe(element)
  return () => sizes.disconnect()
}
