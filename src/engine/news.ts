/** Something that the page may want to say: `status.<code>`. */
export interface Status {
  readonly code: 'restarted' | 'typed-after-crash' | 'in-page'
}

/** What happens beside the answers of an engine, kept until somebody listens. */
export class News {
  private listener: ((status: Status) => void) | null = null
  private readonly untold: Status[] = []

  listen(listener: (status: Status) => void): void {
    this.listener = listener
    this.untold.splice(0).forEach(listener)
  }
  tell(code: Status['code']): void {
    if (this.listener) this.listener({ code })
    else this.untold.push({ code })
  }
}
