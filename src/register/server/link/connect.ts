import fs from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import { domainToASCII } from 'node:url'
import pg from 'pg'
import type { ServerAddress, ServerHost } from './address.ts'
import { type Failure, type Limits, ownCodes, type Server } from './message.ts'
import { RowConnection } from './row-connection.ts'

/** How long anything of a connection may stand still, in seconds: a closed laptop, a lock that somebody holds, a line that is cut. */
const patience = 30

/** After how many milliseconds a server looks, in the middle of a long statement, whether whoever asked is still there. */
const checkInterval = 'client_connection_check_interval'

/** What every session is set to, whatever the server, the database or the login say. */
const settings: Readonly<Record<string, string>> = {
  // Behind it whatever is temporary: in front of it a temporary table would be taken for a table of the register.
  search_path: 'main,pg_temp',
  idle_in_transaction_session_timeout: `${patience}s`,
  lock_timeout: `${patience}s`,
  tcp_keepalives_idle: `${patience / 2}`,
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: `${patience}s`,
  [checkInterval]: '10s',
  standard_conforming_strings: 'on',
  timezone: 'UTC',
  datestyle: 'ISO,YMD',
  extra_float_digits: '1',
  // To compile a plan takes longer than most questions here; a long list of parts, seconds.
  jit: 'off',
}

/** As PostgreSQL reads them when a session begins: they are there before its first statement, and cost no round trip. */
const optionsOf = (given: Readonly<Record<string, string>>) =>
  Object.entries(given)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
    .join(' ')

/** Who logs in, and with which password at each of the address's hosts. */
export interface Login {
  readonly address: ServerAddress
  readonly user: string
  readonly passwords: readonly (string | null)[]
}

/** An error that has one of `ownCodes`. */
const own = (code: (typeof ownCodes)[keyof typeof ownCodes], message: string) =>
  Object.assign(new Error(message), { code })

/** How TLS checks whom it speaks to; false for a connection in the clear. */
function tlsOptions({ tls, rootCertificate }: ServerAddress, host: string): ConnectionOptions | false {
  if (tls === 'disable' || host.startsWith('/')) return false
  const isChecked = tls === 'verify-full' || tls === 'verify-ca' || (tls === 'require' && rootCertificate !== null)
  const options: ConnectionOptions = { rejectUnauthorized: isChecked }
  if (rootCertificate !== null)
    try {
      options.ca = fs.readFileSync(rootCertificate)
    } catch (error) {
      throw own(ownCodes.rootCertificate, (error as Error).message)
    }
  if (tls !== 'verify-full') options.checkServerIdentity = () => undefined
  return options
}

/** The codes of errors that pg gives no code. */
const codesByMessage: readonly (readonly [RegExp, string])[] = [
  [/does not support SSL/, ownCodes.noTls],
  [/error establishing an SSL connection|received invalid response|Unknown authenticationOk/, ownCodes.notPostgres],
  [/Connection terminated/, ownCodes.gone],
]

/** What an error says, as it passes between the threads. */
export function failureOf(
  error: unknown,
  more: Pick<Failure, 'isConnecting' | 'isUnanswered' | 'step' | 'host'>,
): Failure {
  const { message = '', code, detail, constraint, table } = (error ?? {}) as Partial<pg.DatabaseError>
  const found = code ?? codesByMessage.find(([pattern]) => pattern.test(message))?.[1] ?? ''
  return { code: String(found), message, detail, constraint, table, ...more }
}

/** Why nobody could connect to a host. */
export const notConnected = (error: unknown, host: number): Failure =>
  failureOf(error, { isConnecting: true, isUnanswered: false, step: -1, host })

/** A session at a server that let somebody in. */
export interface Session {
  readonly client: pg.Client
  readonly connection: RowConnection
  readonly server: Server
}

/** One try at a host, with these settings and this protection. */
function attempt(
  login: Login,
  nr: number,
  limits: Limits,
  ssl: ConnectionOptions | false,
  options: string,
): Promise<Session> {
  const { address, user, passwords } = login
  const [{ host, port }, password] = [address.hosts[nr] as ServerHost, passwords[nr] ?? null]
  const toServer = {
    host: host.startsWith('/') ? host : domainToASCII(host) || host,
    port,
    user,
    database: address.database,
    ssl,
    keepAlive: true,
    keepAliveInitialDelayMillis: (patience * 1000) / 2,
  }
  const connection = new RowConnection(toServer)
  const config = {
    ...toServer,
    connection,
    application_name: 'certdesk',
    options,
    pipeline: true,
    // Binds the password's proof to this very connection where the server can.
    enableChannelBinding: true,
    password: () => {
      if (password === null) throw own(ownCodes.noPassword, 'the server asks for a password')
      return password
    },
  }
  const client = new pg.Client(config)
  const told = new Map<string, string>()
  connection.on('parameterStatus', ({ parameterName, parameterValue }: Readonly<Record<string, string>>) =>
    told.set(String(parameterName), String(parameterValue)),
  )
  return new Promise((done, failed) => {
    const end = (error: unknown) => {
      clearTimeout(timer)
      connection.stream.destroy()
      failed(error)
    }
    const timer = setTimeout(() => end(own(ownCodes.connectTimeout, 'no answer')), limits.connect)
    // Once it is connected others listen; until then the same is told to the function below.
    client.on('error', () => undefined)
    client.connect((error: unknown) => {
      if (error) return end(error)
      clearTimeout(timer)
      const stream = connection.stream as { getProtocol?: () => string | null }
      const server: Server = {
        host: nr,
        version: told.get('server_version') ?? '',
        encoding: told.get('server_encoding') ?? '',
        isStandby: told.get('in_hot_standby') === 'on',
        isSuperuser: told.get('is_superuser') === 'on',
        process: (client as unknown as { readonly processID: number }).processID,
        tls: stream.getProtocol?.() ?? null,
      }
      done({ client, connection, server })
    })
  })
}

/** Connects to one of the address's hosts; throws what pg, the system or the server say where it cannot. See `failureOf`. */
export async function connectTo(login: Login, nr: number, limits: Limits): Promise<Session> {
  const { address } = login
  let ssl = tlsOptions(address, (address.hosts[nr] as ServerHost).host)
  let given = settings
  for (;;)
    try {
      return await attempt(login, nr, limits, ssl, optionsOf(given))
    } catch (error) {
      const { message = '' } = error as Error
      if (ssl !== false && address.tls === 'prefer' && notConnected(error, nr).code === ownCodes.noTls) ssl = false
      // Servers on some systems cannot do it, and let nobody in who asks for it.
      else if (checkInterval in given && message.includes(checkInterval))
        given = Object.fromEntries(Object.entries(given).filter(([name]) => name !== checkInterval))
      else throw error
    }
}
