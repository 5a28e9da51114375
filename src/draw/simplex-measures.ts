/** What can colour the triangle of class probabilities: ids of strategies, names in addresses. */
export const SIMPLEX_MEASURES = ['leastConfident', 'margin', 'entropy'] as const
export type SimplexMeasure = (typeof SIMPLEX_MEASURES)[number]
