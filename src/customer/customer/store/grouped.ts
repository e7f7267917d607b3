/** Items by the customer they belong to. */
export function grouped<Item>(items: readonly Item[], customerOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of items) {
    const group = groups.get(customerOf(item))
    if (group === undefined) groups.set(customerOf(item), [item])
    else group.push(item)
  }
  return groups
}
