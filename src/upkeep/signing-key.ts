import { createPrivateKey, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Problem, unavailable, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { flush } from '../register/file/durable.ts'
import { isHeldHere } from '../register/file/held-here.ts'
import { takeLock } from '../register/file/lock.ts'
import { codeOf } from '../register/file/statements.ts'
import { type Checkpoint, checkpointBody, readCheckpoint, type Verifier, verifierOf } from '../register/tree/note.ts'
import { Tree, type TreeHead } from '../register/tree/tree.ts'
import type { Call } from '../terminal/command.ts'
import { requireHere } from '../terminal/far.ts'
import { Back, interrupted } from '../terminal/prompts.ts'
import type { World } from '../terminal/world.ts'
import { proofWords } from './proof-words.ts'

/** The files of a key: itself, what it signed last, and the public key to hand on. */
export const filesOf = (key: string) => ({ key, state: `${key}.state`, pub: `${key}.pub` })

/** Characters: a stick is lost sooner or later, and who finds it may try for years. */
const shortest = 12

/** What opens a key in a pipe. */
const variable = 'CERTDESK_PASSPHRASE'

/** One way to write it, whatever it was typed with. */
const asOne = (typed: string): string => typed.normalize('NFC')

/** Why a new passphrase will not do; true where it will. */
const checkNew = (typed: string, { lang }: Call): string | true =>
  [...typed].length >= shortest || proofWords.shortPassphrase(shortest)[lang]

async function asked(call: Call, question: string, check: (typed: string) => string | true): Promise<string> {
  try {
    return await call.world.prompts.text(question, (typed) => check(asOne(typed)), { secret: true })
  } catch (error) {
    throw error instanceof Back ? interrupted() : error
  }
}

/** The passphrase of a new key: asked for twice on a terminal, in a pipe that of the environment. */
export async function newPassphrase(call: Call): Promise<string> {
  const given = call.world.env[variable]
  if (given !== undefined) {
    const verdict = checkNew(asOne(given), call)
    if (verdict !== true) throw usage(proofWords.shortPassphrase(shortest), proofWords.correctPassphrase)
    return asOne(given)
  }
  if (!call.interactive) throw usage(proofWords.noPassphrase, proofWords.setPassphrase)
  const { lang } = call
  const first = asOne(await asked(call, proofWords.askNew(shortest)[lang], (typed) => checkNew(typed, call)))
  await asked(call, proofWords.askAgain[lang], (typed) => typed === first || proofWords.otherPassphrase[lang])
  return first
}

/** Refuses where one of a key's files is there already: it might be of a key that has signed. */
export function refuseTaken(file: string): void {
  const taken = Object.values(filesOf(file)).find((each) => fs.existsSync(each))
  if (taken !== undefined) throw usage(proofWords.isThere(taken), proofWords.nameAnother)
}

/** What stands before the 32 random bytes of a private key of Ed25519 in DER (RFC 8410). */
const derHead = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Makes a key of Ed25519 for a register, with nothing signed yet. Never in the place of anything; all of it or nothing. */
export function makeKey(named: string, file: string, origin: string, passphrase: string, { random }: World): Verifier {
  const files = filesOf(file)
  refuseTaken(file)
  const privateKey = createPrivateKey({ key: Buffer.concat([derHead, random(32)]), format: 'der', type: 'pkcs8' })
  const verifier = verifierOf(origin, privateKey)
  const contents: readonly (readonly [string, string | Buffer, number])[] = [
    [files.state, checkpointBody(origin, new Tree().head()), 0o600],
    [files.pub, `${verifier.text}\n`, 0o644],
    [files.key, privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }), 0o600],
  ]
  const made: string[] = []
  try {
    for (const [name, content, mode] of contents) {
      writeNew(name, content, mode, () => made.push(name))
    }
    flush(path.dirname(file))
  } catch (error) {
    for (const name of made) fs.rmSync(name, { force: true })
    throw cannotWrite(named, error)
  }
  return verifier
}

function writeNew(file: string, content: string | Buffer, mode: number, isMade: () => void): void {
  const open = fs.openSync(file, 'wx', mode)
  isMade()
  try {
    fs.writeFileSync(open, content)
    fs.fsyncSync(open)
  } finally {
    fs.closeSync(open)
  }
}

const cannotWrite = (named: string, error: unknown) =>
  usage(proofWords.cannotWrite(named, codeOf(error)), proofWords.lookAtStick)

/** More bytes than a key or a checkpoint has. */
const most = 1_000_000

/** The text of a file that is named. Where it cannot be read it throws the sentence that says so, and how one is had. */
export function textOf(named: string, { world }: Call, remedy: Words): string {
  requireHere(world, named)
  try {
    const file = path.resolve(world.cwd, named)
    if (isHeldHere(file)) throw usage(proofWords.isRegister(named), remedy)
    if (fs.statSync(file).size > most) throw usage(proofWords.isTooLarge(named), remedy)
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof Problem ? error : usage(proofWords.cannotRead(named, codeOf(error)), remedy)
  }
}

/** The private key of a file, opened by its passphrase. */
export async function openKey(named: string, call: Call): Promise<KeyObject> {
  const pem = textOf(named, call, proofWords.makeKey)
  if (!pem.includes('PRIVATE KEY-----')) throw usage(proofWords.isNoKey(named), proofWords.makeKey)
  let key: KeyObject | undefined
  const opens = (passphrase: string): boolean => {
    try {
      key = createPrivateKey({ key: pem, format: 'pem', passphrase })
    } catch {
      return false
    }
    return true
  }
  const given = call.world.env[variable]
  if (given !== undefined && !opens(asOne(given)))
    throw usage(proofWords.wrongPassphrase(named), proofWords.correctPassphrase)
  if (given === undefined) {
    if (!call.interactive) throw usage(proofWords.noPassphrase, proofWords.setPassphrase)
    const { lang } = call
    await asked(
      call,
      proofWords.ask(path.basename(named))[lang],
      (typed) => opens(typed) || proofWords.wrongPassphrase(named)[lang],
    )
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw usage(proofWords.isNoKey(named), proofWords.makeKey)
  return key
}

/** What a key signed last, under a lock until it is given back. */
export interface Held {
  readonly last: Checkpoint
  /** Has the disk keep what is about to be signed: from now on nothing else is signed for its entries. */
  keep(next: TreeHead): void
  release(): void
}

/** Takes what a key signed last, for a register's origin. Refused where it is gone, of another register, or in use. */
export function heldState(named: string, origin: string, { world }: Call): Held {
  requireHere(world, named)
  const file = path.resolve(world.cwd, named)
  // Two who had it at once could sign two histories.
  const release = takeLock(path.dirname(file), path.basename(file), 'stays')
  if (release === null) throw unavailable(proofWords.inUse(named), proofWords.tryAgain)
  try {
    const { state } = filesOf(file)
    const last = fs.existsSync(state) ? readCheckpoint(fs.readFileSync(state, 'utf8')) : null
    if (last === null) throw usage(proofWords.noState(`${named}.state`), proofWords.newKey)
    if (last.origin !== origin) throw usage(proofWords.keyOfOther(named), proofWords.nameOwnKey)
    return { last, release, keep: (next) => keepState(named, state, checkpointBody(origin, next)) }
  } catch (error) {
    release()
    throw codeOf(error) === '' || !(error instanceof Error) || !('syscall' in error) ? error : cannotWrite(named, error)
  }
}

/** In the place of the last one at once: a power cut leaves the one or the other, and the one before the signature is seen. */
function keepState(named: string, state: string, body: string): void {
  const next = `${state}.new`
  try {
    // What an interrupted run left was never signed.
    fs.rmSync(next, { force: true })
    writeNew(next, body, 0o600, () => undefined)
    fs.renameSync(next, state)
    flush(path.dirname(state))
  } catch (error) {
    fs.rmSync(next, { force: true })
    throw cannotWrite(named, error)
  }
}
