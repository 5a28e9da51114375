import { describe, expect, it } from 'vitest'
import type { ParamSpec, ParamValue, Params } from '../../src/core/params.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { readLink, writeLink } from '../../src/core/session/link.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import type { Settings, Spec } from '../../src/core/session/types.ts'

const roundTrip = (spec: Spec) => {
  const link = writeLink(spec, [], catalogue)
  expect(readLink(link, catalogue)).toEqual({ ok: true, spec, events: [], warnings: [] })
  return link
}
const base = baseSpec(catalogue)
const withSettings = (part: Partial<Settings>): Spec =>
  filled({ ...base, settings: { ...base.settings, ...part } }, catalogue).spec

/** A value of the parameter that is allowed but not the default. */
function other(p: ParamSpec): ParamValue {
  switch (p.kind) {
    case 'flag':
      return !p.default
    case 'choice':
      return p.options.find((o) => o !== p.default) ?? p.default
    default:
      return p.default === p.max ? p.min : p.max
  }
}
const others = (specs: readonly ParamSpec[]): Params =>
  Object.fromEntries(specs.map((p) => [p.key, other(p)]))

describe('everything that this version can do', () => {
  it('includes the session that the page opens with', () => {
    expect(filled(base, catalogue)).toEqual({ spec: base, bad: [] })
    expect(writeLink(base, [], catalogue)).toBe('')
  })

  it.each([...catalogue.generators, ...catalogue.shipped].map((d) => d.id))(
    'fits into a link: data %s',
    (id) => {
      const spec = baseSpec(catalogue, id)
      expect(filled(spec, catalogue).bad).toEqual([])
      expect(roundTrip(spec)).toBe(id === 'moons' ? '' : `data=${id}`)
    },
  )

  it.each(catalogue.generators)('fits into a link: parameters of $id', ({ id, params }) => {
    const spec = baseSpec(catalogue, id)
    roundTrip({ ...spec, data: { kind: 'made', id, n: 77, params: others(params) } })
  })

  it.each(catalogue.strategies)('fits into a link: strategy $id', ({ id, params }) => {
    roundTrip(withSettings({ strategy: { id, params: {} } }))
    roundTrip(withSettings({ strategy: { id, params: others(params) } }))
  })

  it.each(catalogue.models)('fits into a link: model $id', ({ id, params }) => {
    roundTrip(withSettings({ model: { id, params: {} } }))
    roundTrip(withSettings({ model: { id, params: others(params) } }))
  })

  it.each(catalogue.committees)('fits into a link: committee $id', ({ id, params }) => {
    roundTrip(withSettings({ committee: { id, k: 3, params: others(params) } }))
  })

  it.each(catalogue.stops)('fits into a link: stopping rule $id', ({ id, params }) => {
    const rules = [
      { id, params: {} },
      { id, params: others(params) },
    ]
    roundTrip(withSettings({ stop: rules }))
  })

  it.each(catalogue.streams)('fits into a link: stream rule $id', ({ id, params }) => {
    roundTrip({ ...withSettings({ stream: { rule: id, params: others(params) } }), mode: 'stream' })
  })
})
