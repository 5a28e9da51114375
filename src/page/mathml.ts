/** A formula as a tree of MathML elements. */
export type MathNode =
  | { readonly t: 'mi' | 'mn' | 'mo' | 'mtext'; readonly text: string }
  | { readonly t: 'mrow'; readonly parts: readonly MathNode[] }
  | { readonly t: 'mfrac'; readonly base: MathNode; readonly other: MathNode }
  | { readonly t: 'msup'; readonly base: MathNode; readonly other: MathNode }
  | { readonly t: 'msub'; readonly base: MathNode; readonly other: MathNode }

const leaf = (t: 'mi' | 'mn' | 'mo' | 'mtext', text: string): MathNode => ({ t, text })
const row = (parts: readonly MathNode[]): MathNode => (parts.length === 1 ? parts[0] : { t: 'mrow', parts })

/** Subscripts and superscripts that are written as letters of their own, and what they stand for. */
const SUB: Readonly<Record<string, string>> = { '₀': '0', '₁': '1', '₂': '2', ₖ: 'k', ᵧ: 'y' }
const SUP: Readonly<Record<string, string>> = { '²': '2', '′': '′' }
const WORDS = ['log', 'max', 'mean', 'KL']

const TOKEN = /\s+|\d[\d,.]*\d|\d|[A-Za-zα-ωΑ-ΡΤ-Ωℓ]+\u0304?|[₀₁₂ₖᵧ²′]|\^|_|[−+·=,~|‖⟨⟩()[\]…/Σ–]|./gu

/** A formula as it is written in one line (`1 − (p₁ − p₂)`) in the elements of MathML. Nothing but brackets of fractions is lost. */
export function mathOf(written: string): MathNode {
  const tokens = [...written.matchAll(TOKEN)].map(([text]) => text)
  return new Parser(tokens).row()
}

class Parser {
  private readonly tokens: readonly string[]
  private at = 0

  constructor(tokens: readonly string[]) {
    this.tokens = tokens
  }

  /** All up to the end or to a closing bracket. A spaced slash divides the whole term before it by the whole term behind it. */
  row(): MathNode {
    const out: MathNode[] = []
    let term: MathNode[] = []
    let above: MathNode | null = null
    const flush = () => {
      if (above) out.push({ t: 'mfrac', base: above, other: bare(row(term)) })
      else out.push(...term)
      above = null
      term = []
    }
    for (; this.at < this.tokens.length;) {
      const token = this.tokens[this.at]
      if (token === ')' || token === ']') break
      this.at++
      if (token === '/' && this.isSpaced() && term.length > 0) {
        above = bare(row(term))
        term = []
      } else if (token === '/' && term.length > 0) {
        const base = bare(term.pop()!)
        term.push({ t: 'mfrac', base, other: bare(this.atom(this.tokens[this.at++])) })
      } else if ('−+=,~'.includes(token)) {
        flush()
        out.push(leaf('mo', token))
      } else if (token.trim() !== '') this.add(term, token)
    }
    flush()
    return row(out)
  }

  private isSpaced(): boolean {
    return this.tokens[this.at]?.trim() === ''
  }

  /** One factor, or what belongs to the one before. */
  private add(term: MathNode[], token: string): void {
    const before = term[term.length - 1]
    if (before && token in SUB) term.splice(-1, 1, { t: 'msub', base: before, other: script(SUB[token]) })
    else if (before && token in SUP)
      term.splice(-1, 1, { t: 'msup', base: before, other: script(SUP[token]) })
    else if (before && (token === '^' || token === '_')) {
      const other = this.atom(this.tokens[this.at++])
      term.splice(-1, 1, { t: token === '^' ? 'msup' : 'msub', base: before, other })
    } else term.push(this.atom(token))
  }

  private atom(token: string): MathNode {
    if (token === '(' || token === '[') {
      const inner = this.row()
      const close = this.tokens[this.at++] ?? ''
      return { t: 'mrow', parts: [leaf('mo', token), inner, leaf('mo', close)] }
    }
    if (/^\d/.test(token)) return leaf('mn', token)
    if (WORDS.includes(token)) return leaf('mo', token)
    return leaf(/^[A-Za-zα-ωΑ-ΡΤ-Ωℓ…–]/u.test(token) ? 'mi' : 'mo', token)
  }
}

const script = (text: string): MathNode => leaf(/\d/.test(text) ? 'mn' : text === '′' ? 'mo' : 'mi', text)

/** Without the round brackets that a fraction line makes needless. */
function bare(node: MathNode): MathNode {
  if (node.t !== 'mrow' || node.parts.length !== 3) return node
  const [open, inner, close] = node.parts
  return open.t === 'mo' && open.text === '(' && close.t === 'mo' && close.text === ')' ? inner : node
}

/** All that is written in a formula, in its order, without space. */
export function textOf(node: MathNode): string {
  if ('text' in node) return node.text
  if ('parts' in node) return node.parts.map(textOf).join('')
  return textOf(node.base) + textOf(node.other)
}
