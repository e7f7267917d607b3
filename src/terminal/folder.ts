import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { pathToWrite } from '../register/disk/path-to-write.ts'
import { unfinished } from '../register/file/unfinished.ts'
import { foldersMade } from '../register/mirror/folders.ts'
import { type Pieces, unwritable } from './delivery.ts'
import { linkOfAnother, ofAnother } from './place.ts'
import { turn } from './turn.ts'
import type { FarFolder, World } from './world.ts'

/** A file that was written into a folder. */
export interface WrittenFile {
  /** Its path below the output folder, separated by /. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

const newFolder: Words = {
  en: 'Name a folder that does not exist yet with --output DIR.',
  zh: '请用 --output 指定一个尚不存在的文件夹。',
}

const otherFolder: Words = {
  en: 'Name another folder with --output DIR.',
  zh: '请用 --output 文件夹 指定另一个文件夹。',
}

const isThere = (name: string) =>
  usage(
    {
      en: `"${name}" is there already, and nothing in it is overwritten.`,
      zh: `“${name}”已存在，其中内容不会被覆盖。`,
    },
    newFolder,
  )

/** The folder of files that `--output` names. It appears whole or not at all. */
export interface OutputFolder extends FarFolder {
  /** The files written so far. */
  readonly files: readonly WrittenFile[]
}

/**
 * The folder, on this machine or the person's. Usage problems: no name; a place that is not empty; a folder that cannot be
 * created.
 */
export async function outputFolder(name: string | undefined, world: World): Promise<OutputFolder> {
  const folder = await (world.far?.files.newFolder(name) ?? new FolderHere(name, world))
  const files: WrittenFile[] = []
  return {
    files,
    write: async (file, pieces) => {
      const hash = createHash('sha256')
      let bytes = 0
      const counted = async function* () {
        for await (const piece of pieces) {
          const content = typeof piece === 'string' ? Buffer.from(piece) : piece
          hash.update(content)
          bytes += content.length
          yield content
        }
      }
      await folder.write(file, counted())
      files.push({ name: file, bytes, sha256: hash.digest('hex') })
    },
    keep: () => folder.keep(),
    discard: () => folder.discard(),
  }
}

/** A folder on this machine, filled under a temporary name beside its place and then renamed. */
export class FolderHere implements FarFolder {
  readonly #name: string
  readonly #place: string
  readonly #filling: string
  readonly #finished: () => void

  /** Usage problems: no name; a place that is not empty; a folder that cannot be created. */
  constructor(name: string | undefined, world: Pick<World, 'cwd' | 'random'>) {
    if (name === undefined)
      throw usage(
        { en: 'Missing --output: this writes a folder of files.', zh: '缺少 --output：该命令写出一个文件夹。' },
        newFolder,
      )
    this.#name = name
    this.#place = pathToWrite(name, world.cwd)
    const link = linkOfAnother(this.#place)
    if (link !== null) throw usage(ofAnother(name, link), otherFolder)
    this.#try(() => {
      const there = fs.statSync(this.#place, { throwIfNoEntry: false })
      if (there !== undefined && !(there.isDirectory() && fs.readdirSync(this.#place).length === 0)) throw isThere(name)
    })
    const mark = Buffer.from(world.random(6)).toString('hex')
    this.#filling = path.join(path.dirname(this.#place), `.${path.basename(this.#place)}.${mark}.tmp`)
    this.#try(() => fs.mkdirSync(this.#filling, { mode: 0o700 }))
    this.#finished = unfinished(() => fs.rmSync(this.#filling, { recursive: true, force: true }))
  }

  async write(name: string, pieces: Pieces): Promise<void> {
    const file = path.join(this.#filling, ...name.split('/'))
    this.#try(() => foldersMade(path.dirname(file), { mode: 0o700 }))
    const open = this.#try(() => fs.openSync(file, 'wx', 0o600))
    try {
      for await (const piece of pieces) {
        this.#try(() => fs.writeFileSync(open, piece))
        await turn()
      }
      this.#try(() => fs.fsyncSync(open))
    } finally {
      fs.closeSync(open)
    }
  }

  /** Renames the folder to its final name. Usage problem: another run took the name meanwhile. */
  async keep(): Promise<void> {
    this.#try(() => {
      if (fs.existsSync(this.#place)) fs.rmdirSync(this.#place)
      fs.renameSync(this.#filling, this.#place)
    })
    this.#finished()
  }

  /** Removes everything written so far. */
  async discard(): Promise<void> {
    this.#finished()
    fs.rmSync(this.#filling, { recursive: true, force: true })
  }

  #try<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      const { syscall, code } = error as NodeJS.ErrnoException
      if (syscall === undefined) throw error
      if (code === 'ENOTEMPTY' || code === 'EEXIST') throw isThere(this.#name)
      throw unwritable(this.#name, error, otherFolder)
    }
  }
}
