import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const versions = '/usr/lib/postgresql'

/** The folder of the newest server's programs: Debian has one for each version. Undefined where there is none. */
export function serverPrograms() {
  const [newest] = existsSync(versions)
    ? readdirSync(versions)
        .filter((name) => /^\d+$/.test(name))
        .sort((a, b) => b - a)
    : []
  return newest === undefined ? undefined : join(versions, newest, 'bin')
}

/** Servers refuse to be root's: there they are those of the user that Debian's package made for them. */
function serverUser() {
  if (process.getuid() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A port of the loopback that nobody listens on at this moment. */
export const freePort = () =>
  new Promise((done, failed) => {
    const listening = createServer().once('error', failed)
    listening.listen(0, '127.0.0.1', () => {
      const { port } = listening.address()
      listening.close(() => done(port))
    })
  })

/** Whoever has the registers at the bench's server, and makes them. */
export const login = { user: 'bench', password: 'bench' }

/**
 * A PostgreSQL of the bench alone, as it is installed: what is acknowledged is on the disk. It ends by `stop`, and with the bench, however that
 * ends. `makeEmpty` makes an empty database.
 */
export async function startCluster() {
  const programs = serverPrograms()
  const as = serverUser()
  const options = { ...as, cwd: '/', env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' } }
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-bench-'))
  const [data, socket] = ['data', 'socket'].map((name) => join(folder, name))
  for (const each of [data, socket]) mkdirSync(each, { mode: 0o700 })
  if (as.uid !== undefined) for (const each of [folder, data, socket]) chownSync(each, as.uid, as.gid)
  const trusted = ['--auth-local=trust', '--auth-host=scram-sha-256', '--no-instructions']
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', ...trusted], {
    ...options,
    stdio: 'ignore',
  })
  const port = await freePort()
  const given = { listen_addresses: '127.0.0.1', port, unix_socket_directories: socket }
  const settings = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // When the bench is gone, whatever it died of, the pipe ends, and so does the server.
  const watched = 'exec 3<&0; (cat <&3; kill -QUIT $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null'
  const argv = ['-c', watched, 'sh', join(programs, 'postgres'), '-D', data, ...settings]
  const server = spawn('/bin/sh', argv, { ...options, stdio: ['pipe', 'ignore', 'pipe'] })
  await new Promise((done, failed) => {
    server.once('exit', () => failed(new Error('PostgreSQL has ended')))
    createInterface(server.stderr).on('line', (line) => line.includes('ready to accept') && done())
  })
  const psql = (database, ...statements) =>
    execFileSync(
      join(programs, 'psql'),
      [
        '-qXAt',
        '-h',
        socket,
        '-p',
        String(port),
        '-U',
        'postgres',
        database,
        ...statements.flatMap((sql) => ['-c', sql]),
      ],
      { ...options, encoding: 'utf8' },
    )
  psql('postgres', `CREATE ROLE ${login.user} LOGIN CREATEROLE PASSWORD '${login.password}'`)
  return {
    port,
    psql,
    makeEmpty: (name) =>
      psql('postgres', `CREATE DATABASE ${name} OWNER ${login.user} ENCODING 'UTF8' TEMPLATE template0`),
    stop: async () => {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
