import { describe, expect, it } from 'vitest'
import { slice, Superseded } from '../../src/engine/slice.ts'

function* counting(n: number, log: string[] = []): Generator<number, string, void> {
  try {
    for (let i = 0; i < n; i++) yield i
    return 'end'
  } finally {
    log.push('closed')
  }
}

describe('slice', () => {
  it('returns the result and hands on every value in order', async () => {
    const seen: number[] = []
    expect(
      await slice(
        counting(100),
        () => true,
        (v) => void seen.push(v),
        { budget: 0 },
      ),
    ).toBe('end')
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i))
  })

  it('lets messages in between slices', async () => {
    const { port1, port2 } = new MessageChannel()
    let arrived = false
    port1.onmessage = () => (arrived = true)
    const job = (function* () {
      while (!arrived) yield
      return 'seen'
    })()
    port2.postMessage(1)
    expect(await slice(job, () => true, undefined, { budget: 0 })).toBe('seen')
    port1.close()
  })

  it('stops at the first pause after newer work began, and closes the job', async () => {
    const log: string[] = []
    let steps = 0
    const stopped = slice(
      counting(1000, log),
      () => steps < 5,
      () => steps++,
      { budget: 0 },
    )
    await expect(stopped).rejects.toBeInstanceOf(Superseded)
    expect(steps).toBe(5)
    expect(log).toEqual(['closed'])
  })

  it('lets other work go first', async () => {
    const log: string[] = []
    let others = 2
    const turn = () => (others > 0 ? Promise.resolve().then(() => log.push(`other ${others--}`)) : null)
    await slice(
      counting(2),
      () => true,
      (v) => void log.push(`step ${v}`),
      { budget: 0, turn },
    )
    expect(log).toEqual(['step 0', 'other 2', 'other 1', 'step 1'])
  })

  it('passes errors on and closes the job when a receiver throws', async () => {
    const log: string[] = []
    const fail = () => {
      throw new Error('receiver')
    }
    await expect(slice(counting(3, log), () => true, fail)).rejects.toThrow('receiver')
    expect(log).toEqual(['closed'])
  })
})
