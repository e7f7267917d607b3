// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { frame, jsonFrame, magic } from '../../src/ssh/frames.ts'
import { certdesk } from '../faults/process.ts'
import { lacks } from '../tools.ts'
import { type Client, type Sshd, sshd } from './sshd.ts'

describe.skipIf(lacks('ssh', 'sshd'))('what is said where the other machine cannot be used', () => {
  let server: Sshd

  beforeAll(async () => {
    server = await sshd()
  })

  const at = ({ cwd, env }: Client, host = 'office', more: Readonly<Record<string, string>> = {}) =>
    certdesk(['customer', 'list'], {
      cwd,
      env: { ...env, CERTDESK_REGISTER: `ssh://${host}/srv/register.db`, ...more },
    })

  /** A machine on which these bytes answer in the place of the program. */
  function answering(name: string, ...bytes: readonly (string | Uint8Array)[]): Client {
    const file = path.join(server.folder, name)
    fs.writeFileSync(file, Buffer.concat(bytes.map((each) => Buffer.from(each))))
    return server.client(`command="cat ${file}"`)
  }

  const hello = (protocol: number) => jsonFrame('hello', { protocol, version: '9.9.9' })

  it.each<[string, () => Client, string, string]>([
    [
      'a name that nobody knows',
      () => {
        const client = server.client()
        fs.writeFileSync(path.join(client.cwd, '.ssh', 'config'), '')
        return client
      },
      'no-such-machine.invalid',
      'No machine is known by the name no-such-machine.invalid.',
    ],
    [
      'a key that is not let in',
      () => {
        const client = server.client('command="false",from="192.0.2.1"')
        return client
      },
      'office',
      'office lets nobody in with the key or password that ssh has.',
    ],
    [
      'a machine that nobody has confirmed',
      () => {
        const client = server.client()
        const config = path.join(client.cwd, '.ssh', 'config')
        fs.writeFileSync(config, fs.readFileSync(config, 'utf8').replace('accept-new', 'yes'))
        return client
      },
      'office',
      'Nobody has said yet that office is the right machine',
    ],
    [
      'a machine without the program',
      () => server.client('command="PATH=/usr/bin:/bin; certdesk serve-ssh"'),
      'office',
      'certdesk is not installed on office',
    ],
    [
      'a machine without Node.js',
      () => {
        const file = path.join(server.folder, 'bare')
        fs.writeFileSync(file, '#!/usr/bin/env node\n', { mode: 0o755 })
        return server.client(`command="PATH=${server.folder} ${file} serve-ssh"`)
      },
      'office',
      'certdesk is on office, but not Node.js',
    ],
    [
      'a program that is not where the key says',
      () => server.client('command="/opt/nowhere/desk serve-ssh"'),
      'office',
      'office lets you in, but certdesk did not start there. It says: ',
    ],
    [
      'something else that answers',
      () => answering('greeting', 'Welcome to the printer.\n'),
      'office',
      'What answers on office is not certdesk. It says: Welcome to the printer.',
    ],
    [
      'noise without an end',
      () => answering('noise', 'x'.repeat(100_000)),
      'office',
      'it says too much before it says who it is',
    ],
    ['another protocol', () => answering('newer', magic, hello(99)), 'office', 'certdesk 9.9.9 on office and certdesk'],
    [
      'a connection that breaks off',
      () => answering('broken', magic, hello(1)),
      'office',
      'The connection to office broke off before the command was done.',
    ],
    [
      'what makes no sense',
      () => answering('strange', magic, hello(1), frame('answer', Buffer.from('{'))),
      'office',
      'What came from office is not what certdesk says',
    ],
  ])('%s', async (_, client, host, sentence) => {
    const said = await at(client(), host)
    expect(said).toMatchObject({ code: 4, signal: null, out: '' })
    expect(said.errors).toContain(sentence)
    expect(said.errors).toContain('→')
    expect(said.errors).not.toMatch(/\bat .*:\d+:\d+/)
  })

  it('hears the program behind a greeting of the shell', async () => {
    const file = path.join(server.folder, 'none.db')
    const client = server.client(`command="echo Welcome; echo 你好; certdesk serve-ssh --register ${file}"`)
    const said = await certdesk(['customer', 'list', '--register', `ssh://office${file}`], {
      cwd: client.cwd,
      env: client.env,
    })
    expect(said).toMatchObject({ code: 4, out: '' })
    expect(said.errors).toContain(`There is no register at ${file}`)
  })

  it('a host key that has changed, and a server that is gone', async () => {
    const client = server.client('command="cat /dev/null"')
    expect((await at(client)).errors).toContain('What answers on office is not certdesk.')
    server.renew()
    let said = await at(client)
    // It may be on its way up.
    while (said.errors.includes('no ssh server answers')) said = await at(client)
    expect(said).toMatchObject({ code: 4, out: '' })
    expect(said.errors).toContain('office is not the machine that it was: its host key has changed.')
    expect(said.errors).toContain('forget the old key with: ssh-keygen -R office\n')
    server.stop()
    said = await at(client)
    expect(said).toMatchObject({ code: 4, out: '' })
    expect(said.errors).toContain('office is there, but no ssh server answers at that port.')
  })

  it('no ssh on this machine', async () => {
    const client = server.client()
    const said = await at(client, 'office', { PATH: client.cwd })
    expect(said).toMatchObject({ code: 4, out: '' })
    expect(said.errors).toContain('There is no ssh on this machine.')
  })
})
