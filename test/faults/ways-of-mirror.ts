import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { copyAt, customerAdd, doneAt, filesIn, mirrorOf, withoutMirror } from './mirrored.ts'
import type { MirroredDesk } from './mirrored-desk.ts'
import type { Way } from './ways.ts'
import { contact, sealedAnew } from './ways-of-register.ts'

const register = 'register.db'

/** Puts the register of some commands ago in its place. */
export function putOlder(own: string, { stood }: MirroredDesk, back: number): void {
  for (const rest of ['-wal', '-shm']) fs.rmSync(path.join(own, register + rest), { force: true })
  fs.writeFileSync(path.join(own, register), stood.at(-1 - back)?.bytes ?? '')
}

/** Puts an older register in its place that was gone on with elsewhere, without its mirror, for so many entries. */
export async function putFork(own: string, made: MirroredDesk, back: number, on: number): Promise<void> {
  const elsewhere = copyAt(made.desk)
  withoutMirror(elsewhere)
  putOlder(elsewhere, made, back)
  for (let n = 0; n < on; n++) await doneAt(elsewhere, ...customerAdd(`分支第${n}有限公司`))
  fs.copyFileSync(path.join(elsewhere, register), path.join(own, register))
  fs.rmSync(elsewhere, { recursive: true })
}

const forget = (own: string, ...names: readonly string[]) => {
  for (const name of names) fs.rmSync(path.join(own, name), { recursive: true, force: true })
}

/** A file of the mirror, written otherwise. */
const inMirror = (name: string, change: (text: string) => string) => (own: string) => {
  const file = path.join(mirrorOf(own), name)
  const text = fs.readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`${name} is as it was`)
  fs.writeFileSync(file, changed)
}

/** The note beside the register, which says which mirrors it has. */
const inNote = (change: (note: object) => object) => (own: string) => {
  const file = path.join(own, 'register.db.mirrors')
  fs.writeFileSync(file, JSON.stringify(change(JSON.parse(fs.readFileSync(file, 'utf8')))))
}

const withoutLines = (from: number, to: number) => (text: string) =>
  text
    .split('\n')
    .filter((_, n, all) => n < from || n >= (to < 0 ? all.length - 1 + to + 1 : to))
    .join('\n')

/** The mirror of another register, in the place of this one's. */
async function ofAnother(own: string): Promise<void> {
  const other = emptyFolder()
  fs.mkdirSync(path.join(other, 'mirror'))
  await doneAt(other, 'init', '--go-live', '2026-02-01')
  await doneAt(other, 'mirror', 'add', 'mirror')
  for (const name of filesIn(mirrorOf(other)))
    fs.copyFileSync(path.join(mirrorOf(other), name), path.join(mirrorOf(own), name))
  fs.rmSync(other, { recursive: true })
}

/** Register and mirror forged alike, by somebody who can write to both: the mirror, the note and the memory are those of what was forged. */
async function forgedBoth(own: string): Promise<void> {
  withoutMirror(own)
  sealedAnew(contact('summary', '假'))(own)
  fs.mkdirSync(path.join(own, 'mirror'))
  await doneAt(own, 'mirror', 'add', 'mirror')
}

async function checkpointOfAnother(own: string): Promise<void> {
  const other = emptyFolder()
  await doneAt(other, 'init', '--go-live', '2026-02-01')
  await doneAt(other, 'audit', 'key', 'stick.key')
  await doneAt(other, 'audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt')
  for (const name of ['kept.txt', 'stick.key.pub']) fs.copyFileSync(path.join(other, name), path.join(own, name))
  fs.rmSync(other, { recursive: true })
}

const inKept = (change: (text: string) => string) => (own: string) => {
  const file = path.join(own, 'kept.txt')
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')))
}

/** What somebody may put in the register's place, and do to what is kept beside it and elsewhere. */
export const waysOfMirror: readonly Way[] = [
  { what: 'an older copy put in the place of the register', does: (own, made) => putOlder(own, made, 4) },
  {
    what: 'an older copy that was gone on with elsewhere, by fewer entries',
    does: (own, made) => putFork(own, made, 4, 2),
  },
  {
    what: 'an older copy that was gone on with elsewhere, by more entries',
    does: (own, made) => putFork(own, made, 1, 3),
  },
  {
    what: 'another register in its place',
    does: async (own) => {
      const other = emptyFolder()
      await doneAt(other, 'init', '--go-live', '2026-02-01')
      fs.copyFileSync(path.join(other, register), path.join(own, register))
    },
  },
  { what: 'the note of the mirrors deleted', does: (own) => forget(own, 'register.db.mirrors') },
  { what: 'the mirrors struck out of their note', does: inNote((note) => ({ ...note, mirrors: [] })) },
  {
    what: 'the note of the mirrors emptied of everything',
    does: (own) => fs.writeFileSync(path.join(own, 'register.db.mirrors'), ''),
  },
  {
    what: 'what the account remembers deleted: the note is there',
    does: (own) => forget(own, 'home'),
    isHarmless: true,
  },
  {
    what: 'an older copy, and the note of the mirrors deleted',
    does: (own, made) => {
      putOlder(own, made, 4)
      forget(own, 'register.db.mirrors')
    },
  },
  {
    what: 'an older copy, and what the account remembers deleted',
    does: (own, made) => {
      putOlder(own, made, 4)
      forget(own, 'home')
    },
  },
  {
    what: 'an older copy, note and memory deleted',
    does: (own, made) => {
      putOlder(own, made, 4)
      forget(own, 'register.db.mirrors', 'home')
    },
  },
  { what: "the mirror's newest lines cut off", does: inMirror('journal', withoutLines(20, -1)) },
  { what: 'lines cut out of the mirror', does: inMirror('journal', withoutLines(8, 10)) },
  {
    what: 'an image altered in the mirror',
    does: inMirror('journal', (text) => text.replace('第2号示例', '第二号示例')),
  },
  {
    what: 'who typed an entry altered in the mirror',
    does: inMirror('journal', (text) => text.replace('"by":"王芳"', '"by":"别人"')),
  },
  {
    what: 'the newest seal altered in the mirror',
    does: inMirror('journal', (text) => text.replace(/"seal":"..(?=[0-9a-f]{62}"\}[^\n]*\n$)/, '"seal":"zz')),
  },
  {
    what: 'the changes of a long entry exchanged in the mirror',
    does: (own) => {
      const folder = path.join(mirrorOf(own), 'segments')
      fs.writeFileSync(path.join(folder, fs.readdirSync(folder)[0] ?? ''), '[]\n')
    },
  },
  { what: 'a personal part taken out of the mirror', does: inMirror('personal', withoutLines(0, 1)) },
  { what: 'the mirror of another register in its place', does: ofAnother },
  { what: 'register, mirror, note and memory forged alike, every seal made anew', does: forgedBoth },
  { what: 'a checkpoint of another register given, with its key', does: checkpointOfAnother },
  { what: 'a checkpoint altered', does: inKept((text) => text.replace(/^\d+$/m, '5')) },
  { what: 'the signature of a checkpoint taken away', does: inKept((text) => text.replace(/^— .*\n/m, '')) },
  { what: "the key's record of what it signed last removed", does: (own) => forget(own, 'stick.key.state') },
  {
    what: "an older copy, note and memory deleted, and the key's record put back to what it signed then",
    does: (own, made) => {
      putOlder(own, made, 12)
      forget(own, 'register.db.mirrors', 'home')
      const [early] = made.checkpoints
      const text = fs.readFileSync(path.join(own, early?.file ?? ''), 'utf8')
      fs.writeFileSync(path.join(own, 'stick.key.state'), text.slice(0, text.indexOf('\n\n') + 1))
    },
  },
]
