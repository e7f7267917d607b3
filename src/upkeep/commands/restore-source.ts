import fs from 'node:fs'
import path from 'node:path'
import { usage } from '../../clause/problem.ts'
import type { Source } from '../../register/file/backup.ts'
import type { Call } from '../../terminal/command.ts'
import { mirrorChosen } from '../mirror/chosen.ts'
import { fileNotes, placeAt } from '../mirror/noted.ts'
import { mirrorToRead } from '../mirror/source.ts'
import { mirrorWords } from '../mirror/words.ts'
import { type SourceKind, upkeepWords } from '../words.ts'

/** What was typed of what a register is to be made of. */
interface Typed {
  readonly backup?: string | undefined
  readonly mirror?: string | undefined
  readonly leaveBehind?: number | undefined
  readonly reason?: string | undefined
}

/** What a register is to be made of. Throws where it is nothing, or a reason is missing. */
export async function sourceOf(input: Typed, call: Call, file: string): Promise<Source> {
  const { world } = call
  if (input.leaveBehind !== undefined && input.reason === undefined)
    throw usage(mirrorWords.whyLeave, mirrorWords.giveReason)
  const neither = usage(mirrorWords.noSource, mirrorWords.nameSource)
  const backup = input.backup === undefined ? null : path.resolve(world.cwd, input.backup)
  const how = { question: mirrorWords.fromWhich, as: '--mirror', none: neither, unasked: neither }
  const from =
    input.mirror ?? (backup === null ? (await mirrorChosen(call, fileNotes(call, file), how)).place : undefined)
  if (backup !== null && fs.statSync(backup, { throwIfNoEntry: false })?.isDirectory() === true)
    throw usage(upkeepWords.isFolder(backup), upkeepWords.nameTheBackup)
  const mirror = from === undefined ? null : await mirrorToRead(call, placeAt(world.cwd, from), file)
  return { backup, mirror }
}

/** What a source is called in a sentence. */
export const called = ({ backup, mirror }: Source): string => [backup, mirror?.place].filter(Boolean).join(' + ')

export function kindOf({ backup, mirror }: Source): SourceKind {
  if (backup === null) return 'mirror'
  return mirror === null ? 'backup' : 'both'
}

/** The command line with the mirror that was chosen: the journal says from where a register came. */
export const lineFrom = (argv: readonly string[], { mirror: typed }: Typed, { mirror }: Source): readonly string[] =>
  typed === undefined && mirror !== null ? [...argv, '--mirror', mirror.place] : argv
