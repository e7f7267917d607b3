import { privateDigest } from '../journal.ts'
import { asideName, mirrorFiles } from './files.ts'
import { lineOf, type PersonalLine, personalLine, readLine } from './line.ts'
import { linesOf } from './lines.ts'
import type { Drive } from './operations.ts'

/** What is written at once. */
const batch = 1 << 20

/** Changes whose personal part was erased, each with the digest of its image: a number alone could be another journal's. */
export type ErasedChanges = ReadonlyMap<number, string>

/**
 * Takes the personal images of changes out of a mirror: its file of them is written anew without them, flushed, and given the name. In what
 * was moved aside the same images go, and every one that has a value of theirs: whoever was entered there anew, under a number that
 * another has by now, is found by the name. Done again, it does nothing.
 */
export async function erasePersons(drive: Drive, folder: string, gone: ErasedChanges): Promise<void> {
  const isGone = ([change, , , salt, image]: PersonalLine) => gone.get(change) === privateDigest(salt, image)
  const names = (await drive.list(folder)) ?? []
  const aside = names
    .filter((name) => name.startsWith(asideName))
    .map((name) => mirrorFiles(`${folder}/${name}`).personal)
  const own = mirrorFiles(folder).personal
  const values = new Set<string>()
  // A mirror that was begun anew has not what was erased before, but what it moved aside has.
  for (const file of [own, ...aside])
    for await (const text of linesOf(drive, file)) {
      const line = personalLine(text)
      if (line !== null && isGone(line)) for (const value of valuesIn(line[4])) values.add(value)
    }
  for (const file of aside)
    await rewritten(drive, file, (line) => !isGone(line) && ![...values].some((value) => line[4].includes(value)))
  // Last: until it is done, what else is to go is known from it.
  await rewritten(drive, own, (line) => !isGone(line))
}

/** The values of an image as they stand in it: what is shorter than two characters names nobody. */
function valuesIn(image: string): string[] {
  const { before, after } = (readLine<Record<string, object>>(image) ?? {}) as Record<string, object | undefined>
  return [...Object.values(before ?? {}), ...Object.values(after ?? {})]
    .filter((value) => typeof value === 'string' && [...value].length > 1 && !value.startsWith('‹'))
    .map((value) => JSON.stringify(value))
}

async function rewritten(drive: Drive, file: string, isKept: (line: PersonalLine) => boolean): Promise<void> {
  const fresh = `${file}.new`
  await drive.remove(fresh)
  let lines = ''
  let dropped = 0
  let there = false
  for await (const text of linesOf(drive, file)) {
    there = true
    const line = personalLine(text)
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
