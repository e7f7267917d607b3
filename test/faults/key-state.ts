import fs from 'node:fs'
import path from 'node:path'
import { readCheckpoint } from '../../src/register/tree/note.ts'
import { emptyFolder } from '../scratch.ts'
import { type Event, eventsOf, onDisk } from './disk.ts'
import { copyAt, doneAt, filesIn, foldersIn, moved, typedAt } from './mirrored.ts'
import { mirroredDesk, signs } from './mirrored-desk.ts'
import { Disk } from './replay.ts'
import { below, chance, each, runs, Tally } from './runs.ts'

/** What is signed, and where it is kept. */
const signing = [...signs, '--output', 'signed.txt'] as const

const inode = (file: string): bigint => fs.statSync(file, { bigint: true }).ino

const checkpointIn = (file: string) => (fs.existsSync(file) ? readCheckpoint(fs.readFileSync(file, 'utf8')) : null)

/** A signature that is seen is of nothing beyond what the key's state says; the key signs on. */
async function judged(own: string, at: string, tally: Tally): Promise<void> {
  const [signed, state] = ['signed.txt', 'stick.key.state'].map((name) => checkpointIn(path.join(own, name)))
  if (state == null) return tally.fault('state gone', at)
  if (signed != null && signed.size > state.size) tally.fault('signed beyond the state', `${signed.size}: ${at}`)
  fs.rmSync(path.join(own, 'signed.txt'), { force: true })
  const next = await typedAt(own, signing)
  if (next.code !== 0) return tally.fault('signs no more', `exit ${next.code}: ${next.errors}: ${at}`)
  const verify = ['audit', 'verify', '--checkpoint', 'signed.txt', '--public-key', 'stick.key.pub']
  const verified = await typedAt(own, verify)
  if (verified.code !== 0) tally.fault('signs no more', `${verified.out}${verified.errors}: ${at}`)
}

/** A desk whose key signed earlier entries, and what happens on its disk while it signs the newest. */
async function recorded() {
  const { desk } = await mirroredDesk()
  const at = copyAt(desk)
  const asItStood = emptyFolder()
  fs.cpSync(at, asItStood, { recursive: true })
  const stood = new Map(filesIn(at).map((name) => [inode(path.join(at, name)), name]))
  const folders = new Map(foldersIn(at).map((name) => [inode(path.join(at, name)), name]))
  const log = path.join(emptyFolder(), 'log')
  const { code, errors } = await typedAt(at, signing, { env: onDisk({ folder: at, log }) })
  if (code !== 0) throw new Error(`the signing ended with ${code}: ${errors}`)
  return { desk, asItStood, at, stood, folders, events: eventsOf(log, at) }
}

const isSeen = (events: readonly Event[]): boolean => events.some(({ act }) => act === 'said')

/** A key signs a checkpoint; the power is cut, or the process killed, at any moment of it. */
export async function keyFaults(): Promise<Tally> {
  const tally = new Tally(
    'A key signs a checkpoint: the power is cut or the process killed at a random moment; what it signed last, and the next signature',
    ['state gone', 'signed beyond the state', 'signs no more'],
    ['cuts', 'kills', 'behind the signature'],
  )
  const random = chance('key')
  const { desk, asItStood, at, stood, folders, events } = await recorded()
  const trials = Array.from({ length: runs.keyFaults }, (_, n) => n)
  await each(trials, async (n) => {
    tally.times += 1
    if (n % 2 === 0) {
      const own = copyAt(desk)
      const fault = `kill ${1 + below(random, events.length)}` as const
      await typedAt(own, signing, { env: onDisk({ folder: own, fault }) })
      tally.count('kills')
      await judged(own, fault, tally)
      return fs.rmSync(own, { recursive: true })
    }
    const end = n === 1 ? events.length : below(random, events.length + 1)
    const disk = new Disk(asItStood, stood, folders)
    for (const event of events.slice(0, end)) disk.happen(event)
    const left = emptyFolder()
    disk.cut(random, left)
    const own = moved(left, at)
    tally.count('cuts')
    if (isSeen(events.slice(0, end))) tally.count('behind the signature')
    await judged(own, `cut behind event ${end} of ${events.length}`, tally)
    for (const folder of [left, own]) fs.rmSync(folder, { recursive: true })
  })
  await doneAt(desk, ...signs)
  return tally
}
