import { Problem, unavailable, usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Check, CheckName } from '../../register/file/examine/check.ts'
import { type Call, type Verb, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { yes } from '../../terminal/flag.ts'
import { type Column, columnOf, sentence, table } from '../../terminal/result.ts'
import { disksOf, lockWait } from '../../terminal/session.ts'
import { version } from '../../terminal/version.ts'
import { wordsColumn } from '../columns.ts'
import { emptyEntry, namedFile, withNamed, withOpened } from '../open.ts'
import type { ServerCheck, ServerCheckName } from '../server/checks.ts'
import { upkeepWords } from '../words.ts'

/** What is looked at of a register, wherever it is kept. */
type Looked = Check | ServerCheck<ServerCheckName | CheckName>

const checkNames: Readonly<Record<CheckName | ServerCheckName, Words>> = {
  file: { en: 'file', zh: '文件' },
  permissions: { en: 'permissions', zh: '权限' },
  log: { en: 'write-ahead log', zh: '预写日志' },
  space: { en: 'disk space', zh: '磁盘空间' },
  drive: { en: 'drive', zh: '磁盘类型' },
  opens: { en: 'opens', zh: '能否打开' },
  integrity: { en: 'integrity', zh: '完整性' },
  references: { en: 'references', zh: '引用' },
  indexes: { en: 'indexes', zh: '索引' },
  schema: { en: 'schema', zh: '结构' },
  journal: { en: 'journal', zh: '日志' },
  numbers: { en: 'numbers', zh: '编号' },
  erased: { en: 'erased', zh: '已删除内容' },
  clock: { en: 'clock', zh: '时钟' },
  backups: { en: 'backups', zh: '备份' },
  mirrors: { en: 'mirrors', zh: '镜像' },
  version: { en: 'version', zh: '版本' },
  server: { en: 'server', zh: '服务器' },
  hosts: { en: 'servers', zh: '各服务器' },
  tls: { en: 'TLS', zh: 'TLS 加密' },
  encoding: { en: 'encoding', zh: '编码' },
  standby: { en: 'standby', zh: '备用服务器' },
  replicas: { en: 'replicas', zh: '副本' },
  durability: { en: 'durability', zh: '持久性' },
  archive: { en: 'archive', zh: '归档' },
  size: { en: 'size', zh: '大小' },
  owners: { en: 'may alter it', zh: '可改动登记簿' },
  clerks: { en: 'clerks', zh: '登录账户' },
  impersonation: { en: 'impersonation', zh: '冒用风险' },
}

const column = columnOf<Looked>()

const columns: readonly Column<Looked>[] = [
  column('check', 'Check', '检查项', { shown: (item) => checkNames[item.check], whole: true }),
  column('ok', 'State', '结果', {
    shown: (item) => (item.ok ? { en: 'ok', zh: '正常' } : { en: 'problem', zh: '有问题' }),
    whole: true,
    tone: (item) => (item.ok ? 'good' : 'bad'),
  }),
  wordsColumn('detail', 'Found', '情况', ({ detail }) => detail),
  {
    key: 'remedy',
    title: { en: 'What to do', zh: '处理办法' },
    cell: (item) => item.remedy?.en ?? null,
    shown: (item) => item.remedy ?? { en: '', zh: '' },
    prose: true,
  },
]

/** Makes the indexes anew and says so in the journal, where the register can be written to then. Returns what was done, in words. */
async function rebuilt(call: Call, command: string): Promise<Words> {
  const { rebuildIndexes } = await import('../../register/file/expected-schema.ts')
  const wait = lockWait(call.world)
  const { earlier, file } = await withNamed(call, ({ earlier, file }) => ({ earlier, file }))
  try {
    if (earlier !== null) (await import('../../register/file/migrate.ts')).migrate(file, wait)
    rebuildIndexes(file, wait)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'SQLITE_CONSTRAINT_UNIQUE') throw unavailable(upkeepWords.standsTwice, upkeepWords.restoreInstead)
    // A table or column that is to be indexed is not there.
    if (code === 'SQLITE_ERROR') throw unavailable(upkeepWords.notRebuilt, upkeepWords.seeSchema)
    throw (await import('../../register/file/look.ts')).fileProblem(error, file)
  }
  try {
    return upkeepWords.rebuilt(await emptyEntry(call, file, command, 'indexes made anew'))
  } catch (error) {
    // What else is wrong with it is examined next.
    if (error instanceof Problem) return upkeepWords.rebuiltUnsaid(error.words)
    throw error
  }
}

/** Examines the file; works when nothing else does. Exit 1 where something is not well, 4 where it cannot be opened. */
export const doctor: Verb = verb({
  words: { en: 'Examine the register and say what is wrong with it', zh: '检查登记簿并说明问题' },
  access: 'none',
  flags: {
    rebuildIndexes: yes({
      en: 'first make the indexes anew from the records, where they are missing or do not hold',
      zh: '先由记录重建索引（用于索引缺失或不完整时）',
    }),
  },
  examples: { doctor: { en: 'whether all is well with it', zh: '检查登记簿是否正常' } },
  run: async (input, call) => {
    const { file, opens, checks } = await (call.world.server === undefined ? ofFile : ofServer)(input, call)
    const problems = checks.filter((item) => !item.ok).length
    return {
      json: { doctor: { file, checks } },
      items: checks,
      parts: [table(columns, checks, { title: { en: file, zh: file } }), sentence(upkeepWords.examined(problems))],
      exit: opens ? (problems > 0 ? 1 : 0) : 4,
    }
  },
})

/** What was looked at. */
interface Examined {
  readonly file: string
  readonly opens: boolean
  readonly checks: readonly Looked[]
}

type Rebuilding = { readonly rebuildIndexes?: true | undefined }

async function ofFile(input: Rebuilding, call: Call): Promise<Examined> {
  const [{ examine }, { mirrorsLook }] = await Promise.all([
    import('../../register/file/examine.ts'),
    import('./doctor-mirrors.ts'),
  ])
  const { world } = call
  if (input.rebuildIndexes === true)
    call.warn(await rebuilt(call, commandLine(doctor, call.argv, input)), { always: true })
  const file = await namedFile(call)
  const around = { program: version, mirrors: mirrorsLook(call), disks: disksOf(world) }
  return { file, ...(await examine(file, world.clock, lockWait(world), around)) }
}

async function ofServer(input: Rebuilding, call: Call): Promise<Examined> {
  const [{ examineServer }, { serverOf }, { addressText }] = await Promise.all([
    import('../server/examine.ts'),
    import('../server/reached.ts'),
    import('../../register/server/link/address.ts'),
  ])
  const at = serverOf(call)
  if (input.rebuildIndexes === true) throw usage(upkeepWords.indexesThere(at.address.database), upkeepWords.reindex)
  const { opens, checks } = examineServer(at, call.world.clock, version)
  // The versions stand last.
  const inside = opens ? [...checks.slice(0, -1), await mirrorsAtServer(call), ...checks.slice(-1)] : checks
  return { file: addressText(at.address), opens, checks: inside }
}

/** The mirrors of a register at a server. What keeps it from being opened is a finding of theirs as well. */
async function mirrorsAtServer(call: Call): Promise<Looked> {
  const [{ mirrorsFound }, { failed }] = await Promise.all([
    import('./doctor-mirrors.ts'),
    import('../../register/file/examine/check.ts'),
  ])
  try {
    return await withOpened(call, async (register) => mirrorsFound(register, call.world.clock()))
  } catch (error) {
    return failed('mirrors', error, '')
  }
}
