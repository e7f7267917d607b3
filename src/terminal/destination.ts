import fs from 'node:fs'
import path from 'node:path'
import { Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { pathToWrite } from '../register/disk/path-to-write.ts'
import { foldersMade } from '../register/mirror/folders.ts'
import type { Globals, Verb } from './command.ts'
import { unwritable } from './delivery.ts'
import { askedFormat, checkFormat, checkTerminal, defaultFormat, type Format, resultFormats } from './format.ts'
import type { Result } from './result.ts'
import type { FarPlace, ReplacedFile, World } from './world.ts'

/** The place and the format of a command's output. */
export interface Destination {
  formatOf(result: Result): Format
  /** The file for a result; undefined: stdout. */
  fileOf(result: Result, format: Format): string | undefined
  /** The file that is there already under the name of the output; null if there is none, or if that name is a folder's. */
  readonly replaces: ReplacedFile | null
  /** Locks out other runs of the same command line until the returned function is called; null if one is running. */
  claim(argv: readonly string[]): Promise<(() => void) | null>
}

/** The default format in a folder of reports, which people look through in a browser. */
const inAFolder: Format = 'html'

/**
 * The destination of a verb's output (`words` name the verb). It is determined before the verb runs, so that a record is saved
 * only if its output has a place and a format. Usage problems: a format that the verb does not have, a place that cannot be
 * written.
 */
export async function destinationOf(
  verb: Verb,
  words: readonly string[],
  asked: Format | undefined,
  globals: Globals,
  world: World,
): Promise<Destination> {
  // A command that fills its folder itself prints only a report of its work, to stdout.
  const output = verb.fills === 'folder' ? undefined : globals.output
  const folder = verb.fills === 'named' && output !== undefined ? await folderAt(output, words, asked, world) : null
  const file = folder === null ? output : undefined
  checkFormat(asked, file, verb.formats ?? resultFormats)
  checkTerminal(asked, output, world)
  if (folder !== null) return { ...folder, formatOf: () => asked ?? inAFolder, replaces: null }
  return {
    replaces: file === undefined ? null : await (await import('./place.ts')).checkPlace('--output', file, world),
    formatOf: ({ preferred }) => askedFormat(asked, file) ?? preferred ?? defaultFormat(file, world),
    fileOf: () => file,
    claim: async () => () => undefined,
  }
}

/**
 * A folder in which each result gets a file with its own name, on this machine or the person's; null if `output` names a file.
 */
async function folderAt(
  output: string,
  words: readonly string[],
  asked: Format | undefined,
  world: World,
): Promise<Pick<Destination, 'fileOf' | 'claim'> | null> {
  const folder = await (world.far?.files.folderOf(output, asked) ?? folderOf(output, asked, world))
  if (folder === null) return null
  const work = workOf(words)
  return {
    fileOf: ({ name = work }, format) => folder.fileIn(`${name}.${format}`),
    // Another month or another format is another file, so it has its own lock.
    claim: async (argv) => folder.claim(`${work}-${await digestOf(JSON.stringify(argv))}`),
  }
}

const workOf = (words: readonly string[]): string => `certdesk-${words.join('-')}`

const digestOf = async (text: string): Promise<string> =>
  (await import('node:crypto')).createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * The folder on this machine that `output` names; null if it names a file. A missing folder is created before the first file is
 * written into it.
 */
export async function folderOf(
  output: string,
  asked: Format | undefined,
  world: Pick<World, 'cwd'>,
): Promise<FarPlace | null> {
  const folder = pathToWrite(output, world.cwd)
  const { checkPlace, linkOfAnother, ofAnother } = await import('./place.ts')
  const link = linkOfAnother(folder)
  if (link !== null) throw usage(ofAnother(output, link))
  const there = fs.statSync(folder, { throwIfNoEntry: false })
  const fileIn = (name: string) => path.join(output, name)
  if (there?.isDirectory() !== true) {
    if (/[\\/]$/.test(output)) throw noFolder(output)
    // A page in a file without an extension could not be opened, so such a name means a folder. In another format it means a
    // file.
    if (there !== undefined || path.extname(output) !== '' || (asked ?? inAFolder) !== inAFolder) return null
    await checkPlace('--output', output, world)
    const fileInMade = (name: string) => {
      makeFolder(folder, output)
      return fileIn(name)
    }
    return { fileIn: fileInMade, claim: async () => () => undefined }
  }
  try {
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (error) {
    throw unwritable(output, error)
  }
  const { takeLock } = await import('../register/file/lock.ts')
  return { fileIn, claim: async (work) => takeLock(folder, work) }
}

/** Only this account may enter the folder: reports contain personal data. */
function makeFolder(folder: string, output: string): void {
  try {
    foldersMade(folder, { mode: 0o700 })
  } catch (error) {
    throw unwritable(output, error)
  }
}

const noFolder = (name: string) =>
  usage(
    { en: `There is no folder "${name}".`, zh: `文件夹“${name}”不存在。` },
    { en: 'Make it first, or name a file with --output FILE.', zh: '请先建立该文件夹，或用 --output 指定文件。' },
  )

const intoWhich: Words = {
  en: 'Into which file, such as list.csv or list.xlsx? (leave empty to read it on the screen)',
  zh: '写入哪个文件，如 名单.csv 或 名单.xlsx？（留空则在屏幕上查看）',
}

/**
 * Asks a person for the file of a list that is made for other programs; its extension gives the format. An empty answer shows the
 * list on the screen, as a table. Asked if they typed no format and no place, and again if a file that is there is to stay as it is
 * (`mayReplace`). Throws like any question that is left.
 */
export async function destinationAsked(
  verb: Verb,
  words: readonly string[],
  globals: Globals,
  world: World,
  mayReplace: (file: ReplacedFile) => Promise<boolean>,
): Promise<Destination> {
  const { lang } = globals
  const at = (raw: string) => destinationOf(verb, words, undefined, { ...globals, output: raw.trim() }, world)
  const isPlace = (raw: string) =>
    at(raw).then(
      () => true as const,
      (error: unknown) => {
        if (error instanceof Problem) return error.words[lang]
        throw error
      },
    )
  const check = (given: string) => given.trim() === '' || isPlace(given)
  for (;;) {
    const raw = await world.prompts.text(intoWhich[lang], check, { as: '--output' })
    if (raw.trim() === '')
      return { ...(await destinationOf(verb, words, undefined, globals, world)), formatOf: () => 'table' }
    const destination = await at(raw)
    if (destination.replaces === null || (await mayReplace(destination.replaces))) return destination
  }
}

/** Printed if another run of the same command line is in progress. */
export const atItAlready: Words = {
  en: 'note: The same command is running already and writes there; this run left it to that one.',
  zh: '注意：同一命令正在运行并写入该处；本次运行未重复写出。',
}
