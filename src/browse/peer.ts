import { readFileSync } from 'node:fs'
import { endianness } from 'node:os'

/** The two ends of a connection on this machine. */
export interface Ends {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
  readonly localAddress?: string | undefined
  readonly localPort?: number | undefined
}

const inHex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')

/** An address as the kernel's table has it: the bytes of IPv4 in the order of the machine. */
function addressInTable(address = '', order = endianness()): string {
  const bytes = address.split('.').map((part) => inHex(Number(part), 2))
  return (order === 'LE' ? bytes.reverse() : bytes).join('')
}

/** Whether an address in a table of IPv6 is this one of IPv4, as a program writes it that speaks both. */
const isMapped = (column: string, address: string): boolean =>
  column.length === 32 && column.startsWith('0000000000000000') && column.endsWith(address)

/** The number of the account that has the far end of a connection, by a table of the kernel's (/proc/net/tcp); null where it has none. */
export function accountIn(table: string, ends: Ends, order = endianness()): number | null {
  const [from, to] = [addressInTable(ends.remoteAddress, order), addressInTable(ends.localAddress, order)]
  const [fromPort, toPort] = [inHex(ends.remotePort ?? 0, 4), inHex(ends.localPort ?? 0, 4)]
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', , , , , uid] = line.trim().split(/\s+/)
    const [[address = '', port], [otherAddress = '', otherPort]] = [local.split(':'), remote.split(':')]
    if (port !== fromPort || otherPort !== toPort) continue
    const isIt = address === from && otherAddress === to
    if (isIt || (isMapped(address, from) && isMapped(otherAddress, to))) return Number(uid)
  }
  return null
}

const tables = ['/proc/net/tcp', '/proc/net/tcp6']

/**
 * Whether another account of this machine has the far end of a connection: told where the kernel tells it (Linux). The administrator may do
 * anything, and is none; what cannot be told is left to the key.
 */
export function isAnotherAccount(ends: Ends, own = process.getuid?.()): boolean {
  if (own === undefined || process.platform !== 'linux') return false
  for (const table of tables) {
    try {
      const account = accountIn(readFileSync(table, 'utf8'), ends)
      if (account !== null) return account !== own && account !== 0
    } catch {
      // A machine that hides them, or has no IPv6.
    }
  }
  return false
}
