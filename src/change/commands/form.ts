import { listCertificates } from '../../certificate/certificate/store/certificate.ts'
import type { Day } from '../../clause/day.ts'
import { fenText, readFen } from '../../clause/fen.ts'
import { customerById } from '../../customer/customer/store/master.ts'
import { paperFlags, printed } from '../../paper/print.ts'
import { entryThatAdded } from '../../register/history.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { paperFormats } from '../../terminal/format.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  stateAfter,
  submissionIn,
  submittedKinds,
  traitsOf,
} from '../application.ts'
import type { F01Act, F01Change, F01Place, F01View } from '../form/view.ts'
import { f01Copies, labels, submittedTimes } from '../form/words.ts'
import { type Act, acts, decisions, fieldNames, givenUp, type State } from '../rules.ts'
import { appliedPerson } from '../store/application.ts'
import { requireApplication } from './perform.ts'
import { applicationNumber } from './record.ts'
import { contractsRunning, inForceOn } from './subject.ts'

/** `change form`: NCT-GI-007-F01 of an application, in duplicate, filled as far as it is done. */
export const changeForm = verb({
  words: { en: 'Print the F01 of an application, in duplicate', zh: '打印变更申请表 F01（一式两份）' },
  access: 'read',
  formats: paperFormats,
  args: { application: required(applicationNumber) },
  flags: paperFlags,
  examples: {
    'change form CH-2026-0001 --output F01.html': { en: 'both copies of F01 to be signed', zh: 'F01 两联，打印后签字' },
    'change form CH-2026-0001 --output F01.docx': { en: 'the same for a word processor', zh: '同上，存为 Word 文档' },
  },
  run: async ({ application: number, ...paper }, call) => {
    const { application, entry, head } = await call.read(async (db) => {
      const application = await requireApplication(db, number)
      const submission = submissionIn(actsBy(application, call.asOf))
      const entry = submission === undefined ? null : await entryThatAdded(db, 'change_act', submission.id)
      return { application, entry, head: headText(call.head()) }
    })
    const reading = (db: Db) => filledIn(db, application, call.asOf)
    const filled = await (entry === null ? call.read(reading) : call.readThen(entry, reading))
    const view = viewOf(application, call.asOf, filled, head)
    const { f01Document } = await import('../form/document.ts')
    return printed(f01Document(view), paper, call)
  },
})

const belowWords = (reason: string): string => `${labels.belowFloor.zh} ${labels.belowFloor.en}：${reason}`

/** Where on the form somebody signs for an act, besides the submission. */
export const placeOf: Readonly<Partial<Record<Act, F01Place>>> = {
  confirm: 'confirmation',
  review: 'review',
  decide: 'decision',
  approve: 'approval',
  enter: 'entry',
  reissue: 'entry',
}

/** The day that the form is dated by: of the submission, else of the signal. */
const filedOnOf = (done: readonly ActRecord[], day: Day): Day => submissionIn(done)?.on ?? done[0]?.on ?? day

/** What a form says of the customer and its papers. */
type FilledIn = Pick<F01View, 'customer' | 'contracts' | 'certificates' | 'changes'>

/**
 * What was on record when the form was filled in: read in the register as it stood when the submission was recorded. What
 * was changed or issued anew since, by this application or another, is not on the paper that the customer signed.
 */
async function filledIn(db: Db, { number }: Pick<Application, 'number'>, day: Day): Promise<FilledIn> {
  const application = await requireApplication(db, number)
  const done = actsBy(application, day)
  const submission = submissionIn(done)
  const filedOn = filedOnOf(done, day)
  const { id, code, name, english_name, credit_code } = await customerById(db, application.customer.id)
  // Whose amount or scope changes; else all that the customer had when the form was filed.
  const [amended, rescoped] = [papersIn(submission, 'amount'), papersIn(submission, 'scope')]
  return {
    customer: { code, name, englishName: english_name, creditCode: credit_code },
    contracts: amended.length > 0 ? amended : numbersOf(await contractsRunning(db, id, filedOn)),
    certificates: rescoped.length > 0 ? rescoped : numbersOf(await certificatesConcerned(db, application, filedOn)),
    changes: submission === undefined ? [] : await changesOf(db, submission),
  }
}

function viewOf(application: Application, day: Day, filled: FilledIn, head: string): F01View {
  const done = actsBy(application, day)
  const submission = submissionIn(done)
  const traits = traitsOf(application, done)
  const closed = done.findLast(({ act }) => act === 'close')
  const submissions = done.filter(({ act }) => act === 'submit')
  const [first, second] = f01Copies
  return {
    number: application.number,
    f01Number: submission?.reference ?? null,
    stopped: stoppedBy(application, done),
    belowFloor: submission?.belowFloor ?? null,
    filedOn: filedOnOf(done, day),
    ...filled,
    origin: application.origin,
    auditReference: done.find(({ act }) => act === 'signal')?.reference ?? null,
    kinds: submission === undefined ? [] : submittedKinds(submission),
    class: traits.class,
    direction: traits.direction,
    marks: { amount: traits.amount, relocation: submission?.relocation === true, reissue: traits.reissue },
    material: done.flatMap(({ documents, proof }) => [documents, proof].filter((text) => text !== null)),
    happenedOn: submission?.happenedOn ?? null,
    signedOn: submission?.signedOn ?? null,
    acts: done.flatMap((act) => signedAct(act, submissions)),
    copies: [
      { ...first, disposition: closed?.firstCopy ?? null },
      { ...second, disposition: closed?.secondCopy ?? null },
    ],
    head,
  }
}

async function changesOf(db: Db, submission: ActRecord): Promise<F01Change[]> {
  const money = (text: string | null) => (text === null ? null : fenText(readFen(text) ?? 0))
  const changes = submission.lines.map(({ field, paper, before, after }) => ({
    field: fieldNames[field],
    of: paper,
    before: field === 'amount' ? money(before) : before,
    after: field === 'amount' ? (money(after) ?? '') : after,
  }))
  const person = await appliedPerson(db, submission)
  if (person === null) return changes
  const { name, title, mobile, phone, email, before } = person
  const after = [name, title, mobile, phone, email].filter((text) => text !== null).join('，')
  return [...changes, { field: fieldNames['contact-person'], of: null, before, after }]
}

/** The states in which nobody goes on by a form as it is. */
const stoppedIn: readonly State[] = ['returned', ...givenUp]

/** By which act nobody goes on by the form any more, and why; null where somebody does. */
function stoppedBy(application: Application, done: readonly ActRecord[]): F01View['stopped'] {
  const [state, last] = [stateAfter(application, done), done.at(-1)]
  if (state === null || last === undefined || !stoppedIn.includes(state)) return null
  return { state, on: last.on, by: last.staff, reason: last.statement }
}

/** What was done where somebody signs for it; where the form was handed in more than once, each time with what came between. */
function signedAct(record: ActRecord, submissions: readonly ActRecord[]): F01Act[] {
  const { act, staff, on, time, statement, outcome, belowFloor, reference } = record
  if (act === 'submit' || (act === 'return' && submissions.length > 1)) {
    const times = submissions.indexOf(record) + 1
    const isOne = submissions.length === 1
    const said =
      act === 'return' ? [statement] : [isOne ? null : reference, belowFloor === null ? null : belowWords(belowFloor)]
    const named = isOne || act === 'return' ? acts[act] : submittedTimes(times)
    const remark = said.filter((text) => text !== null).join('；')
    return [{ place: 'acceptance', act: named, by: staff, on, time, remark: remark === '' ? null : remark }]
  }
  const place = placeOf[act]
  if (place === undefined) return []
  const decision = act === 'decide' && outcome !== null ? decisions[outcome as keyof typeof decisions].zh : null
  const said = act === 'review' || decision !== null ? [decision, statement].filter((text) => text !== null) : []
  const remark = said.length === 0 ? null : said.join('：')
  return [{ place, act: acts[act], by: staff, on, time, remark }]
}

const papersIn = (submission: ActRecord | undefined, of: 'scope' | 'amount'): string[] =>
  (submission?.lines ?? []).flatMap(({ field, paper }) => (field === of && paper !== null ? [paper] : []))

const numbersOf = (papers: readonly { readonly number: string }[]) => papers.map(({ number }) => number)

/** The certificate that was audited, or else those in force when the form was filed. */
async function certificatesConcerned(db: Db, { customer, certificateId }: Application, day: Day) {
  const all = await listCertificates(db, customer.id)
  const audited = all.filter(({ id }) => id === certificateId)
  return audited.length > 0 ? audited : inForceOn(all, day)
}
