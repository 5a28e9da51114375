import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/page/app.svelte.ts'
import ImportDialog from '../../src/page/ImportDialog.svelte'
import '../../src/page/tokens.css'
import { hubOf, ReadingEngine, show } from './panels.ts'

let close: () => Promise<void> = async () => {}
afterEach(async () => {
  await close()
  close = async () => {}
})

/** The dialog on a file, once its reading has come to something. */
async function opened(
  text: string | Uint8Array<ArrayBuffer> | null,
  name = 'table.csv',
): Promise<{ app: App; root: HTMLElement }> {
  const app = await hubOf({ engine: new ReadingEngine() })
  const { root, gone } = show(ImportDialog, {
    app,
    job: text === null ? { name: '', file: null } : { name, file: new File([text], name) },
  })
  close = async () => {
    await gone()
    app.engine.close()
  }
  if (text !== null)
    await expect.poll(() => root.querySelector('.read')?.textContent.trim() ?? '').not.toBe('')
  return { app, root }
}
const heads = (root: HTMLElement) =>
  [...root.querySelectorAll('.read thead th b, .read thead th span')].map((e) => e.textContent.trim())
const selectOf = (root: HTMLElement, label: string): HTMLSelectElement => {
  const chip = [...root.querySelectorAll('label')].find((l) => l.textContent.trim().startsWith(label))
  const found =
    chip?.querySelector('select') ?? root.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)
  if (!found) throw new Error(`no list ${label}`)
  return found
}
function choose(list: HTMLSelectElement, value: string): void {
  list.value = value
  list.dispatchEvent(new Event('change', { bubbles: true }))
}
const button = (root: HTMLElement, text: RegExp): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((b) => text.test(b.textContent.trim()))
  if (!found) throw new Error(`no button ${text.source}`)
  return found
}
const sum = (root: HTMLElement) => root.querySelector('.sum')!.textContent.replace(/\s+/g, ' ').trim()
const classes = (root: HTMLElement) =>
  [...root.querySelectorAll('ul.classes li')].map((li) => li.textContent.replace(/\s+/g, ' ').trim())

const rows = Array.from({ length: 24 }, (_, i) => {
  const u = (i * 7) % 24
  return [u, (u * u) % 17, (i * 5) % 11, 'pqr'[i % 3]].join(';')
})
const table = `a;b;c;kind\n${rows.join('\n')}\n1;;2;p\n2;much;2;q\n`

describe('the dialog of a table', () => {
  it('reads the kept bytes anew for each decision that is taken over, and takes it back', async () => {
    const { root } = await opened(table)
    expect(heads(root).join(' ')).toContain('kind')
    expect(selectOf(root, 'separator').selectedOptions[0].textContent).toBe('auto: ;')
    choose(selectOf(root, 'separator'), ',')
    await expect.poll(() => root.textContent).toContain('This file cannot be used as it is.')
    expect(root.textContent).toContain('No column holds numbers')
    button(root, /^Decide all of it again$/).click()
    await expect.poll(() => sum(root)).toContain('24 of 26 rows used.')
    expect(selectOf(root, 'separator').selectedOptions[0].textContent).toBe('auto: ;')
  })

  // "あ" and "い" in Shift_JIS, one byte of which is a letter of its own in windows-1252.
  const kana = (kind: string) => (kind === 'a' ? '\u0082\u00a0' : '\u0082\u00a2')
  const bytes = Uint8Array.from(
    `x,y,class\n${[...'abbaba'].map((k, i) => `${i},${(i * 3) % 5},${kana(k)}${kana(k)}`).join('\n')}\n`,
    (c) => c.charCodeAt(0),
  )
  const numbers = [...'314159265'].map((d, i) => `${d},${(i * 7) % 9}`)
  it.each<{
    list: string
    content: string | Uint8Array<ArrayBuffer>
    auto: string
    seen: string
    value: string
    then: string
  }>([
    {
      list: 'format',
      content: '[["x","y"],[1,2],[2,1],[3,5]]',
      auto: 'auto: JSON',
      seen: 'x y',
      value: 'csv',
      then: 'separator',
    },
    {
      list: 'separator',
      content: 'x,y;z;k\n1,2;3;a\n2,5;1;b\n4,5;7;a\n',
      auto: 'auto: ;',
      seen: 'x,y z k',
      value: ',',
      then: 'x y;z;k',
    },
    {
      list: 'decimal',
      content: 'x;y;k\n1,5;3,5;a\n2,5;1;b\n4,25;7;a\n',
      auto: 'auto: ,',
      seen: '3 of 3 rows used.',
      value: '.',
      then: 'This file cannot be used as it is.',
    },
    {
      list: 'encoding',
      content: bytes,
      auto: 'auto: Shift_JIS',
      seen: 'ああ',
      value: 'windows-1252',
      then: '‚\u00a0‚\u00a0',
    },
  ])(
    'takes over the $list, and leaves it to the content again',
    async ({ list, content, auto, seen, value, then }) => {
      const { root } = await opened(content)
      const shown = () => root.textContent.replace(/[ \n]+/g, ' ')
      const texts = () => `${heads(root).join(' ')} ${shown()}`
      await expect.poll(texts).toContain(seen)
      expect(selectOf(root, list).selectedOptions[0].textContent).toBe(auto)
      choose(selectOf(root, list), value)
      await expect.poll(texts).toContain(then)
      expect(selectOf(root, list).value).toBe(value)
      choose(selectOf(root, list), '')
      await expect.poll(() => selectOf(root, list).selectedOptions[0].textContent).toBe(auto)
      await expect.poll(texts).toContain(seen)
    },
  )

  it('takes the first row for names or for data, as the person says', async () => {
    const { root } = await opened(`${numbers.join('\n')}\n`)
    const header = () =>
      [...root.querySelectorAll('label')]
        .find((l) => l.textContent.includes('first row is names'))!
        .querySelector('input')!
    await expect.poll(() => heads(root).join(' ')).toContain('column 1')
    expect(header().checked).toBe(false)
    expect(sum(root)).toContain('9 of 9 rows used.')
    header().click()
    await expect.poll(() => heads(root).join(' ')).toContain('3 0')
    expect(sum(root)).toContain('8 of 8 rows used.')
  })

  it('says which rows are left out, and why', async () => {
    const { root } = await opened(table)
    await expect.poll(() => sum(root)).toContain('2 rows are left out.')
    button(root, /^Show them$/).click()
    await expect.poll(() => document.body.textContent).toContain('Rows that are left out')
    const reasons = [...document.querySelectorAll('dt, dd')].map((e) => e.textContent.trim())
    expect(reasons).toEqual([
      'a value of the plane is missing',
      '1 row: 25',
      'a value of the plane is not a number',
      '1 row: 26',
    ])
  })

  it('changes names, shapes and colours of classes, and joins them', async () => {
    const { root } = await opened(table)
    await expect.poll(() => classes(root)).toEqual(['p 8', 'q 8', 'r 8'])
    choose(selectOf(root, 'Shape and colour of r'), '0')
    await expect.poll(() => classes(root)).toEqual(['r 8', 'q 8', 'p 8'])
    const inputs = root.querySelectorAll<HTMLInputElement>('details input[type=text]')
    inputs[2].value = 'oak'
    inputs[2].dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => classes(root)).toEqual(['oak 8', 'q 8', 'p 8'])
    inputs[1].value = 'oak'
    inputs[1].dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => classes(root)).toEqual(['oak 16', 'p 8'])
  })

  it('makes the plane of two columns, of a suggested pair, or of the ticked columns with their weights', async () => {
    const { root } = await opened(table)
    await expect.poll(() => sum(root)).toContain('24 of 26')
    const pair = root.querySelectorAll<HTMLButtonElement>('ul[aria-labelledby="import-pairs"] button')
    expect(pair).toHaveLength(3)
    pair[2].click()
    await expect.poll(() => pair[2].getAttribute('aria-pressed')).toBe('true')
    const pca = [...root.querySelectorAll<HTMLInputElement>('.choices input[type=radio]')].find(
      (i) => i.parentElement?.textContent.trim() === 'PCA',
    )
    pca!.click()
    await expect.poll(() => root.textContent).toMatch(/PC1 carries [\d.]+% of the variance/)
    const boxes = () => [...root.querySelectorAll<HTMLInputElement>('.choices tbody input')]
    expect(boxes().map((b) => b.checked)).toEqual([true, true, true])
    boxes()[1].click()
    await expect.poll(() => boxes().map((b) => b.checked)).toEqual([true, false, true])
    // Row 25 has no b, row 26 has no number there: without b both are points.
    await expect.poll(() => sum(root)).toContain('26 of 26 rows used.')
    expect(boxes().filter((b) => b.disabled)).toHaveLength(2)
  })

  it('lets the person be the oracle, with classes of their own', async () => {
    const { root } = await opened(table)
    await expect.poll(() => classes(root)).toHaveLength(3)
    choose(selectOf(root, 'Label column'), '')
    await expect.poll(() => root.querySelector('input[aria-describedby="import-classes"]')).not.toBe(null)
    const input = root.querySelector<HTMLInputElement>('input[aria-describedby="import-classes"]')!
    const type = (value: string) => {
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const use = () => button(root, /^Use these 24 points$/)
    expect(use().disabled).toBe(false)
    type('only one')
    await expect.poll(() => use().disabled).toBe(true)
    type('fir, oak')
    await expect.poll(() => use().disabled).toBe(false)
  })

  it('refuses with a sentence and a remedy, and leaves the session as it is', async () => {
    const { app, root } = await opened('x,y,class\n1,2,"a\n2,1,a\n8,9,b\n9,8,b\n', 'broken.csv')
    const before = app.tree
    expect(root.textContent).toContain('A double quote opens on line 2 and never closes')
    expect(root.textContent).toMatch(/Nothing was changed|session on screen/)
    button(root, /quotes/i).click()
    await expect.poll(() => sum(root)).toContain('4 of 4 rows used.')
    expect(app.tree).toBe(before)
  })

  it('says which column only names the rows, and takes it where the person says that it measures', async () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    const { root } = await opened(
      `t,v,class\n${values.map((v, i) => `${i},${v},${'ab'[v % 2]}`).join('\n')}\n`,
    )
    await expect.poll(() => root.textContent).toContain('t only names the rows; choose it as X or Y')
    choose(selectOf(root, 'X'), 't')
    await expect.poll(() => sum(root)).toContain('8 of 8 rows used.')
  })

  it('shows how far a long reading is, draws a sample above the limit, and says so', async () => {
    const many = Array.from({ length: 100_050 }, (_, i) => `${i % 97},${i % 89},${'pq'[i % 2]}`).join('\n')
    const app = await hubOf({ engine: new ReadingEngine() })
    const { root, gone } = show(ImportDialog, {
      app,
      job: { name: 'long.csv', file: new Blob([`x,y,k\n${many}`]) },
    })
    close = async () => {
      await gone()
      app.engine.close()
    }
    await expect.poll(() => root.querySelector('progress')?.max ?? 0).toBeGreaterThan(1)
    await expect
      .poll(() => sum(root))
      .toBe('100,000 of 100,050 rows used. Drawn at random from 100,050 usable rows.')
  })

  it('takes what is pasted', async () => {
    const { app, root } = await opened(null)
    const area = root.querySelector('textarea')!
    area.value = table
    area.dispatchEvent(new Event('input', { bubbles: true }))
    await expect.poll(() => button(root, /^Read this text$/).disabled).toBe(false)
    button(root, /^Read this text$/).click()
    await expect.poll(() => app.importing?.file?.size).toBe(table.length)
  })
})
