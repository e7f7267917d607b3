import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { onDisk } from './disk.ts'
import { below, chance, runs, Tally } from './runs.ts'
import { actOf, begin, type Kind, type Office, serverOf } from './server-office.ts'
import { counted, faults, Told } from './server-told.ts'

/** How much each process of a server may make the files of tables grow: from less than an import takes to more. In bytes. Its log is on another disk. */
const [least, most] = [60_000, 900_000]

/** What clients record at once while the disk is full. */
const recorded: readonly Kind[] = ['import', 'contact', 'import']

const full = 'refused by a full disk'

/** Fills the server's disk while clients record: `disk.c` is the disk. Afterwards there is room again. */
export async function fullDisks(office: Office): Promise<Tally> {
  const { cluster } = office
  const done = "The server's disk is full (ENOSPC) after a number of bytes, while clients import and record"
  const tally = new Tally(done, [...faults, 'never full'], [...counted, full])
  const random = chance('server-disk')
  const told = new Told(tally)
  // The server's user may not look into the folder of the run.
  const library = path.join(emptyFolder(), 'disk.so')
  let nr = 0
  for (let n = 0; n < runs.serverFullDisks; n++) {
    // The first time it is full for certain.
    const room = n === 0 ? least : least + below(random, most - least)
    const { LD_PRELOAD = '', ...env } = onDisk({ folder: path.join(cluster.data, 'base'), fault: `full ${room}` })
    fs.copyFileSync(LD_PRELOAD, library)
    await cluster.stop()
    cluster.env = { ...env, LD_PRELOAD: library }
    await cluster.start()
    const begun = recorded.map((kind) => {
      nr += 1
      const act = actOf(kind, nr, office)
      return { act, ...begin(office, act.argv, act.login, serverOf(office)) }
    })
    for (const { act, told: ending } of begun) {
      const ended = await ending
      told.hear(act, ended)
      if (/disk of the server .* is full/.test(ended.errors)) tally.count(full)
    }
    await cluster.stop('immediate')
    cluster.env = {}
    await cluster.start()
    tally.times += 1
  }
  if (tally.counted[full] === 0) tally.fault('never full', `${tally.times} times`)
  await told.judge(office)
  return tally
}
