import { chooseColumns, parseTable, readTable } from '../../src/core/data/table/importer.ts'
import type { Choices, Encoding, Imported, Parsed, Refused } from '../../src/core/data/table/types.ts'
import { run } from '../../src/core/job.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))
export function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian)
  return bytes
}

/** Bytes of `text` in an encoding of one or two bytes a character, found by decoding every sequence. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, number[]>()
  const put = (bytes: number[]) => {
    const c = decoder.decode(Uint8Array.from(bytes))
    if ([...c].length === 1 && c !== '\ufffd' && !bytesOf.has(c)) bytesOf.set(c, bytes)
  }
  for (let a = 0; a < 256; a++) put([a])
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) put([a, b])
  return Uint8Array.from([...text].flatMap((c) => bytesOf.get(c) ?? []))
}

const bytesOf = (file: string | Uint8Array): Uint8Array => (typeof file === 'string' ? utf8(file) : file)

/** The import of a file that must succeed. */
export function imported(file: string | Uint8Array, choices: Choices = {}): Imported {
  const result = run(readTable(bytesOf(file), 'file', choices))
  if (result.outcome === 'error') throw new Error(`refused: ${result.code} ${JSON.stringify(result.args)}`)
  return result
}

/** The refusal of a file that must not succeed. */
export function refused(file: string | Uint8Array, choices: Choices = {}): Refused {
  const result = run(readTable(bytesOf(file), 'file', choices))
  if (result.outcome === 'ok') throw new Error('not refused')
  return result
}

export function parsed(file: string | Uint8Array, choices: Choices = {}): Parsed {
  const result = run(parseTable(bytesOf(file), 'file', choices))
  if ('outcome' in result) throw new Error(`refused: ${result.code}`)
  return result
}

export function chosen(table: Parsed, choices: Choices = {}): Imported | Refused {
  return run(chooseColumns(table, choices))
}

export const codes = (r: Imported): string[] => r.warnings.map((w) => w.code).sort()
export const counts = (r: Imported): Record<string, number> =>
  Object.fromEntries(r.classes.map((c) => [c.name, c.count]))
