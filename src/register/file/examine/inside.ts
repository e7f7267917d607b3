import type Database from 'better-sqlite3'
import { dayOf, type Moment } from '../../../clause/day.ts'
import { wallTime } from '../../../clause/moment.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import { partName } from '../../alterations.ts'
import { placeWords } from '../../difference.ts'
import type { Statements } from '../../statements.ts'
import type { LostReference, Verification } from '../../verify.ts'
import { schemaVersion } from '../../version.ts'
import { type Copy, copiesAround, entriesAfter } from '../copies.ts'
import { copyNote, isOverdue, type NotedCopy } from '../copy-note.ts'
import { isCuredByRebuilding, type SchemaPart, schemaDifferences } from '../expected-schema.ts'
import { foreignTriggers } from '../schema.ts'
import { statementsOf } from '../statements.ts'
import { lostReferences, verifyRegister } from '../verify.ts'
import { versionOf } from '../version.ts'
import { unwiped } from '../wipe.ts'
import { type Check, type CheckName, failed, ill, restore, well } from './check.ts'
import { numbers } from './numbers.ts'

interface Looked {
  readonly raw: Database.Database
  readonly file: string
  readonly clock: () => number
  /** The register's own time zone, as far as it can be read. */
  readonly timeZone: string
}

/** Checks the mirrors of a register; asynchronous because they are on other machines or disks, which may answer slowly. */
export type MirrorsLook = (
  of: Pick<Looked, 'file' | 'timeZone'> & { readonly statements: Statements },
) => Promise<Check>

/** All checks of the file's content. Each runs by itself, so that an error in one does not stop the others. */
export async function inside(looked: Looked, mirrors: MirrorsLook): Promise<Check[]> {
  const looks: readonly (readonly [CheckName, (looked: Looked) => Check | Promise<Check>])[] = [
    ['integrity', integrity],
    ['references', references],
    ['indexes', indexes],
    ['schema', schema],
    ['journal', journal],
    ['numbers', ({ raw }) => numbers(statementsOf(raw))],
    ['erased', erasedBytes],
    ['clock', lastEntry],
    ['backups', backups],
    ['mirrors', ({ raw, file, timeZone }) => mirrors({ statements: statementsOf(raw), file, timeZone })],
  ]
  const checks: Check[] = []
  for (const [check, look] of looks) {
    try {
      checks.push(await look(looked))
    } catch (error) {
      checks.push(failed(check, error, looked.file))
    }
  }
  return checks
}

function integrity({ raw }: Looked): Check {
  const found = raw.prepare('PRAGMA integrity_check(5)').pluck().all() as string[]
  if (found.length === 1 && found[0] === 'ok') return well('integrity', { en: 'whole', zh: '完整' })
  // Rows that an index lacks are still in their table, so nothing is lost.
  const isWhole = found.every((line) => /\bindex\b/.test(line))
  return ill('integrity', same(found.join('; ')), isWhole ? rebuild : restore)
}

const rebuild: Words = {
  en: 'Make the indexes anew: certdesk doctor --rebuild-indexes',
  zh: '请重建索引：certdesk doctor --rebuild-indexes',
}

const references = ({ raw }: Looked): Check => referencesFound(lostReferences(raw), restore)

/** The verdict on the references between rows; `remedy` is the advice if some lead to no row. */
export function referencesFound(broken: readonly LostReference[], remedy: Words): Check {
  const first = broken[0]
  if (first === undefined) return well('references', { en: 'all lead to a row', zh: '全部有效' })
  return ill(
    'references',
    {
      en: `${broken.length} lead nowhere, first: ${first.table} ${first.id} to ${first.to}`,
      zh: `${broken.length} 处失效，首处：${first.table} ${first.id} 指向 ${first.to}`,
    },
    remedy,
  )
}

/** How many differing parts of a schema a message names at most. */
const mostNamed = 5

function named(parts: readonly SchemaPart[], en: string, zh: string): Words[] {
  if (parts.length === 0) return []
  const more = parts.length > mostNamed ? ', …' : ''
  const names = `${parts
    .slice(0, mostNamed)
    .map(({ name }) => partName(name))
    .join(', ')}${more}`
  return [{ en: `${en}: ${names}`, zh: `${zh}：${names}` }]
}

/** The differences from the schema that certdesk makes, in words: of its indexes, or of everything else. */
function differing(raw: Database.Database, ofIndexes: boolean): Words[] {
  const { missing, besides, other } = schemaDifferences(raw)
  const wanted = (parts: readonly SchemaPart[]) => parts.filter(({ type }) => (type === 'index') === ofIndexes)
  return [
    ...named(wanted(missing), 'missing', '缺少'),
    ...named(wanted(besides), 'not of certdesk', '非 certdesk 所建'),
    ...named(wanted(other), 'altered', '被改动'),
  ]
}

const together = (parts: readonly Words[]): Words => joined(parts, '; ', '；')

const older = (version: number): Words => ({
  en: `version ${version}: the next record brings it to ${schemaVersion}, with a copy kept beside it`,
  zh: `版本 ${version}：下一次登记时升级到 ${schemaVersion}，并在旁保留副本`,
})

function indexes({ raw }: Looked): Check {
  if (versionOf(raw) < schemaVersion) return well('indexes', older(versionOf(raw)))
  const wrong = differing(raw, true)
  return wrong.length === 0
    ? well('indexes', { en: 'as made', zh: '与程序所建一致' })
    : ill('indexes', together(wrong), isCuredByRebuilding(raw) ? rebuild : restore)
}

function schema({ raw }: Looked): Check {
  const version = versionOf(raw)
  if (version < schemaVersion) {
    const hidden = foreignTriggers(raw)
    if (hidden.length === 0) return well('schema', older(version))
    const names = hidden.slice(0, mostNamed).map(partName).join(', ')
    const { en, zh } = older(version)
    return ill('schema', { en: `${en}; not of certdesk: ${names}`, zh: `${zh}；非 certdesk 所建：${names}` }, restore)
  }
  const wrong = differing(raw, false)
  if (wrong.length === 0)
    return well('schema', { en: `version ${version}, as made`, zh: `版本 ${version}，与程序所建一致` })
  return ill('schema', together([{ en: 'altered outside certdesk', zh: '在 certdesk 之外被改动' }, ...wrong]), {
    en: 'Nothing is written to it until a backup is restored: certdesk restore BACKUP',
    zh: '恢复备份前不再写入：certdesk restore 备份文件',
  })
}

function journal({ raw }: Looked): Check {
  const found = verifyRegister(raw)
  // An earlier schema has the triggers of the program that made it.
  const counted = found.differences.filter(({ kind }) => kind !== 'schema' || versionOf(raw) === schemaVersion)
  return journalFound({ ...found, differences: counted })
}

/** The verdict on whether a register's rows agree with its journal. */
export function journalFound({ differences: counted, entries, rows }: Verification): Check {
  const first = counted[0]
  if (first === undefined)
    return well('journal', {
      en: `${entries} entries verify, ${rows} rows are as they say`,
      zh: `${entries} 条记录核验无误，${rows} 行与之相符`,
    })
  return ill(
    'journal',
    {
      en: `${counted.length} differences, first: ${first.where}: ${first.detail.en}`,
      zh: `${counted.length} 处不符，首处：${placeWords(first).zh}：${first.detail.zh}`,
    },
    { en: 'See all of them with: certdesk audit verify', zh: '查看全部：certdesk audit verify' },
  )
}

/** Whether an erasure was interrupted before the file was rewritten, so that erased data may remain in unused bytes. */
function erasedBytes({ raw }: Looked): Check {
  const entry = unwiped(raw)
  if (entry === null) return well('erased', { en: 'nothing that was erased is left', zh: '没有残留的已删除内容' })
  return ill(
    'erased',
    {
      en: `what entry #${entry} erased may still stand in unused bytes of the file`,
      zh: `第 ${entry} 条记录所删除的内容可能仍留在文件未使用的部分`,
    },
    {
      en: 'Close other programs that have the register open, then: certdesk customer person wipe',
      zh: '请关闭其他打开登记簿的程序，然后运行：certdesk customer person wipe',
    },
  )
}

/** Seconds in words: as days from two days on. */
function inUnits(seconds: number): Words {
  const days = Math.floor(seconds / 86_400)
  return days < 2 ? { en: `${seconds} seconds`, zh: `${seconds} 秒` } : { en: `${days} days`, zh: `${days} 天` }
}

function lastEntry({ raw, clock, timeZone }: Looked): Check {
  const at = raw.prepare('SELECT at FROM entry ORDER BY seq DESC LIMIT 1').pluck().get() as string | undefined
  if (at === undefined) return well('clock', { en: 'no entry yet', zh: '尚无记录' })
  const behind = Math.ceil((Date.parse(at) - clock()) / 1000)
  if (behind <= 1) return well('clock', { en: 'not behind the last entry', zh: '不早于最后一条记录' })
  const moment = wallTime(at as Moment, timeZone)
  const span = inUnits(behind)
  const ahead = 'SELECT seq FROM entry WHERE at > ? ORDER BY seq LIMIT 1'
  const first = raw.prepare(ahead).pluck().get(new Date(clock()).toISOString()) as number
  return ill(
    'clock',
    { en: `${span.en} behind the last entry, ${moment}`, zh: `比最后一条记录（${moment}）慢 ${span.zh}` },
    {
      en: `Set this machine's clock; until then entries are dated just after the last one. If the clock is right, entry #${first} was written by one that was fast: go on, the days that records name are not its; or restore a backup from before it: certdesk restore BACKUP`,
      zh: `请校准本机时钟；在此之前，新记录的时刻紧接最后一条。如时钟无误，则第 ${first} 条登记时的时钟偏快：可继续登记，各记录自身的日期不受影响；也可恢复该条之前的备份：certdesk restore 备份文件`,
    },
  )
}

function backups({ raw, file, clock, timeZone }: Looked): Check {
  const { newest: readable, ahead, isAnyHidden } = copiesAround(raw, file)
  const { last, folders } = copyNote(file)
  const head = raw.prepare('SELECT max(seq) FROM main.entry').pluck().get() as number
  if (last !== null && last.seq > head && !isOtherSince(raw, last))
    return lacksBackedUp(last, { folders, head, timeZone })
  const sealOf = raw.prepare('SELECT seal FROM main.entry WHERE seq = ?').pluck()
  // Each account notes its backups beside the register. One that only another account can read counts.
  const isNewer = last !== null && sealOf.get(last.seq) === last.seal && last.seq > (readable?.head.seq ?? 0)
  const noted = isAnyHidden && isNewer ? last : null
  const { since, entries } = entriesAfter(raw, noted?.seq ?? readable?.head.seq ?? 0)
  const without: Words =
    since === null
      ? { en: 'every entry is in it', zh: '已含全部记录' }
      : {
          en: `${entries} ${entries === 1 ? 'entry' : 'entries'} since ${dayOf(since, timeZone)} not in any`,
          zh: `${dayOf(since, timeZone)} 以来的 ${entries} 条记录未备份`,
        }
  const newest = noted === null ? newestFound(readable, timeZone) : newestNoted(noted, folders, timeZone)
  const detail = together([newest, without, ...(ahead === null ? [] : [goesOn(ahead)])])
  return isOverdue(since, clock())
    ? ill('backups', detail, {
        en: 'Make one, best by a schedule and to another drive: certdesk backup --to FOLDER --keep 14 --quiet',
        zh: '请作备份，最好定时备份到其他磁盘：certdesk backup --to 文件夹 --keep 14 --quiet',
      })
    : well('backups', detail)
}

/** Whether the register was restored, or made, after a backup: that it has fewer entries than the backup is no wonder then. */
function isOtherSince(raw: Database.Database, { made }: NotedCopy): boolean {
  const since = `SELECT 1 FROM main.entry WHERE at > ? AND (seq = 1 OR note LIKE 'restored from %') LIMIT 1`
  return raw.prepare(since).pluck().get(new Date(made).toISOString()) !== undefined
}

const newestFound = (copy: Copy | null, timeZone: string): Words =>
  copy === null
    ? {
        en: 'none found beside the register or in the folders it was backed up to',
        zh: '登记簿旁及曾备份到的文件夹中都没有找到备份',
      }
    : {
        en: `newest ${copy.file} of ${dayOf(copy.made, timeZone)}, to #${copy.head.seq}`,
        zh: `最近的备份 ${copy.file}（${dayOf(copy.made, timeZone)}，至第 ${copy.head.seq} 条）`,
      }

/** A backup that another account made and noted beside the register. */
function newestNoted({ made, seq }: NotedCopy, folders: readonly string[], timeZone: string): Words {
  const folder = folders.at(-1)
  const [en, zh] = folder === undefined ? ['', ''] : [` in ${folder}`, `，${folder}`]
  return {
    en: `newest of ${dayOf(made, timeZone)}, to #${seq}${en}, by another account: it is noted beside the register, and this account may not read it`,
    zh: `最近的备份由另一账户所作（${dayOf(made, timeZone)}，至第 ${seq} 条${zh}）：登记簿旁有记载，当前账户无权读取`,
  }
}

/** A register that ends before its last backup: an older state, such as a copy of the file without its log. */
function lacksBackedUp(
  { made, seq }: NotedCopy,
  {
    folders,
    head,
    timeZone,
  }: { readonly folders: readonly string[]; readonly head: number; readonly timeZone: string },
): Check {
  const folder = folders.at(-1)
  const [en, zh] = folder === undefined ? ['', ''] : [` (${folder})`, `（${folder}）`]
  const day = dayOf(made, timeZone)
  return ill(
    'backups',
    {
      en: `ends with #${head}, but a backup of ${day}${en} has entries to #${seq}: this file is an older state, or was copied without its -wal`,
      zh: `止于第 ${head} 条，而 ${day} 的备份${zh}已含至第 ${seq} 条：此文件为较早的状态，或复制时缺少 -wal 文件`,
    },
    {
      en: 'Put the register back together with its -wal file, or restore that backup: certdesk restore BACKUP. Copy registers with "certdesk backup".',
      zh: '请将登记簿连同其 -wal 文件一并放回，或恢复该备份：certdesk restore 备份文件。复制登记簿请用 certdesk backup。',
    },
  )
}

const goesOn = ({ file, head }: Copy): Words => ({
  en: `${file} goes on to #${head.seq}: this file is an older copy of it`,
  zh: `${file} 已登记至第 ${head.seq} 条：此文件是它较早的副本`,
})
