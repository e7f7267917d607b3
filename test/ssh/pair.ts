import path from 'node:path'
import { PassThrough } from 'node:stream'
import { sshAddress } from '../../src/ssh/address.ts'
import { runThere } from '../../src/ssh/caller.ts'
import { type Serving, serve } from '../../src/ssh/serve.ts'
import type { Connection } from '../../src/ssh/ssh-process.ts'
import { withoutRegister } from '../../src/start/far.ts'
import { run } from '../../src/start/main.ts'
import { typedRegister } from '../../src/terminal/preread.ts'
import type { World } from '../../src/terminal/world.ts'
import type { TestWorld } from '../world.ts'

/** The two ends of a connection in one process: all of it but ssh itself. */
export interface Pair {
  readonly connection: Connection
  /** How the other end ended. */
  readonly served: Promise<number>
}

/** What is served at the other end: a register and, where the machine says so, who types. */
export function pairOf(serving: Serving, own: World): Pair {
  const [there, back] = [new PassThrough(), new PassThrough()]
  let leave: (code: number) => void = () => undefined
  const left = new Promise<number>((done) => {
    leave = done
  })
  const outside = { ...own, stdin: Object.assign(there, { isTTY: false }), stdout: back, stderr: new PassThrough() }
  const served = Promise.race([serve(serving, outside, run, (code) => leave(code)), left]).finally(() => back.end())
  const ended = served.then(
    (code) => ({ notFound: false, code, said: '' }),
    (error: Error) => ({ notFound: false, code: 70, said: error.message }),
  )
  return { connection: { input: back, output: there, ended, end: () => there.end() }, served }
}

/** A world's command line run by way of another machine, whose world is the same but for what `env` says: the register is the one that is named there. */
export function runByPair(
  argv: readonly string[],
  world: TestWorld,
  { as, env = {}, only = false }: { readonly as?: string; readonly env?: World['env']; readonly only?: boolean } = {},
): Promise<number> {
  const own: World = { ...world, env: { ...world.env, ...env } }
  const register = path.resolve(world.cwd, typedRegister(argv) ?? world.env.CERTDESK_REGISTER ?? '')
  const connect = async () => pairOf({ register: only ? register : undefined, as }, own).connection
  return runThere(withoutRegister(argv), sshAddress(`ssh://office${register}`), world, connect)
}
