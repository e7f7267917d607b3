import fs from 'node:fs'
import path from 'node:path'
import { fileStamp } from '../../clause/moment.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { type Head, headText } from '../../register/register.ts'
import { type Call, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { required, text, yes } from '../../terminal/flag.ts'
import { field, one } from '../../terminal/result.ts'
import { names, todayIn } from '../../terminal/session.ts'
import { namedFile, openNamed } from '../open.ts'
import { upkeepWords } from '../words.ts'

/** Copies the register while others go on writing, and checks the copy before it gets its name. */
export const backup = verb({
  words: { en: 'Copy the register and verify the copy', zh: '备份登记簿并核验备份' },
  access: 'none',
  flags: {
    to: text(
      { en: 'a file or folder (default beside the register)', zh: '文件或文件夹（默认在登记簿旁）' },
      'FILE|FOLDER',
    ),
  },
  examples: {
    backup: { en: 'a copy beside the register, verified', zh: '备份到登记簿旁并核验' },
    'backup --to copies/': { en: 'a copy in a folder', zh: '备份到某文件夹' },
  },
  run: async ({ to }, call) => {
    const { backUp } = await import('../../register/backup.ts')
    const register = await openNamed(call, false)
    try {
      const name = `register-${fileStamp(call.world.clock(), register.timeZone)}`
      const { file, bytes, verification } = await backUp(register.raw, namesFor(to, register.file, name, call))
      const head = verification.head === null ? null : headText(verification.head)
      const ok = verification.differences.length === 0
      if (!ok) call.warn(upkeepWords.faithfulButDiffers)
      const parts = [
        field('file', upkeepWords.file, file),
        field('bytes', { en: 'Bytes', zh: '字节' }, bytes),
        field('head', upkeepWords.head, head),
      ]
      return { ...one('backup', { file, bytes, head, ok }, upkeepWords.backedUp(file), parts), exit: ok ? 0 : 1 }
    } finally {
      register.close()
    }
  },
})

/** Where the copy goes: beside the register, in the folder named, or under the very name. */
function namesFor(to: string | undefined, register: string, name: string, { world }: Call): Iterable<string> & object {
  if (to === undefined) return numberedNames(path.dirname(register), name)
  const named = path.resolve(world.cwd, to)
  const isFolder = /[\\/]$/.test(to) || fs.statSync(named, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? numberedNames(named, name) : [named]
}

/** Two backups of one second both have their place. */
function* numberedNames(folder: string, name: string): Generator<string> {
  yield path.join(folder, `${name}.db`)
  for (let n = 2; ; n++) yield path.join(folder, `${name}.${n}.db`)
}

/** Puts a backup in the register's place and says so in the journal that continues from it. */
export const restore = verb({
  words: { en: 'Put a backup in place of the register', zh: '用备份替换登记簿' },
  access: 'none',
  args: { backup: required(text({ en: 'a file that "backup" made', zh: 'backup 所生成的文件' }, 'BACKUP')) },
  flags: { dryRun: yes({ en: 'verify the backup and say what it would replace', zh: '只核验备份并说明将替换什么' }) },
  examples: {
    'restore register-20260731-090000.db --dry-run': {
      en: 'what would be replaced; nothing is',
      zh: '试运行：看看会替换什么',
    },
  },
  run: async (input, call) => {
    const file = await namedFile(call)
    const source = path.resolve(call.world.cwd, input.backup)
    if (fs.statSync(source, { throwIfNoEntry: false })?.isDirectory() === true)
      throw usage(upkeepWords.isFolder(source), upkeepWords.nameTheBackup)
    const { restoreBackup, verifyBackup } = await import('../../register/backup.ts')
    const replaced = await standing(call)
    const there = fs.existsSync(file)
    // Tried before it is asked about: a question whose yes is refused is a waste of an answer.
    if (input.dryRun === true || (call.interactive && there)) {
      const scratch = fs.existsSync(path.dirname(file)) ? path.dirname(file) : path.dirname(source)
      const { head } = verifyBackup(source, file, scratch)
      const would = { head, replaced: replaced?.head ?? null, keptAs: null, entry: null }
      if (input.dryRun === true)
        return restored(file, source, would, upkeepWords.wouldRestore(source, there ? file : null))
      const question = upkeepWords.reallyRestore(file, head?.seq ?? null, replaced?.head?.seq ?? null)
      if (!(await call.world.prompts.confirm(question[call.lang], call.lang)))
        return restored(file, source, would, upkeepWords.notRestored)
    }
    const suffix = `replaced-${fileStamp(call.world.clock(), replaced?.timeZone ?? 'UTC')}`
    const { keptAs, verification } = restoreBackup(source, file, suffix)
    const { head } = verification
    const note = upkeepWords.restoreNote(head, replaced?.head ?? null, keptAs === null ? null : path.basename(keptAs))
    const entry = await continued(call, commandLine(restore, call.argv, input), note)
    const done = { head, replaced: replaced?.head ?? null, keptAs, entry }
    return restored(file, source, done, upkeepWords.restored(file, keptAs))
  },
})

/** The head of the register that is to be replaced, where it can still be read. */
async function standing(call: Call): Promise<{ head: Head | null; timeZone: string } | null> {
  try {
    const register = await openNamed(call, false)
    try {
      return { head: register.head(), timeZone: register.timeZone }
    } finally {
      register.close()
    }
  } catch {
    // Missing or broken: that is what restoring is for.
    return null
  }
}

/**
 * The entry that says the register was replaced. Who restores need not be on the staff of the older register: the
 * file is in place already, and the journal must say so under whatever name.
 */
async function continued(call: Call, command: string, note: string): Promise<number> {
  const register = await openNamed(call, true)
  try {
    const today = todayIn(register.timeZone, call.globals, call.world)
    const entry = { who: names(call.globals, call.world), command, today, always: true }
    await register.write(entry, async (tx) => tx.note(note))
    return register.head().seq
  } finally {
    register.close()
  }
}

interface Outcome {
  readonly head: Head | null
  readonly replaced: Head | null
  readonly keptAs: string | null
  /** The journal entry that says so; null where nothing was replaced. */
  readonly entry: number | null
}

function restored(file: string, source: string, { head, replaced, keptAs, entry }: Outcome, said: Words) {
  const [from, was] = [head, replaced].map((each) => (each === null ? null : headText(each)))
  const record = { file, backup: source, head: from, replaced: was, keptAs, entry, dryRun: entry === null }
  return one('restore', record, said, [
    field('file', upkeepWords.file, file),
    field('head', upkeepWords.backupHead, from ?? null),
    field('replaced', upkeepWords.replacedHead, was ?? null),
    field('keptAs', { en: 'Kept as', zh: '原文件保存为' }, keptAs),
  ])
}
