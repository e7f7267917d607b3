import type { Day } from '../clause/day.ts'
import { Problem } from '../clause/problem.ts'
import { joined, lines, same, type Words } from '../clause/words.ts'
import type { Binding } from '../office/account/rules.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import type { Difference } from '../register/difference.ts'
import { type Head, headText } from '../register/register.ts'
import type { Erasing } from '../register/verify.ts'
import type { SetBack } from './rules.ts'

/** An entry as it is told of. */
interface Told {
  readonly seq: number
  readonly by: string
  readonly command: string
}

const rowsOf = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`

/** Enough of a command line to know it by. */
const cut = (command: string): string => (command.length > 70 ? `${command.slice(0, 69)}…` : command)

/** What a register is made of: a backup, a mirror, or both. */
export type SourceKind = 'backup' | 'mirror' | 'both'

const sources: Readonly<Record<SourceKind, Words & { readonly note: string }>> = {
  backup: { en: 'backup', zh: '备份', note: 'backup' },
  mirror: { en: 'mirror', zh: '镜像', note: 'mirror' },
  both: { en: 'backup and the mirror', zh: '备份和镜像', note: 'backup and a mirror' },
}

/** An account as messages name it: whose it is, and what the machine calls it. */
export const namedBinding = ({ account, name }: Binding): string => `${name}: ${account}`

export const upkeepWords = {
  verifying: { en: 'Verifying', zh: '正在核验' },
  checkingFile: { en: 'Checking the file', zh: '正在检查文件' },
  checks: { en: 'checks', zh: '项' },
  undoneBy: {
    en: 'whoever recorded it; manager, for what others recorded or only a manager may record (clause 3)',
    zh: '原登记人；他人登记的或仅经理可登记的，由市场客服部经理撤回（条款 3）',
  },
  /** What an undo does to a row. */
  act: {
    void: { en: 'voided', zh: '作废' },
    restore: { en: 'restored', zh: '恢复有效' },
    change: { en: 'changed back', zh: '改回' },
  } satisfies Readonly<Record<SetBack['act'], Words>>,
  file: { en: 'File', zh: '文件' },
  head: { en: 'Head', zh: '封印' },
  backupHead: { en: "Backup's head", zh: '备份的封印' },
  replacedHead: { en: 'Replaced head', zh: '被替换的封印' },

  goLiveAhead: (file: string, goLive: Day, today: Day): Words => ({
    en: `Go-live on ${goLive} lies ahead of today, ${today}: whatever happens until then counts as migrated, and the day cannot be changed later. If it is mistyped, delete ${file} and run init again.`,
    zh: `启用日 ${goLive} 晚于今天 ${today}：此前发生的事实都算历史迁入，且启用日以后不能更改。如录入有误，请删除 ${file} 后重新 init。`,
  }),
  made: (file: string, name: string, goLive: Day, held: readonly Role[]): Words => ({
    en: `Made ${file}. ${name} is its first member of staff (${held.join(', ')}); facts before ${goLive} are marked as migrated. Add others with: certdesk staff add NAME --role business`,
    zh: `已新建 ${file}。首位人员为 ${name}（${joined(held.map((role) => roles[role])).zh}）；早于 ${goLive} 的事实标为历史迁入。添加其他人员：certdesk staff add 姓名 --role business`,
  }),
  notAZone: (label: string, name: string): Words => ({
    en: `${label} is not a time zone: "${name}".`,
    zh: `${label} 不是有效时区：“${name}”。`,
  }),
  nameAZone: {
    en: 'Name one as Asia/Shanghai or Europe/Berlin.',
    zh: '请写成 Asia/Shanghai 或 Asia/Urumqi 这样的名称。',
  },

  noneThere: { en: 'not there yet; make it with: certdesk init', zh: '尚不存在；用 certdesk init 新建' },
  registerThere: { en: 'a register', zh: '登记簿' },
  readOnlyThere: { en: 'a register, read-only', zh: '登记簿（只读）' },
  cannotOpen: (error: unknown): Words =>
    error instanceof Problem ? error.words : { en: 'It cannot be read.', zh: '无法读取。' },

  examined: (problems: number): Words =>
    problems === 0
      ? { en: 'All is well.', zh: '一切正常。' }
      : { en: `${problems} ${problems === 1 ? 'problem' : 'problems'} found.`, zh: `发现 ${problems} 个问题。` },

  indexesThere: (database: string): Words => ({
    en: `The indexes of a register at a server are the server's to make anew (database ${database}).`,
    zh: `服务器上登记簿的索引由服务器重建（数据库 ${database}）。`,
  }),
  reindex: {
    en: 'Whoever administers it runs, in that database: REINDEX SCHEMA main',
    zh: '请管理员在该数据库中运行：REINDEX SCHEMA main',
  },
  standsTwice: {
    en: 'The indexes cannot be made anew: something that only one record may have stands in two.',
    zh: '无法重建索引：有本应唯一的内容出现在两条记录中。',
  },
  restoreInstead: {
    en: 'The records were altered outside certdesk: see "certdesk audit verify", and restore a backup.',
    zh: '记录在 certdesk 之外被改动过：用 certdesk audit verify 查看，并恢复备份。',
  },

  notRebuilt: {
    en: 'The indexes cannot be made anew: the schema was altered in a way that only a backup mends.',
    zh: '无法重建索引：结构的改动只能靠恢复备份来修复。',
  },
  seeSchema: {
    en: 'See what differs with "certdesk doctor", and restore a backup with "certdesk restore BACKUP".',
    zh: '用 certdesk doctor 查看差异，用 certdesk restore 备份文件 恢复备份。',
  },

  backedUp: (file: string): Words => ({ en: `Backed up to ${file}.`, zh: `已备份到 ${file}。` }),
  faithfulButDiffers: {
    en: 'The copy is whole, but the register differs from its journal: certdesk audit verify',
    zh: '备份完整，但登记簿与其日志不符：certdesk audit verify',
  },

  keepsDated: {
    en: '--keep counts dated backups, and --to names a file here.',
    zh: '--keep 只适用于按日期命名的备份，而此处 --to 指定的是文件。',
  },
  nameAFolder: {
    en: 'Name a folder that is there with --to, or leave it out.',
    zh: '请用 --to 指定已有的文件夹，或省略 --to。',
  },
  removed: (names: readonly string[]): Words => ({
    en: `Removed ${names.length === 1 ? 'the older backup' : `${names.length} older backups`}: ${names.join(', ')}.`,
    zh: `已删除 ${names.length} 份更早的备份：${names.join('、')}。`,
  }),
  notRemoved: (left: readonly { readonly file: string; readonly code: string }[]): Words => {
    const names = left.map(({ file, code }) => `${file} (${code})`)
    return {
      en: `The backup is made, but older ones could not be removed: ${names.join(', ')}.`,
      zh: `备份已完成，但更早的备份未能删除：${names.join('、')}。`,
    }
  },
  rebuilt: (entry: number): Words => ({
    en: `The indexes were made anew (entry #${entry}).`,
    zh: `索引已重建（第 ${entry} 条记录）。`,
  }),
  rebuiltUnsaid: (why: Words): Words => ({
    en: `The indexes were made anew, but the journal could not be told: ${why.en}`,
    zh: `索引已重建，但未能写入日志：${why.zh}`,
  }),

  isFolder: (file: string): Words => ({ en: `${file} is a folder.`, zh: `${file} 是文件夹。` }),
  nameTheBackup: { en: 'Name the backup file in it.', zh: '请指明其中的备份文件。' },
  wouldRestore: (backup: string, file: string | null): Words =>
    file === null
      ? {
          en: `${backup} verifies; there is no register in its place, so nothing would be replaced.`,
          zh: `${backup} 核验无误；目前没有登记簿，不会替换任何文件。`,
        }
      : {
          en: `${backup} verifies; it would replace ${file}, which would be kept beside it.`,
          zh: `${backup} 核验无误；将替换 ${file}，原文件保存在其旁。`,
        },
  otherBackup: (file: string): Words => ({
    en: `That is a backup of another register than ${file}: the two began differently.`,
    zh: `该备份属于另一个登记簿，与 ${file} 并非同源。`,
  }),
  useTheOther: {
    en: 'Restore it under another name with --register FILE, or move the register that stands there away first.',
    zh: '请用 --register 文件 恢复到另一个文件名，或先把现有登记簿移走。',
  },
  notSoundInPlace: (file: string, keptAs: string | null): Words => ({
    en: `${file} was restored from a sound backup, but does not verify where it is.${keptAs === null ? '' : ` What stood there is kept as ${keptAs}.`}`,
    zh: `${file} 已由核验无误的备份恢复，但恢复后未通过核验。${keptAs === null ? '' : `原文件保存为 ${keptAs}。`}`,
  }),
  lookAtTheDrive: {
    en: 'The drive may be failing: restore to another with --register FILE, and see "certdesk audit verify".',
    zh: '磁盘可能有故障：请用 --register 文件 恢复到其他磁盘，并用 certdesk audit verify 查看。',
  },
  lost: (count: number): Words => ({ en: `Entries that would be lost: ${count}`, zh: `将丢失的日志记录：${count} 条` }),
  gained: (count: number): Words => ({
    en: `Entries that only the backup has: ${count}`,
    zh: `仅备份中有的日志记录：${count} 条`,
  }),
  records: { en: 'Records that would change', zh: '将改变的记录' },
  /** How far both go tells what would be left out; the seals tell nobody anything at a glance. */
  reallyRestore: (kind: SourceKind, file: string, backup: number | null, standing: number | null): Words => ({
    en: `Put the ${sources[kind].en} (up to entry #${backup ?? '—'}) in place of ${file} (up to #${standing ?? '—'})? What stands there is kept under another name.`,
    zh: `用${sources[kind].zh}（至第 ${backup ?? '—'} 条）替换 ${file}（至第 ${standing ?? '—'} 条）？原文件将改名保留。`,
  }),
  accountsDropped: { en: 'Accounts dropped', zh: '失去归属的账户' },
  dropsAccounts: (dropped: readonly Binding[]): Words => ({
    en: `The backup lacks ${dropped.length} ${dropped.length === 1 ? 'account' : 'accounts'} on record (${dropped.map(namedBinding).join(', ')}): from then on anybody may type from there.`,
    zh: `备份中没有以下 ${dropped.length} 个系统账户的归属（${dropped.map(namedBinding).join('、')}）：恢复后任何人都可用这些账户录入。`,
  }),
  agreeToDrop: {
    en: 'Agree with --drop-accounts, and record them again afterwards: certdesk staff account NAME ACCOUNT',
    zh: '同意请加 --drop-accounts，恢复后重新登记：certdesk staff account 姓名 账户',
  },
  wentOn: (file: string, standing: number | null): Words => ({
    en: `${file} was written to while you were asked (up to #${standing ?? '—'} now), so nothing was replaced.`,
    zh: `询问期间 ${file} 又有新的写入（现至第 ${standing ?? '—'} 条），因此未替换任何内容。`,
  }),
  restoreAgain: {
    en: 'See what would change now with --dry-run, then restore again.',
    zh: '请用 --dry-run 查看现在会改变什么，再重新恢复。',
  },
  notRestored: { en: 'Nothing was replaced.', zh: '未替换任何内容。' },
  restored: (file: string, keptAs: string | null): Words => ({
    en: `Restored ${file}.${keptAs === null ? '' : ` What stood there is kept as ${keptAs}.`}`,
    zh: `已恢复 ${file}。${keptAs === null ? '' : `原文件保存为 ${keptAs}。`}`,
  }),
  /** What the journal keeps: stored text is in one language. */
  restoreNote: (kind: SourceKind, head: Head | null, replaced: Head | null, keptAs: string | null): string => {
    const from = `restored from a ${sources[kind].note} at ${head === null ? 'no entry' : headText(head)}`
    if (keptAs === null) return from
    return `${from}; replaced ${replaced === null ? 'an unreadable register' : headText(replaced)}, kept as ${keptAs}`
  },

  onlyIfLost: {
    en: 'Work there. Only where that is lost for good: restore the newest backup of it, and say so with --reason "what happened"; what was recorded there later is lost then. Where it is not lost, two registers would go on apart.',
    zh: '请到新位置办理。仅当新位置已永久丢失时：请恢复其最近的备份，并用 --reason "发生了什么" 说明；新位置此后的登记将丢失。若其并未丢失，则会出现两本各自延续的登记簿。',
  } satisfies Words,
  olderEntries: (shown: number, all: number): Words => ({
    en: `The newest ${shown} of ${all}; all of them: certdesk audit list`,
    zh: `仅列出最新 ${shown} 条，共 ${all} 条；全部：certdesk audit list`,
  }),
  noEntry: { en: 'The journal has no entry yet.', zh: '日志中尚无记录。' },
  notAHead: (label: string, raw: string): Words => ({
    en: `${label} is not a head of a journal: "${raw}".`,
    zh: `${label} 不是日志的封印：“${raw}”。`,
  }),
  writeAHead: {
    en: 'Give it as it was printed: #12: and 64 characters, in quotes.',
    zh: '请照印出的样子给出：#12: 加 64 个字符，并加引号。',
  },
  verified: (entries: number, changes: number, rows: number, head: string | null): Words => ({
    en: `The register is as its journal says: ${entries} entries, ${changes} changes, ${rows} rows. Head ${head ?? '—'}`,
    zh: `登记簿与日志相符：${entries} 条记录、${changes} 项改动、${rows} 行。封印 ${head ?? '—'}`,
  }),
  erasures: (erasures: readonly Erasing[]): Words => {
    const told = erasures.map(({ entry, changes }) => ({
      en: `#${entry} (${changes} ${changes === 1 ? 'change' : 'changes'})`,
      zh: `#${entry}（${changes} 项改动）`,
    }))
    const { en, zh } = joined(told)
    return { en: `Personal data were erased by ${en}.`, zh: `个人信息已由以下记录删除：${zh}。` }
  },
  differs: { en: 'The register is not as its journal says:', zh: '登记簿与日志不符：' },
  differenceKind: {
    file: { en: 'file', zh: '文件' },
    schema: { en: 'schema', zh: '结构' },
    seal: { en: 'seal', zh: '封印' },
    chain: { en: 'chain', zh: '链' },
    change: { en: 'change', zh: '改动' },
    row: { en: 'row', zh: '行' },
    anchor: { en: 'anchor', zh: '锚点' },
    checkpoint: { en: 'checkpoint', zh: '检查点' },
  } satisfies Readonly<Record<Difference['kind'], Words>>,

  notAnEntry: (label: string, raw: string): Words => ({
    en: `${label} is not the number of an entry: "${raw}".`,
    zh: `${label} 应为日志中的数字：“${raw}”。`,
  }),
  listEntries: { en: 'See the entries with: certdesk audit list', zh: '用 certdesk audit list 查看日志。' },
  noSuchEntry: (seq: number | undefined): Words =>
    seq === undefined
      ? upkeepWords.noEntry
      : { en: `The journal has no entry #${seq}.`, zh: `日志中没有第 ${seq} 条记录。` },
  firstEntry: { en: 'Entry #1 made the register and cannot be undone.', zh: '第 1 条记录建立了登记簿，不能撤回。' },
  otherRegister: {
    en: 'Make another register with: certdesk init --register FILE',
    zh: '可另建登记簿：certdesk init --register 文件',
  },
  /** `told` is what it recorded, where its command line does not say it: personal data stand there as what they are alone. */
  wouldUndo: ({ seq, by, command }: Told, at: string, told: Words | null): Words => {
    const what = told === null || !command.includes('‹') ? same(command) : told
    return {
      en: `Undoing #${seq} of ${at} by ${by} (${what.en}) would set back:`,
      zh: `撤回 ${by} 于 ${at} 的第 ${seq} 条（${what.zh}）将恢复：`,
    }
  },
  undoReason: (seq: number): Words => ({ en: `left empty: undo of #${seq}`, zh: `留空则为“撤回 #${seq}”` }),
  reallyUndo: ({ seq, changes }: { seq: number; changes: number }, told: Words | null): Words => ({
    en: `Undo #${seq} (${rowsOf(changes)})${told === null ? '' : `: ${told.en}`}?`,
    zh: `撤回第 ${seq} 条（${changes} 行）${told === null ? '' : `：${told.zh}`}？`,
  }),
  firstRows: (shown: number, listed: number, all: number): Words => {
    const [en, zh] = listed === all ? ['all of them', '全部'] : [`the last ${listed}`, `最后 ${listed} 行`]
    return {
      en: `The last ${shown} of ${all} rows; ${en} with --format csv`,
      zh: `${all} 行中的最后 ${shown} 行；用 --format csv 列出${zh}`,
    }
  },
  restsOn: (seq: number, dependents: number): Words => ({
    en: `Entry #${seq} cannot be undone: ${dependents === 1 ? 'a later entry rests' : `${dependents} later entries rest`} on it.`,
    zh: `第 ${seq} 条记录不能撤回：其后有 ${dependents} 条记录以它为基础。`,
  }),
  /** Before a refusal that does not say which entry it is about. */
  notUndoneEntry: ({ seq, command }: Pick<Told, 'seq' | 'command'>): Words => ({
    en: `Entry #${seq} (${cut(command)}) is not undone`,
    zh: `第 ${seq} 条记录（${cut(command)}）未撤回`,
  }),
  undoneAlready: (seq: number, by: number): Words => ({
    en: `Entry #${seq} was undone already, by #${by}.`,
    zh: `第 ${seq} 条记录已由第 ${by} 条撤回。`,
  }),
  haveItAgain: (by: number): Words => ({
    en: `To have it again: certdesk undo ${by}`,
    zh: `要重新生效：certdesk undo ${by}`,
  }),
  undoFirst: (dependents: readonly (Told & { readonly at: string; readonly why: Words })[]): Words => {
    const first = dependents.length === 1 ? 'Undo it first:' : 'Undo these first, from top to bottom:'
    const told = dependents.map(({ seq, by, command, at, why }): Words => {
      const line = cut(command)
      return {
        en: `    certdesk undo ${seq} — of ${at} by ${by} (${line}): ${why.en}`,
        zh: `    certdesk undo ${seq} —— ${by} 于 ${at}（${line}）：${why.zh}`,
      }
    })
    return lines([{ en: first, zh: dependents.length === 1 ? '请先撤回：' : '请先按从上到下的顺序撤回：' }, ...told])
  },
  undone: (seq: number, rows: number, by: number): Words => ({
    en: `Undid #${seq}: ${rowsOf(rows)} set back by #${by}. To have it again: certdesk undo ${by}`,
    zh: `已撤回第 ${seq} 条：由第 ${by} 条恢复 ${rows} 行。要重新生效：certdesk undo ${by}`,
  }),
  notUndone: { en: 'Nothing was undone.', zh: '未撤回任何内容。' },
}
