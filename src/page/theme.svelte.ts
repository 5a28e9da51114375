import { readPalette, type Palette, type Theme } from '../draw/palette.ts'

export const THEMES = ['auto', 'light', 'dark', 'projector'] as const
export type ThemeChoice = (typeof THEMES)[number]

/** Colours of the page and of the drawings, from tokens.css. */
export class Themes {
  choice = $state<ThemeChoice>('auto')
  private readonly dark = matchMedia('(prefers-color-scheme: dark)')
  private systemDark = $state(false)
  readonly shown = $derived<Exclude<ThemeChoice, 'auto'>>(
    this.choice === 'auto' ? (this.systemDark ? 'dark' : 'light') : this.choice,
  )
  readonly palette = $derived.by<Palette>(() => {
    document.documentElement.dataset.theme = this.shown
    const style = getComputedStyle(document.documentElement)
    return readPalette((name) => style.getPropertyValue(`--${name}`), this.shown satisfies Theme)
  })

  constructor(choice: ThemeChoice) {
    this.choice = choice
    this.systemDark = this.dark.matches
    this.dark.addEventListener('change', () => (this.systemDark = this.dark.matches))
  }

  next(): void {
    this.choice = THEMES[(THEMES.indexOf(this.choice) + 1) % THEMES.length]
  }
}
