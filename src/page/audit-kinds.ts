/** What the rows of the audit trail can be narrowed to. Names in addresses. */
export const KINDS = ['all', 'strategy', 'you', 'audit', 'exam', 'passed', 'change', 'different'] as const
export type Kind = (typeof KINDS)[number]
