import type { Params } from '../core/params.ts'
import { describe } from '../core/session/describe.ts'
import type { DeepPartial, Event, Settings } from '../core/session/types.ts'
import { num } from '../text/format.ts'
import { lang } from './lang.svelte.ts'
import { annotatorName } from './moment-words.ts'
import { optionName } from './settings/option-name.ts'

/** What a change of the session was, in the words of the controls that make it. */
export function changeText(event: Event, classes: readonly string[]): string {
  const parts =
    event.t === 'set'
      ? Object.entries(settingTexts(event.patch)).map(([name, value]) =>
          lang.t('trail.changed', { name, value }),
        )
      : describe(event, classes).map(({ text, args }) => lang.of(text, args))
  return parts.join(lang.id === 'ja' ? '' : ' ')
}

const GROUPS: readonly string[] = ['strategy', 'model', 'committee', 'stream']

/** The fields of a change by their names. */
function settingTexts(patch: DeepPartial<Settings>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [key, value] of Object.entries(patch)) {
    if (key === 'oracle')
      texts[lang.t('change.oracle')] = (value as Settings['oracle'])
        .map(({ id }) => annotatorName(id))
        .join(', ')
    else if (key === 'stop')
      texts[lang.t('part.stopping')] =
        (value as Settings['stop']).map(({ id }) => lang.of(`stop.${id}.name`)).join(', ') ||
        lang.t('trail.nothing')
    else if (GROUPS.includes(key)) texts[lang.of(`change.${key}`)] = groupText(key, value as Group)
    else texts[nameOf(key, 'setting')] = valueText(key, value)
  }
  return texts
}

interface Group {
  readonly id?: string
  readonly rule?: string
  readonly k?: number
  readonly params?: Params
}
function groupText(of: string, { id, rule, k, params = {} }: Group): string {
  const name = id ?? rule
  const more = Object.entries({ ...(k !== undefined && { k }), ...params }).map(
    ([key, value]) => `${nameOf(key, 'param', 'setting')} ${valueText(key, value)}`,
  )
  return [...(name === undefined ? [] : [lang.later([of, name, 'name'].join('.'))]), ...more].join(', ')
}
/** The name of a parameter or setting, where its control has it. */
const nameOf = (key: string, ...groups: readonly string[]): string =>
  groups.map((group) => lang.later([group, key].join('.'))).find(Boolean) ?? key

const valueText = (key: string, value: unknown): string =>
  typeof value === 'number'
    ? num(value, Number.isInteger(value) ? 0 : 3)
    : typeof value === 'boolean'
      ? lang.t(value ? 'setting.on' : 'setting.off')
      : optionName(key, String(value))
