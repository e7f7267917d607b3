import type { MessagePort } from 'node:worker_threads'
import type { Value } from '../../statements.ts'
import type { ServerAddress } from './address.ts'

/** One thing that a server is asked, in the order of a batch. */
export type Step =
  /** A statement with `$1`, `$2`…; with `portal` its rows are fetched `rows` at a time, in a transaction alone. */
  | { readonly sql: string; readonly values: readonly Value[]; readonly portal?: string; readonly rows?: number }
  /** The next rows of a portal. */
  | { readonly fetch: string; readonly rows: number }
  /** Lets go of a portal. */
  | { readonly close: string }

/**
 * How a batch goes to the server: `prepared`, each statement apart from its values; or `whole`, in one message, of which the server does nothing
 * before it has all of it.
 */
export type Sending = 'prepared' | 'whole'

/** What a step gave. Rows stay as the server sent them until somebody reads them: to make them twice would take as long again. */
export interface Answered {
  readonly names: readonly string[]
  /** PostgreSQL's numbers of the columns' types. */
  readonly types: readonly number[]
  /** The server's DataRow messages, one behind the other. */
  readonly bytes: Uint8Array
  readonly count: number
  /** The server's word for what it did, such as `INSERT 0 1` or `COMMIT`; empty where rows are left. */
  readonly command: string
  /** Whether a portal has more rows. */
  readonly isMore: boolean
}

/** Where a session stands: outside a transaction, in one, in one that an error has ended, or gone. */
export type Standing = 'idle' | 'open' | 'failed' | 'gone'

/** Why something was not done, as it passes between the threads. */
export interface Failure {
  /** The SQLSTATE that a server gave, or a code of the system's, of TLS, or one of `ownCodes`. */
  readonly code: string
  /** What was said, for whoever looks for the reason. It never has a password. */
  readonly message: string
  readonly detail?: string | undefined
  readonly constraint?: string | undefined
  readonly table?: string | undefined
  /** Whether the connection was never there. */
  readonly isConnecting: boolean
  /** Whether a batch was sent and not answered: what it was to do may be done, or not. */
  readonly isUnanswered: boolean
  /** Which step of the batch failed, from 0; -1 where it was none of them. */
  readonly step: number
  /** Which of the address's hosts it came of, from 0. */
  readonly host: number
}

/** What the codes of failures say that neither a server nor the system gave. */
export const ownCodes = {
  /** Nothing came within the time that connecting may take. */
  connectTimeout: 'CONNECT_TIMEOUT',
  /** Nothing came any more, and a second connection did not find the first one at work. */
  silent: 'SILENT',
  /** The connection has ended. */
  gone: 'GONE',
  /** The server has no TLS, and the address wants it. */
  noTls: 'NO_TLS',
  /** A password is asked for, and there is none. */
  noPassword: 'NO_PASSWORD',
  /** Who answers there speaks another protocol. */
  notPostgres: 'NOT_POSTGRES',
  /** The file of certificates cannot be read. */
  rootCertificate: 'ROOT_CERTIFICATE',
} as const

/** What is known of a server once it let somebody in. */
export interface Server {
  /** Which of the address's hosts it is, from 0. */
  readonly host: number
  /** As it says it itself, such as `15.14 (Debian 15.14-0+deb12u1)`. */
  readonly version: string
  /** Whether it is a standby, which only reads. */
  readonly isStandby: boolean
  /** The number of the session there. */
  readonly process: number
  /** How the database keeps text, such as `UTF8`. */
  readonly encoding: string
  /** Whether the login may do anything there. */
  readonly isSuperuser: boolean
  /** The protocol that protects the connection, such as `TLSv1.3`; null where it is in the clear. */
  readonly tls: string | null
}

export interface Request {
  /** From 1, in the order of asking. */
  readonly id: number
  /** Null lets go of the server. */
  readonly steps: readonly Step[] | null
  readonly sending: Sending
}

/** One for each request, in the same order. */
export interface Reply {
  readonly id: number
  readonly answers: readonly Answered[]
  readonly failure: Failure | null
  readonly standing: Standing
  /** With the first: whom it is from. */
  readonly server?: Server
}

/** Milliseconds. */
export interface Limits {
  /** What connecting may take, certificates and passwords included. */
  readonly connect: number
  /** After how long without a word a second connection asks whether the first is still at work. */
  readonly silence: number
}

/** What a thread that has ended leaves where it counts. */
export const dead = -1

/** What the thread that holds a connection is started with. */
export interface Beginning {
  readonly address: ServerAddress
  readonly user: string
  /** One for each host of the address. */
  readonly passwords: readonly (string | null)[]
  readonly limits: Limits
  readonly port: MessagePort
  /** Two whole numbers: how many replies were given, and one that goes on counting while the thread lives. */
  readonly shared: Int32Array
}
