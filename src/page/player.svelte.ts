import { answerOf, respond } from '../core/session/oracle.ts'
import { isSimulated, opinionsOf } from '../core/session/turns.ts'
import { PRESETS } from '../core/session/spec.ts'
import type { App } from './app.svelte.ts'

/** Milliseconds of the first step (slow) or round, and the least that later ones take; each round is a fifth shorter than the one before. */
const SPEED = { slow: { first: 1250, least: 250 }, fast: { first: 250, least: 40 } } as const
const QUICKER = 0.8

/** Lets the oracle of the settings answer on, or the truth where the person is the oracle. */
export class Player {
  playing = $state(false)
  speed = $state<keyof typeof SPEED>('slow')
  private timer = 0
  private rounds = 0
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  toggle = (): void => {
    const { history } = this.app
    if (history.playing) return history.stop()
    if (history.past) return history.play(this.speed)
    if (this.playing) return this.stop()
    this.playing = true
    this.rounds = 0
    this.turn()
  }
  /** One round: the open question is answered. */
  one = (): void => {
    this.stop()
    this.app.history.leave()
    if (!this.app.stream?.step()) this.reply()
  }
  /** One step of the round, at normal speed the whole of it; in the past one moment. */
  step = (): void => {
    this.stop()
    if (this.app.history.past) this.app.history.step(1)
    else if (this.app.stream || (this.speed === 'fast' && !this.app.cycle.lagging)) this.one()
    else this.app.cycle.next()
  }
  /** Waits while nobody looks. */
  rest(on: boolean): void {
    clearTimeout(this.timer)
    if (this.playing && !on) this.turn()
  }
  stop(): void {
    this.playing = false
    clearTimeout(this.timer)
  }

  private turn(): void {
    if (this.app.waitingFor.for === 'nothing' && !this.app.cycle.lagging) return this.stop()
    const { first, least } = SPEED[this.speed]
    const pause = Math.max(least, first * QUICKER ** this.rounds)
    const { cycle } = this.app
    this.timer = window.setTimeout(() => {
      if (!this.playing) return
      const { stream, waitingFor } = this.app
      // Where the question is not there yet, the next turn waits for it; a stream waits for the person.
      if (stream) {
        if (stream.letPass() || stream.reply()) this.rounds++
      } else if (this.speed === 'slow') {
        if (cycle.step === 'label') this.rounds++
        cycle.next()
      } else if (waitingFor.for === 'answer') {
        this.rounds++
        this.reply()
      }
      this.turn()
    }, pause)
  }

  reply(): void {
    const { waitingFor: p, state, hasTruth } = this.app
    if (p.for !== 'answer' || !hasTruth) return
    const own = p.annotator && isSimulated(p.annotator) ? respond(state, p.id) : null
    const truth = answerOf(PRESETS.truth, state, p.id, opinionsOf(state, PRESETS.truth.id, p.id))
    if (own) this.app.append([own])
    else if (truth.label === null) this.app.append([{ t: 'pass', id: p.id, who: 'you', why: 'skip' }])
    else this.app.append([{ t: 'answer', id: p.id, label: truth.label, who: 'you' }])
  }
}
