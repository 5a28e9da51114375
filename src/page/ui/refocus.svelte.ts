/**
 * Keeps the focus of the keyboard in a part when `change` takes away what has it: it goes to what has the same place among
 * `alike`, or waits on `rest` until there is such a thing.
 */
export function refocus(
  part: () => HTMLElement | undefined,
  change: () => unknown,
  alike: string,
  rest: string,
): void {
  const among = () => [...(part()?.querySelectorAll<HTMLElement>(alike) ?? [])]
  const waits = () => part()?.querySelector<HTMLElement>(rest)
  /** Place of what had the focus; -1 = something else of the part, null = nothing of it. */
  let place: number | null = null
  $effect.pre(() => {
    change()
    const now = document.activeElement as HTMLElement
    if (now !== waits())
      place = part()?.contains(now) && now.matches(':focus-visible') ? among().indexOf(now) : null
  })
  $effect(() => {
    change()
    const now = document.activeElement
    if (place !== null && (now === document.body || now === waits())) (among()[place] ?? waits())?.focus()
  })
}
