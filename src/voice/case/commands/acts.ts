import type { Day } from '../../../clause/day.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requirePresent } from '../../../office/staff/store/role.ts'
import type { Db } from '../../../register/register.ts'
import { type AskedFor, type Examples, type Verb, verb, type WriteCall } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import {
  type Beside,
  choice,
  decisive,
  type Flag,
  type Flags,
  line,
  naming,
  required,
  text,
} from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { actIn, type CaseAct, type CaseSort, caseDecisions, clauseOf, means, traitsOf } from '../rules.ts'
import type { ActDetails } from '../store/case.ts'
import { caseRole, stateOf, transitionOf } from '../transitions.ts'
import { acceptedAsked } from './about-asked.ts'
import { type MatterInput, matterFlags } from './matters.ts'
import { perform, refuseEarlier, refuseOutOfTurn, refuseUnwritten } from './perform.ts'
import { caseNumber, requireCase } from './require.ts'

type Input = Readonly<Record<string, unknown>>

/** An act as it is typed: what it takes, and the columns that it fills. */
interface ActSpec {
  readonly words: Words
  readonly flags: Flags
  readonly columns: (db: Db, input: Input, on: Day) => Promise<ActDetails> | ActDetails
  /** What is typed for a complaint after its number, as an example with what that is. */
  readonly example: readonly [typed: string, meaning: Words]
}

const how = required(choice({ en: 'how they were told', zh: '告知方式' }, means))
const reference = line({ en: 'the number of the letter', zh: '函件编号' }, 'REF')
const reasonOf = (en: string, zh: string) => required(text({ en, zh }))
const statement = (input: Input, key: string) => String(input[key])

/** Somebody named, or whoever does the act. */
const person = async (db: Db, name: unknown, on: Day) =>
  name === undefined ? {} : { done_by: (await requirePresent(db, String(name), on)).id }

const told = (input: Input): ActDetails => ({
  means: String(input.means),
  reference: (input.reference as string | undefined) ?? null,
})

const yesOrNo = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } } as const

const specs: Readonly<Record<CaseAct, ActSpec>> = {
  acknowledge: {
    words: { en: 'Record that its receipt was acknowledged', zh: '登记已告知收到' },
    flags: { means: how, reference },
    columns: (_, input) => told(input),
    example: ['--means email', { en: 'told by e-mail that it was received', zh: '已用电子邮件告知收到' }],
  },
  accept: {
    words: { en: 'Accept it: it is about what the body answers for', zh: '受理：属于本机构负责的事项' },
    flags: { reason: reasonOf('why it is accepted', '受理原因') },
    columns: (_, input) => ({ statement: statement(input, 'reason') }),
    example: ['--reason "about our audit"', { en: 'accepted, and why', zh: '受理及原因' }],
  },
  refuse: {
    words: { en: 'Do not accept it, and say why', zh: '不予受理，并说明原因' },
    flags: { reason: reasonOf('why it is not accepted', '不予受理的原因') },
    columns: (_, input) => ({ statement: statement(input, 'reason') }),
    example: ['--reason "about a certificate of another body"', { en: 'not accepted, and why', zh: '不予受理及原因' }],
  },
  investigate: {
    words: { en: 'Record what the investigation found', zh: '登记调查结果' },
    flags: {
      findings: required(text({ en: 'what was found', zh: '调查结果' })),
      investigatedBy: staffNamed({ en: 'who investigated (default: who does this)', zh: '调查人（默认为办理人）' }),
    },
    columns: async (db, input, on) => ({
      statement: statement(input, 'findings'),
      ...(await person(db, input.investigatedBy, on)),
    }),
    example: ['--findings "The report was sent 9 days late"', { en: 'what was found', zh: '查明的事实' }],
  },
  refer: {
    words: { en: 'Record that it was referred to the certified customer', zh: '登记已转告获证客户' },
    flags: { means: how, reference },
    columns: (_, input) => told(input),
    example: ['--means letter --reference TS-1', { en: 'the customer was told of the complaint', zh: '已函告该客户' }],
  },
  decide: {
    words: { en: 'Record the decision', zh: '登记决定' },
    flags: {
      decision: decisive(required(choice({ en: 'what was decided', zh: '决定' }, caseDecisions))),
      reason: reasonOf('what the decision rests on', '决定理由'),
      decidedBy: staffNamed({ en: 'who decided (default: who does this)', zh: '决定人（默认为办理人）' }),
    },
    columns: async (db, input, on) => ({
      decision: String(input.decision),
      statement: statement(input, 'reason'),
      ...(await person(db, input.decidedBy, on)),
    }),
    example: [
      '--decision founded --reason "The report was late"',
      { en: 'it is founded, and why', zh: '成立，及理由' },
    ],
  },
  correct: {
    words: { en: 'Record the correction and the corrective action', zh: '登记纠正和纠正措施' },
    flags: {
      correction: required(text({ en: 'what was corrected', zh: '纠正' })),
      action: required(text({ en: 'what keeps it from happening again', zh: '纠正措施' })),
    },
    columns: (_, { correction, action }) => ({ correction: String(correction), action: String(action) }),
    example: [
      '--correction "Report sent" --action "Reports are checked weekly"',
      { en: 'what was put right, and what keeps it so', zh: '纠正及防止再发生的措施' },
    ],
  },
  inform: {
    words: { en: 'Record that the end was told formally', zh: '登记已正式告知处理结束' },
    flags: { means: how, reference },
    columns: (_, input) => told(input),
    example: ['--means letter --reference TS-2', { en: 'the letter of the end went out', zh: '已发处理结果告知书' }],
  },
  publish: {
    words: { en: 'Record whether it is made public, as agreed with both', zh: '登记与双方商定是否公开' },
    flags: {
      // Whoever hurries past the question makes nothing public.
      public: { ...required(choice({ en: 'whether it is made public', zh: '是否公开' }, yesOrNo)), before: 'no' },
      agreedWith: required(text({ en: 'with whom that was agreed', zh: '与谁商定' })),
    },
    columns: (_, input) => ({ made_public: input.public === 'yes' ? 1 : 0, agreed_with: String(input.agreedWith) }),
    example: ['--public no --agreed-with "both sides"', { en: 'both want it kept between them', zh: '双方同意不公开' }],
  },
  close: {
    words: { en: 'Close it', zh: '关闭' },
    flags: {
      outcome: text({ en: 'what came of it (default: the reason of the decision)', zh: '处理结果（默认为决定理由）' }),
    },
    columns: (_, { outcome }) => ({ statement: (outcome as string | undefined) ?? null }),
    example: ['', { en: 'nothing is left to be done', zh: '已无待办事项' }],
  },
  progress: {
    words: { en: 'Record that its progress was told, as was asked', zh: '登记应要求告知进展' },
    flags: { told: required(text({ en: 'what they were told', zh: '告知的内容' })), means: how },
    columns: (_, input) => ({ statement: statement(input, 'told'), means: String(input.means) }),
    example: ['--told "under investigation" --means phone', { en: 'they asked how far it is', zh: '应询告知进展' }],
  },
}

/** Only a complaint about a certified customer is referred to it. */
const exampleNumber = (sort: CaseSort, act: CaseAct): string =>
  sort === 'appeal' ? 'AP-2026-0001' : act === 'refer' ? 'CP-2026-0002' : 'CP-2026-0001'

/** The flags of what a case is about: known at the latest when it is accepted. */
const further = (sort: CaseSort, act: CaseAct): Flags => (act === 'accept' ? matterFlags(sort) : {})

/** What was typed, or asked for, of what a case that is accepted is about. */
async function mattersOf(sort: CaseSort, given: Input & { readonly number: string }, call: WriteCall) {
  const typed = given as MatterInput
  if (!call.interactive) return typed
  const found = await call.read((db) => requireCase(db, sort, given.number))
  const canBe = transitionOf('accept', stateOf(found), traitsOf(found)) !== null
  return canBe ? acceptedAsked(found, typed, call) : typed
}

/** What else an act records: the number of a letter, where there is one; who did it. */
const asked = (flags: Flags): AskedFor[] =>
  Object.entries(flags).flatMap(([key, { need }]): AskedFor[] => {
    if (need === 'required') return []
    return [key === 'reference' ? [key, (beside: Beside) => beside.means !== 'phone'] : key]
  })

const on: Flag<Day, 'optional'> = pastDay({ en: 'the day it was done (default today)', zh: '办理日期（默认今天）' })

/** The command of an act on a complaint or an appeal: what it does is said by the table of acts. */
export function actVerb(sort: CaseSort, act: CaseAct): Verb {
  const { words, flags, columns, example } = specs[act]
  const [typed, meaning] = example
  const examples: Examples = {
    [`${sort} ${act} ${exampleNumber(sort, act)} ${typed} --staff 赵质`.replace('  ', ' ')]: meaning,
  }
  return verb({
    words,
    access: 'write',
    by: doneBy(caseRole, clauseOf[sort], 'on'),
    args: {
      // Nobody answers questions to learn that the act's turn has not come; what is done already may be said again.
      number: naming(caseNumber(sort, act), async (db, number) => {
        const found = await requireCase(db, sort, number)
        if (actIn(found, act) === null) refuseOutOfTurn(found, act)
      }),
    },
    flags: { ...flags, ...further(sort, act), on },
    asks: [...asked(flags), 'on'] as AskedFor<'on'>[],
    rules: [
      async (db, given) => {
        const {
          number,
          on: day,
          means: how,
        } = given as Readonly<Partial<Record<'number' | 'means', string>>> & { on?: Day }
        const found = number === undefined ? null : await requireCase(db, sort, number)
        if (found === null || actIn(found, act) !== null) return
        if (day !== undefined) refuseEarlier(found, day)
        if (how !== undefined) refuseUnwritten(sort, act, how)
      },
    ],
    examples,
    run: async (input, call) => {
      const given = input as Input & { readonly number: string; readonly on: Day | undefined }
      const matters = act === 'accept' ? await mattersOf(sort, given, call) : {}
      const { view, said } = await perform(sort, act, given.number, given.on, call, {
        columns: (db, day) => columns(db, given, day),
        matters,
      })
      return one(sort, view, lines(said))
    },
  })
}
