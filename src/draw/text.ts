/**
 * Width of a text in px, estimated from the kinds of its characters (semi-bold sans-serif), so that pictures are the same
 * without a browser. Good to about a tenth; only room is planned with it.
 */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) em += characterWidth(character)
  return em * size
}

function characterWidth(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x1100) return 1
  if (/[\s.,:;'|!()[\]ijltfI1-]/.test(character)) return 0.33
  if (/[mwMW@%]/.test(character)) return 0.88
  return /[A-Z]/.test(character) ? 0.68 : 0.6
}

/** Longest class name on the plane, in characters. */
const LONGEST = 24

/** The text, or its beginning and an ellipsis. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST ? text : characters.slice(0, LONGEST - 1).join('') + '…'
}
