import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedBy, readCheckpoint, readVerifier, signed, verifierOf } from '../../../src/register/tree/note.ts'
import { Tree } from '../../../src/register/tree/tree.ts'

describe('a signed checkpoint', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const verifier = verifierOf('certdesk/0123', privateKey)
  const root = new Tree().root().toString('base64')
  const body = `certdesk/0123\n12\n${root}\n`
  const note = signed(body, verifier, privateKey)

  it('is checked as other implementations of signed notes check theirs', () => {
    // The example of golang.org/x/mod/sumdb/note.
    const key = readVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const bytes = Buffer.from(
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
      'base64',
    )
    const signatures = [{ name: 'PeterNeumann', id: bytes.subarray(0, 4), bytes: bytes.subarray(4) }]
    const note = { origin: '', size: 0, root: Buffer.alloc(32), body: text, signatures }
    expect(key).not.toBeNull()
    if (key === null) return
    expect(isSignedBy(note, key)).toBe(true)
    expect(isSignedBy({ ...note, body: `${text}.` }, key)).toBe(false)
  })

  it('is read back, whatever system it went through', () => {
    for (const text of [note, note.replaceAll('\n', '\r\n'), `\uFEFF${note}`]) {
      const checkpoint = readCheckpoint(text)
      expect(checkpoint).toMatchObject({ origin: 'certdesk/0123', size: 12, body })
      expect(checkpoint !== null && isSignedBy(checkpoint, verifier)).toBe(true)
    }
    expect(readCheckpoint(body)).toMatchObject({ size: 12, signatures: [] })
  })

  it('is signed by its own key alone, in its own name', () => {
    const checkpoint = readCheckpoint(note)
    if (checkpoint === null) throw new Error('no checkpoint')
    const other = generateKeyPairSync('ed25519').privateKey
    expect(isSignedBy(checkpoint, verifierOf('certdesk/0123', other))).toBe(false)
    expect(isSignedBy(checkpoint, verifierOf('certdesk/4567', privateKey))).toBe(false)
    expect(isSignedBy({ ...checkpoint, body: body.replace('12', '13') }, verifier)).toBe(false)
    expect(readVerifier(verifier.text)).toMatchObject({ name: 'certdesk/0123', id: verifier.id })
  })

  it.each([
    ['', 'nothing'],
    ['certdesk/0123\n12\n', 'no root'],
    [`certdesk/0123\n012\n${root}\n`, 'a size with a zero before it'],
    [`certdesk/0123\n-1\n${root}\n`, 'a size below nothing'],
    [`certdesk/0123\n12\n${root.slice(0, 20)}\n`, 'a root of another length'],
    [`certdesk/0123\n12\n${root.replace('FU=', 'FV=')}\n`, 'a root that is written in another way'],
  ])('%j is none: %s', (text) => {
    expect(readCheckpoint(text)).toBeNull()
  })

  it.each([
    'certdesk/0123',
    `${verifier.text}x`,
    verifier.text.replace('+', '-'),
    verifier.text.replace('0123', '0124'),
  ])('%s is no public key', (text) => expect(readVerifier(text)).toBeNull())
})
