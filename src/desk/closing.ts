import path from 'node:path'
import { type Problem, usage } from '../clause/problem.ts'
import { commandLine, type Words } from '../clause/words.ts'
import { isNear } from '../register/disk/near.ts'
import { copyNote, noteDeclined } from '../register/file/copy-note.ts'
import { driveTo } from '../register/mirror/drive.ts'
import { cannotBeReached, failureOf } from '../register/mirror/words.ts'
import { conversationIn } from '../terminal/conversation.ts'
import type { RunLine } from '../terminal/onward.ts'
import { unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import { Back, isLeft } from '../terminal/prompts.ts'
import { notesFor } from '../terminal/session.ts'
import { onSameDisk, placeAt, placeIfSeveral } from '../upkeep/mirror/noted.ts'
import { mirrorWords } from '../upkeep/mirror/words.ts'
import { copyAt, type Sitting } from './my-day.ts'
import { deskWords } from './words.ts'

/** The number of dated backups that are kept in the folder. */
const kept = '14'

/** The reason why a folder cannot be used; null if it can. A dead share fails after two seconds. */
async function unreachable(folder: string): Promise<Problem | null> {
  const drive = await driveTo(folder)
  try {
    return (await drive.list(folder)) === null ? usage(mirrorWords.noPlace(folder), mirrorWords.plugIn) : null
  } catch (error) {
    return cannotBeReached(folder, failureOf(error))
  } finally {
    drive.close()
  }
}

/**
 * Offers a verified backup as the desk closes, once a day, in the folder of the last one. The offer is repeated after a failure;
 * the desk closes whatever the outcome.
 */
export async function offerCopy({ world, globals, options }: Omit<Sitting, 'left'>, run: RunLine): Promise<void> {
  const { lang } = globals
  const copy = await copyAt({ world, globals }).catch(() => null)
  if (copy?.isOffered !== true) return
  const { register, days, today } = copy
  const say = async (words: Words) => void world.stderr.write((await notesFor(world, lang))(words))
  let place = copyNote(register).folders.at(-1)
  try {
    for (;;) {
      const { to, other, today: notToday, never } = deskWords.copyChoices(place)
      const choices = Object.entries({ ...(place === undefined ? {} : { to }), other, notToday, never })
      const offered = choices.map(([value, words]) => ({ value, name: words[lang] }))
      const how = { esc: 'out', before: offered[0]?.value ?? '' } as const
      const chosen = await world.prompts.choose(deskWords.copyOffer(days)[lang], offered, lang, how)
      if (chosen === 'never') {
        noteDeclined(register, 'always')
        await say(deskWords.copyNever)
        return
      }
      const folder = chosen === 'to' ? place : chosen === 'other' ? await folderAsked() : ''
      if (folder === undefined) continue
      if (folder === '') return noteDeclined(register, today)
      place = folder
      if (await isCopied(folder)) return
    }
  } catch (error) {
    if (!isLeft(error)) throw error
    noteDeclined(register, today)
  }

  /** The folder; empty for none, undefined after Esc. */
  async function folderAsked(): Promise<string | undefined> {
    const folderOf = async (raw: string) =>
      raw.trim() === '' ? '' : placeAt(world.cwd, await placeIfSeveral.answered(raw, world))
    const check = async (raw: string) => {
      const folder = await folderOf(raw)
      if (folder === '') return true
      if (folder === path.dirname(register)) return deskWords.copyBeside(folder)[lang]
      const problem = await unreachable(folder)
      return problem === null || `${problem.words[lang]}${problem.hint?.[lang] ?? ''}`
    }
    try {
      const folder = await folderOf(await world.prompts.text(deskWords.copyFolder[lang], check))
      if (folder !== '' && isNear(folder) && onSameDisk(folder, register)) await say(mirrorWords.sameDisk(folder))
      return folder
    } catch (error) {
      if (error instanceof Back) return undefined
      throw error
    }
  }

  /** Makes the backup; false if it failed, after printing the reason. */
  async function isCopied(folder: string): Promise<boolean> {
    const problem = await unreachable(folder)
    if (problem !== null) {
      await sayProblem(problem, { ...unread([], world.env), lang }, world)
      return false
    }
    const line = ['backup', '--to', folder, '--keep', kept, '--quiet']
    world.stderr.write(`$ ${commandLine(line)}\n`)
    const code = await run([...line, ...options], conversationIn(world))
    const { last } = copyNote(register)
    if (code === 0 && last !== null) world.stderr.write(`${deskWords.copied(folder, last.seq)[lang]}\n`)
    // With exit code 1 the backup exists, and a warning was printed.
    return code <= 1
  }
}
