import type { Spec, Tree } from '../../core/session/types.ts'

/** Which kept session the one on screen is. */
export interface Identity {
  id: string
  /** Its last write that this tab knows; 0 = not kept yet. */
  rev: number
  /** Name with which it is kept first; a name that is given later is in the store alone. */
  name: string
  /** What is kept now, or was taken up. */
  saved: Tree | null
  picture: string
  /** Answers that it came with, from a link: it is kept once there are more. */
  given: number
}

const known = new WeakMap<Spec, Identity>()

/** How much was answered, on all branches. */
export const answersIn = ({ nodes }: Tree): number => nodes.filter(({ e }) => e.t === 'answer').length

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A session is the object of its spec: all its trees share it, and what is opened anew has another one. */
export function identityOf(spec: Spec): Identity {
  let found = known.get(spec)
  if (!found) known.set(spec, (found = unkept(0)))
  return found
}
/** A session that is not kept yet. */
export const unkept = (given: number, id = newId()): Identity => ({
  id,
  rev: 0,
  name: '',
  saved: null,
  picture: '',
  given,
})
/** Says that a session is one that is kept already; called before it is opened. */
export const identify = (spec: Spec, as: Identity): void => void known.set(spec, as)
