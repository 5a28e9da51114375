import { lang } from '../lang.svelte.ts'

/** An option of the parameter or setting `key` in words. */
export function optionName(key: string, option: string): string {
  for (const text of [
    `option.${key}.${option}`,
    `preset.${option}`,
    `strategy.${option}.name`,
    `model.${option}.name`,
  ])
    if (lang.has(text)) return lang.of(text)
  return option
}
