import { crc32 as reference, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32, withTexts } from '../../src/page/take/png.ts'

interface Chunk {
  readonly name: string
  readonly data: Uint8Array
}

/** The chunks of a picture; every length and check sum must be right. */
function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.length)
  const chunks: Chunk[] = []
  for (let at = 8; at < png.length;) {
    const size = view.getUint32(at)
    expect(view.getUint32(at + 8 + size)).toBe(reference(png.subarray(at + 4, at + 8 + size)))
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8))
    chunks.push({ name, data: png.slice(at + 8, at + 8 + size) })
    at += 12 + size
  }
  return chunks
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(reference(body))
  return Buffer.concat([size, body, sum])
}
/** A picture of one grey pixel. */
const picture = new Uint8Array(
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 128))),
    chunk('IEND', new Uint8Array()),
  ]),
)

it('check sums are those of zlib', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === reference(bytes)))
})

it('texts of any script follow the header, and the picture is the same', () => {
  const texts = [
    { keyword: 'Title', text: 'Two moons, 12 labels' },
    { keyword: 'Description', text: '決定境界 🐈 "<&>\n' },
    { keyword: 'Source', text: 'https://example.org/?log=abc' },
  ]
  const before = picture.slice()
  const chunks = chunksOf(withTexts(picture, texts))
  expect(picture).toEqual(before)
  expect(chunks.map((c) => c.name)).toEqual(['IHDR', 'iTXt', 'iTXt', 'iTXt', 'IDAT', 'IEND'])
  expect(chunks.filter((c) => c.name !== 'iTXt')).toEqual(chunksOf(picture))
  const read = chunks.slice(1, 4).map(({ data }) => {
    const end = data.indexOf(0)
    expect([...data.subarray(end, end + 5)]).toEqual([0, 0, 0, 0, 0])
    const decoder = new TextDecoder()
    return { keyword: decoder.decode(data.subarray(0, end)), text: decoder.decode(data.subarray(end + 5)) }
  })
  expect(read).toEqual(texts)
})

it('takes nothing but a PNG', () => {
  expect(() => withTexts(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), [])).toThrow(
    'not a PNG',
  )
  expect(() => withTexts(picture.subarray(0, 20), [])).toThrow('not a PNG')
})
