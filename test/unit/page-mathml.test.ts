import { describe, expect, it } from 'vitest'
import { WRITTEN } from '../../src/core/query/formulas.ts'
import { mathOf, textOf, type MathNode } from '../../src/page/mathml.ts'

/** One line per formula: elements with their content, `frac[above|below]`. */
const say = (node: MathNode): string => {
  if ('text' in node) return node.text
  if ('parts' in node) return node.parts.map(say).join(' ')
  return `${node.t.slice(1)}[${say(node.base)}|${say(node.other)}]`
}
/** What remains when brackets, slashes and signs of scripts, which elements stand for, are left out. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll('ᵧ', 'y')
    .replaceAll('ₖ', 'k')
    .replace(/[\s()/^_]/g, '')
    .replaceAll('γ', 'y')

describe('formulas as MathML', () => {
  it.each(Object.entries(WRITTEN))('%s loses nothing of what is written', (_, written) => {
    expect(plain(textOf(mathOf(written)))).toBe(plain(written))
  })

  it.each([
    ['1 − (p₁ − p₂)', '1 − ( sub[p|1] − sub[p|2] )'],
    ['1 − max v / K', '1 − frac[max v|K]'],
    ['−(3/5 log 3/5 + 2/5 log 2/5)', '− ( frac[3|5] log frac[3|5] + frac[2|5] log frac[2|5] )'],
    ['n + t/(1 + t),  t = k / Σd', 'n + frac[t|1 + t] , t = frac[k|Σ d]'],
    ['U · s^β', 'U · sup[s|β]'],
    ['−(0.490 · 0.351 + 0.510 · 0.360) / 1', '− frac[0.490 · 0.351 + 0.510 · 0.360|1]'],
    ['1 / (1 + ‖x − x̄‖)', 'frac[1|1 + ‖ x − x̄ ‖]'],
    ['‖g‖² + 1', '‖ g sup[‖|2] + 1'],
  ])('%s', (written, tree) => {
    expect(say(mathOf(written)).normalize('NFD')).toBe(tree.normalize('NFD'))
  })
})
