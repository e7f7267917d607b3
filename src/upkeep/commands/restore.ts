import fs from 'node:fs'
import path from 'node:path'
import { fileStamp } from '../../clause/moment.ts'
import { Problem, unavailable, usage } from '../../clause/problem.ts'
import { joined, type Words } from '../../clause/words.ts'
import type { Binding } from '../../office/account/rules.ts'
import { bindings } from '../../office/account/store/bindings.ts'
import { byStandingManager } from '../../office/confirmation/done-by.ts'
import { actor } from '../../office/staff/store/role.ts'
import type { Source } from '../../register/file/backup.ts'
import type { Comparison, LoneEntry, TableDifference } from '../../register/file/comparison.ts'
import type { Held } from '../../register/file/hold.ts'
import { noteLeftBehind } from '../../register/file/mirror-note.ts'
import { openRegister } from '../../register/file/open.ts'
import type { OpenRegister } from '../../register/file/open-register.ts'
import { statementsOf } from '../../register/file/statements.ts'
import type { FactWords } from '../../register/history.ts'
import { countersOf } from '../../register/mirror/feed.ts'
import { leave } from '../../register/mirror/leave.ts'
import type { Parted } from '../../register/mirror/parted.ts'
import { leftBehindText, placesInForce } from '../../register/mirror/witness.ts'
import { type Head, headText } from '../../register/register.ts'
import type { Statements } from '../../register/statements.ts'
import { type Call, type Verb, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { askedAs, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { names } from '../../terminal/named.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, field, one, type Part, type Result, table } from '../../terminal/result.ts'
import { lockWait, todayIn } from '../../terminal/session.ts'
import { entryColumns } from '../columns.ts'
import { fileNotes, mirrorsOf, notedOf } from '../mirror/noted.ts'
import { partedFromCopy, refuseLeaving } from '../mirror/parting.ts'
import { mirrorWords } from '../mirror/words.ts'
import { emptyEntry, namedFile, withNamed } from '../open.ts'
import { watching } from '../watching.ts'
import { namedBinding, upkeepWords } from '../words.ts'
import { called, kindOf, lineFrom, sourceOf } from './restore-source.ts'

const args = {
  backup: askedAs(
    { en: 'Backup file', zh: '备份文件' },
    text({ en: 'a file that "backup" made', zh: '由 backup 生成的备份文件' }, 'BACKUP'),
  ),
}

const flags = {
  dryRun: yes({ en: 'verify the backup and say what would change', zh: '只核验备份并说明将改变什么' }),
  mirror: text(
    { en: 'a mirror: what it has besides the backup, or all of it', zh: '镜像：补上备份之后的记录，或全部由其恢复' },
    'PLACE',
  ),
  leaveBehind: count(
    { en: 'agrees to leave entries up to #N behind that a mirror has', zh: '同意舍弃镜像中至第 N 条的记录' },
    1,
  ),
  dropAccounts: yes({
    en: 'agrees that accounts (staff account) recorded since the backup are dropped',
    zh: '同意舍弃备份之后登记的系统账户归属',
  }),
  reason: text(
    {
      en: 'why they are left behind, or a register that was moved away is opened again',
      zh: '舍弃的原因，或重新启用已迁出的登记簿的原因',
    },
    'REASON',
  ),
}

type Input = ValuesOf<typeof args> & ValuesOf<typeof flags>

/** Puts a backup in the register's place and says so in the journal that continues from it. */
export function restore(facts: FactWords): Verb {
  const command: Verb = verb({
    words: { en: 'Put a backup in place of the register, as a manager', zh: '用备份替换登记簿（须由经理操作）' },
    access: 'none',
    onHost: true,
    args,
    flags,
    asks: ['backup'],
    examples: {
      'restore register-20260731-090000.db --dry-run': {
        en: 'what would change; nothing does',
        zh: '试运行：看看会改变什么',
      },
      'restore register-20260731-090000.db --mirror mirror/': {
        en: 'the backup, and what was recorded since from the mirror',
        zh: '备份，加上镜像中此后的记录',
      },
    },
    run: async (input, call) => {
      const file = await namedFile(call)
      // Before it is opened: what SQLite then leaves beside a read-only register would keep it read-only.
      if (input.dryRun !== true && fs.existsSync(file))
        (await import('../../register/file/look.ts')).requireWritable(file)
      const source = await sourceOf(input, call, file)
      try {
        return await restoring(input, call, file, source)
      } finally {
        source.mirror?.drive.close()
      }
    },
  })

  /** Puts a source in the place of the register at `file`. */
  async function restoring(input: Input, call: Call, file: string, source: Source): Promise<Result> {
    const { inspectBackup, restoreBackup } = await import('../../register/file/backup.ts')
    const isReplaced = input.dryRun !== true
    const departed = await departedOf(input, [file, source.backup])
    // Whoever may not restore hears so before a backup is gone through.
    const stood = await standing(named(call), async (register) => {
      if (isReplaced) await demandManager(register, call)
      return { timeZone: register.timeZone }
    })
    const there = fs.existsSync(file)
    const told = (found: Found): Told => ({ file, ...source, ...found, timeZone: stood?.timeZone ?? 'UTC', facts })
    let agreed: Head | null | undefined
    // Tried before it is asked about: a question whose yes is refused is a waste of an answer.
    if (!isReplaced || (call.interactive && there)) {
      const scratch = fs.existsSync(path.dirname(file)) ? path.dirname(file) : call.world.cwd
      const look = (copy: string) => found(call, file, copy, named(call), isReplaced)
      const inspected = await inspectBackup(source, file, scratch, look, watching(call))
      const { head } = inspected.verification
      const known = told(inspected.found)
      const would = { head, keptAs: null, entry: null }
      const shown = differenceParts(known)
      if (!isReplaced)
        return restored(known, would, upkeepWords.wouldRestore(called(source), there ? file : null), shown)
      refuseLeaving(known.parted, input.leaveBehind)
      await call.show(shown)
      if (known.dropped.length > 0) call.warn(upkeepWords.dropsAccounts(known.dropped))
      agreed = known.replaced
      const question = upkeepWords.reallyRestore(kindOf(source), file, head?.seq ?? null, agreed?.seq ?? null)
      if (!(await call.world.prompts.confirm(question[call.lang], call.lang)))
        return restored(known, would, upkeepWords.notRestored)
    }
    const suffix = `replaced-${fileStamp(call.world.clock(), stood?.timeZone ?? 'UTC')}`
    const line = commandLine(command, lineFrom(call.argv, input, source), input)
    const done = await restoreBackup<Found>(
      source,
      file,
      suffix,
      {
        wait: lockWait(call.world),
        look: async (copy, held) => {
          const now = await found(call, file, copy, held === null ? nowhere : onHeld(call, file, held), true)
          refuseLeaving(now.parted, input.leaveBehind)
          if (now.dropped.length > 0 && input.dropAccounts !== true && agreed === undefined)
            throw usage(upkeepWords.dropsAccounts(now.dropped), upkeepWords.agreeToDrop)
          if (departed === null && held !== null && (await import('../../register/file/closed.ts')).isClosed(held.raw))
            throw unavailable(upkeepWords.wentOn(file, null), upkeepWords.restoreAgain)
          if (agreed !== undefined && agreed?.seal !== now.replaced?.seal)
            throw unavailable(upkeepWords.wentOn(file, now.replaced?.seq ?? null), upkeepWords.restoreAgain)
          return now
        },
        continued: (copy, { verification, found }, kept) => {
          const { replaced, parted, counters } = found
          const note = upkeepWords.restoreNote(kindOf(source), verification.head, replaced, kept && path.basename(kept))
          // No number is given twice, whichever journal it was given in.
          return emptyEntry(call, copy, line, [note, departed, input.reason].filter(Boolean).join('; '), (tx) => {
            tx.raise(counters)
            if (parted.spans.length > 0) leave(tx, parted.spans, parted.counters)
          })
        },
      },
      watching(call),
    )
    noteLeftBehind(fileNotes(call, file), notedOf(fileNotes(call, file)), done.found.parted.spans)
    await verifyRestored(call, done.keptAs)
    await withNamed(call, async (register) => {
      await register.mirror()
      warnUnmirrored(call, file, source, statementsOf(register.raw))
    })
    const { keptAs, entry, verification } = done
    return restored(told(done.found), { head: verification.head, keptAs, entry }, upkeepWords.restored(file, keptAs))
  }
  return command
}

/**
 * What the journal says of it where what is restored, or what stands in its place, was moved away: from then on there may be two that go on from one
 * entry. Null where neither was. Throws where nobody has said why.
 */
async function departedOf(
  { dryRun, reason }: Pick<Input, 'dryRun' | 'reason'>,
  files: readonly (string | null)[],
): Promise<string | null> {
  const { closedAt } = await import('../../register/file/closed.ts')
  for (const file of files) {
    const closed = file === null ? null : closedAt(file)
    if (closed === null) continue
    if (reason === undefined && dryRun !== true) throw unavailable(closed.words, upkeepWords.onlyIfLost)
    return `opened again: ${closed.words.en}`
  }
  return null
}

/** What stood in the register's place, and what putting the source there changes; null where it cannot be read or compared. */
interface Found {
  readonly replaced: Head | null
  readonly differs: Comparison | null
  /** The numbers that it gave last. */
  readonly counters: Readonly<Record<string, number>>
  /** What mirrors and this account have seen that the source has not. */
  readonly parted: Parted
  /** The accounts on record that the source does not have: from then on they are nobody's. */
  readonly dropped: readonly Binding[]
}

/** Opens what stands in the register's place for a piece of work. */
type Opens = <T>(use: (register: OpenRegister) => Promise<T>) => Promise<T>

const named =
  (call: Call): Opens =>
  (use) =>
    withNamed(call, use)

/** Where nothing stands that can be opened. */
const nowhere: Opens = async () => {
  throw unavailable({ en: 'There is no register.', zh: '没有登记簿。' })
}

/** What `use` makes of what stands in the register's place, where that can still be read; null where it is missing or broken. */
async function standing<T>(opens: Opens, use: (register: OpenRegister) => Promise<T>): Promise<T | null> {
  try {
    return await opens(use)
  } catch (error) {
    if (error instanceof Problem && error.code !== 'register') throw error
    // That is what restoring is for.
    return null
  }
}

/** What a restore takes out of the register may be anybody's, and of any day: only a manager does that. */
async function demandManager(register: OpenRegister, { globals, world }: Call): Promise<void> {
  const today = todayIn(register.timeZone, globals, world)
  await register.read(async (db) => {
    const who = await actor(db, names(globals, world), today)
    await byStandingManager.demand(db, who, {}, today)
  })
}

/** The register that is held. */
const onHeld =
  (call: Call, file: string, { raw }: Held): Opens =>
  async (use) => {
    const { openHeld } = await import('../../register/file/up-to-date.ts')
    const register = await openHeld(raw, { file, writes: false, clock: call.world.clock })
    try {
      return await use(register)
    } finally {
      if (register.raw !== raw) register.close()
    }
  }

/** The register that is to come to stand there. */
async function ofCopy<T>(call: Call, copy: string, use: (register: OpenRegister) => Promise<T>): Promise<T> {
  const register = openRegister({ file: copy, writes: false, clock: call.world.clock })
  try {
    return await use(register)
  } finally {
    register.close()
  }
}

/** Holds a backup against what it is to replace. Refuses a backup of another register, and whoever may not replace it. */
async function found(call: Call, file: string, copy: string, opens: Opens, isReplaced: boolean): Promise<Found> {
  const { compare } = await import('../../register/file/comparison.ts')
  const differs = (register: OpenRegister): Comparison | null => {
    try {
      return compare(register.raw, copy)
    } catch {
      // What is damaged cannot be compared, and is replaced all the same.
      return null
    }
  }
  const stood = await standing(opens, async (register) => {
    if (isReplaced) await demandManager(register, call)
    const counters = countersOf(statementsOf(register.raw))
    const bound = await register.read(bindings)
    return { replaced: register.head(), differs: differs(register), counters, bound }
  })
  if (stood?.differs?.sameRegister === false) throw usage(upkeepWords.otherBackup(file), upkeepWords.useTheOther)
  // Where nothing that can be read stands there, the source says who is a manager.
  if (stood === null && isReplaced) await ofCopy(call, copy, (register) => demandManager(register, call))
  const parted = await partedFromCopy(call, file, copy, stood?.replaced ?? null)
  if (stood === null) return { replaced: null, differs: null, counters: {}, parted, dropped: [] }
  const { bound, ...rest } = stood
  const stays = await ofCopy(call, copy, (register) => register.read(bindings))
  const dropped = bound.filter(
    (each) => !stays.some(({ account, name }) => account === each.account && name === each.name),
  )
  return { ...rest, parted, dropped }
}

/** What stands in the register's place now is held against its journal once more. */
async function verifyRestored(call: Call, keptAs: string | null): Promise<void> {
  const { verifying } = await import('../../register/file/verify.ts')
  await withNamed(call, async ({ raw, file }) => {
    const { differences } = await watching(call)(verifying(raw))
    if (differences.length > 0) throw unavailable(upkeepWords.notSoundInPlace(file, keptAs), upkeepWords.lookAtTheDrive)
  })
}

/** Where the register was made anew elsewhere, nothing is written to its mirrors: two copies that write to one would each take the other for a forgery. */
function warnUnmirrored(call: Call, file: string, { mirror }: Source, statements: Statements): void {
  const places = placesInForce(statements)
  if (places.length === 0 || mirrorsOf(notedOf(fileNotes(call, file))).length > 0) return
  const [said, remedy] = [
    mirrorWords.notFromHere(places),
    mirrorWords.addThemAgain(mirror === null ? places : [mirror.place]),
  ]
  call.warn(joined([said, remedy], '. ', '。'), { always: true })
}

/** What every answer of a restore tells of. */
interface Told extends Source, Found {
  readonly file: string
  readonly timeZone: string
  readonly facts: FactWords
}

interface Outcome {
  readonly head: Head | null
  readonly keptAs: string | null
  /** The journal entry that says so; null where nothing was replaced. */
  readonly entry: number | null
}

function restored(told: Told, { head, keptAs, entry }: Outcome, said: Words, more: readonly Part[] = []): Result {
  const { file, backup, mirror, replaced, differs, parted, dropped } = told
  const [from, was] = [head, replaced].map((each) => (each === null ? null : headText(each)))
  const leftBehind = leftBehindText(parted.spans) || null
  const record = {
    file,
    backup,
    mirror: mirror?.place ?? null,
    leftBehind,
    accountsDropped: dropped.map(({ account, name }) => ({ account, staff: name })),
    head: from,
    replaced: was,
    keptAs,
    entry,
    dryRun: entry === null,
  }
  const { lost = [], gained = [], tables = [] } = differs ?? {}
  const fields = [
    field('file', upkeepWords.file, file),
    field('head', upkeepWords.backupHead, from ?? null),
    field('replaced', upkeepWords.replacedHead, was ?? null),
    field('keptAs', { en: 'Kept as', zh: '原文件保存为' }, keptAs),
    ...(dropped.length === 0
      ? []
      : [field('accountsDropped', upkeepWords.accountsDropped, dropped.map(namedBinding).join(', '))]),
    ...(leftBehind === null ? [] : [field('leftBehind', { en: 'Left behind', zh: '舍弃的记录' }, leftBehind)]),
  ]
  return one('restore', { ...record, lost, gained, tables }, said, fields, more)
}

/** At most this many entries are told one by one. */
const mostTold = 20

/** What would change, for people. */
function differenceParts({ differs, timeZone, facts }: Told): Part[] {
  if (differs === null) return []
  const columns = Object.values(entryColumns(timeZone))
  const entries = (list: readonly LoneEntry[], title: (count: number) => Words) =>
    list.length === 0 ? [] : [table(columns, list.slice(0, mostTold), { title: title(list.length) })]
  const records =
    differs.tables.length === 0 ? [] : [table(tableColumns(facts), differs.tables, { title: upkeepWords.records })]
  return [...entries(differs.lost, upkeepWords.lost), ...entries(differs.gained, upkeepWords.gained), ...records]
}

const column = columnOf<TableDifference>()

const tableColumns = (facts: FactWords): readonly Column<TableDifference>[] => [
  column('table', 'Records', '记录', { shown: (item) => facts.table(item.table) }),
  column('missing', 'Would be gone', '将消失', { align: 'right' }),
  column('changed', 'Would differ', '将变更', { align: 'right' }),
  column('added', 'Would be added', '将增加', { align: 'right' }),
]
