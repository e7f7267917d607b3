/** Items by the customer they belong to. */
export function grouped<Item, Of = number>(items: readonly Item[], customerOf: (item: Item) => Of): Map<Of, Item[]> {
  const groups = new Map<Of, Item[]>()
  for (const item of items) {
    const group = groups.get(customerOf(item))
    if (group === undefined) groups.set(customerOf(item), [item])
    else group.push(item)
  }
  return groups
}
