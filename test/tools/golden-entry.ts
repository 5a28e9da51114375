import { golden } from '../golden/golden.ts'

// Runs in bare interpreters, which have `print` and little else, in Node, and in a page, where it leaves its text.
declare const print: ((text: string) => void) | undefined

const all = Object.fromEntries(Object.entries(golden).map(([name, compute]) => [name, compute()]))
const text = JSON.stringify(all)
if (typeof document === 'object') document.body.textContent = text
else if (typeof print === 'function') print(text)
else console.log(text)
