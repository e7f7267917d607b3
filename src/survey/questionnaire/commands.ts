import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { joined } from '../../clause/words.ts'
import { fileArgument, importFlags } from '../../intake/import.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requireRoleOf } from '../../office/staff/store/role.ts'
import { columnsOf, shownFields } from '../../record/columns.ts'
import { addedAs } from '../../record/find.ts'
import { flagsOf, numberOf, valuesOf } from '../../record/flags.ts'
import { rowNumbered } from '../../record/read.ts'
import { requiredReason } from '../../record/reason.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db, Write } from '../../register/register.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { many, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { type Column, columnOf, list, one, type Result, type TablePart, table } from '../../terminal/result.ts'
import { listRounds } from '../round/store/round.ts'
import { stageNames, stages, weightLimits, weightsSum } from '../rules.ts'
import { scoreWords } from '../score/words.ts'
import { incomplete, itemHeaders, itemsOf, itemsTyped } from './commands/items.ts'
import {
  listQuestionnaires,
  type Questionnaire,
  type QuestionnaireView,
  questionnaire,
  requireQuestionnaire,
} from './questionnaire.ts'
import { comparable, type Item, itemsOfStage } from './rules.ts'
import { questionnaireWords } from './words.ts'

const { marketTrend, customerNeeds, ownWork, determinedBy, on } = flagsOf(questionnaire)

/** Who determined the content, when, and on which grounds: 4.5.3 names all three. */
const determination = {
  marketTrend: required(marketTrend),
  customerNeeds: required(customerNeeds),
  ownWork: required(ownWork),
  ...{ determinedBy, on },
  dryRun: yes({ en: 'check everything and write nothing', zh: '只检查，不登记' }),
} as const

const questionnaireAdd = verb({
  words: { en: 'Record a version of the questionnaire F02', zh: '登记一版调查问卷（F02）' },
  access: 'write',
  by: doneBy('business', '4.5.3'),
  flags: {
    item: many(
      text(
        { en: 'a question, in the order of the form', zh: '一道题目，按表上顺序' },
        'CODE|STAGE|MAX|CHINESE|ENGLISH',
      ),
    ),
    ...determination,
  },
  asks: ['determinedBy', 'on'],
  rules: [
    async (db, { determinedBy, on }, today, { doer }) => {
      if (determinedBy !== undefined || on !== undefined) await determining(db, determinedBy ?? doer, on ?? today)
    },
  ],
  examples: {
    'survey questionnaire add --item "A1|acceptance|10|受理是否及时|Accepted in time" --item "B1|audit|10|审核是否专业|Competent audit" --item "C1|service|10|服务是否满意|Helpful service" --market-trend "none new" --customer-needs "faster answers" --own-work "management review"':
      { en: 'a version with one item a stage', zh: '一版问卷，每个阶段一题' },
  },
  run: async ({ item, ...given }, call) => recorded(itemsTyped(item), given, call),
})

const { rejects: _, strict: __, dryRun: ___, ...readingFlags } = importFlags

const questionnaireImport = verb({
  words: {
    en: 'Record a version of the questionnaire from a list (CSV, XLSX or XLS)',
    zh: '从清单导入一版调查问卷（CSV、XLSX、XLS）',
  },
  access: 'write',
  by: doneBy('business', '4.5.3'),
  args: { file: fileArgument },
  flags: { ...readingFlags, ...determination },
  examples: {
    'survey questionnaire import f02.csv --market-trend "none new" --customer-needs "faster answers" --own-work "management review" --dry-run':
      { en: 'the items of a list, as a trial', zh: '试运行：从清单导入题目' },
  },
  run: async ({ file, encoding, delimiter, sheet, map, ...given }, call) => {
    const { withList } = await import('../../intake/list-file.ts')
    const items = await withList(file, itemHeaders, { encoding, delimiter, sheet, map }, call, itemsOf)
    return recorded(items, given, call)
  },
})

/** Records the questions as a new version, unless the newest is exactly this. */
async function recorded(
  items: readonly Item[],
  given: ValuesOf<typeof determination>,
  call: WriteCall,
): Promise<Result> {
  const fault = incomplete(items)
  if (fault !== null) throw refused('4.5.3', fault.words, fault.hint)
  const on = happened(given.on ?? call.today, call.today, '--on')
  const dryRun = given.dryRun === true
  const { recorded, added } = await call.write(
    async (tx) => {
      const by = await determining(tx.db, given.determinedBy ?? tx.who.staff, on)
      await refuseUnevenWeights(tx.db, on)
      const { marketTrend, customerNeeds, ownWork } = given
      const said = { determinedOn: on, marketTrend, customerNeeds, ownWork, items }
      const there = (await listQuestionnaires(tx.db, call.today)).find(
        (each) => isSame(each, said) && each.determinedBy === by.name,
      )
      const number = there?.number ?? add(tx, said, by.id)
      return { recorded: await requireQuestionnaire(tx.db, number, call.today), added: there === undefined }
    },
    { dryRun },
  )
  const { number } = recorded
  const said = !added
    ? recordWords.already(number)
    : dryRun
      ? questionnaireWords.wouldAdd(items.length)
      : questionnaireWords.added(number, items.length)
  return one('questionnaire', viewOf(recorded), said)
}

/** Who determines a version is of the business department on that day (4.5.3). */
const determining = (db: Db, name: string, on: Day) => requireRoleOf(db, name, ['business'], '4.5.3', on)

/** What a version says: its number and who determined it are not of it. */
type Said = Omit<Questionnaire, 'id' | 'number' | 'determinedBy'>

/** Adds a version with its items and returns its number. */
function add(tx: Write, { determinedOn: on, items, ...grounds }: Said, by: number): string {
  const { id, number } = addedAs(tx, questionnaire, {
    ...valuesOf(questionnaire, { on, ...grounds }),
    determined_by: by,
  })
  for (const [at, item] of items.entries())
    tx.insert('questionnaire_item', { questionnaire_id: id, position: at + 1, ...item })
  return number
}

/** The very same version again. */
const isSame = (one: Questionnaire, other: Said): boolean =>
  one.determinedOn === other.determinedOn &&
  one.marketTrend === other.marketTrend &&
  one.customerNeeds === other.customerNeeds &&
  one.ownWork === other.ownWork &&
  comparable(one, other) &&
  one.items.every(({ code }, at) => code === other.items[at]?.code)

/** 4.5.4: a score has a meaning only where the weights make a whole. */
async function refuseUnevenWeights(db: Db, on: Day): Promise<void> {
  const sum = weightsSum(valuesOn(weightLimits, on, await setLimits(db)))
  if (sum !== 100) throw refused('4.5.4', scoreWords.weightsNotWhole(sum, on), scoreWords.setWeights)
}

const viewOf = ({ id: _, ...view }: Questionnaire): QuestionnaireView => view

const listed: readonly Column<QuestionnaireView>[] = [
  ...columnsOf(questionnaire, {
    number: { whole: true },
    determinedOn: { title: { en: 'Determined', zh: '确定日期' }, whole: true },
    determinedBy: { title: { en: 'By', zh: '确定人' } },
  }),
  { key: 'items', title: { en: 'Items', zh: '题数' }, cell: (each) => each.items.length, align: 'right', whole: true },
  {
    key: 'stages',
    title: { en: 'By stage', zh: '各阶段题数' },
    cell: ({ items }) => stageNames.map((stage) => itemsOfStage(items, stage).length).join('/'),
    shown: ({ items }) =>
      joined(stageNames.map((stage) => questionnaireWords.stageShare(stage, itemsOfStage(items, stage).length))),
  },
]

const questionnaireList = verb({
  words: { en: 'The versions of the questionnaire', zh: '调查问卷的各版本' },
  access: 'read',
  examples: { 'survey questionnaire list': { en: 'the versions', zh: '问卷的各版本' } },
  run: async (_, call) => {
    const all = await call.read((db) => listQuestionnaires(db, call.asOf))
    return list('questionnaires', listed, all.map(viewOf), questionnaireWords.none)
  },
})

const column = columnOf<Item>()

const itemColumns: readonly Column<Item>[] = [
  column('code', 'Item', '题号', { whole: true }),
  column('stage', 'Stage', '阶段', { shown: (item) => stages[item.stage] }),
  column('maximum', 'Max', '满分', { align: 'right', whole: true }),
  column('zh', 'Chinese', '题目'),
  column('en', 'English', '英文'),
]

const questionnaireShow = verb({
  words: { en: 'One version with its questions and its grounds', zh: '查看一版问卷及其依据' },
  access: 'read',
  args: { number: required(numberOf(questionnaire)) },
  examples: {
    'survey questionnaire show QN-2026-1': {
      en: 'one version with its items and what it rests on',
      zh: '一版问卷的题目及依据',
    },
  },
  run: async ({ number }, call) => {
    const view = viewOf(await call.read((db) => requireQuestionnaire(db, number, call.asOf)))
    const items: TablePart = table(itemColumns, view.items)
    return { ...one('questionnaire', view, null, shownFields(questionnaire, view), [items]), rows: items }
  },
})

const questionnaireVoid = verb({
  words: { en: 'Take back a version that was never issued', zh: '作废从未发放的问卷' },
  access: 'write',
  by: doneBy('business', '4.5.3'),
  args: { number: required(numberOf(questionnaire)) },
  flags: { reason: requiredReason },
  examples: {
    'survey questionnaire void QN-2026-1 --reason "wrong questions"': {
      en: 'recorded by mistake, and never sent',
      zh: '作废误录且未发放的问卷',
    },
  },
  run: async ({ number, reason }, call) => {
    const before = await call.read((db) => rowNumbered(db, questionnaire, number))
    if (before !== null && before.voided_at !== null)
      return one('questionnaire', { number, voided: true }, questionnaireWords.isVoid(number, before.void_reason ?? ''))
    const view = await call.write(async (tx) => {
      const found = await requireQuestionnaire(tx.db, number, call.today)
      await refuseIssued(tx, found)
      for (const { id } of tx.find('questionnaire_item', { questionnaire_id: found.id }))
        tx.void('questionnaire_item', id, reason)
      tx.void('questionnaire', found.id, reason)
      return viewOf(found)
    })
    return one('questionnaire', { ...view, voided: true }, questionnaireWords.voided(number))
  },
})

async function refuseIssued(tx: Write, { id, number }: Questionnaire): Promise<void> {
  const issuing = (await listRounds(tx.db, tx.today)).find((round) => round.questionnaireId === id)
  if (issuing !== undefined) throw usage(questionnaireWords.inUse(number, issuing.number), questionnaireWords.recordNew)
}

/** Versions of F02, the form of the survey (4.5.3). */
export const questionnaireCommands = noun(
  { en: 'Questionnaires: versions of F02 (4.5.3)', zh: '调查问卷：F02 的各版本（4.5.3）' },
  {
    add: async () => questionnaireAdd,
    import: async () => questionnaireImport,
    list: async () => questionnaireList,
    show: async () => questionnaireShow,
    void: async () => questionnaireVoid,
  },
)
