import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { usage } from '../clause/problem.ts'
import type { Pieces } from './delivery.ts'
import { unwritable } from './delivery.ts'
import type { World } from './world.ts'

/** A file of a folder as it was written. */
export interface WrittenFile {
  /** With the folders it lies in below the output, parted by /. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * A folder of files that `--output` names. It appears whole or not at all: filled beside its place under a temporary name,
 * then renamed.
 */
export class OutputFolder {
  readonly #name: string
  readonly #place: string
  readonly #filling: string
  readonly files: WrittenFile[] = []

  /** Usage problems: nothing named; a place that holds something already; a folder that cannot be made. */
  constructor(name: string | undefined, world: World) {
    if (name === undefined)
      throw usage(
        { en: 'Missing --output: this writes a folder of files.', zh: '缺少 --output：该命令写出一个文件夹。' },
        {
          en: 'Name a folder that does not exist yet with --output DIR.',
          zh: '请用 --output 指定一个尚不存在的文件夹。',
        },
      )
    this.#name = name
    this.#place = path.resolve(world.cwd, name)
    const there = fs.statSync(this.#place, { throwIfNoEntry: false })
    if (there !== undefined && !(there.isDirectory() && fs.readdirSync(this.#place).length === 0))
      throw usage(
        {
          en: `"${name}" is there already, and nothing in it is overwritten.`,
          zh: `“${name}”已存在，其中内容不会被覆盖。`,
        },
        {
          en: 'Name a folder that does not exist yet with --output DIR.',
          zh: '请用 --output 指定一个尚不存在的文件夹。',
        },
      )
    const mark = Buffer.from(world.random(6)).toString('hex')
    this.#filling = path.join(path.dirname(this.#place), `.${path.basename(this.#place)}.${mark}.tmp`)
    this.#try(() => fs.mkdirSync(this.#filling))
  }

  /** Writes one file and keeps its digest. */
  async write(name: string, pieces: Pieces): Promise<void> {
    const file = path.join(this.#filling, ...name.split('/'))
    const hash = createHash('sha256')
    let bytes = 0
    this.#try(() => fs.mkdirSync(path.dirname(file), { recursive: true }))
    const open = this.#try(() => fs.openSync(file, 'wx'))
    try {
      for await (const piece of pieces) {
        const content = typeof piece === 'string' ? Buffer.from(piece) : piece
        hash.update(content)
        bytes += content.length
        this.#try(() => fs.writeSync(open, content))
      }
      this.#try(() => fs.fsyncSync(open))
    } finally {
      fs.closeSync(open)
    }
    this.files.push({ name, bytes, sha256: hash.digest('hex') })
  }

  /** Gives the folder its name. */
  keep(): void {
    this.#try(() => {
      if (fs.existsSync(this.#place)) fs.rmdirSync(this.#place)
      fs.renameSync(this.#filling, this.#place)
    })
  }

  /** Leaves nothing: what was written so far is removed. */
  discard(): void {
    fs.rmSync(this.#filling, { recursive: true, force: true })
  }

  #try<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unwritable(this.#name, error)
    }
  }
}
