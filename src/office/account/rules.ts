/** An account of the machine, and whose it is: a member of staff by the id of the name that they go by. */
export interface Binding {
  readonly account: string
  readonly staffId: number
  /** The name that its owner goes by. */
  readonly name: string
}

/** Who may type from an account that a command is run from. */
export interface Seat {
  /** Whether the account is anybody's on record. */
  readonly isBound: boolean
  /** Those whose account it is; of a shared desk several. */
  readonly owners: ReadonlySet<number>
  /** Everybody who has an account of their own anywhere: they type from these alone. */
  readonly bound: ReadonlySet<number>
}

/**
 * Whose a seat is, by the accounts that stand behind it: one, or two where somebody became somebody else without being the
 * machine's administrator. Then it is only theirs whose both are: nobody's own account is lent by a change of name.
 */
export function seatOf(bindings: readonly Pick<Binding, 'account' | 'staffId'>[], accounts: readonly string[]): Seat {
  const ownersOf = (account: string) =>
    new Set(bindings.flatMap((binding) => (binding.account === account ? [binding.staffId] : [])))
  const [first = new Set<number>(), ...others] = accounts.map(ownersOf)
  return {
    isBound: [first, ...others].some((owners) => owners.size > 0),
    owners: new Set([...first].filter((id) => others.every((owners) => owners.has(id)))),
    bound: new Set(bindings.map(({ staffId }) => staffId)),
  }
}

/** Whether a seat is one person's alone: they are who types, and they alone confirm from it. */
export const onlyOwner = ({ owners }: Seat): number | null => {
  const [only = null, ...others] = owners
  return others.length === 0 ? only : null
}

/** Whether somebody may type from the seat: who has an account of their own does so from that alone, and from one person's nobody else does. */
export const mayType = (seat: Seat, staffId: number): boolean => {
  const only = onlyOwner(seat)
  return only === null ? seat.owners.has(staffId) || !seat.bound.has(staffId) : only === staffId
}

/** A SID as Windows writes it. */
export const isSid = (account: string): boolean => /^S-1-\d+(-\d+)+$/i.test(account)

/** An account by the name that the machine has for it: whatever the case a SID was typed in, Windows tells it in capitals. */
export const accountTyped = (typed: string): string => (isSid(typed) ? typed.toUpperCase() : typed)
