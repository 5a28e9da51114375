import type { Connection } from './connection.ts'
import { Waiting } from './waiting.ts'
import { Watchdog } from './watchdog.ts'

/** Rejects the promises of a connection that can no longer answer. */
export class Died extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'Died'
  }
}

/**
 * A connection whose every promise settles: the calls of a dead worker would otherwise wait for ever. While a call is
 * running, silence counts as death.
 */
export class Link {
  readonly connection: Connection
  /** Hashes of the data sets that this engine was given. */
  readonly sent = new Set<string>()
  private readonly dog: Watchdog
  private readonly waiting = new Waiting<Died>()
  private readonly onDeath: () => void
  private busy = 0

  /** `onDeath` is called once, at once, before any promise rejects. */
  constructor(connection: Connection, patience: number, onDeath: () => void) {
    this.connection = connection
    this.onDeath = onDeath
    this.dog = new Watchdog(
      patience,
      () => void connection.api.ping().then(() => this.heard(), this.heard),
      () => this.die(`no sign of life for ${patience} ms`),
    )
    connection.onDeath((detail) => this.die(detail))
  }

  readonly heard = (): void => this.dog.heard()

  /** The result of a call, or Died, without watching for silence. */
  answer<T>(call: Promise<T>): Promise<T> {
    return this.waiting.of(call)
  }

  /** The result of a call, or Died; silence counts as death. */
  async race<T>(call: Promise<T>): Promise<T> {
    this.busy++
    if (!this.waiting.dead && this.connection.place === 'worker') this.dog.watch()
    try {
      return await this.answer(call)
    } finally {
      if (--this.busy === 0) this.dog.rest()
    }
  }

  die(detail: string): void {
    if (this.waiting.dead) return
    this.waiting.end(new Died(detail))
    this.dog.rest()
    this.connection.close()
    this.onDeath()
  }
}
