import { asideName, mirrorFiles } from './files.ts'
import { lineOf, type PersonalLine, readLine } from './line.ts'
import { linesOf } from './lines.ts'
import type { Drive } from './operations.ts'

/** What is written at once. */
const batch = 1 << 20

/**
 * Takes the personal images of changes out of a mirror: its file of them is written anew without them, flushed, and given the name. In what
 * was moved aside the same changes go, and every image that has a value of theirs: whoever was entered there anew, under a number that
 * another has by now, is found by the name. Done again, it does nothing.
 */
export async function erasePersons(drive: Drive, folder: string, changes: readonly number[]): Promise<void> {
  const gone = new Set(changes)
  const values = await valuesOf(drive, mirrorFiles(folder).personal, gone)
  const names = (await drive.list(folder)) ?? []
  const aside = names.filter((name) => name.startsWith(asideName)).map((name) => `${folder}/${name}`)
  for (const each of aside)
    await rewritten(
      drive,
      mirrorFiles(each).personal,
      ([, , , , image]) => !values.some((value) => image.includes(value)),
    )
  // Last: until it is done, what else is to go is known from it.
  await rewritten(drive, mirrorFiles(folder).personal, ([change]) => !gone.has(change))
}

/** The values of the images that are to go, as they stand in an image: what is shorter than two characters names nobody. */
async function valuesOf(drive: Drive, file: string, changes: ReadonlySet<number>): Promise<string[]> {
  const values = new Set<string>()
  for await (const text of linesOf(drive, file)) {
    const line = readLine<PersonalLine>(text)
    if (line === null || !changes.has(line[0])) continue
    const { before = {}, after = {} } = (readLine<Record<string, object>>(line[4]) ?? {}) as Record<string, object>
    for (const value of [...Object.values(before), ...Object.values(after)])
      if (typeof value === 'string' && [...value].length > 1 && !value.startsWith('‹'))
        values.add(JSON.stringify(value))
  }
  return [...values]
}

async function rewritten(drive: Drive, file: string, isKept: (line: PersonalLine) => boolean): Promise<void> {
  const fresh = `${file}.new`
  await drive.remove(fresh)
  let lines = ''
  let dropped = 0
  let there = false
  for await (const text of linesOf(drive, file)) {
    there = true
    const line = readLine<PersonalLine>(text)
    if (line === null) continue
    if (!isKept(line)) {
      dropped++
      continue
    }
    lines += lineOf(line)
    if (lines.length < batch) continue
    await drive.append(fresh, Buffer.from(lines), false)
    lines = ''
  }
  if (!there || dropped === 0) return drive.remove(fresh)
  await drive.append(fresh, Buffer.from(lines), true)
  await drive.rename(fresh, file)
}
