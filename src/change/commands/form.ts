import { listCertificates } from '../../certificate/certificate/store/certificate.ts'
import type { Day } from '../../clause/day.ts'
import { fenText, readFen } from '../../clause/fen.ts'
import { customerById } from '../../customer/customer/store/master.ts'
import { paperFlags, printed } from '../../paper/print.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { paperFormats } from '../../terminal/format.ts'
import { type ActRecord, type Application, actsBy, submissionIn, submittedKinds, traitsOf } from '../application.ts'
import type { F01Act, F01Change, F01Place, F01View } from '../form/view.ts'
import { f01Copies } from '../form/words.ts'
import { type Act, acts, type ChangeField, decisions, fieldNames } from '../rules.ts'
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
    const view = await call.read(async (db) => {
      const application = await requireApplication(db, number)
      return viewOf(db, application, call.asOf, headText(call.head()))
    })
    const { f01Document } = await import('../form/document.ts')
    return printed(f01Document(view), paper, call)
  },
})

/** Where on the form somebody signs for an act. */
const placeOf: Readonly<Partial<Record<Act, F01Place>>> = {
  submit: 'acceptance',
  confirm: 'confirmation',
  review: 'review',
  decide: 'decision',
  approve: 'approval',
  enter: 'entry',
  reissue: 'entry',
}

async function viewOf(db: Db, application: Application, day: Day, head: string): Promise<F01View> {
  const done = actsBy(application, day)
  const submission = submissionIn(done)
  const filedOn = submission?.on ?? done[0]?.on ?? day
  const customer = await customerById(db, application.customer.id)
  const traits = traitsOf(application, done)
  const closed = done.findLast(({ act }) => act === 'close')
  const [first, second] = f01Copies
  // Whose amount or scope changes; else all that the customer had when the form was filed.
  const [amended, rescoped] = [papersIn(submission, 'amount'), papersIn(submission, 'scope')]
  /** What the customer was when the form was filed: what it applies for stands in the table of changes. */
  const asFiled = (field: ChangeField, now: string | null): string | null => {
    const line = submission?.lines.find((each) => each.field === field)
    return line === undefined ? now : line.before
  }
  return {
    number: application.number,
    f01Number: submission?.reference ?? null,
    filedOn,
    customer: {
      code: customer.code,
      name: asFiled('name', customer.name) ?? '',
      englishName: asFiled('english-name', customer.english_name),
      creditCode: asFiled('credit-code', customer.credit_code),
    },
    contracts: amended.length > 0 ? amended : numbersOf(await contractsRunning(db, customer.id, filedOn)),
    certificates: rescoped.length > 0 ? rescoped : numbersOf(await certificatesConcerned(db, application, filedOn)),
    origin: application.origin,
    auditReference: done.find(({ act }) => act === 'signal')?.reference ?? null,
    kinds: submission === undefined ? [] : submittedKinds(submission),
    class: traits.class,
    direction: traits.direction,
    marks: { amount: traits.amount, relocation: submission?.relocation === true, reissue: traits.reissue },
    changes: submission === undefined ? [] : await changesOf(db, submission),
    material: done.flatMap(({ documents, proof }) => [documents, proof].filter((text) => text !== null)),
    signedOn: submission?.signedOn ?? null,
    acts: done.flatMap(signedAct),
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

function signedAct({ act, staff, on, time, statement, outcome }: ActRecord): F01Act[] {
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
