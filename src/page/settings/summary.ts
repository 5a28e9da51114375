import type { Settings } from '../../core/session/types.ts'
import { lang } from '../lang.svelte.ts'

/** The budget and the stopping rules in few words. */
export const stoppingSummary = ({ stop, budget, budgetIn = 'answers' }: Settings): string =>
  [
    lang.of(`settings.budget.${budgetIn}`, { n: budget }),
    ...stop.map((s) => lang.of(`stop.${s.id}.name`)),
  ].join(' · ')
