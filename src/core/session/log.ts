import { Digest } from '../math/random.ts'
import { BitReader, BitWriter, Damaged, widthOf } from './bits.ts'
import { LIMITS } from './limits.ts'
import { readPoints, writePoints } from './log-points.ts'
import type { Bad } from './read.ts'
import * as shape from './shape.ts'
import type { Event } from './types.ts'

/**
 * A log as text for a link. Layout: version (4 bits), width of ids (5) and of labels (3), then one code per event:
 *   0       a question of one point and its answer, everything else as before: id, label
 *   10      an answer to the next point of the question, everything else as before: label
 *   11 xxx  one of `OP`, with all its values; an advance by 0 items stands for a run of advances by 1, whose number follows
 * then three characters of check sum. Names are written once and then by number. "Everything else" is who asked with which
 * algorithms, who answered, and whether confidence and time were noted. Scores and ties are left out.
 */
const VERSION = 2
/** Logs without edits of the plane are what they were in version 1, which wrote edits as JSON. */
const PLAIN = 1
const OP = { end: 0, ask: 1, answer: 2, pass: 3, set: 4, classes: 5, points: 6, advance: 7 } as const
const SUM = 3
/** More events than a link of any sensible length holds. */
const MOST = 100_000

type Of<T extends Event['t']> = Extract<Event, { t: T }>

/** Names that were written before, and what the last question and answer looked like: the same for writer and reader. */
class Memory {
  readonly names: string[] = []
  by = ''
  fp = ''
  who = ''
  sure = false
  ms = false
  ids: readonly number[] = []
  next = 0

  asked(e: Of<'ask'>): void {
    this.by = e.by
    this.fp = e.fp
    this.ids = e.ids
    this.next = 0
  }
  answered(id: number): void {
    if (id === this.ids[this.next]) this.next++
  }
  alike(e: Of<'answer'>): boolean {
    return e.who === this.who && (e.sure !== undefined) === this.sure && (e.ms !== undefined) === this.ms
  }
}

/** The log as text. Scores and ties of questions are dropped. */
export function packLog(events: readonly Event[]): string {
  let id = 0
  let label = 0
  for (const e of events) {
    if (e.t === 'ask') id = e.ids.reduce((most, i) => Math.max(most, i), id)
    if (e.t === 'answer' || e.t === 'pass') id = Math.max(id, e.id)
    if (e.t === 'answer') label = Math.max(label, e.label)
  }
  const version = events.some((e) => e.t === 'points') ? VERSION : PLAIN
  const widths = { id: widthOf(id), label: widthOf(label) }
  const out = new BitWriter().bits(version, 4).bits(widths.id, 5).bits(widths.label, 3)
  const memory = new Memory()
  for (let i = 0; i < events.length; i++) {
    const e = events[i]
    const next = events[i + 1]
    if (e.t === 'ask' && next?.t === 'answer' && isUsual(e, next, memory)) {
      out.bits(0, 1).bits(e.ids[0], widths.id)
      memory.asked(e)
      writeReply(out, next, widths.label)
      memory.answered(next.id)
      i++
    } else if (runAt(events, i) > 1) {
      const run = runAt(events, i)
      out.bits(3, 2).bits(OP.advance, 3).golomb(0, 4).golomb(run, 4)
      i += run - 1
    } else writeEvent(out, e, memory, widths)
  }
  out.bits(3, 2).bits(OP.end, 3)
  const body = out.toString()
  return body + sumOf(body)
}

/** How many items of a stream passed one by one from event `i` on. */
function runAt(events: readonly Event[], i: number): number {
  let end = i
  for (let e = events[end]; e?.t === 'advance' && e.n === 1; e = events[end]) end++
  return end - i
}

function isUsual(ask: Of<'ask'>, answer: Of<'answer'>, m: Memory): boolean {
  const one = ask.ids.length === 1 && ask.ids[0] === answer.id
  return one && ask.by === m.by && ask.fp === m.fp && m.alike(answer)
}

/** What an answer holds beside the point and the annotator. */
function writeReply(out: BitWriter, e: Of<'answer'>, width: number): void {
  out.bits(e.label, width)
  if (e.sure !== undefined) out.bits(e.sure, 2)
  if (e.ms !== undefined) out.golomb(e.ms, 10)
}

function writeName(out: BitWriter, name: string, { names }: Memory): void {
  const at = names.indexOf(name)
  out.golomb(at < 0 ? names.length : at, 1)
  if (at >= 0) return
  names.push(name)
  out.text(name)
}

function writeEvent(out: BitWriter, e: Event, memory: Memory, widths: { id: number; label: number }): void {
  if (e.t === 'answer' && e.id === memory.ids[memory.next] && memory.alike(e)) {
    writeReply(out.bits(2, 2), e, widths.label)
    memory.answered(e.id)
    return
  }
  out.bits(3, 2).bits(OP[e.t], 3)
  switch (e.t) {
    case 'ask': {
      writeName(out, e.by, memory)
      writeName(out, e.fp, memory)
      out.golomb(e.ids.length, 2)
      for (const id of e.ids) out.bits(id, widths.id)
      return memory.asked(e)
    }
    case 'answer': {
      out.bits(e.id, widths.id)
      writeName(out, e.who, memory)
      memory.who = e.who
      memory.sure = e.sure !== undefined
      memory.ms = e.ms !== undefined
      out.flag(memory.sure).flag(memory.ms)
      writeReply(out, e, widths.label)
      return memory.answered(e.id)
    }
    case 'pass':
      out.bits(e.id, widths.id)
      writeName(out, e.who, memory)
      out.flag(e.why === 'unsure')
      return memory.answered(e.id)
    case 'set':
      return void out.text(JSON.stringify(e.patch))
    case 'classes':
      return void out.text(JSON.stringify(e.names))
    case 'points':
      return writePoints(out, e)
    case 'advance':
      return void out.golomb(e.n, 4)
  }
}

function sumOf(body: string): string {
  const sum = Number.parseInt(new Digest().text(body).hex(), 16)
  return new BitWriter().bits(sum, 6 * SUM).toString()
}

export type Unpacked =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly why: 'newer' | 'damaged' }

/** The events of a packed log. Never throws; a log that is not whole gives no events at all. */
export function unpackLog(text: string): Unpacked {
  const body = text.slice(0, -SUM)
  try {
    const input = new BitReader(body)
    const version = input.bits(4)
    if (version > VERSION) return { ok: false, why: 'newer' }
    if (sumOf(body) !== text.slice(-SUM)) throw new Damaged()
    return { ok: true, events: readEvents(input, version) }
  } catch (error) {
    // Damaged by readers of bits, SyntaxError by JSON.parse.
    if (error instanceof Damaged || error instanceof SyntaxError) return { ok: false, why: 'damaged' }
    throw error
  }
}

function readEvents(input: BitReader, version: number): Event[] {
  const widths = { id: input.bits(5), label: input.bits(3) }
  const memory = new Memory()
  const events: Event[] = []
  const add = (raw: unknown): Event => {
    const bad: Bad[] = []
    const e = shape.event(raw, '', bad)
    if (!e || bad.length > 0 || events.length >= MOST) throw new Damaged()
    events.push(e)
    return e
  }
  const reply = (id: number | undefined) => {
    const label = input.bits(widths.label)
    const sure = memory.sure ? { sure: input.bits(2) } : {}
    const ms = memory.ms ? { ms: input.golomb(10) } : {}
    add({ t: 'answer', id, label, who: memory.who, ...sure, ...ms })
    if (id !== undefined) memory.answered(id)
  }
  const ask = (ids: number[], by: string, fp: string) =>
    memory.asked(add({ t: 'ask', ids, by, score: [], tied: [], fp }) as Of<'ask'>)

  for (;;) {
    if (!input.flag()) {
      const id = input.bits(widths.id)
      ask([id], memory.by, memory.fp)
      reply(id)
      continue
    }
    if (!input.flag()) {
      reply(memory.ids[memory.next])
      continue
    }
    switch (input.bits(3)) {
      case OP.end:
        return events
      case OP.ask: {
        const by = readName(input, memory)
        const fp = readName(input, memory)
        ask(readIds(input, widths.id), by, fp)
        break
      }
      case OP.answer: {
        const id = input.bits(widths.id)
        memory.who = readName(input, memory)
        memory.sure = input.flag()
        memory.ms = input.flag()
        reply(id)
        break
      }
      case OP.pass: {
        const id = input.bits(widths.id)
        const who = readName(input, memory)
        add({ t: 'pass', id, who, why: input.flag() ? 'unsure' : 'skip' })
        memory.answered(id)
        break
      }
      case OP.set:
        add({ t: 'set', patch: JSON.parse(input.text()) })
        break
      case OP.classes:
        add({ t: 'classes', names: JSON.parse(input.text()) })
        break
      case OP.points:
        add(version === PLAIN ? JSON.parse(input.text()) : readPoints(input))
        break
      case OP.advance: {
        const n = input.golomb(4)
        if (n > 0) add({ t: 'advance', n })
        else for (let left = input.golomb(4); left > 0; left--) add({ t: 'advance', n: 1 })
      }
    }
  }
}

function readName(input: BitReader, { names }: Memory): string {
  const at = input.golomb(1)
  if (at > names.length) throw new Damaged()
  if (at === names.length) names.push(input.text())
  return names[at]
}

function readIds(input: BitReader, width: number): number[] {
  const n = input.golomb(2)
  if (n > LIMITS.batch[1]) throw new Damaged()
  return Array.from({ length: n }, () => input.bits(width))
}
