type Value = number | number[]

const TOKEN = /\s+|\d+(?:,\d{3})*(?:\.\d+)?|log|max|mean|./gu

/** The value of a calculation as the page prints it: `1 − (0.510 − 0.490)`, with lists in brackets, lengths and means. */
export function calculate(text: string): number {
  const [what, where] = text.split(',  t = ')
  const t = where === undefined ? NaN : calculate(where)
  const value = new Reader(
    [...what.matchAll(TOKEN)].map(([token]) => token),
    t,
  ).whole()
  if (typeof value !== 'number') throw new Error(`a list: ${text}`)
  return value
}

/** A reader of one calculation. What is written without spaces belongs together before what is written with them. */
class Reader {
  private at = 0
  private readonly tokens: readonly string[]
  private readonly t: number

  constructor(tokens: readonly string[], t: number) {
    this.tokens = tokens
    this.t = t
  }

  whole(): Value {
    const value = this.sum()
    if (this.at < this.tokens.length) throw new Error(`not read: ${this.tokens.slice(this.at).join('')}`)
    return value
  }

  private peek(): string | undefined {
    let i = this.at
    while (this.tokens[i]?.trim() === '') i++
    return this.tokens[i]
  }
  private take(): string {
    while (this.tokens[this.at]?.trim() === '') this.at++
    return this.tokens[this.at++]
  }

  private sum(): Value {
    let value = this.term()
    for (let sign = this.peek(); sign === '+' || sign === '−'; sign = this.peek()) {
      this.take()
      const other = this.term()
      const factor = sign === '+' ? 1 : -1
      if (typeof value === 'number' || typeof other === 'number')
        value = number(value) + factor * number(other)
      else {
        const b: number[] = other
        value = value.map((a, i) => a + factor * b[i])
      }
    }
    return value
  }

  private term(): Value {
    let value = this.tight()
    for (let next = this.peek(); next !== undefined && !'+−),‖'.includes(next); next = this.peek()) {
      if (next === '·' || next === '/') this.take()
      const other = number(this.tight())
      value = next === '/' ? number(value) / other : number(value) * other
    }
    return value
  }

  /** Factors with a slash or a power between them and no space. */
  private tight(): Value {
    let value = this.atom()
    for (let sign = this.tokens[this.at]; sign === '/' || sign === '^'; sign = this.tokens[this.at]) {
      this.at++
      const other = number(this.atom())
      value = sign === '/' ? number(value) / other : number(value) ** other
    }
    return value
  }

  private atom(): Value {
    const token = this.take()
    if (token === '−') return -number(this.tight())
    if (token === 't') return this.t
    if (token === '(') return this.list(')')
    if (token === '‖') return Math.hypot(...[this.list('‖')].flat())
    if (token === 'max') return Math.max(...[this.tight()].flat())
    if (token === 'mean') {
      const values = [this.tight()].flat()
      return values.reduce((a, b) => a + b) / values.length
    }
    // 0 log 0 is 0: its limit.
    if (token === 'log') return Math.log(Math.max(number(this.tight()), 1e-300))
    if (!/^\d/.test(token)) throw new Error(`no number: ${token}`)
    return Number(token.replaceAll(',', ''))
  }

  private list(close: string): Value {
    const values = [this.sum()]
    for (let token = this.take(); token !== close; token = this.take()) {
      if (token !== ',') throw new Error(`no ${close} but ${token}`)
      values.push(this.sum())
    }
    return values.length === 1 ? values[0] : values.map(number)
  }
}

function number(value: Value): number {
  if (typeof value !== 'number') throw new Error('a list instead of a number')
  return value
}
