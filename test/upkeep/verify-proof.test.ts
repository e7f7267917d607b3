// @module-tag long

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { leafHash } from '../../src/register/tree/tree.ts'
import { lacks } from '../tools.ts'
import { type Desk, openedAnew } from './desk.ts'
import { checked, made, script, signedDesk, verifying } from './signed.ts'

openedAnew()

let own: Desk
const textIn = (name: string) => fs.readFileSync(path.join(own.cwd, name), 'utf8')
const put = (name: string, text: string) => fs.writeFileSync(path.join(own.cwd, name), text)

/** What the proof of the first contact says where nobody looked at a signature. */
const unsigned =
  /^as the file itself says, no signature looked at: 1 recorded so, .*; compare #4 \S{44} with a checkpoint you keep\n$/

/** Four entries, the third and the fourth of which are contacts that are proven. */
beforeAll(async () => {
  own = await signedDesk()
  await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', '2026-06-28'])
  await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt'])
  for (const n of ['1', '2'])
    await made(own, ['audit', 'prove', `CT-2026-000${n}`, '--checkpoint', 'kept.txt', '--output', `proof-${n}.txt`])
})

it('verify-proof.py has at most sixty lines, and needs no package', () => {
  const lines = fs.readFileSync(script, 'utf8').trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(60)
  expect(lines.filter((line) => /^\s*(import|from)\b/.test(line))).toEqual(['import base64, hashlib, re, sys'])
})

describe.skipIf(lacks('python3'))('verify-proof.py', () => {
  it('names the entry that a change is of, and none that only stands beside it', () => {
    const [, change = '', entry = ''] = textIn('proof-2.txt').split('\n')
    const [, , seal, ...header] = entry.split(' ')
    const ofChanges = leafHash(Buffer.from(change.replace('change ', ''))).toString('base64')
    const digest = createHash('sha256').update(header.join(' ')).digest('base64')
    // The way up from entry 3 goes past the leaf of entry 4: here it is put together from its parts.
    const beside = `hash ${ofChanges}\nentry 4 ${seal} ${digest}\nnode\n`
    put('beside.txt', textIn('proof-1.txt').replace(/^> .*\n/m, beside))
    expect(textIn('beside.txt')).toContain(beside)
    const said = 'proven: 1 recorded so, the last in entry #3 of 4; not unchanged since\n'
    expect(checked(own, 'beside.txt')).toEqual({ status: 0, said })
    expect(checked(own, 'proof-1.txt')).toEqual({ status: 0, said })
  })

  it('proves nothing of what it saw no signature of, and has its root compared', () => {
    const text = textIn('proof-1.txt')
    const root = /^4\n(.*)$/m.exec(text)?.[1]
    expect(verifying(own, '-', 'proof-1.txt')).toEqual({ status: 3, said: expect.stringMatching(unsigned) })
    expect(verifying(own, '-', 'proof-1.txt').said).toContain(`#4 ${root} `)
    put('cut.txt', text.slice(0, text.indexOf('\n— ')))
    expect(verifying(own, '-', 'cut.txt')).toEqual({ status: 3, said: expect.stringMatching(unsigned) })
    expect(checked(own, 'cut.txt')).toEqual({ status: 1, said: 'not proven: not signed by this key\n' })
  })

  it('takes the public key as it was printed, or its file', () => {
    expect(verifying(own, 'stick.key.pub', 'proof-1.txt')).toMatchObject({ status: 0 })
    put('saved.pub', `\uFEFF${textIn('stick.key.pub').trim()}\r\n`)
    expect(verifying(own, 'saved.pub', 'proof-1.txt')).toMatchObject({ status: 0 })
  })

  it.each([
    [[], 'Give a public key and a file.'],
    [['--help'], 'Give a public key and a file.'],
    [['proof-1.txt'], 'Give a public key and a file.'],
    [['proof-1.txt', 'stick.key.pub'], 'proof-1.txt is no public key.'],
    [['stick.key.pub', 'none.txt'], "No such file or directory: 'none.txt'"],
    [['none.pub', 'proof-1.txt'], "No such file or directory: 'none.pub'"],
  ])('says how it is used, and checks nothing: %j', (argv, why) => {
    const { status, said } = verifying(own, ...argv)
    expect(status).toBe(2)
    expect(said.split('\n')[0]).toContain(why)
    expect(said).toContain('python3 verify-proof.py PUBLIC-KEY FILE')
    expect(said).not.toContain('proven:')
  })

  it('checks the proof that is made by a checkpoint which went through the mail', async () => {
    const mailed = `\uFEFF${textIn('kept.txt')}\n-- \n甲公司\n`.replaceAll('\n', '\r\n')
    for (const [i, text] of [mailed, textIn('kept.txt').trimEnd()].entries()) {
      put('mailed.txt', text)
      await made(own, ['audit', 'prove', 'CT-2026-0001', '--checkpoint', 'mailed.txt', '--output', `mailed-${i}.txt`])
      expect(textIn(`mailed-${i}.txt`)).toBe(textIn('proof-1.txt'))
      await made(own, ['audit', 'consistency', 'mailed.txt', 'kept.txt', '--output', `both-${i}.txt`])
      expect(checked(own, `both-${i}.txt`)).toMatchObject({ status: 0 })
    }
  })

  it('takes nothing that the format has no place for', async () => {
    await made(own, ['audit', 'consistency', 'kept.txt', 'kept.txt', '--output', 'same.txt'])
    expect(checked(own, 'same.txt').status).toBe(0)
    for (const name of ['proof-1.txt', 'same.txt'])
      for (const more of [
        '\n— and the register is unchanged since\n',
        '\n— certdesk/x AAAA\n',
        '— certdesk/x AAAA\n',
        '\nThe register is unchanged since.\n',
        'The register is unchanged since.\n',
        `\n${textIn('kept.txt')}`,
        ' ',
      ]) {
        put('more.txt', `${textIn(name)}${more}`)
        expect({ name, more, ...checked(own, 'more.txt') }).toMatchObject({ name, more, status: 1 })
      }
  })
})
