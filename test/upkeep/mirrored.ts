import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { desk } from './desk.ts'

/** A desk whose register has a mirror in a folder of its own. */
export async function mirrored() {
  const at = desk()
  const place = emptyFolder()
  await at.at(['init'])
  await at.at(['staff', 'add', '王芳', '--role', 'business'])
  const added = await at.at(['mirror', 'add', place])
  expect(added.code, added.err).toBe(0)
  const [name = ''] = fs.readdirSync(place)
  const folder = path.join(place, name)
  return { ...at, place, folder, journal: path.join(folder, 'journal') }
}

export type Mirrored = Awaited<ReturnType<typeof mirrored>>

export const statusOf = async ({ json }: Mirrored, code = 0) => (await json(['mirror', 'status'], code)).mirrors[0]
/** The numbers of the entries that a journal has. */
export const seqs = (journal: string): number[] =>
  fs
    .readFileSync(journal, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line).entry?.seq].filter((seq) => seq !== undefined)
      } catch {
        return []
      }
    })

/** Everything that stands in the files of a folder and those in it. */
export function contentOf(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => fs.readFileSync(path.join(each.parentPath, each.name), 'utf8'))
    .join('\n')
}
