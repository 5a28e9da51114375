import { describe, expect, it } from 'vitest'
import type { Finished, Unit } from '../../src/core/study/experiment.ts'
import { engineError } from '../../src/engine/errors.ts'
import { Crew, crewSize, type StudyWorker } from '../../src/engine/study.ts'

const units = Array.from({ length: 6 }, (_, i) => ({ key: String(i) })) as unknown as Unit[]
const resultOf = ({ key }: Unit) => ({ result: { key } as Finished, ms: 1 })
const turn = () => new Promise((resolve) => setTimeout(resolve))

/** Workers whose units end when the test says so. `dying` = keys of units that kill their worker, once each. */
function office(dying: string[] = []) {
  const open = new Map<string, () => void>()
  let hired = 0
  let closed = 0
  const hire = (): StudyWorker => {
    hired++
    return {
      data: async () => {},
      unit: (unit) =>
        new Promise((resolve, reject) => {
          const dies = dying.includes(unit.key)
          if (dies) dying.splice(dying.indexOf(unit.key), 1)
          open.set(unit.key, () => {
            open.delete(unit.key)
            if (dies) reject(engineError('worker-died', 'killed'))
            else resolve(resultOf(unit))
          })
        }),
      close: () => void closed++,
    }
  }
  return {
    hire,
    running: () => [...open.keys()],
    end: async (key: string) => {
      open.get(key)!()
      await turn()
    },
    counts: () => ({ hired, closed }),
  }
}

function work(crew: Crew, many = units) {
  const results: string[] = []
  const ended = crew.work(many, null, ({ key }) => results.push(key))
  return { results, ended }
}

describe('the crew of a study', () => {
  it('leaves a core to the page where there are more than two, and has at most four workers', () => {
    expect([1, 2, 3, 4, 5, 16].map(crewSize)).toEqual([1, 2, 2, 3, 4, 4])
  })
  it('has as many units running as workers, and runs each once', async () => {
    const { hire, running, end, counts } = office()
    const { results, ended } = work(new Crew(hire, 2))
    await turn()
    expect(running()).toEqual(['0', '1'])
    await end('1')
    expect(running()).toEqual(['0', '2'])
    for (const key of ['2', '0', '3', '4', '5']) await end(key)
    expect(await ended).toBe(true)
    expect([...results].sort()).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(counts()).toEqual({ hired: 2, closed: 2 })
  })

  it('begins nothing while it is paused', async () => {
    const { hire, running, end } = office()
    const crew = new Crew(hire, 1)
    const { ended } = work(crew, units.slice(0, 2))
    await turn()
    crew.pause()
    await end('0')
    expect(running()).toEqual([])
    crew.goOn()
    await turn()
    await end('1')
    expect(await ended).toBe(true)
  })

  it('ends at once when it is cancelled, paused or not', async () => {
    for (const paused of [false, true]) {
      const { hire, running, counts } = office()
      const crew = new Crew(hire, 2)
      const { results, ended } = work(crew)
      await turn()
      if (paused) crew.pause()
      crew.cancel()
      expect(counts().closed).toBe(2)
      expect(running()).toHaveLength(2)
      expect(results).toEqual([])
      void ended
    }
  })

  it('tries a unit again when its worker has died, and says so when it dies again', async () => {
    const once = office(['0'])
    const first = work(new Crew(once.hire, 1), units.slice(0, 1))
    await turn()
    await once.end('0')
    await once.end('0')
    expect(await first.ended).toBe(true)
    expect(first.results).toEqual(['0'])

    const twice = office(['0', '0'])
    const second = work(new Crew(twice.hire, 1), units.slice(0, 1))
    const refused = expect(second.ended).rejects.toMatchObject({ code: 'worker-died' })
    await turn()
    await twice.end('0')
    await twice.end('0')
    await refused
  })
})
