/** A piece of a sentence, and whether it is a number that the sentence is about. */
export type Piece = readonly [text: string, strong: boolean]

/** Shares and measured values: `49.0%`, `0.149`, `−1.5`. Counts and names stay as they are. */
const MEASURED = /([-−]?\d[\d,]*(?:\.\d+)?%|[-−]?\d[\d,]*\.\d+)/

/** A sentence in pieces, its measured numbers apart from its words. Joined again the pieces are the sentence. */
export const emphasised = (sentence: string): Piece[] =>
  sentence
    .split(MEASURED)
    .map((text, i): Piece => [text, i % 2 === 1])
    .filter(([text]) => text !== '')
