import fs from 'node:fs'
import path from 'node:path'
import { fileStamp } from '../../clause/moment.ts'
import { usage } from '../../clause/problem.ts'
import { pathToWrite } from '../../register/disk/path-to-write.ts'
import { type Call, verb } from '../../terminal/command.ts'
import { text } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { backedUp } from '../backed-up.ts'
import { withNamed } from '../open.ts'
import { watching } from '../watching.ts'
import { upkeepWords } from '../words.ts'

/** Copies the register while others may write, verifies the copy before it gets its name, and removes older copies. */
export const backup = verb({
  words: { en: 'Copy the register and verify the copy', zh: '备份登记簿并核验备份' },
  access: 'none',
  onHost: true,
  flags: {
    to: text(
      {
        en: 'a file or folder (default beside the register; of one at a server, this folder)',
        zh: '文件或文件夹（默认在登记簿旁；服务器上的登记簿则为当前文件夹）',
      },
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
      en: 'every evening from cron or Task Scheduler (in a batch file "call certdesk …"): the last fourteen are kept',
      zh: '供定时任务（cron 或 Windows 任务计划程序，批处理文件中写作 call certdesk …）每晚运行：保留最近 14 份',
    },
    'backup --register postgres://db.example.cn/certdesk --to copies/': {
      en: 'a register at a server, as a file',
      zh: '把服务器上的登记簿备份为文件',
    },
  },
  run: async ({ to, keep }, call) => {
    const { server } = call.world
    if (server !== undefined) {
      const { backUpServer } = await import('../server/backup.ts')
      return backUpServer(call, server, (timeZone) => namesOf({ to, keep }, call, timeZone, null), keep)
    }
    const [{ backUp }, { removeOlder }, { noteCopy }] = await Promise.all([
      import('../../register/file/backup.ts'),
      import('../../register/file/copies.ts'),
      import('../../register/file/copy-note.ts'),
    ])
    return withNamed(call, async (register) => {
      const names = namesOf({ to, keep }, call, register.timeZone, register.file)
      const made = await backUp(register.raw, names, watching(call))
      noteCopy(register.file, made, { made: call.world.clock(), isByHand: call.interactive })
      return backedUp(call, made, keep, (kept) => removeOlder(register.raw, made.file, kept))
    })
  },
})

/** The candidate names of the copy. `register` is the copied file, null for a register at a server. */
function namesOf(
  { to, keep }: { to: string | undefined; keep: number | undefined },
  call: Call,
  timeZone: string,
  register: string | null,
): Iterable<string> & object {
  const beside = register === null ? call.world.cwd : path.dirname(register)
  const names = namesFor(to, beside, `register-${fileStamp(call.world.clock(), timeZone)}`, call)
  if (keep !== undefined && Array.isArray(names)) throw usage(upkeepWords.keepsDated, upkeepWords.nameAFolder)
  return names
}

/** The place of the copy: the folder `beside`, the named folder, or exactly the named file. */
function namesFor(to: string | undefined, beside: string, name: string, { world }: Call): Iterable<string> & object {
  if (to === undefined) return numberedNames(beside, name)
  const named = pathToWrite(to, world.cwd)
  const isFolder = /[\\/]$/.test(to) || fs.statSync(named, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? numberedNames(named, name) : [named]
}

/** Numbered names, so that two backups in one second both have a place. */
function* numberedNames(folder: string, name: string): Generator<string> {
  yield path.join(folder, `${name}.db`)
  for (let n = 2; ; n++) yield path.join(folder, `${name}.${n}.db`)
}
