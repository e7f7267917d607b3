import fs from 'node:fs'
import path from 'node:path'
import { copyNote } from './copy-note.ts'
import { fileAt, lookInto, whileThere } from './held-here.ts'
import { isRegister } from './look.ts'

/** A register file beside the register or in a folder of copies, and which of the words looked for stand in its bytes. */
export interface Copy {
  readonly file: string
  readonly holds: readonly string[]
}

/** How much of a file is looked at at once. */
const pieceLength = 1 << 20

/**
 * The copies of a register that still hold one of the words: backups, what an upgrade or a restore kept, in the register's own folder, in
 * those where backups of it were made, and in those named. They are read as bytes, so that nothing of them is touched, whatever their
 * schema and state. One at a server, which is null here, has those that are named alone. Throws `unread` where a folder that is named cannot be read.
 */
export function copiesHolding(
  register: string | null,
  folders: readonly string[],
  words: readonly string[],
  unread: (folder: string) => Error,
): Copy[] {
  const looked = words.map((word) => ({ word, bytes: Buffer.from(word) }))
  return registersIn(register, folders, unread).flatMap((file) => {
    const holds = new Set([file, `${file}-wal`].flatMap((each) => wordsIn(each, looked)))
    return holds.size === 0 ? [] : [{ file, holds: words.filter((word) => holds.has(word)) }]
  })
}

/** The register files in its folder and in the others, except itself; each once, in the order of their names. */
function registersIn(register: string | null, folders: readonly string[], unread: (folder: string) => Error): string[] {
  const own = register === null ? null : fs.realpathSync(register)
  const near = register === null ? [] : copyNote(register).folders.filter((folder) => fs.existsSync(folder))
  const files = [...(own === null ? [] : [path.dirname(own)]), ...near, ...folders].flatMap((folder) =>
    filesIn(folder, unread),
  )
  // By whatever name.
  const others = own === null ? files : files.filter((file) => fileAt(file) !== fileAt(own))
  const real = others.filter(isRegister).flatMap((file) => whileThere(() => fs.realpathSync(file)) ?? [])
  return [...new Set(real)].sort()
}

function filesIn(folder: string, unread: (folder: string) => Error): string[] {
  try {
    return fs.readdirSync(folder).map((name) => path.join(folder, name))
  } catch {
    throw unread(folder)
  }
}

function wordsIn(file: string, looked: readonly { readonly word: string; readonly bytes: Buffer }[]): string[] {
  // A word may stand across two pieces.
  const kept = Math.max(0, ...looked.map(({ bytes }) => bytes.length - 1))
  const found = new Set<string>()
  const piece = Buffer.alloc(kept + pieceLength)
  const all = (fd: number): string[] => {
    for (let from = 0, at = 0; ; ) {
      const read = fs.readSync(fd, piece, from, pieceLength, at)
      if (read === 0) return [...found]
      at += read
      const held = piece.subarray(0, from + read)
      for (const { word, bytes } of looked) if (held.includes(bytes)) found.add(word)
      from = Math.min(kept, held.length)
      held.copyWithin(0, held.length - from)
    }
  }
  return whileThere(() => lookInto(file, all)) ?? []
}
