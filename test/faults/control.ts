import fs from 'node:fs'
import path from 'node:path'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { fiveEntries, open } from '../register/registers.ts'
import { emptyFolder } from '../scratch.ts'
import { type Event, eventsOf, onDisk } from './disk.ts'
import { startWriter } from './program.ts'
import { Disk } from './replay.ts'
import { below, chance, runs, Tally } from './runs.ts'

/** A writer that waits for the disk, and one that only says so: entries that were said to be done and are lost. */
export type Writer = 'entries' | 'careless'

interface Written {
  readonly desk: string
  readonly stood: ReadonlyMap<bigint, string>
  readonly events: readonly Event[]
}

/** Lets a writer write on a disk that keeps a log. */
async function written(writer: Writer): Promise<Written> {
  const file = await fiveEntries()
  const desk = path.dirname(file)
  const stood = new Map([[fs.statSync(file, { bigint: true }).ino, path.basename(file)]])
  const [before, log] = [emptyFolder(), path.join(emptyFolder(), 'log')]
  fs.copyFileSync(file, path.join(before, path.basename(file)))
  const ended = await startWriter(
    [file, writer, String(runs.controlEntries), 'E'],
    undefined,
    onDisk({ folder: desk, log }),
  )
  if (ended.code !== 0) throw new Error(ended.errors)
  return { desk: before, stood, events: eventsOf(log, desk) }
}

/** Cuts the power while many entries are written one by one. `careless` is the control: there entries must be lost. */
export async function cutsOfAWriter(writer: Writer): Promise<Tally> {
  const done =
    writer === 'entries'
      ? 'Power cut at a random moment of a writer, as the program opens its register'
      : 'The same with `synchronous=NORMAL`: the control, in which entries must be lost'
  const tally = new Tally(done, ['lost', 'corrupt', 'control lost nothing'], ['acknowledged entries', 'of them lost'])
  const random = chance(`cuts of ${writer}`)
  const { desk, stood, events } = await written(writer)
  for (let n = 0; n < runs.controlCuts; n++) {
    const end = below(random, events.length + 1)
    const disk = new Disk(desk, stood)
    for (const event of events.slice(0, end)) disk.happen(event)
    const own = emptyFolder()
    disk.cut(random, own)
    const acknowledged = events.slice(0, end).filter(({ act }) => act === 'said').length
    const { entries, whole } = found(path.join(own, 'register.db'))
    const lost = Math.max(0, 5 + acknowledged - entries)
    tally.times += 1
    tally.count('acknowledged entries', acknowledged)
    tally.count('of them lost', lost)
    const at = `cut behind event ${end} of ${events.length}`
    if (!whole) tally.fault('corrupt', at)
    if (lost > 0 && writer === 'entries') tally.fault('lost', `${at}: ${lost} entries`)
    fs.rmSync(own, { recursive: true })
  }
  if (writer === 'careless' && tally.counted['of them lost'] === 0)
    tally.fault('control lost nothing', 'the cuts prove nothing')
  return tally
}

function found(file: string): { readonly entries: number; readonly whole: boolean } {
  const register = open(file)
  try {
    const check = register.raw.pragma('integrity_check', { simple: true })
    const { entries, differences } = verifyRegister(register.raw)
    return { entries, whole: check === 'ok' && differences.length === 0 }
  } finally {
    register.close()
  }
}
