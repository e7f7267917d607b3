import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { type Event, eventsOf, noDisk, onDisk } from './disk.ts'
import { type Expected, expected, isWhole, journalAt } from './judge.ts'
import { type Act, acts, copyOf, typed } from './office.ts'
import { chance, runs, some } from './runs.ts'

/** An act with what it comes to when nothing is in its way. */
export interface Known extends Expected {
  readonly act: Act
  readonly milliseconds: number
  /** What happened on the disk meanwhile; null where that cannot be watched. */
  readonly recording: Recording | null
}

export interface Recording {
  /** The files that stood there before, as the disk numbers them. */
  readonly stood: ReadonlyMap<bigint, string>
  readonly events: readonly Event[]
}

/** What an act is called in messages. */
export const named = ({ argv }: Act): string => argv.join(' ')

const inodeOf = (file: string): bigint => fs.statSync(file, { bigint: true }).ino

/** Lets an act be done at a copy of the desk. Throws where it is not. */
async function known(desk: string, act: Act): Promise<Known> {
  const [own, log] = [copyOf(desk), path.join(emptyFolder(), 'log')]
  const file = path.join(own, act.file ?? 'register.db')
  const before = fs.existsSync(file) ? journalAt(file) : null
  const stood = new Map(fs.readdirSync(own).map((name) => [inodeOf(path.join(own, name)), name]))
  const began = performance.now()
  const watched = noDisk === null ? { env: onDisk({ folder: own, log }) } : {}
  const { code, errors } = await typed(act, own, watched)
  if (code !== 0) throw new Error(`${named(act)} ended with ${code}: ${errors}`)
  const milliseconds = performance.now() - began
  const recording = noDisk === null ? { stood, events: eventsOf(log, own) } : null
  const result = { act, milliseconds, recording, ...expected(before, journalAt(file)) }
  fs.rmSync(own, { recursive: true })
  return result
}

/** The same of every kind of write, or in a short run of some. */
export async function everyKnown(desk: string): Promise<Known[]> {
  const all: Known[] = []
  for (const act of some(chance('acts'), acts(isWhole), runs.acts)) all.push(await known(desk, act))
  return all
}
