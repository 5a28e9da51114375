/** What the first paint of the page and of the widget loads from a build. */
export function firstPaint(dist: string): {
  readonly page: readonly string[]
  readonly widget: readonly string[]
  readonly worker: readonly string[]
}
