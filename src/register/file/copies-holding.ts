import fs from 'node:fs'
import path from 'node:path'
import { copyNote } from './copy-note.ts'
import { fileAt, lookInto, whileThere } from './held-here.ts'
import { isRegister } from './look.ts'

/** A register file beside the register or in a backup folder, and which of the searched words its bytes contain. */
export interface Copy {
  readonly file: string
  readonly holds: readonly string[]
}

/** How many bytes of a file are searched at a time. */
const pieceLength = 1 << 20

/**
 * The copies of a register that contain one of the words: backups, and files kept by an upgrade or a restore. Searched are the
 * register's own folder, the folders where it was backed up, and `folders`. Files are read as bytes, so that nothing in them is
 * touched, whatever their schema and state. For a register at a server (`register` is null) only `folders` are searched. Throws
 * `unread` if one of the folders cannot be read.
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

/**
 * The register files in its own folder, its backup folders and `folders`, except the register itself; each once, sorted by path.
 */
function registersIn(register: string | null, folders: readonly string[], unread: (folder: string) => Error): string[] {
  const own = register === null ? null : fs.realpathSync(register)
  const near = register === null ? [] : copyNote(register).folders.filter((folder) => fs.existsSync(folder))
  const files = [...(own === null ? [] : [path.dirname(own)]), ...near, ...folders].flatMap((folder) =>
    filesIn(folder, unread),
  )
  // Compared by device and inode, since a file can have several names.
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
  // A word may lie across two pieces, so the end of each piece is kept.
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
