import fs from 'node:fs'
import path from 'node:path'
import { fileStamp } from '../../clause/moment.ts'
import { usage } from '../../clause/problem.ts'
import { headText } from '../../register/register.ts'
import { type Call, verb } from '../../terminal/command.ts'
import { text } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { field, one, sentence } from '../../terminal/result.ts'
import { withNamed } from '../open.ts'
import { watching } from '../watching.ts'
import { upkeepWords } from '../words.ts'

/** Copies the register while others go on writing, checks the copy before it gets its name, and clears away older ones. */
export const backup = verb({
  words: { en: 'Copy the register and verify the copy', zh: '备份登记簿并核验备份' },
  access: 'none',
  onHost: true,
  flags: {
    to: text(
      { en: 'a file or folder (default beside the register)', zh: '文件或文件夹（默认在登记簿旁）' },
      'FILE|FOLDER',
    ),
    keep: count(
      {
        en: 'then remove older dated backups of this register from the folder, but for N with the new one',
        zh: '之后删除该文件夹中本登记簿更早的备份，连同新备份只留 N 份',
      },
      1,
    ),
  },
  examples: {
    backup: { en: 'a copy beside the register, verified', zh: '备份到登记簿旁并核验' },
    'backup --to copies/': { en: 'a copy in a folder', zh: '备份到某文件夹' },
    'backup --register register.db --to copies/ --keep 14 --quiet --lang zh': {
      en: 'every evening from cron: the last fourteen are kept',
      zh: '供定时任务每晚运行：保留最近 14 份',
    },
  },
  run: async ({ to, keep }, call) => {
    const [{ backUp }, { noteFolder, removeOlder }] = await Promise.all([
      import('../../register/file/backup.ts'),
      import('../../register/file/copies.ts'),
    ])
    return withNamed(call, async (register) => {
      const name = `register-${fileStamp(call.world.clock(), register.timeZone)}`
      const names = namesFor(to, register.file, name, call)
      if (keep !== undefined && Array.isArray(names)) throw usage(upkeepWords.keepsDated, upkeepWords.nameAFolder)
      const { file, bytes, verification } = await backUp(register.raw, names, watching(call))
      noteFolder(register.file, path.dirname(file))
      const head = verification.head === null ? null : headText(verification.head)
      const ok = verification.differences.length === 0
      // A register that was altered is the time to have older backups.
      const { removed, left } =
        keep === undefined || !ok ? { removed: [], left: [] } : removeOlder(register.raw, file, keep)
      if (left.length > 0) call.warn(upkeepWords.notRemoved(left), { always: true })
      if (!ok) call.warn(upkeepWords.faithfulButDiffers, { always: true })
      const parts = [
        field('file', upkeepWords.file, file),
        field('bytes', { en: 'Bytes', zh: '字节' }, bytes),
        field('head', upkeepWords.head, head),
      ]
      const gone =
        removed.length === 0 ? [] : [sentence(upkeepWords.removed(removed.map((each) => path.basename(each))))]
      const result = one('backup', { file, bytes, head, ok, removed }, upkeepWords.backedUp(file), parts, gone)
      // A schedule hears of what went wrong only, unless it asks in which form to hear of the rest.
      const silent = call.globals.quiet && call.globals.format === undefined && call.globals.output === undefined
      return { ...result, ...(silent ? { parts: [], items: [] } : {}), exit: ok && left.length === 0 ? 0 : 1 }
    })
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
