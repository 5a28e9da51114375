import { parse, type AST } from 'svelte/compiler'
import { expect, it } from 'vitest'
import { sources } from './text-world.ts'

type Node = { readonly type: string } & Record<string, unknown>
const isNode = (v: unknown): v is Node => typeof v === 'object' && v !== null && 'type' in v

/** All elements and components of a component, outermost first. */
function* within(value: unknown): Generator<AST.RegularElement | AST.Component> {
  if (Array.isArray(value)) for (const v of value) yield* within(v)
  else if (isNode(value)) {
    if (value.type === 'RegularElement' || value.type === 'Component')
      yield value as unknown as AST.RegularElement | AST.Component
    for (const [key, v] of Object.entries(value)) if (key !== 'parent') yield* within(v)
  } else if (typeof value === 'object' && value !== null) yield* within(Object.values(value))
}

/** Attributes of an element by name, as they are written. */
const attributes = (source: string, { attributes }: AST.RegularElement | AST.Component) =>
  new Map(attributes.flatMap((a) => (a.type === 'Attribute' ? [[a.name, source.slice(a.start, a.end)]] : [])))

const named = (name: string) =>
  [...sources('', /\.svelte$/)].flatMap(([file, source]) =>
    [...within(parse(source, { modern: true }).fragment)]
      .filter((e) => e.name === name)
      .map((e) => ({
        file,
        has: attributes(source, e),
        icons: [...within(e.fragment)].filter((c) => c.name === 'Icon'),
      })),
  )
const buttons = named('button')

it('every button that may show an icon alone has a name and a tooltip', () => {
  const alone = buttons.filter(
    ({ has, icons }) => icons.length > 0 && /['"\s]ib\b/.test(has.get('class') ?? ''),
  )
  const iconButtons = named('IconButton')
  expect(alone.some(({ file }) => file.endsWith('IconButton.svelte'))).toBe(true)
  expect(alone.length + iconButtons.length).toBeGreaterThan(15)
  expect(
    [
      ...alone.filter(({ has }) => !has.has('aria-label') || !has.has('title')),
      ...iconButtons.filter(({ has }) => !has.has('name')),
    ].map(({ file, has }) => `${file}: ${has.get('aria-label') ?? has.get('class')}`),
  ).toEqual([])
})

it('every button says what it is: it belongs to no form by chance', () => {
  expect(buttons.filter(({ has }) => !has.has('type')).map(({ file }) => file)).toEqual([])
})
