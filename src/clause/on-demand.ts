/**
 * Makes a value when it is first asked for and keeps it. For patterns with Unicode classes and for long tables: V8 builds them where they
 * stand in the source, up to a millisecond each, and most commands never use them.
 */
export function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
