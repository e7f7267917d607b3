/**
 * The columns that a row has values for, in their order, as a place in a tree: the same columns lead to the same place, where
 * what was made for them the first time is found again. An import gives 100,000 rows of few shapes; to write a key for
 * each of them takes longer than to go there name by name, and leaves a kilobyte of garbage.
 */
export class Shape<Made> {
  made: Made | null = null
  readonly #with = new Map<string, Shape<Made>>()
  readonly #without = new Map<string, Shape<Made>>()

  /** The shape that has a value for one more column. */
  with(name: string): Shape<Made> {
    return of(this.#with, name)
  }

  /** The shape that says of one more column that it has none. */
  without(name: string): Shape<Made> {
    return of(this.#without, name)
  }
}

/** The shape of a name; one that has no columns yet where the name is new. */
export function of<Made>(shapes: Map<string, Shape<Made>>, name: string): Shape<Made> {
  let shape = shapes.get(name)
  if (shape === undefined) {
    shape = new Shape()
    shapes.set(name, shape)
  }
  return shape
}
