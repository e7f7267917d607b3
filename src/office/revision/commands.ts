import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { inForceFrom, inForceOn, isLooser } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { importFlags } from '../../intake/import.ts'
import { intakeWords } from '../../intake/words.ts'
import type { Db, Write } from '../../register/register.ts'
import { type Noun, noun, verb, type WriteCall } from '../../terminal/command.ts'
import { day, type Flag, many, pastDay, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { list, one, type Result, table } from '../../terminal/result.ts'
import { looserValues } from '../limit/deviation.ts'
import { doneBy } from '../staff/done-by.ts'
import { type HeldValue, setLimits } from '../store.ts'
import { contentsOf, partsOf, revisionHeaders, type TypedPart } from './commands/contents.ts'
import {
  changeColumns,
  changesOf,
  lineColumns,
  linesOf,
  type RevisionChange,
  type RevisionView,
  revisionColumns,
  revisionFields,
  revisionViews,
} from './commands/record.ts'
import { comesBefore, procedureInForce, type Revision, type WrittenProcedure } from './revision.ts'
import { addRevision, isSameRevision, listRevisions, voidRevision } from './store.ts'
import { revisionWords } from './words.ts'

/** A revision's number: A/01, in whatever width and case it is typed. */
const revisionNumber: Flag<string, 'optional'> = (() => {
  const typed = text({ en: 'the revision, such as A/01', zh: '版本号，如 A/01' }, 'NUMBER')
  return { ...typed, parse: (raw, label) => typed.parse(raw, label).normalize('NFKC').toUpperCase() }
})()

const nothing = { name: '', value: '', en: '', zh: '' }

/** `NAME=VALUE` as a part of a revision. */
const limitFlag: Flag<TypedPart, 'optional'> = (() => {
  const typed = text({ en: 'a limit and its value, from that day on', zh: '限值及其自该日起的值' }, 'NAME=VALUE')
  const parse = (raw: string, label: string): TypedPart => {
    const [, name, value] = /^([^=]+)=([^=]+)$/.exec(typed.parse(raw, label).normalize('NFKC')) ?? []
    if (name === undefined || value === undefined)
      throw usage(revisionWords.formOf(label, raw), revisionWords.limitLike)
    return { ...nothing, what: 'limit', name, value, said: (fault) => revisionWords.atFlag(`${label} ${raw}`, fault) }
  }
  return { ...typed, parse }
})()

/**
 * `ID=ENGLISH/CHINESE` as a part of a revision. Titles of both languages may hold a stroke themselves: the languages part
 * at the last one before the first Chinese character.
 */
const dutyFlag: Flag<TypedPart, 'optional'> = (() => {
  const typed = text({ en: 'a duty and its title from that day on', zh: '职责及其自该日起的标题' }, 'ID=EN/ZH')
  const parse = (raw: string, label: string): TypedPart => {
    const [, name, title = ''] = /^([^=]+)=(.+)$/su.exec(typed.parse(raw, label)) ?? []
    const cut = title.lastIndexOf('/', title.search(/\p{Script=Han}/u))
    if (name === undefined || cut < 1 || !/\p{Script=Han}/u.test(title))
      throw usage(revisionWords.formOf(label, raw), revisionWords.dutyLike)
    const [en, zh] = [title.slice(0, cut), title.slice(cut + 1)]
    return { ...nothing, what: 'duty', name, en, zh, said: (fault) => revisionWords.atFlag(`${label} ${name}`, fault) }
  }
  return { ...typed, parse }
})()

const { rejects: _, strict: __, dryRun: ___, ...readingFlags } = importFlags

const contentFlags = {
  titleEn: text({ en: "the document's English title from that day on", zh: '自该日起的文件英文标题' }, 'TITLE'),
  titleZh: text({ en: "the document's Chinese title from that day on", zh: '自该日起的文件中文标题' }, 'TITLE'),
  limit: many(limitFlag),
  dutyTitle: many(dutyFlag),
  file: text(
    {
      en: 'a list of the same (CSV, XLSX or XLS): what (title, duty, limit), name, value, en, zh',
      zh: '清单（CSV、XLSX、XLS）：项目（文件标题、职责标题、限值）、名称、值、英文、中文',
    },
    'FILE',
  ),
  ...readingFlags,
} as const

/** All that was typed of what the revision says, and all that its file lists. */
async function typedParts(
  { titleEn, titleZh, limit, dutyTitle, file, encoding, delimiter, sheet, map }: ValuesOf<typeof contentFlags>,
  call: WriteCall,
): Promise<TypedPart[]> {
  const parts = [...limit, ...dutyTitle]
  if (titleEn !== undefined || titleZh !== undefined) {
    const said = (fault: Words) => revisionWords.atFlag('--title-en, --title-zh', fault)
    parts.push({ ...nothing, what: 'title', en: titleEn ?? '', zh: titleZh ?? '', said })
  }
  if (file === undefined) return parts
  const { withList } = await import('../../intake/list-file.ts')
  const how = { encoding, delimiter, sheet, map }
  return withList(file, revisionHeaders, how, call, async (table, source) => {
    const listed = await partsOf(table)
    if (listed.length === 0) throw usage(intakeWords.noRows(source.name), intakeWords.giveRows)
    return [...parts, ...listed]
  })
}

/** Refuses a revision that is out of place among those on record: of the same day, or the wrong way round. */
function refuseOutOfPlace(
  { number, from }: Pick<Revision, 'number' | 'from'>,
  written: string,
  all: readonly Revision[],
) {
  if (number === written) throw usage(revisionWords.written(number), revisionWords.laterOne(number))
  if (from <= inForceFrom) throw usage(revisionWords.tooEarly(from, inForceFrom), revisionWords.otherDay)
  for (const other of [{ number: written, from: inForceFrom }, ...all]) {
    if (other.from === from) throw usage(revisionWords.sameDay(other.number, from), revisionWords.otherDay)
    const [first, second] = other.from < from ? [other.number, number] : [number, other.number]
    if (comesBefore(second, first))
      throw usage(revisionWords.outOfOrder(number, from, other.number, other.from), revisionWords.otherDay)
  }
}

type Held = ReadonlyMap<string, readonly HeldValue[]>

/** What becomes of the values that the body set itself: those that end with the revision, and those that now deviate. */
function becomesOfOwn(procedure: WrittenProcedure, revision: Revision, before: Held, after: Held): Words[] {
  const { number, from, limits } = revision
  const said: Words[] = []
  for (const [name, value] of limits) {
    const limit = procedure.limits.find((each) => each.limit.name === name)?.limit
    if (limit === undefined) continue
    const [was, is] = [inForceOn(limit, from, before), inForceOn(limit, from, after)]
    if ('revision' in was && was.revision === null && was !== is && was.from < from && was.value !== value)
      said.push(
        revisionWords.endsOwn(
          name,
          { value: was.value, since: was.from, looser: isLooser(limit, was.value, value) },
          number,
          from,
        ),
      )
  }
  const looser = (set: Held) => looserValues(procedure.limits, set, from, '9999-12-31' as Day)
  const known = new Set(looser(before).map((each) => `${each.limit} ${each.from}`))
  for (const each of looser(after))
    if (!known.has(`${each.limit} ${each.from}`))
      said.push(revisionWords.becomesDeviation(each.limit, each.value, each.from, number, each.procedure))
  return said
}

interface Entered {
  readonly view: RevisionView
  readonly changes: readonly RevisionChange[]
  readonly own: readonly Words[]
  readonly added: boolean
}

async function enter(tx: Write, procedure: WrittenProcedure, revision: Revision): Promise<Entered> {
  const { number, from } = revision
  const all = await listRevisions(tx.db)
  const there = all.find((each) => each.number === number)
  if (there !== undefined && !isSameRevision(there, revision))
    throw usage(revisionWords.differs(number, there.from), revisionWords.voidFirst(number))
  if (there !== undefined)
    return { view: await viewOf(tx.db, procedure, number, tx.today), changes: [], own: [], added: false }
  refuseOutOfPlace(revision, procedure.revision, all)
  const set = await setLimits(tx.db)
  addRevision(tx, revision, `${procedure.number} ${number}`)
  return {
    view: await viewOf(tx.db, procedure, number, tx.today),
    changes: changesOf(procedure, revision, from, { document: procedureInForce(procedure, all, from), set }),
    own: becomesOfOwn(procedure, revision, set, await setLimits(tx.db)),
    added: true,
  }
}

async function viewOf(db: Db, procedure: WrittenProcedure, number: string, on: Day): Promise<RevisionView> {
  const views = revisionViews(procedure, await listRevisions(db), on)
  const found = views.find((view) => view.number === number)
  if (found === undefined) throw usage(revisionWords.unknown(number), revisionWords.seeRevisions)
  return found
}

/** The commands on the revisions of the procedure. */
export const revisionCommands = (procedure: WrittenProcedure): Noun => {
  const revisionAdd = verb({
    words: {
      en: 'Enter a later revision of the procedure, with its limits and titles',
      zh: '录入程序的后续版本及其限值和标题',
    },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { number: required(revisionNumber) },
    flags: {
      from: required(day({ en: 'in force from this day', zh: '自该日起实施' })),
      approvedBy: required(text({ en: 'who approved it', zh: '批准人' }, 'NAME')),
      approvedOn: required(pastDay({ en: 'the day of the approval', zh: '批准日期' })),
      ...contentFlags,
      dryRun: yes({ en: 'show what changes and write nothing', zh: '只显示变化，不录入' }),
    },
    examples: {
      'revision add A/01 --from 2027-01-01 --approved-by 陈明 --approved-on 2026-07-10 --limit contacts-a-year=3 --duty-title "contact-twice-a-year=At least three contacts a year/每年至少联系三次"':
        { en: 'a revision with a limit and a title of its own', zh: '新版本及其限值、标题' },
      'revision add A/01 --from 2027-01-01 --approved-by 陈明 --approved-on 2026-07-10 --file revision.csv --dry-run': {
        en: 'what a file says would change, as a trial',
        zh: '试运行：按文件录入新版本',
      },
    },
    run: async ({ number, from, approvedBy, approvedOn, dryRun, ...typed }, call): Promise<Result> => {
      happened(approvedOn, call.today, '--approved-on')
      if (approvedOn > from) throw usage(revisionWords.approvedLater(number, from, approvedOn), revisionWords.bothDays)
      const contents = contentsOf(procedure, await typedParts(typed, call))
      const { view, changes, own, added } = await call.write(
        (tx) => enter(tx, procedure, { number, from, approvedBy, approvedOn, ...contents }),
        { dryRun: dryRun === true },
      )
      for (const words of own) call.warn(words)
      const said = !added
        ? [revisionWords.already(number)]
        : [revisionWords[dryRun === true ? 'wouldAdd' : 'added'](number, from, changes.length)]
      if (view.limits.length + view.duties.length === 0 && view.title === null) said.push(revisionWords.changesNothing)
      const parts = changes.length === 0 ? [] : [table(changeColumns, changes)]
      const { json, ...result } = one('revision', view, lines(said), [], parts)
      return { ...result, json: { ...json, changes, dryRun: dryRun === true }, rows: table(changeColumns, changes) }
    },
  })

  const revisionList = verb({
    words: { en: 'The revisions, since when and approved by whom', zh: '程序各版本、实施日期和批准人' },
    access: 'read',
    examples: { 'revision list': { en: 'every revision and who approved it', zh: '历次版本及批准人' } },
    run: async (_, call) => {
      const views = revisionViews(procedure, await call.read(listRevisions), call.asOf)
      return list('revisions', revisionColumns, views, revisionWords.none)
    },
  })

  const revisionShow = verb({
    words: { en: 'One revision with the limits and titles that it gives', zh: '查看一个版本及其限值和标题' },
    access: 'read',
    args: { number: required(revisionNumber) },
    examples: { 'revision show A/00': { en: 'one revision with its limits and titles', zh: '一个版本的限值和标题' } },
    run: async ({ number }, call) => {
      const view = await call.read((db) => viewOf(db, procedure, number, call.asOf))
      return one('revision', view, null, revisionFields(view), [
        table(lineColumns, linesOf(view), { empty: revisionWords.none }),
      ])
    },
  })

  const revisionVoid = verb({
    words: { en: 'Take back a revision entered by mistake, with its limits', zh: '作废误录的版本及其限值' },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { number: required(revisionNumber) },
    flags: { reason: required(text({ en: 'why', zh: '原因' })) },
    examples: {
      'revision void A/01 --reason "the day was wrong"': { en: 'taken back: the day was wrong', zh: '作废：日期有误' },
    },
    run: async ({ number, reason }, call) => {
      const view = await call.write(async (tx) => {
        if (number === procedure.revision) throw usage(revisionWords.written(number), revisionWords.seeRevisions)
        const view = await viewOf(tx.db, procedure, number, tx.today)
        voidRevision(tx, number, reason)
        return view
      })
      return one('revision', { ...view, voided: true }, revisionWords.voided(number, view.limits.length))
    },
  })

  return noun(
    { en: 'Later revisions of the procedure', zh: '程序的后续版本' },
    {
      add: async () => revisionAdd,
      list: async () => revisionList,
      show: async () => revisionShow,
      void: async () => revisionVoid,
    },
  )
}
