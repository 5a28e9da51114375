import type { Spec } from '../core/session/types.ts'

/** A value of its own for each session, which is the object of its spec. It is made when it is first wanted, and goes with the session. */
export function perSession<T>(make: () => T): (spec: Spec) => T {
  const all = new WeakMap<Spec, { readonly value: T }>()
  return (spec) => {
    let found = all.get(spec)
    if (!found) all.set(spec, (found = { value: make() }))
    return found.value
  }
}

/** Values by name for each session. */
export const mapPerSession = <V>(): ((spec: Spec) => Map<string, V>) => perSession(() => new Map<string, V>())
