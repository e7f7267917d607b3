import path from 'node:path'
import { usage } from '../clause/problem.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { Call } from '../terminal/command.ts'
import { requireHere } from '../terminal/far.ts'
import type { ValuesOf } from '../terminal/flag.ts'
import type { World } from '../terminal/world.ts'
import type { Answers } from './answer.ts'
import { type Door, type DoorAt, openDoor } from './door.ts'
import { atSocket, bothPlaces, endsHow, failedPage, noBrowser } from './door-words.ts'
import { type doorFlags, usualIdle } from './flags.ts'
import { type After, afterReally } from './idle.ts'
import { leadingTo, type NoBrowser, openerOf, throughSsh } from './opener.ts'

/** What was typed of the door. */
type DoorInput = ValuesOf<typeof doorFlags>

/** So much of a call as the door needs. */
type DoorCall = Pick<Call, 'world' | 'lang' | 'warn'>

function placeOf({ port, socket }: DoorInput, world: World): DoorAt {
  if (socket === undefined) return { port: port ?? 0 }
  requireHere(world, socket)
  if (port !== undefined) throw usage(bothPlaces.words, bothPlaces.hint)
  return { socket: path.resolve(world.cwd, socket) }
}

/** Opens the person's browser on the address, where there is a screen; else says how to come in. Returns what takes away what it left. */
async function showIn({ world, lang, warn }: DoorCall, address: string): Promise<() => void> {
  if (world.far !== undefined) {
    void world.far.pages
      .show(address)
      .then((none) => {
        if (none !== null) warn(noBrowser(none.why as NoBrowser), none.copied === null ? {} : { copied: none.copied })
      })
      .catch(() => undefined)
    return () => undefined
  }
  const { browser } = world
  if (browser === undefined) return () => undefined
  const reason = openerOf(world, '')
  if (typeof reason === 'string') {
    const copied = reason === 'elsewhere' ? throughSsh(world, new URL(address).port) : undefined
    warn(noBrowser(reason), copied === undefined ? {} : { copied })
    return () => undefined
  }
  const leading = leadingTo(address, lang, world)
  const isOver = unfinished(leading.remove)
  const opener = openerOf(world, leading.file)
  void browser(typeof opener === 'string' ? [] : opener).then((isOpen) => isOpen || warn(noBrowser('failed')))
  return () => {
    leading.remove()
    isOver()
  }
}

/**
 * Opens the door, prints the address as one line on the standard output and opens a browser on it; returns when nobody used the page for as long
 * as was typed. Ctrl-C and SIGTERM end the process, and with it the door. Usage problems: the port or the socket can't be had.
 */
export async function keepOpen(
  call: DoorCall,
  input: DoorInput,
  answers: Answers,
  after: After = afterReally,
): Promise<'idle' | 'closed'> {
  const { world, lang, warn } = call
  const at = placeOf(input, world)
  const idleMinutes = input.idle ?? usualIdle
  let leave = (): void => undefined
  const failed = (error: unknown) =>
    warn(failedPage(error instanceof Error ? error.message : String(error)), { always: true })
  const { clock, random } = world
  const door: Door = await openDoor({
    ...{ answers, at, idleMinutes, clock, random, lang, failed, after },
    ...(world.far === undefined ? {} : { far: world.far.pages }),
    // The browser has read what it was opened on.
    entered: () => leave(),
  })
  world.stdout.write(`${door.address}\n`)
  if ('socket' in at) warn(atSocket(at.socket))
  else if (input.noOpen !== true) leave = await showIn(call, door.address)
  warn(endsHow(idleMinutes))
  const why = await door.ended
  leave()
  return why
}
