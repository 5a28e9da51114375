import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { QR_MOST, qrOf } from '../../src/page/share/qr.ts'

/** The dark modules that a path covers. */
function painted({ size, path }: { size: number; path: string }): boolean[][] {
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let k = 0; k < Number(n); k++) dark[Number(y)][Number(x) + k] = true
  return dark
}

describe('the QR code of a link', () => {
  const link = 'https://host.example/sandbox/?data=missedCluster&seed=7&log=FJzWbcPLPp3ezFf0zaua3vh57a7NOx'
  const code = qrOf(link)!

  it('is drawn as it was encoded', () => {
    const { data } = encode(link, { ecc: 'L', boostEcc: true, maxVersion: 25, border: 4 })
    expect(painted(code)).toEqual(data)
  })

  it('has a quiet zone of 4 modules and the three eyes of every code', () => {
    const dark = painted(code)
    const last = code.size - 1
    for (let k = 0; k < code.size; k++)
      for (let q = 0; q < 4; q++)
        expect([dark[q][k], dark[last - q][k], dark[k][q], dark[k][last - q]]).toEqual([
          false,
          false,
          false,
          false,
        ])
    for (const [x, y] of [
      [4, 4],
      [last - 10, 4],
      [4, last - 10],
    ])
      expect(dark[y].slice(x, x + 7).every(Boolean) && !dark[y + 1][x + 1] && dark[y + 2][x + 2]).toBe(true)
  })

  it('is not drawn for more bytes than a telephone reads', () => {
    expect(qrOf('a'.repeat(QR_MOST))?.size).toBe(117 + 8)
    expect(qrOf('a'.repeat(QR_MOST + 1))).toBeNull()
    expect(qrOf('猫'.repeat(QR_MOST / 2))).toBeNull()
  })
})
