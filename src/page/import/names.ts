import type { ClassCount, Dropped, DropReason } from '../../core/data/table/types.ts'

/** Joins the classes so that `most` remain: the largest keep their names (of equals the first), the others get the name `other`. */
export function joinedNames(
  classes: readonly ClassCount[],
  most: number,
  other: string,
): (readonly [string, string])[] {
  const bySize = [...classes].sort((a, b) => b.count - a.count)
  return bySize.slice(most - 1).map(({ name }) => [name, other] as const)
}

/** Longest name of a class, in characters. */
export const LONGEST_CLASS = 80

/** The classes and those that a text adds, which separates them by commas of any script. */
export function withNames(classes: readonly string[], text: string): string[] {
  const added = text.split(/[,，、]/).map((name) => name.trim().slice(0, LONGEST_CLASS))
  return [...new Set([...classes, ...added.filter((name) => name !== '')])]
}

/** At most `most` of the names in their order, those of `kept` among them in any case. */
export function someOf(names: readonly string[], most: number, kept: readonly (string | null)[]): string[] {
  const must = new Set(kept)
  let free = most - names.reduce((n, name) => n + (must.has(name) ? 1 : 0), 0)
  return names.filter((name) => must.has(name) || free-- > 0)
}

/** The rows that are left out, by reason in the order of their first rows. */
export function byReason(dropped: readonly Dropped[]): { reason: DropReason; rows: number[] }[] {
  const groups = new Map<DropReason, number[]>()
  for (const { row, reason } of dropped) {
    const rows = groups.get(reason)
    if (rows) rows.push(row)
    else groups.set(reason, [row])
  }
  return Array.from(groups, ([reason, rows]) => ({ reason, rows }))
}
