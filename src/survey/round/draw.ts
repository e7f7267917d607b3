import { createHash } from 'node:crypto'
import { compared } from '../../clause/compared.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A customer of the frame with its ticket: SHA-256, in hex, of the seed, a line feed and the customer's code, in UTF-8. */
export interface Ticket {
  readonly code: string
  readonly ticket: string
}

const ticketOf = (seed: string, code: string): string => sha256(`${seed}\n${code}`)

/**
 * 4.5.2: all customers of the frame in the order of their tickets; the first n are a draw of n. Nobody can foresee the
 * order before the seed is known, and whoever knows it can work it out again. A customer's place depends on its own code
 * alone, so that whoever was not drawn may leave without changing a draw.
 */
export const inTicketOrder = (seed: string, codes: readonly string[]): Ticket[] =>
  codes.map((code) => ({ code, ticket: ticketOf(seed, code) })).sort((a, b) => compared(a.ticket, b.ticket))

/** The codes of a frame as they are frozen: one a line, in the order of their bytes, as `LC_ALL=C sort` has them. */
export const frameText = (codes: readonly string[]): string =>
  [...codes]
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((code) => `${code}\n`)
    .join('')

/** The codes of a frozen frame. */
export const codesOf = (frame: string): string[] => frame.split('\n').slice(0, -1)

/** SHA-256 of a frozen frame, which `sha256sum` gives for the same lines. */
export const frameDigest = (frame: string): string => sha256(frame)
