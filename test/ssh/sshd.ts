import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { program } from '../faults/process.ts'
import { atEnd, emptyFolder, runFolder } from '../scratch.ts'
import { isRoot } from '../tools.ts'

/** A server of ssh on this machine alone, with keys of its own, and machines that connect to it. */
export interface Sshd {
  /** What is on the machine that has the register. */
  readonly folder: string
  readonly port: number
  /** A machine from which the server is known as `office`; `options` stand before its key in authorized_keys. */
  client(options?: string): Client
  /** Sets the server up anew, with another host key. */
  renew(): void
  stop(): void
}

/** A machine that connects: where its user is, and what its environment is. */
export interface Client {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Writes more into the settings of ssh for `office`. */
  set(line: string): void
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => done(typeof at === 'object' && at !== null ? at.port : 0))
    })
  })

function keyIn(folder: string, name: string): string {
  const file = path.join(folder, name)
  fs.rmSync(file, { force: true })
  fs.rmSync(`${file}.pub`, { force: true })
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
  return file
}

/** Waits until a server answers at its port; false where it ended instead, as it does when another has the port. */
async function answers(port: number, server: ChildProcess): Promise<boolean> {
  const { connect } = await import('node:net')
  for (;;) {
    if (server.exitCode !== null) return false
    const isThere = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', () => done(false))
      socket.once('data', () => {
        socket.destroy()
        done(true)
      })
    })
    if (isThere) return true
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Starts a server, which is stopped when the test file ends. */
export async function sshd(): Promise<Sshd> {
  const folder = emptyFolder()
  const bin = path.join(folder, 'bin')
  fs.mkdirSync(bin)
  // As it is installed: a command by its name.
  fs.writeFileSync(path.join(bin, 'certdesk'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  })
  const [authorized, settings] = [path.join(folder, 'authorized_keys'), path.join(folder, 'sshd_config')]
  fs.writeFileSync(authorized, '', { mode: 0o600 })
  // It wants a folder to lock itself into where it may.
  if (isRoot) fs.mkdirSync('/run/sshd', { recursive: true })
  const host = keyIn(folder, 'host')
  const environment = {
    PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
    XDG_CACHE_HOME: runFolder(),
    XDG_STATE_HOME: folder,
  }
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  let port = await freePort()
  let server: ChildProcess | null = null
  const start = () => {
    fs.writeFileSync(
      settings,
      [
        ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${host}`, `AuthorizedKeysFile ${authorized}`],
        ...['UsePAM no', 'StrictModes no', 'PidFile none', `SetEnv ${set.join(' ')}`, 'MaxStartups 200'],
      ].join('\n'),
    )
    server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', settings], { stdio: 'ignore' })
  }
  const stop = () => {
    server?.kill()
    server = null
  }
  atEnd(stop)
  start()
  for (let left = 5; !(await answers(port, server as unknown as ChildProcess)); left--) {
    if (left === 0) throw new Error('sshd did not start.')
    port = await freePort()
    start()
  }
  return {
    folder,
    port,
    renew: () => {
      stop()
      keyIn(folder, 'host')
      start()
    },
    stop,
    client: (options = '') => {
      const cwd = emptyFolder()
      const own = path.join(cwd, '.ssh')
      fs.mkdirSync(path.join(own, 'bin'), { recursive: true })
      const key = keyIn(own, 'key')
      const before = options === '' ? '' : `${options} `
      fs.appendFileSync(authorized, `${before}${fs.readFileSync(`${key}.pub`, 'utf8')}`)
      const config = path.join(own, 'config')
      const known = path.join(own, 'known_hosts')
      const lines = [
        ...['Host office', '  HostName 127.0.0.1', `  Port ${port}`, `  IdentityFile ${key}`, '  IdentitiesOnly yes'],
        ...[`  UserKnownHostsFile ${known}`, '  GlobalKnownHostsFile /dev/null', `  User ${os.userInfo().username}`],
        ...['  StrictHostKeyChecking accept-new', '  BatchMode yes', ''],
      ]
      fs.writeFileSync(config, lines.join('\n'))
      // The system's ssh, which reads the settings of the account that it runs under: these stand in their place.
      fs.writeFileSync(path.join(own, 'bin', 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F "${config}" "$@"\n`, {
        mode: 0o755,
      })
      const env = {
        PATH: `${path.join(own, 'bin')}:/usr/bin:/bin`,
        HOME: cwd,
        XDG_CACHE_HOME: runFolder(),
        CERTDESK_LANG: 'en',
      }
      return { cwd, env, set: (line) => fs.appendFileSync(config, `  ${line}\n`) }
    },
  }
}
