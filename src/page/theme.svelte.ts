import { readPalette, type Palette, type Theme } from '../draw/palette.ts'

const THEMES = ['auto', 'light', 'dark', 'projector'] as const
export type ThemeChoice = (typeof THEMES)[number]

/** Whether a media query matches now; read in an effect it is read again when that changes. */
function media(query: string): () => boolean {
  const list = matchMedia(query)
  let matches = $state(list.matches)
  list.addEventListener('change', () => (matches = list.matches))
  return () => matches
}

/** Colours of the page and of the drawings, from tokens.css. */
export class Themes {
  choice = $state<ThemeChoice>('auto')
  private readonly dark = media('(prefers-color-scheme: dark)')
  /** Wishes for contrast: the projector's colours are the strongest. */
  private readonly contrast = media('(prefers-contrast: more), (forced-colors: active)')
  private readonly paper = media('print')
  readonly shown = $derived.by<Exclude<ThemeChoice, 'auto'>>(() => {
    if (this.choice !== 'auto') return this.choice === 'dark' && this.paper() ? 'light' : this.choice
    return this.contrast() ? 'projector' : this.dark() && !this.paper() ? 'dark' : 'light'
  })
  readonly palette = $derived.by<Palette>(() => {
    this.apply()
    const style = getComputedStyle(document.documentElement)
    return readPalette((name) => style.getPropertyValue(`--${name}`), this.shown satisfies Theme)
  })

  constructor(choice: ThemeChoice) {
    this.choice = choice
  }

  /** Gives the page its colours; reading the palette does so too. */
  apply(): void {
    document.documentElement.dataset.theme = this.shown
  }
  next(): void {
    this.choice = THEMES[(THEMES.indexOf(this.choice) + 1) % THEMES.length]
  }
}
