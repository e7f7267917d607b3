import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { fileArgument, importFlags } from '../../intake/import.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { everHolding, requireRoleOf } from '../../office/staff/store/role.ts'
import { setLimits } from '../../office/store.ts'
import type { Db, Write } from '../../register/register.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { many, naming, offering, pastDay, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { list, one, type Result } from '../../terminal/result.ts'
import { listRounds } from '../round/store/round.ts'
import { weightLimits, weightsSum } from '../rules.ts'
import { scoreWords } from '../score/words.ts'
import { incomplete, itemHeaders, itemsOf, itemsTyped } from './commands/items.ts'
import {
  itemTable,
  questionnaireColumns,
  questionnaireFields,
  questionnaireNumber,
  questionnaireView,
  requireQuestionnaire,
} from './commands/record.ts'
import { comparable, type Item, type Questionnaire } from './questionnaire.ts'
import { addQuestionnaire, listQuestionnaires, voidedQuestionnaire, voidQuestionnaire } from './store.ts'
import { questionnaireWords } from './words.ts'

/** Who determined the content, when, and on which grounds: 4.5.3 names all three. */
const determination = {
  marketTrend: required(text({ en: 'what the market trend asks for', zh: '市场发展趋势方面的依据' })),
  customerNeeds: required(text({ en: 'what customers need', zh: '客户需求方面的依据' })),
  ownWork: required(text({ en: "what the body's own work asks for", zh: '机构工作方面的依据' })),
  determinedBy: naming(
    offering('staff', text({ en: 'who determined it (default: who does this)', zh: '确定人（默认为办理人）' }, 'NAME')),
    everHolding(['business']),
  ),
  on: pastDay({ en: 'determined on this day (default today)', zh: '确定日期（默认今天）' }),
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
  const { questionnaire, added } = await call.write(
    async (tx) => {
      const by = await requireRoleOf(tx.db, given.determinedBy ?? tx.who.staff, ['business'], '4.5.3', on)
      await refuseUnevenWeights(tx.db, on)
      const { marketTrend, customerNeeds, ownWork } = given
      const said = { determinedOn: on, marketTrend, customerNeeds, ownWork, items }
      const there = (await listQuestionnaires(tx.db, call.today)).find(
        (each) => isSame(each, said) && each.determinedBy === by.name,
      )
      const number = there?.number ?? addQuestionnaire(tx, { ...said, determinedBy: by.id })
      return { questionnaire: await requireQuestionnaire(tx.db, number, call.today), added: there === undefined }
    },
    { dryRun },
  )
  const { number } = questionnaire
  const said = !added
    ? questionnaireWords.already(number)
    : dryRun
      ? questionnaireWords.wouldAdd(items.length)
      : questionnaireWords.added(number, items.length)
  return one('questionnaire', questionnaireView(questionnaire), said)
}

/** The very same version again. */
const isSame = (one: Questionnaire, other: Omit<Questionnaire, 'id' | 'number' | 'determinedBy'>): boolean =>
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

const questionnaireList = verb({
  words: { en: 'The versions of the questionnaire', zh: '调查问卷的各版本' },
  access: 'read',
  examples: { 'survey questionnaire list': { en: 'the versions', zh: '问卷的各版本' } },
  run: async (_, call) => {
    const all = await call.read((db) => listQuestionnaires(db, call.asOf))
    return list('questionnaires', questionnaireColumns, all.map(questionnaireView), questionnaireWords.none)
  },
})

const questionnaireShow = verb({
  words: { en: 'One version with its questions and its grounds', zh: '查看一版问卷及其依据' },
  access: 'read',
  args: { number: required(questionnaireNumber) },
  examples: {
    'survey questionnaire show QN-2026-1': {
      en: 'one version with its items and what it rests on',
      zh: '一版问卷的题目及依据',
    },
  },
  run: async ({ number }, call) => {
    const view = questionnaireView(await call.read((db) => requireQuestionnaire(db, number, call.asOf)))
    const shown = one('questionnaire', view, null, questionnaireFields(view), [itemTable(view)])
    return { ...shown, rows: itemTable(view) }
  },
})

const questionnaireVoid = verb({
  words: { en: 'Take back a version that was never issued', zh: '作废从未发放的问卷' },
  access: 'write',
  by: doneBy('business', '4.5.3'),
  args: { number: required(questionnaireNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'survey questionnaire void QN-2026-1 --reason "wrong questions"': {
      en: 'recorded by mistake, and never sent',
      zh: '作废误录且未发放的问卷',
    },
  },
  run: async ({ number, reason }, call) => {
    const before = await call.read((db) => voidedQuestionnaire(db, number))
    if (before !== null)
      return one('questionnaire', { number, voided: true }, questionnaireWords.isVoid(number, before.reason))
    const view = await call.write(async (tx) => {
      const questionnaire = await requireQuestionnaire(tx.db, number, call.today)
      await refuseIssued(tx, questionnaire)
      voidQuestionnaire(tx, questionnaire, reason)
      return questionnaireView(questionnaire)
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
