import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Cluster } from '../register/server/cluster.ts'
import { runFolder } from '../scratch.ts'
import { emptyAt } from '../upkeep/server/desk-at.ts'
import { type Ended, program } from './process.ts'

/** Members of staff, each with a login. */
const staff = { li: '李雷', wang: '王芳', zhao: '赵敏', zhou: '周华' } as const
export type Login = keyof typeof staff
export const logins = Object.keys(staff) as Login[]
const password = 'only for these tests'

/** So many customers are on record, that each client may have one of its own. */
export const customers = 20

/** A register at a server of the tests' own, and the machine that its clients are on. */
export interface Office {
  readonly cluster: Cluster
  readonly database: string
  readonly cwd: string
}

/** Makes a register with staff, logins and customers, as an administrator would. */
export async function officeAt(cluster: Cluster): Promise<Office> {
  const desk = await emptyAt(cluster)
  const admin = `admin_${desk.database}`
  fs.writeFileSync(
    path.join(desk.cwd, 'customers.csv'),
    ['客户名称', ...Array.from({ length: customers }, (_, n) => `第${n + 1}号客户有限公司`)].join('\n'),
  )
  const lines = [
    ['server', 'init', desk.address(admin), '--by', '张伟', '--go-live', '2026-01-01'],
    ...Object.values(staff).map((name) => ['staff', 'add', name, '--role', 'business']),
    ...Object.entries(staff).map(([login, name]) => ['server', 'clerk', 'add', name, login]),
    ['customer', 'import', 'customers.csv', '--maintainer', '李雷'],
  ]
  const more = { env: { CERTDESK_LOGIN_PASSWORD: password }, now: new Date().toISOString() }
  for (const [n, line] of lines.entries()) {
    const { code, err } = await desk.at(n === 0 ? null : admin, line, more)
    if (code !== 0) throw new Error(`${line.join(' ')}: ${err}`)
  }
  return { cluster, database: desk.database, cwd: desk.cwd }
}

/** Copies of a register in databases of their own, whose writers don't wait for each other. */
export async function copiesOf(office: Office, times: number): Promise<Office[]> {
  const copies = []
  for (let left = times; left > 0; left--)
    copies.push({ ...office, database: await office.cluster.database(`TEMPLATE ${office.database}`) })
  return copies
}

/** Where a client finds the server: `127.0.0.1:5432`, or several of them. */
export const serverOf = ({ cluster }: Office): string => `127.0.0.1:${cluster.port}`

/** What a client types, and what tells its entry from all others. */
export interface Act {
  readonly kind: Kind | 'undo'
  readonly token: string
  readonly login: Login
  readonly argv: readonly string[]
}

const tokenOf = (nr: number): string => `nr-${nr}-`
const customerOf = (nr: number): string => `C${String(1 + (nr % customers)).padStart(5, '0')}`
const json = ['--format', 'json']

/** How many customers a list has that is imported: more than go to a server at once. */
const listed = 600

/** The kinds of write. `nr` tells an act from all others. */
const kinds = {
  contact: (nr) => ['contact', 'add', customerOf(nr), '--channel', 'phone', '--needs', '无', '--summary', tokenOf(nr)],
  edit: (nr) => ['customer', 'edit', customerOf(nr), '--note', tokenOf(nr)],
  customer: (nr) => ['customer', 'add', `${tokenOf(nr)}客户有限公司`],
  change: (nr) => {
    const f01 = ['--f01', `F01-${tokenOf(nr)}`, '--copies', '2', '--signed-on', '2026-06-01']
    return ['change', 'submit', customerOf(nr), ...f01, '--set', `名称=${tokenOf(nr)}新名称有限公司`]
  },
  import: (nr, { cwd }) => {
    const file = `${tokenOf(nr)}.csv`
    const rows = Array.from({ length: listed }, (_, n) => `${tokenOf(nr)}第${n}号有限公司,李雷`)
    fs.writeFileSync(path.join(cwd, file), ['客户名称,业务员', ...rows].join('\n'))
    return ['customer', 'import', file]
  },
} as const satisfies Readonly<Record<string, (nr: number, office: Office) => string[]>>

export type Kind = keyof typeof kinds
export const everyKind = Object.keys(kinds) as Kind[]

/** What a client types of a kind. */
export const actOf = (kind: Kind, nr: number, office: Office): Act => ({
  ...{ kind, token: tokenOf(nr), login: logins[nr % logins.length] as Login },
  argv: [...kinds[kind](nr, office), ...json],
})

/** Takes an entry back that the same login has written. */
export const undoing = (entry: number, nr: number, login: Login): Act => ({
  ...{ kind: 'undo', token: tokenOf(nr), login },
  argv: ['undo', String(entry), '--reason', tokenOf(nr), ...json],
})

/** A command line that is under way at a client, and what it is told in the end. */
export interface Begun {
  readonly child: ChildProcess
  readonly told: Promise<Ended & { readonly milliseconds: number }>
}

/** Has a client begin; `server` is where it looks for the register. */
export function begin({ database, cwd }: Office, argv: readonly string[], login: Login, server: string): Begun {
  const env = {
    ...{ PATH: process.env.PATH, HOME: cwd, XDG_CACHE_HOME: runFolder(), XDG_STATE_HOME: path.join(cwd, login) },
    ...{ CERTDESK_LANG: 'en', PGPASSWORD: password },
    // Nothing is asked of the server before: the first connection is the one that writes.
    CERTDESK_REGISTER: `postgres://${login}@${server}/${database}?sslmode=disable`,
  }
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  const told = new Promise<Awaited<Begun['told']>>((done) =>
    child.once('close', (code, signal) => done({ code, signal, ...said, milliseconds: performance.now() - began })),
  )
  return { child, told }
}

/** Runs a command line to its end at a client that nobody disturbs. */
export const typed = (
  office: Office,
  argv: readonly string[],
  { login = 'li', server = serverOf(office) }: { login?: Login; server?: string } = {},
): Promise<Ended> => begin(office, argv, login, server).told
