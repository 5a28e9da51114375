/**
 * Calls of something that may die, whose promises then wait for nothing any more. A race of each call with one promise of the
 * death would be shorter, but that promise would keep every call, and what it brought, as long as there is no death.
 */
export class Waiting<Reason> {
  private readonly calls = new Set<(reason: Reason) => void>()
  private death: { readonly reason: Reason } | null = null

  get dead(): boolean {
    return this.death !== null
  }

  /** The result of a call, or the reason of a death that came before it. */
  of<T>(call: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.death) reject(this.death.reason)
      else this.calls.add(reject)
      void call.then(resolve, reject).then(() => this.calls.delete(reject))
    })
  }

  /** Rejects all calls that wait, and those that come. */
  end(reason: Reason): void {
    this.death ??= { reason }
    for (const reject of this.calls) reject(this.death.reason)
    this.calls.clear()
  }
}
