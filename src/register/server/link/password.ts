import fs from 'node:fs'
import path from 'node:path'
import type { ServerAddress, ServerHost } from './address.ts'

/** What the environment says of connections; nothing else of it is used. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Who logs in: whom the address names, else PGUSER, else the account at this machine. */
export const loginOf = ({ user }: Pick<ServerAddress, 'user'>, env: Environment, account: string): string =>
  user ?? (env.PGUSER || account)

/** A login at one of an address's hosts. */
type At = Pick<ServerAddress, 'database' | 'user'> & ServerHost

/** A password from where PostgreSQL's own programs have it. */
export interface Password {
  /** Null where there is none: servers that know the account by other means ask for none. */
  readonly password: string | null
  /** The password file that was not read since others may read it too. */
  readonly openFile: string | null
}

/** The password file: PGPASSFILE, else that of the account. Null where the account has no folder of its own. */
function passwordFile(env: Environment, platform: NodeJS.Platform): string | null {
  if (env.PGPASSFILE !== undefined && env.PGPASSFILE !== '') return env.PGPASSFILE
  if (platform === 'win32')
    return env.APPDATA === undefined ? null : path.join(env.APPDATA, 'postgresql', 'pgpass.conf')
  return env.HOME === undefined || env.HOME === '' ? null : path.join(env.HOME, '.pgpass')
}

/** The fields of a line: separated by colons, where a backslash takes the next character as it is. */
function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let field = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at]
    // The password is the rest of the line, but its colons may be written so too.
    if (character === '\\' && at + 1 < line.length) {
      at += 1
      field += line[at]
    } else if (character === ':' && fields.length < 4) {
      fields.push(field)
      field = ''
    } else field += character
  }
  fields.push(field)
  return fields
}

/** The password of the first line of such a file that fits: host, port, database and user, each as it is or `*`. */
export function passwordIn(text: string, { host, port, database, user }: At): string | null {
  // What has no host of its own is called so there, as PostgreSQL's programs do.
  const isSocket = host.startsWith('/')
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue
    const [ofHost, ofPort, ofDatabase, ofUser, password] = fieldsOf(line)
    if (password === undefined) continue
    const fits = (field: string | undefined, value: string) => field === '*' || field === value
    const atHost = fits(ofHost, host) || (isSocket && ofHost === 'localhost')
    if (atHost && fits(ofPort, String(port)) && fits(ofDatabase, database) && fits(ofUser, user ?? '')) return password
  }
  return null
}

/**
 * The password for a login whose user is known: PGPASSWORD, else that of the password file. A file that others than its owner may read
 * is not used, as PostgreSQL's own programs don't; what cannot be read has none.
 */
export function passwordFor(at: At, env: Environment, platform = process.platform): Password {
  if (env.PGPASSWORD !== undefined && env.PGPASSWORD !== '') return { password: env.PGPASSWORD, openFile: null }
  const file = passwordFile(env, platform)
  if (file === null) return { password: null, openFile: null }
  try {
    const stat = fs.statSync(file)
    if (!stat.isFile()) return { password: null, openFile: null }
    if (platform !== 'win32' && (stat.mode & 0o077) !== 0) return { password: null, openFile: file }
    return { password: passwordIn(fs.readFileSync(file, 'utf8'), at), openFile: null }
  } catch {
    return { password: null, openFile: null }
  }
}
