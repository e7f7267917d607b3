import type { HeldCertificate } from '../../certificate/rules.ts'

/** A certificate as chains are made of: what follows it was issued in its place, or continues its first decision. */
export type ChainLink = Omit<HeldCertificate, 'number' | 'expiresOn' | 'changes'>

/**
 * The certificates that one continues, itself first, then backwards: the one that it was issued in place of, or of the
 * same customer, standard and first decision the newest issued before it.
 */
export function chainOf<Link extends ChainLink>(certificate: Link, all: readonly Link[]): Link[] {
  const chain = [certificate]
  for (let last = certificate; ; ) {
    const before = predecessor(last, all)
    if (before === undefined || chain.includes(before)) return chain
    chain.push(before)
    last = before
  }
}

function predecessor<Link extends ChainLink>(last: Link, all: readonly Link[]): Link | undefined {
  if (last.replacesId !== null) return all.find(({ id }) => id === last.replacesId)
  if (last.standard === null) return undefined
  return all
    .filter(
      (each) =>
        each.customerId === last.customerId &&
        each.scheme === last.scheme &&
        each.standard === last.standard &&
        each.firstIssuedOn === last.firstIssuedOn &&
        each.issuedOn < last.issuedOn,
    )
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
    .at(-1)
}
