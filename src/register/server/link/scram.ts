import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

/** How often a password is hashed, as PostgreSQL does itself. */
const iterations = 4096

/**
 * What a server keeps of a password (SCRAM-SHA-256, RFC 5803): it is sent in the place of the password, which then stands in no log of the server.
 * `salt` is 16 random bytes. For passwords of ASCII alone: how others are to be read, programs differ in.
 */
export function scramVerifier(password: string, salt: Uint8Array): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const proof = `${stored}:${keyed('Server Key').toString('base64')}`
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${proof}`
}
