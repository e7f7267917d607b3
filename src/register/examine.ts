import fs from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { Problem } from '../clause/problem.ts'
import { same, type Words } from '../clause/words.ts'
import { type FileLook, fileProblem, lookAt } from './file.ts'
import { expectedFingerprint } from './fingerprint.ts'
import { OpenRegister, openFile } from './open.ts'
import { fingerprint, schemaVersion } from './schema.ts'
import { type Verification, verifyRegister } from './verify.ts'
import { unwiped } from './wipe.ts'

/** What is looked at, in this order. */
export type CheckName =
  | 'file'
  | 'permissions'
  | 'log'
  | 'opens'
  | 'integrity'
  | 'references'
  | 'schema'
  | 'journal'
  | 'erased'
  | 'clock'

/** One thing looked at: how it is, and what to do where it is not well. */
export interface Check {
  readonly check: CheckName
  readonly ok: boolean
  readonly detail: Words
  readonly remedy: Words | null
}

/** Everything that could be looked at. `opens` is false where no other command can use the file. */
export interface Examination {
  readonly opens: boolean
  readonly checks: readonly Check[]
}

const well = (check: CheckName, detail: Words): Check => ({ check, ok: true, detail, remedy: null })
const ill = (check: CheckName, detail: Words, remedy: Words): Check => ({ check, ok: false, detail, remedy })

const restore: Words = {
  en: 'Leave the file as it is and restore the newest backup: certdesk restore BACKUP',
  zh: '请勿改动该文件，用最近的备份恢复：certdesk restore 备份文件',
}

/** Examines a register, however broken it is: what goes wrong is a finding and never an error. */
export function examine(file: string, clock: () => number, wait: number): Examination {
  let look: FileLook
  try {
    look = lookAt(file)
  } catch (error) {
    return { opens: false, checks: [failed('file', error, file), ...permissions(file), ...log(file)] }
  }
  const outside = [wholeFile(file, look), ...permissions(file), ...log(file)]
  let raw: Database.Database
  try {
    raw = openFile(file, look, wait)
  } catch (error) {
    return { opens: false, checks: [...outside, failed('opens', error, file)] }
  }
  try {
    const opens = opening(raw, file, clock)
    return { opens: opens.ok, checks: [...outside, opens, ...inside(raw, file, clock)] }
  } finally {
    raw.close()
  }
}

/** A failure as a finding, in the words of whoever would otherwise have met it. */
function failed(check: CheckName, error: unknown, file: string): Check {
  const problem = fileProblem(error, file)
  if (problem instanceof Problem) return ill(check, problem.words, problem.hint ?? restore)
  return ill(check, same(error instanceof Error ? error.message : String(error)), restore)
}

function wholeFile(file: string, look: FileLook): Check {
  const { size } = fs.statSync(file)
  const [en, zh] = look.readOnly ? [', read-only', '，只读'] : ['', '']
  return well('file', { en: `${size} bytes${en}`, zh: `${size} 字节${zh}` })
}

function permissions(file: string): Check[] {
  const mode = fs.statSync(file, { throwIfNoEntry: false })?.mode
  // Windows has no such bits: who may read follows from the folder.
  if (mode === undefined || path.sep === '\\') return []
  const bits = (mode & 0o777).toString(8).padStart(4, '0')
  if ((mode & 0o077) === 0) return [well('permissions', same(bits))]
  return [
    ill(
      'permissions',
      { en: `${bits}: others on this machine can read it`, zh: `${bits}：本机其他用户可读取` },
      { en: `Take the rights away: chmod 600 ${file}`, zh: `请收回权限：chmod 600 ${file}` },
    ),
  ]
}

function log(file: string): Check[] {
  const size = fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size
  if (size === undefined) return [well('log', { en: 'none beside the file', zh: '文件旁没有日志' })]
  if (fs.existsSync(file))
    return [
      well('log', {
        en: `${size} bytes beside the file: it belongs to it, never delete it`,
        zh: `文件旁有 ${size} 字节：属于登记簿，请勿删除`,
      }),
    ]
  return [
    ill(
      'log',
      { en: `${file}-wal stands without its register`, zh: `${file}-wal 没有对应的登记簿` },
      {
        en: 'Put the register back beside it; what was written last may be in it.',
        zh: '请把登记簿放回其旁，最后写入的内容可能在其中。',
      },
    ),
  ]
}

function opening(raw: Database.Database, file: string, clock: () => number): Check {
  try {
    const { asMade } = new OpenRegister(raw, { file, writes: false, clock })
    return well('opens', asMade ? { en: 'yes', zh: '是' } : { en: 'yes, for reading only', zh: '是，仅供读取' })
  } catch (error) {
    return failed('opens', error, file)
  }
}

type Look = (raw: Database.Database, clock: () => number) => Check

function inside(raw: Database.Database, file: string, clock: () => number): Check[] {
  const looks: readonly (readonly [CheckName, Look])[] = [
    ['integrity', integrity],
    ['references', references],
    ['schema', schema],
    ['journal', journal],
    ['erased', erasedBytes],
    ['clock', lastEntry],
  ]
  return looks.map(([check, look]) => {
    try {
      return look(raw, clock)
    } catch (error) {
      return failed(check, error, file)
    }
  })
}

function integrity(raw: Database.Database): Check {
  const found = raw.prepare('PRAGMA integrity_check(5)').pluck().all() as string[]
  if (found.length === 1 && found[0] === 'ok') return well('integrity', { en: 'whole', zh: '完整' })
  return ill('integrity', same(found.join('; ')), restore)
}

function references(raw: Database.Database): Check {
  const broken = raw.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  const first = broken[0]
  if (first === undefined) return well('references', { en: 'all lead to a row', zh: '全部有效' })
  return ill(
    'references',
    {
      en: `${broken.length} lead nowhere, first: ${first.table} ${first.rowid} to ${first.parent}`,
      zh: `${broken.length} 处失效，首处：${first.table} ${first.rowid} 指向 ${first.parent}`,
    },
    restore,
  )
}

function schema(raw: Database.Database): Check {
  const version = raw.pragma('user_version', { simple: true }) as number
  if (fingerprint(raw) === expectedFingerprint)
    return well('schema', { en: `version ${version}, as made`, zh: `版本 ${version}，与程序所建一致` })
  return ill(
    'schema',
    {
      en: `altered outside certdesk (version ${version}, this program makes ${schemaVersion})`,
      zh: `在 certdesk 之外被改动（版本 ${version}，本程序所建为 ${schemaVersion}）`,
    },
    {
      en: 'Nothing is written to it until a backup is restored: certdesk restore BACKUP',
      zh: '恢复备份前不再写入：certdesk restore 备份文件',
    },
  )
}

function journal(raw: Database.Database): Check {
  const verification: Verification = verifyRegister(raw)
  const { differences, entries, rows } = verification
  const first = differences[0]
  if (first === undefined)
    return well('journal', {
      en: `${entries} entries verify, ${rows} rows are as they say`,
      zh: `${entries} 条记录核验无误，${rows} 行与之相符`,
    })
  return ill(
    'journal',
    {
      en: `${differences.length} differences, first: ${first.where}: ${first.detail.en}`,
      zh: `${differences.length} 处不符，首处：${first.where}：${first.detail.zh}`,
    },
    { en: 'See all of them with: certdesk audit verify', zh: '查看全部：certdesk audit verify' },
  )
}

/** Whether an erasing was stopped before the file was written anew. */
function erasedBytes(raw: Database.Database): Check {
  const entry = unwiped(raw)
  if (entry === null) return well('erased', { en: 'nothing that was erased is left', zh: '没有残留的已删除内容' })
  return ill(
    'erased',
    {
      en: `what entry #${entry} erased may still stand in unused bytes of the file`,
      zh: `第 #${entry} 条记录所删除的内容可能仍留在文件未使用的部分`,
    },
    {
      en: 'Close other programs that have the register open, then: certdesk customer person wipe',
      zh: '请关闭其他打开登记簿的程序，然后运行：certdesk customer person wipe',
    },
  )
}

function lastEntry(raw: Database.Database, clock: () => number): Check {
  const at = raw.prepare('SELECT at FROM entry ORDER BY seq DESC LIMIT 1').pluck().get() as string | undefined
  if (at === undefined) return well('clock', { en: 'no entry yet', zh: '尚无记录' })
  const behind = Math.ceil((Date.parse(at) - clock()) / 1000)
  if (behind <= 1) return well('clock', { en: 'not behind the last entry', zh: '不早于最后一条记录' })
  return ill(
    'clock',
    {
      en: `${behind} seconds behind the last entry, ${at}`,
      zh: `比最后一条记录（${at}）慢 ${behind} 秒`,
    },
    {
      en: "Set this machine's clock; until then entries are dated just after the last one.",
      zh: '请校准本机时钟；在此之前，新记录的时刻紧接最后一条。',
    },
  )
}
