import fs from 'node:fs'
import path from 'node:path'
import type { Event } from './disk.ts'
import { below, type Chance } from './runs.ts'

/** What a disk keeps in one piece. */
const sector = 512

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }

/** A file on the disk: what is surely there, and what was written since without being flushed. */
class Inode {
  sure: Buffer
  waiting: Change[] = []

  constructor(sure: Buffer) {
    this.sure = sure
  }

  flush(): void {
    this.sure = this.waiting.reduce(changed, this.sure)
    this.waiting = []
  }

  /** As a cut leaves it: each change that was not flushed is there, is not, or only some of its sectors are. */
  afterCut(random: Chance): Buffer {
    return this.waiting.reduce((bytes, change) => {
      const fate = below(random, 3)
      if (fate === 0) return bytes
      return fate === 1 || 'size' in change ? changed(bytes, change) : torn(random, bytes, change)
    }, this.sure)
  }
}

function changed(bytes: Buffer, change: Change): Buffer {
  const size = 'size' in change ? change.size : Math.max(bytes.length, change.at + change.bytes.length)
  const grown = Buffer.alloc(size)
  bytes.copy(grown)
  if ('bytes' in change) change.bytes.copy(grown, change.at)
  return grown
}

function torn(random: Chance, bytes: Buffer, { at, bytes: written }: { at: number; bytes: Buffer }): Buffer {
  let left = bytes
  for (let from = 0; from < written.length; ) {
    const to = Math.min(written.length, from + sector - ((at + from) % sector))
    if (random() < 0.5) left = changed(left, { at: at + from, bytes: written.subarray(from, to) })
    from = to
  }
  return left
}

type Names = Map<string, Inode>
/** What happened to a name, and in which folder. */
interface NameChange {
  readonly folder: string
  readonly change: (names: Names) => void
}

/**
 * A folder on a disk that loses power: only what was flushed is surely there. Names are kept in the order in which they
 * were given; those that were not flushed may be there up to some point.
 */
export class Disk {
  /** By their numbers, which a file system gives again at once: a name leads to the file itself, which a cut may bring back. */
  readonly #inodes = new Map<bigint, Inode>()
  readonly #sure: Names = new Map()
  #waiting: NameChange[] = []

  readonly #folders: ReadonlyMap<bigint, string>

  /** `stood`: the files of the desk, all of them flushed long ago. `folders`: those in it; without them all names are of one. */
  constructor(desk: string, stood: ReadonlyMap<bigint, string>, folders: ReadonlyMap<bigint, string> = new Map()) {
    this.#folders = folders
    for (const [inode, name] of stood) {
      const file = this.#inodes.get(inode) ?? new Inode(fs.readFileSync(path.join(desk, name)))
      this.#inodes.set(inode, file)
      this.#sure.set(name, file)
    }
  }

  happen(event: Event): void {
    switch (event.act) {
      case 'create':
        this.#inodes.set(event.inode, new Inode(Buffer.alloc(0)))
        this.#named(event.name, event.inode)
        break
      case 'write':
      case 'truncate':
        this.#inodes.get(event.inode)?.waiting.push(event)
        break
      case 'sync':
        this.#inodes.get(event.inode)?.flush()
        break
      case 'syncFolder':
        this.#flushNames(this.#folders.get(event.inode) ?? '')
        break
      case 'rename':
        this.#named(event.to, event.inode, event.from)
        break
      case 'link':
        this.#named(event.to, event.inode)
        break
      case 'unlink':
        this.#wait(event.name, (names) => names.delete(event.name))
        break
      case 'said':
        break
    }
  }

  /** A name is given to a file, which may lose another by it. */
  #named(name: string, inode: bigint, from?: string): void {
    const file = this.#inodes.get(inode)
    this.#wait(name, (names) => {
      const isThere = from === undefined || names.delete(from)
      if (isThere && file !== undefined) names.set(name, file)
    })
  }

  #wait(name: string, change: NameChange['change']): void {
    this.#waiting.push({ folder: this.#folders.size === 0 ? '' : path.dirname(path.join('/', name)).slice(1), change })
  }

  /** A flushed folder keeps its own names, and no other's. */
  #flushNames(folder: string): void {
    for (const each of this.#waiting) if (each.folder === folder) each.change(this.#sure)
    this.#waiting = this.#waiting.filter((each) => each.folder !== folder)
  }

  /** Builds the folder as it might stand after a cut at this moment. */
  cut(random: Chance, folder: string): void {
    const names: Names = new Map(this.#sure)
    for (const { change } of this.#waiting.slice(0, below(random, this.#waiting.length + 1))) change(names)
    // One file may have two names.
    const left = new Map([...new Set(names.values())].map((file) => [file, file.afterCut(random)]))
    for (const [name, file] of names) {
      const at = path.join(folder, name)
      fs.mkdirSync(path.dirname(at), { recursive: true })
      fs.writeFileSync(at, left.get(file) ?? Buffer.alloc(0))
    }
  }
}
