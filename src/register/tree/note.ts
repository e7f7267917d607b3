import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import { hashLength, type TreeHead } from './tree.ts'

/** A checkpoint: which register, how many entries, and the root of the tree over them; as C2SP's tlog-checkpoint writes it. */
export interface Checkpoint extends TreeHead {
  /** What tells the register from every other. */
  readonly origin: string
  /** What is signed: its lines, each with its end. */
  readonly body: string
  readonly signatures: readonly Signature[]
}

interface Signature {
  readonly name: string
  /** Of the key: the first four bytes of its hash. */
  readonly id: Buffer
  readonly bytes: Buffer
}

/** A public key by which signatures are checked, as C2SP's signed-note writes it: name, id and key, with plus signs between. */
export interface Verifier {
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
  readonly text: string
}

/**
 * What a register is called in its checkpoints. It is made of the seal of its first entry: another register has another, a restored copy
 * has the same, and it tells nobody who or where.
 */
export const originOf = (firstSeal: string): string => `certdesk/${firstSeal.slice(0, 32)}`

/** A checkpoint's body. */
export const checkpointBody = (origin: string, { size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** What stands for Ed25519 in C2SP's signed-note. */
const ed25519 = Buffer.of(1)

/** What stands before a raw key of Ed25519 in DER (RFC 8410). */
const derHead = Buffer.from('302a300506032b6570032100', 'hex')

const idOf = (name: string, key: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ed25519, key]), 'buffer').subarray(0, 4)

/** What checks the signatures that a private key makes in the name of a register. */
export function verifierOf(name: string, privateKey: KeyObject): Verifier {
  const key = createPublicKey(privateKey)
  const raw = key.export({ type: 'spki', format: 'der' }).subarray(derHead.length)
  const id = idOf(name, raw)
  const text = `${name}+${id.toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`
  return { name, id, text, key }
}

/** A verifier as it is written; null where the text is none. */
export function readVerifier(text: string): Verifier | null {
  const [, name, hex, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? []
  const bytes = encoded === undefined ? null : fromBase64(encoded)
  if (name === undefined || hex === undefined || bytes?.length !== 1 + hashLength || bytes[0] !== 1) return null
  const raw = bytes.subarray(1)
  if (idOf(name, raw).toString('hex') !== hex) return null
  const key = createPublicKey({ key: Buffer.concat([derHead, raw]), format: 'der', type: 'spki' })
  return { name, id: Buffer.from(hex, 'hex'), key, text: text.trim() }
}

/** Bytes as base64 writes them and no other way; null where the text is not that. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** A note: what was signed, and behind an empty line each signature with the name and the id of its key; nothing else. */
export const noteOf = ({ body, signatures }: Pick<Checkpoint, 'body' | 'signatures'>): string =>
  [
    ...[body, signatures.length === 0 ? '' : '\n'],
    ...signatures.map(({ name, id, bytes }) => `— ${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`),
  ].join('')

/** The note of a body that is signed by one key. */
export const signed = (body: string, { name, id }: Verifier, key: KeyObject): string =>
  noteOf({ body, signatures: [{ name, id, bytes: sign(null, Buffer.from(body), key) }] })

/** Whether one of a checkpoint's signatures is that of the key. */
export const isSignedBy = ({ body, signatures }: Checkpoint, { name, id, key }: Verifier): boolean =>
  signatures.some(
    (each) => each.name === name && each.id.equals(id) && verify(null, Buffer.from(body), key, each.bytes),
  )

/** A text as it is read back, whatever system it went through: a mark before it, and the ends of its lines. */
const plain = (text: string): string => text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')

/** A checkpoint as it is written, with its signatures or without; null where the text is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [body, rest] = plain(text).split('\n\n', 2)
  const [, origin, number, encoded] =
    /^(\S[^\n]*)\n(0|[1-9]\d{0,14})\n([^\n]+)\n?(?:[^\n]+\n?)*$/u.exec(body ?? '') ?? []
  const root = encoded === undefined ? null : fromBase64(encoded)
  if (body === undefined || origin === undefined || root?.length !== hashLength) return null
  const signatures = (rest ?? '').split('\n').flatMap((line) => signatureIn(line) ?? [])
  return { origin, size: Number(number), root, body: `${body.replace(/\n$/u, '')}\n`, signatures }
}

function signatureIn(line: string): Signature | null {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = encoded === undefined ? null : fromBase64(encoded)
  if (name === undefined || bytes === null || bytes.length <= 4) return null
  return { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
}
