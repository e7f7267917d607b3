import { reasonText } from '../../certificate/status/reasons.ts'
import { acts, type CaseAct } from '../../certificate/status/rules.ts'
import type { Act } from '../../certificate/status/store/act.ts'
import { listReasons } from '../../certificate/status/store/reason.ts'
import { scopeOf } from '../../change/application.ts'
import { applicationByNumber } from '../../change/store/application.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { customerById } from '../../customer/customer/store/master.ts'
import { paperFlags, printed } from '../../paper/print.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { choice, required, text } from '../../terminal/flag.ts'
import { paperFormats } from '../../terminal/format.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import type { NoticeView } from '../notice/view.ts'
import { suspensionWords } from '../words.ts'
import { requireCase } from './case-record.ts'
import { caseNumber } from './flags.ts'

const { supersession: _, ...caseActs } = acts

/** `suspend notice`: the notice of the newest act of a case, or of the one asked for, in both languages. */
export const suspendNotice = verb({
  words: { en: 'Print the notice of an act to the customer', zh: '打印给客户的通知书' },
  access: 'read',
  formats: paperFormats,
  args: { case: required(caseNumber) },
  flags: {
    of: choice({ en: 'of which act (default: the newest)', zh: '哪一次决定（默认最近一次）' }, caseActs),
    number: paperNumber({
      en: 'the number of the notice (default: as recorded, or a line)',
      zh: '通知书编号（默认按登记，或留空）',
    }),
    body: text(
      { en: "the body's name for the letterhead (default: a line)", zh: '抬头的机构名称（默认留空）' },
      'NAME',
    ),
    bodyEn: text({ en: 'its English name beneath (default: none)', zh: '其下的英文名称（默认无）' }, 'NAME'),
    ...paperFlags,
  },
  examples: {
    'suspend notice SP-2026-0001 --output notice.html': {
      en: 'the notice to be signed and sent',
      zh: '通知书，打印后盖章寄送',
    },
    'suspend notice SP-2026-0001 --output notice.docx': {
      en: 'the same for a word processor',
      zh: '同上，存为 Word 文档',
    },
  },
  run: async ({ case: number, of, number: noticeNumber, body, bodyEn, ...paper }, call) => {
    const view = await call.read((db) =>
      viewOf(db, number, {
        of,
        noticeNumber,
        bodyName: bodyNamed(body, bodyEn),
        day: call.asOf,
        head: headText(call.head()),
      }),
    )
    const { noticeDocument } = await import('../notice/document.ts')
    return printed(noticeDocument(view), paper, call)
  },
})

interface Asked {
  readonly of: CaseAct | undefined
  readonly noticeNumber: string | undefined
  readonly bodyName: NoticeView['bodyName']
  readonly day: Day
  readonly head: string
}

/** The name for the letterhead, printed once where it is given in one language. */
const bodyNamed = (body: string | undefined, bodyEn: string | undefined): NoticeView['bodyName'] =>
  body === undefined ? (bodyEn === undefined ? null : { zh: bodyEn, en: null }) : { zh: body, en: bodyEn ?? null }

async function viewOf(db: Db, number: string, asked: Asked): Promise<NoticeView> {
  const { certificate, acts: done } = await requireCase(db, number)
  // A decision may lie ahead, and so may its first day: the notice goes out before.
  const decided = done.filter((act) => (act.decidedOn ?? act.on) <= asked.day)
  const act = decided.findLast(({ kind }) => asked.of === undefined || kind === asked.of)
  if (act === undefined)
    throw usage(suspensionWords.noSuchAct(number, asked.of ?? 'suspension'), suspensionWords.seeCase(number))
  const customer = await customerById(db, certificate.customer.id)
  const notice = act.followUps.find(({ kind, on }) => kind === 'notice' && on <= asked.day)
  return {
    kind: act.kind,
    number,
    noticeNumber: asked.noticeNumber ?? notice?.reference ?? null,
    bodyName: asked.bodyName,
    customer: {
      code: customer.code,
      name: customer.name,
      englishName: customer.english_name,
      address: customer.registered_address ?? customer.site_address,
    },
    certificate: { number: certificate.number, standard: certificate.standard, scope: certificate.scope },
    reason: reasonText(act.reason, await listReasons(db)),
    statement: act.statement,
    groundOn: act.groundOn,
    decidedOn: act.decidedOn ?? act.on,
    effectiveOn: act.on,
    endsOn: act.until,
    conditions: act.conditions,
    evidence: act.evidence,
    reducedScope: await reducedScopeOf(db, act, certificate.id),
    decidedBy: act.decidedBy ?? '',
    handledBy: act.handledBy ?? '',
    issuedOn: notice?.on ?? asked.day,
    head: asked.head,
  }
}

/** The scope that is left, by the change application of the restoration. */
async function reducedScopeOf(db: Db, { change }: Act, certificateId: number): Promise<string | null> {
  const application = change === null ? null : await applicationByNumber(db, change)
  return application === null ? null : (scopeOf(application, certificateId) ?? null)
}
