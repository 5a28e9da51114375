import { beforeEach, expect, it } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { append, treeOfLog } from '../../src/core/session/tree.ts'
import type { Tree } from '../../src/core/session/types.ts'
import { baseSpec } from '../../src/core/session/spec.ts'
import { aboutOf } from '../../src/page/kept/about.ts'
import { readNote, writeNote } from '../../src/page/kept/journal.ts'
import { keepLeft } from '../../src/page/kept/left.ts'
import { listKept, readKept, removeKept, saveKept } from '../../src/page/kept/store.ts'
import { answer, ask } from '../unit/session-world.ts'

const one = treeOfLog(baseSpec(catalogue), [ask([1]), answer(1, 0)])
const two = [ask([2]), answer(2, 1)].reduce(append, one)
const other = [ask([3]), answer(3, 1)].reduce(append, one)

const left = (tree: Tree) => writeNote('before', { id: 'x', given: 0, search: '', file: writeSession(tree) })
const keep = (tree: Tree) =>
  saveKept({ id: 'x', name: 'mine', picture: '', changed: 1, ...aboutOf(tree) }, writeSession(tree), 0)
const answers = async (id: string) => {
  const read = readSession((await readKept(id))!.text, catalogue)
  return read.ok ? read.tree.nodes.flatMap(({ e }) => (e.t === 'answer' ? [e.id] : [])) : null
}

beforeEach(async () => {
  sessionStorage.clear()
  for (const { id } of (await listKept())!) await removeKept(id)
})

it('keeps a session that was left before it was kept, once', async () => {
  left(two)
  await keepLeft('now')
  expect(await answers('x')).toEqual([1, 2])
  expect(readNote('before')!.file).toBe('')
  await keepLeft('now')
  expect((await readKept('x'))!.kept.rev).toBe(1)
})

it('brings what is kept up to date under its name, and never back', async () => {
  await keep(one)
  left(two)
  await keepLeft('now')
  expect(await answers('x')).toEqual([1, 2])
  expect((await readKept('x'))!.kept).toMatchObject({ name: 'mine', rev: 2, answers: 2 })
  left(one)
  await keepLeft('now')
  expect(await answers('x')).toEqual([1, 2])
  expect(await listKept()).toHaveLength(1)
})

it('keeps both where another tab went on with it', async () => {
  await keep(other)
  left(two)
  await keepLeft('now')
  expect(await answers('x')).toEqual([1, 3])
  const copy = (await listKept())!.find(({ id }) => id !== 'x')!
  expect(await answers(copy.id)).toEqual([1, 2])
})

it('leaves the note of the page itself alone', async () => {
  left(two)
  await keepLeft('before')
  expect(await listKept()).toEqual([])
})
