import { lang } from './lang.svelte.ts'

/** The name of an annotator: a word for those that are offered, otherwise what the person called them. */
export function annotatorName(id: string): string {
  const [, stem, n] = /^(.+?)(?:-(\d+))?$/.exec(id) ?? [id, id, undefined]
  const key = `who.${stem}`
  return lang.has(key) ? (n === undefined ? lang.of(key) : `${lang.of(key)} ${n}`) : id
}
