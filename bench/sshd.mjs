import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import { join } from 'node:path'
import { freePort } from './cluster.mjs'
import { program } from './desk.mjs'

const daemon = '/usr/sbin/sshd'

/** Whether a server of ssh is installed here. */
export const hasSshd = () => existsSync(daemon)

/** Waits until something answers at a port. */
async function answering(port) {
  for (;;) {
    const isThere = await new Promise((done) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', () => done(false))
      socket.once('data', () => {
        socket.destroy()
        done(true)
      })
    })
    if (isThere) return
    await new Promise((done) => setTimeout(done, 20))
  }
}

/**
 * A server of ssh on this machine alone, with keys of its own, on which the program is installed; `machine(ports)` is one that connects: it knows
 * the server as `office` and `kept`, of which the latter stays connected, by the names `office0`, `office1` … for each of the ports.
 */
export async function startSshd(desk) {
  const folder = join(desk.folder, 'ssh')
  const [bin, there] = [join(folder, 'bin'), join(folder, 'there')]
  for (const each of [folder, bin, there]) mkdirSync(each, { mode: 0o700 })
  const key = (name) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)])
    return join(folder, name)
  }
  const [host, own] = [key('host'), key('own')]
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(`${own}.pub`), { mode: 0o600 })
  writeFileSync(join(there, 'certdesk'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
  // It wants a folder to lock itself into where it may.
  if (process.getuid() === 0) mkdirSync('/run/sshd', { recursive: true })
  const port = await freePort()
  // Bash that sshd starts reads the account's own .bashrc, which is not what is measured, unless it runs in another one.
  const environment = `SHLVL=1 PATH=${there}:/usr/bin:/bin XDG_CACHE_HOME=${folder} XDG_STATE_HOME=${folder}`
  const settings = join(folder, 'sshd_config')
  const lines = [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${host}`],
    ...[`AuthorizedKeysFile ${join(folder, 'authorized_keys')}`, 'UsePAM no', 'StrictModes no', 'PidFile none'],
    `SetEnv ${environment}`,
  ]
  writeFileSync(settings, lines.join('\n'))
  // When the bench is gone, whatever it died of, the pipe ends, and so does the server.
  const watched = 'exec 3<&0; (cat <&3; kill $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null'
  const server = spawn('/bin/sh', ['-c', watched, 'sh', daemon, '-D', '-f', settings], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  await answering(port)
  const config = join(folder, 'config')
  const ssh = (...argv) => execFileSync('/usr/bin/ssh', ['-F', config, ...argv], { stdio: 'ignore' })
  let kept = []
  return {
    port,
    machine: (ports) => {
      const of = (name, at, more) => [`Host ${name}`, '  HostName 127.0.0.1', `  Port ${at}`, ...more]
      const keeps = ['  ControlMaster auto', `  ControlPath ${join(folder, '%n')}`, '  ControlPersist yes']
      const names = ports.flatMap((at, n) => [...of(`office${n}`, at, []), ...of(`kept${n}`, at, keeps)])
      const everywhere = [
        ...[
          'Host *',
          `  User ${os.userInfo().username}`,
          `  IdentityFile ${own}`,
          '  IdentitiesOnly yes',
          '  BatchMode yes',
        ],
        ...['  StrictHostKeyChecking accept-new', `  UserKnownHostsFile ${join(folder, 'known')}`],
        '  GlobalKnownHostsFile /dev/null',
      ]
      writeFileSync(config, [...names, ...everywhere, ''].join('\n'))
      writeFileSync(join(bin, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F "${config}" "$@"\n`, { mode: 0o755 })
      kept = ports.map((_, n) => `kept${n}`)
      for (const name of kept) ssh('-fN', name)
      return { PATH: `${bin}:${process.env.PATH}` }
    },
    stop: () => {
      for (const name of kept) ssh('-O', 'exit', name)
      server.kill()
    },
  }
}
