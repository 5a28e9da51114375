import type { Component } from 'svelte'
import { agreementOf } from '../../core/session/agreement.ts'
import { ROLE } from '../../core/session/types.ts'
import { classShares, wholePercents } from '../../core/session/shares.ts'
import type { App } from '../app.svelte.ts'
import { num } from '../../text/format.ts'
import { summaryOf } from '../draw/words.ts'
import { lang } from '../lang.svelte.ts'
import type { PartId } from '../parts.ts'

/** A part that is one row until it is opened. Its code is loaded then. */
export interface FoldEntry {
  readonly part: PartId
  /** The short fact of the closed row. */
  readonly summary: (app: App) => string
  /** Whether there is anything to show in this session; always if missing. */
  readonly shown?: (app: App) => boolean
  readonly load: () => Promise<{ default: Component<{ app: App }> }>
}

/** The foldable parts, in the order of the rail. */
export const FOLDS: readonly FoldEntry[] = [
  {
    part: 'drawing',
    summary: (app) => summaryOf(app),
    shown: ({ state }) =>
      state.edited.length > 0 || state.role.includes(ROLE.removed) || state.boundary !== undefined,
    load: () => import('../draw/Drawn.svelte'),
  },
  { part: 'annotators', summary: annotators, load: () => import('./Annotators.svelte') },
  { part: 'balance', summary: balance, load: () => import('./Balance.svelte') },
  {
    part: 'validation',
    summary: validation,
    load: () => import('./Validation.svelte'),
  },
  {
    part: 'simplex',
    summary: () => lang.t('simplex.summary'),
    shown: ({ classNames }) => classNames.length === 3,
    load: () => import('../Simplex.svelte'),
  },
  {
    part: 'training',
    summary: ({ state }) => lang.t('training.summary', { steps: Number(state.settings.model.params.steps) }),
    shown: ({ state }) => state.settings.model.id === 'network',
    load: () => import('./Training.svelte'),
  },
  {
    part: 'calibration',
    summary: () => lang.t('reliability.summary'),
    load: () => import('../Reliability.svelte'),
  },
]

function annotators({ state }: App): string {
  const n = state.settings.oracle.length
  const { fleiss } = agreementOf(state)
  return fleiss === null ? lang.t('annotators.n', { n }) : lang.t('annotators.kappa', { n, kappa: fleiss })
}

const accuracy = (value: number | null = null): string => (value === null ? '–' : num(value))
function validation({ look: { model }, tree }: App): string {
  return tree.spec.exam.kind === 'paid'
    ? `${accuracy(model?.grade.accuracy)} / ${accuracy(model?.hidden?.accuracy)}`
    : lang.t('validation.summary')
}

/** More classes than this are told by the smallest and the largest share. */
const SHORT = 4

function balance({ state }: App): string {
  const shares = [...classShares(state.order, state.label, state.classes.length)]
  if (state.order.length === 0) return ''
  const whole = wholePercents(shares)
  return shares.length <= SHORT
    ? whole.join(' : ')
    : lang.t('balance.range', { least: Math.min(...whole), most: Math.max(...whole) })
}

/** Opens a closed part, and the other way round. The address keeps it. */
export function toggle(app: App, part: PartId): void {
  const others = app.unfolded.filter((other) => other !== part)
  app.unfolded = others.length < app.unfolded.length ? others : [...others, part]
}
