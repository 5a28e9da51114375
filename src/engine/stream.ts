import type { Progress } from '../core/job.ts'
import type { PartBody } from './protocol/look.ts'

/** A job that hands out parts of its answer as it goes. */
export type Stream<T> = Generator<PartBody | Progress | undefined, T, void>

/** Whether what a stream yielded is to be sent. */
export const isPart = (v: PartBody | Progress | undefined): v is PartBody => v !== undefined && 's' in v
