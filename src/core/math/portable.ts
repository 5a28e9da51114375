/**
 * Elementary functions made of + - * / and bit operations alone, so that every JavaScript engine gives the same bits (the
 * engines' own differ in the last one). All but `fastTanh` err by less than 1 ulp. Series are Taylor's, long enough for the
 * reduced range; reductions follow Cody & Waite, "Software Manual for the Elementary Functions" (1980), exact sums and products
 * Dekker (1971). Special values are those of Math.* unless a function says otherwise.
 * They are files of their own, since a worker and a page start with some of them alone.
 */

export { exp, log } from './exp-log.ts'
export { log1p, pow } from './pow.ts'
export { fastTanh, tanh } from './tanh.ts'
export { cos, sin } from './trig.ts'
