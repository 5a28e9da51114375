import { PURPOSE, uniform } from '../math/random.ts'
import type { Label } from './answers.ts'
import { AskingDraft } from './asking-draft.ts'
import { edit } from './edit.ts'
import { mergeAnswers } from './merge.ts'
import { readPatch } from './shape.ts'
import { mergePatch } from './spec.ts'
import { nextStream } from './stream-step.ts'
import type { Answer, Event } from './types.ts'

/** The fold's working copy, for all events. */
export class Draft extends AskingDraft {
  override apply(e: Event): void {
    switch (e.t) {
      case 'set':
        return this.set(e)
      case 'classes':
        this.classes = e.names
        if (this.settings.merge === 'weighted') this.mergeAll()
        return
      case 'points':
        this.close()
        edit(this, e)
        return this.retrain()
      case 'advance':
        this.close()
        for (let i = 0; i < e.n; i++) this.advance(false)
        return
      default:
        super.apply(e)
    }
  }

  protected override labelOf(answers: readonly Answer[]): Label {
    return mergeAnswers(answers, this.settings, this.classes.length)
  }

  private set(e: Extract<Event, { t: 'set' }>): void {
    this.close()
    const { patch } = readPatch(e.patch)
    this.settings = mergePatch(this.settings, patch)
    if (patch.merge !== undefined || patch.oracle !== undefined) this.mergeAll()
  }

  protected override advance(asked: boolean): void {
    if (!this.stream) return
    const { rule, params } = this.settings.stream ?? { rule: '', params: {} }
    this.stream = nextStream(this.stream, rule, params, asked, this.chanceAt(this.stream.t))
  }

  /** The draw by which `split` chooses its branch for item `t`. */
  chanceAt(t: number): number {
    return uniform(this.spec.seed, PURPOSE.streamRule, t)
  }

  private mergeAll(): void {
    for (const id of this.answers.keys()) if (this.label[id] >= 0) this.merge(id)
    this.retrain()
  }
}
