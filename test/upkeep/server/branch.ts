import path from 'node:path'
import { expect } from 'vitest'
import type { Cluster } from '../../register/server/cluster.ts'
import { emptyFolder } from '../../scratch.ts'
import type { TestWorldOptions } from '../../world.ts'
import type { Outcome } from '../desk.ts'
import { type DeskAt, madeAt } from './desk-at.ts'

/** A machine from which a register at a server is reached: its name, and what its account remembers. */
export class Machine {
  readonly #desk: DeskAt
  readonly #name: string
  readonly #state = emptyFolder()
  /** Where its clock stands; null: at the desk's. */
  now: string | null = null

  constructor(desk: DeskAt, name: string) {
    this.#desk = desk
    this.#name = name
  }

  at(login: string | null, argv: readonly string[], more: TestWorldOptions = {}): Promise<Outcome> {
    const env = { XDG_STATE_HOME: this.#state, ...more.env }
    const own = { ...more, machine: this.#name, env }
    return this.#desk.at(login, argv, this.now === null ? own : { ...own, now: this.now })
  }

  /** The JSON of a command that must end with this code. */
  async json(login: string | null, argv: readonly string[], code = 0) {
    const outcome = await this.at(login, [...argv, '--format', 'json'])
    expect(outcome.code, outcome.out + outcome.err).toBe(code)
    return JSON.parse(outcome.out)
  }
}

/** A register at a server with a manager's login and a clerk's, of which a machine keeps a mirror, and another does not. */
export async function branch(cluster: Cluster) {
  const desk = await madeAt(cluster)
  const { admin, database } = desk
  const clerk = `clerk_${database}`
  const [keeper, other] = [new Machine(desk, 'kontor'), new Machine(desk, 'branch')]
  await keeper.json(admin, ['staff', 'add', '王芳', '--role', 'business'])
  const password = { CERTDESK_LOGIN_PASSWORD: 'only for this test' }
  expect((await keeper.at(admin, ['server', 'clerk', 'add', '王芳', clerk], { env: password })).code).toBe(0)
  const place = emptyFolder()
  const { mirror } = await keeper.json(admin, ['mirror', 'add', place])
  const folder: string = mirror.folder
  return { desk, admin, clerk, place, folder, journal: path.join(folder, 'journal'), keeper, other, mirror }
}

export type Branch = Awaited<ReturnType<typeof branch>>

export const customerAdd = (name: string) => ['customer', 'add', `${name}示例有限公司`]
