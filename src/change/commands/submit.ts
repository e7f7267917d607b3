import type { Day } from '../../clause/day.ts'
import { refused } from '../../clause/problem.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import type { Db, Write } from '../../register/register.ts'
import { ask, askIfThere } from '../../terminal/ask.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, line, many, personal, required, text } from '../../terminal/flag.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { type ActDetails, type Application, stateAfter, submissionIn } from '../application.ts'
import { directions, type Kind, kinds } from '../rules.ts'
import { type AppliedPerson, addApplication, addAppliedPerson, addLines, appliedPerson } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'
import { changeWords } from '../words.ts'
import { actResult, begunBefore, detailOf, onward } from './act.ts'
import { actFlags, answerFlag } from './act-flags.ts'
import { applicant, applicantOf } from './applicant.ts'
import { type Asking, agreedAct, completedAct, evidenceOf, heldInAct } from './asked.ts'
import { doneByTable } from './done-by.ts'
import type { Holding } from './effects.ts'
import { beginning, begunSo, type Prepared, prepared, recorded, settingOf } from './perform.ts'
import { type Subject, subjectOf } from './subject.ts'
import { fieldsSaid, isFieldAlone, type Said, type Submission, submissionOf } from './submission.ts'
import {
  refuseLaterThanSubmitted,
  refuseOnDay,
  refuseOpenAlready,
  refuseTakenF01,
  refuseUnlawful,
  suspendedExpansion,
} from './submission-guards.ts'
import { askedChanges } from './wizard.ts'

/**
 * The day the change happened, by which it is told how late it became known (4.2.3). What is only planned has none, and a
 * script that was written before it was asked for goes on to work: it may be left out.
 */
const happenedOn = pastDay({ en: 'the day the change happened', zh: '变更发生日期' })

const belowFloor = text(
  { en: 'why the price is below the floor (manager)', zh: '低于最低价格的原因（经理）' },
  'REASON',
)

const whileSuspended = text({ en: 'why the scope expands although suspended', zh: '暂停期间扩大范围的原因' }, 'REASON')

/** `change submit`: an F01 at the desk, or for an application that came from on site or was returned (4.2.3). */
export const submit = verb({
  words: { en: 'Submit an F01: what changes, from what to what', zh: '提交变更申请表 F01：由何变更为何' },
  access: 'write',
  by: doneByTable('submit'),
  args: { subject: required(applicant) },
  flags: {
    ...actFlags('submit'),
    happenedOn,
    set: {
      ...many(
        text({ en: 'a field and its new value, once for each', zh: '变更项及变更后内容，每项一次' }, 'FIELD=VALUE'),
      ),
      opens: isFieldAlone,
    },
    direction: choice(changeWords.whichWay, directions),
    relocation: answerFlag({ en: 'whether the site physically moves', zh: '场所是否实际搬迁' }),
    kind: many(choice({ en: 'a kind of 4.2.1 besides those of the fields', zh: '另勾选的变更类别' }, kinds)),
    certificate: paperNumber(
      { en: 'whose scope changes, where there are several', zh: '范围变更的证书编号' },
      'certificate',
    ),
    contract: paperNumber(
      { en: 'whose amount changes, where there are several', zh: '金额变更的合同编号' },
      'contract',
    ),
    reissue: answerFlag({
      en: 'whether certificates are issued anew (default: if printed data change)',
      zh: '是否换证（默认按变更项判断）',
    }),
    contactPerson: personal(text({ en: 'the new primary contact person', zh: '新的主要联系人' }, 'NAME')),
    title: personal(line({ en: 'the title of that person', zh: '联系人职务' })),
    mobile: personal(text({ en: 'the mobile number of that person', zh: '联系人手机' }, 'PHONE')),
    phone: personal(text({ en: 'the phone of that person', zh: '联系人电话' }, 'PHONE')),
    email: personal(text({ en: 'the e-mail address of that person', zh: '联系人邮箱' }, 'ADDRESS')),
    whileSuspended,
    whyNot: text({
      en: 'why no new certificate is issued, with --reissue no',
      zh: '不换证的原因（与 --reissue no 同用）',
    }),
    belowFloor,
  },
  examples: {
    'change submit C00005 --f01 F01-0001 --copies 2 --signed-on 2026-06-29 --happened-on 2026-06-15 --set name=广州市恒通供应链有限公司':
      { en: 'a new name, with both copies of F01', zh: '名称变更，F01 一式两份' },
    'change submit CH-2026-0003 --f01 F01-0003 --copies 2 --signed-on 2026-07-29 --set "scope=Machining and casting"': {
      en: 'the F01 of a change that an audit began',
      zh: '现场提出的变更，补交 F01',
    },
  },
  run: async ({ subject: named, ...typed }, call) => {
    const said = { ...typed, set: fieldsSaid(typed.set) } as Typed
    const input = await askedFor(String(named), said, call)
    const done = await call.write((tx) => submitted(tx, String(named), input, call))
    return actResult(done)
  },
})

const atDesk = (customer: Application['customer']) => beginning({ customer, origin: 'desk', certificateId: null })

/** What is not said and can be asked. */
async function askedFor(named: string, typed: Typed, call: WriteCall): Promise<Typed> {
  if (!call.interactive) return typed
  const { customer, application } = await call.read((db) => applicantOf(db, named))
  const begun = application ?? atDesk(customer)
  const papers = await call.read((db) => subjectOf(db, customer, call.today))
  const former = formerIn(begun)
  const changes = await askedChanges(papers, typed, call, {
    former: former === undefined ? null : { ...former, person: await call.read((db) => appliedPerson(db, former)) },
    belowFloor,
    refuse: (at, line) => refuseOpenAlready(at, begun, [line]),
  })
  const isSuspended = async (db: Db) => {
    const { draft } = await drafted({ db, today: call.today }, papers, begun, withSet(changes), call)
    return draft !== null && suspendedExpansion(papers, draft, call.today) !== undefined
  }
  const asksWhy = changes.whileSuspended === undefined && changes.direction === 'expansion'
  const withChanges: Typed =
    asksWhy && (await call.read(isSuspended))
      ? { ...changes, whileSuspended: await ask(whileSuspended, 'whileSuspended', call) }
      : changes
  const asking: Asking = {
    told: { direction: (withChanges.direction as ActDetails['direction'] | undefined) ?? null },
    more: ({ happenedOn: day }) => ({ happenedOn: (day as Day | undefined) ?? null }),
    rule: async (at, { details, on }, answers) => {
      refuseLaterThanSubmitted(details, on, at.today)
      await refuseTakenF01(at, begun, details.reference)
      // Prices and standings were held against today's: another day has others.
      if (answers.on === undefined || on === at.today) return
      const { draft } = await drafted(at, papers, begun, answers, call)
      if (draft !== null) await refuseOnDay(at.db, papers, draft, detailsOf(draft, answers), call.who.staff, on)
    },
    before: textsOf({ f01: former?.reference, copies: former?.copies, signedOn: former?.signedOn }),
  }
  const complete = await completedAct(begun, 'submit', withSet(withChanges), call, asking)
  const happened = { ...happenedOn, ...textsOf({ before: former?.happenedOn }) }
  const day =
    complete.happenedOn ??
    (await askIfThere(
      heldInAct(begun, 'submit', 'happenedOn', happened, complete, asking),
      'happenedOn',
      call,
      changeWords.notHappened,
    ))
  return agreedAct(begun, 'submit', { ...complete, happenedOn: day }, call, asking)
}

/** The submission that was returned to be mended; undefined where the application waits for its first. */
const formerIn = (begun: Application) =>
  stateAfter(begun, begun.acts) === 'returned' ? submissionIn(begun.acts) : undefined

/** Those of the values that are there, as they would be typed. */
const textsOf = <Key extends string>(values: { readonly [K in Key]: string | number | null | undefined }) =>
  Object.fromEntries(
    Object.entries<string | number | null | undefined>(values).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, String(value)]],
    ),
  ) as { readonly [K in Key]?: string }

/** Another contact person is something that changes, too: then nothing need be set. */
const withSet = (input: Typed): Typed =>
  (input.set as readonly string[]).length === 0 && input.contactPerson !== undefined ? { ...input, set: [''] } : input

/** Records the submission, or says that exactly this is on record. */
async function submitted(tx: Write, named: string, input: Typed, call: WriteCall) {
  const { customer, application: begun } = await applicantOf(tx.db, named)
  const application = begun ?? atDesk(customer)
  const papers = await subjectOf(tx.db, customer, tx.today)
  const { evidence, draft } = await drafted(tx, papers, application, input, call)
  const ready = await prepared(
    application,
    {
      act: 'submit',
      on: input.on as Day | undefined,
      needs: evidence,
      lines: draft?.lines ?? [],
      newPerson: draft?.person != null,
      same: async (last) => samePerson(await appliedPerson(tx.db, last), draft?.person ?? null),
      more: draft === null ? {} : detailsOf(draft, input),
    },
    settingOf(tx, call.timeZone),
  )
  if (ready.again) return begunBefore(tx, application.number, 'submit', call)
  if (draft === null) throw new Error('a submission without a change was let through')
  const same = begun === null ? await sameSubmission(tx, ready, draft.person) : null
  if (same !== null) return begunBefore(tx, same.number, 'submit', call)
  await refuseUnlawful(tx, papers, draft, ready)
  const { id, number } = begun ?? addApplication(tx, application, ready.on)
  const actId = recorded(tx, id, ready)
  addLines(tx, actId, draft.lines)
  if (draft.person !== null) addAppliedPerson(tx, actId, draft.person)
  const detail = await detailOf(tx, number, call)
  const first = changeWords.begun(number, 'submit', detail.state, customer.code, customer.name)
  const proposed = changeWords.classProposed(draft.proposed, draft.kinds)
  const words = begun === null ? first : changeWords.done(number, 'submit', detail.state)
  return { detail, said: [words, proposed, ...onward(detail)] }
}

/** What was typed as evidence and, where it says what changes, as the submission that it would be. */
async function drafted(
  { db, today }: Holding,
  papers: Subject,
  application: Application,
  input: Typed,
  call: WriteCall,
) {
  const evidence = evidenceOf('submit', input)
  if (input.contactPerson !== undefined) evidence.changes ??= ['contact-person']
  const set = (input.set as readonly string[]).filter((each) => each !== '')
  const said = { ...input, set } as unknown as Said
  if (evidence.changes !== undefined)
    return { evidence, draft: await submissionOf(db, papers, application, said, today, call) }
  if (said.kind.length > 0) throw refused('4.2.1', submissionWords.kindWithoutText(said.kind), submissionWords.sayWhat)
  return { evidence, draft: null }
}

const detailsOf = (draft: Submission, input: Typed): Partial<ActDetails> => ({
  direction: draft.direction,
  relocation: draft.relocation,
  reissue: draft.reissue,
  kinds: draft.ticked as readonly Kind[],
  statement: (input.whyNot as string | undefined) ?? null,
  happenedOn: (input.happenedOn as Day | undefined) ?? null,
  whileSuspended: (input.whileSuspended as string | undefined) ?? null,
  belowFloor: (input.belowFloor as string | undefined) ?? null,
})

/** An application that began with exactly this submission: a retry. */
async function sameSubmission(tx: Write, ready: Prepared, person: Person | null): Promise<Application | null> {
  for (const application of await begunSo(tx, ready)) {
    const [first, ...more] = application.acts
    if (first !== undefined && more.length === 0 && samePerson(await appliedPerson(tx.db, first), person))
      return application
  }
  return null
}

type Person = Omit<AppliedPerson, 'before' | 'beforeId'>

/** Whether two submissions name the same contact person, or none. */
const samePerson = (a: Person | null, b: Person | null): boolean =>
  (['name', 'title', 'mobile', 'phone', 'email'] as const).every((key) => a?.[key] === b?.[key])
