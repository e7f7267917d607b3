/**
 * Makes a value when it is first asked for and keeps it. For whatever most commands never use: streams, long tables, and patterns with
 * Unicode classes, which V8 otherwise builds at every start, up to a millisecond each.
 */
export function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
