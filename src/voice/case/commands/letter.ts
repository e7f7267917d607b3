import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { paperFlags, printed } from '../../../paper/print.ts'
import { type Db, headText } from '../../../register/register.ts'
import { type Examples, type Verb, verb } from '../../../terminal/command.ts'
import { choice, required, text } from '../../../terminal/flag.ts'
import { paperFormats } from '../../../terminal/format.ts'
import { paperNumber } from '../../../terminal/number-flag.ts'
import { type LetterKind, type LetterView, letterKinds } from '../letter/view.ts'
import { nextStep } from '../next-step.ts'
import { caseViews } from '../record.ts'
import { actIn, type Case, type CaseSort, clauseOf, decisionOf, involvedHands, traitsOf } from '../rules.ts'
import { listCases } from '../store/case.ts'
import { stateOf, transitionOf } from '../transitions.ts'
import { caseWords } from '../words.ts'
import { caseNumber, requireCaseView } from './require.ts'

/** `letter`: to whoever complains or appeals, that it was received, or the end; in both languages. */
export const caseLetter = (sort: CaseSort, examples: Examples): Verb =>
  verb({
    words: { en: 'Print the letter that it was received, or of the end', zh: '打印收悉告知书或处理结果告知书' },
    access: 'read',
    formats: paperFormats,
    args: { number: caseNumber(sort) },
    flags: {
      of: required(choice({ en: 'which letter', zh: '哪一种函件' }, letterKinds)),
      reference: paperNumber({
        en: 'the number of the letter (default: as recorded, or a line)',
        zh: '函件编号（默认按登记，或留空）',
      }),
      body: text(
        { en: "the body's name for the letterhead (default: a line)", zh: '抬头的机构名称（默认留空）' },
        'NAME',
      ),
      bodyEn: text({ en: 'its English name beneath (default: none)', zh: '其下的英文名称（默认无）' }, 'NAME'),
      ...paperFlags,
    },
    examples,
    run: async ({ number, of, reference, body, bodyEn, ...paper }, call) => {
      const view = await call.read(async (db): Promise<LetterView> => {
        await requireCaseView(db, sort, number, call.asOf)
        const [found] = await listCases(db, sort, { asOf: call.asOf, number })
        const named = bodyNamed(body, bodyEn)
        return letterOf(db, found as Case, of, {
          reference,
          bodyName: named,
          day: call.asOf,
          head: headText(call.head()),
        })
      })
      const { letterDocument } = await import('../letter/document.ts')
      return printed(letterDocument(view), paper, call)
    },
  })

/** The name for the letterhead, printed once where it is given in one language. */
const bodyNamed = (body: string | undefined, bodyEn: string | undefined): LetterView['bodyName'] =>
  body === undefined ? (bodyEn === undefined ? null : { zh: bodyEn, en: null }) : { zh: body, en: bodyEn ?? null }

/** The letter of the end is for telling it: before that can be recorded there is none, and what comes first is said. */
function refuseEnd(found: Case): void {
  const { sort, number } = found
  const next = nextStep(found)
  const hint = next === null ? caseWords.seeCase(sort, number) : caseWords.nextIs(next.line)
  if (decisionOf(found) === null) throw usage(caseWords.notDecided(number), hint)
  const isTold = actIn(found, 'inform') !== null || found.closedBefore !== null
  if (isTold || transitionOf('inform', stateOf(found), traitsOf(found)) !== null) return
  throw refused(clauseOf[sort], caseWords.notNow(number, stateOf(found), 'inform'), hint)
}

interface Asked {
  readonly reference: string | undefined
  readonly bodyName: LetterView['bodyName']
  readonly day: Day
  readonly head: string
}

async function letterOf(db: Db, found: Case, kind: LetterKind, asked: Asked): Promise<LetterView> {
  const { sort, number, name } = found
  if (name === null) throw usage(caseWords.nobodyToTell, caseWords.seeCase(sort, number))
  const decided = decisionOf(found)
  if (kind === 'end') refuseEnd(found)
  const [view] = await caseViews(db, sort, { day: asked.day, number })
  const told = actIn(found, kind === 'end' ? 'inform' : 'acknowledge')
  const corrected = actIn(found, 'correct')
  const customer = found.customerId === null ? null : await customerById(db, found.customerId)
  return {
    kind,
    sort,
    number,
    letterNumber: asked.reference ?? told?.reference ?? null,
    bodyName: asked.bodyName,
    to: {
      code: found.customer,
      name,
      englishName: customer?.english_name ?? null,
      address: customer?.registered_address ?? customer?.site_address ?? null,
    },
    receivedOn: found.received,
    content: found.content,
    decideBy: (view as NonNullable<typeof view>).decideBy,
    decision: decided === null ? null : (decided.decision ?? 'refused'),
    decidedOn: decided?.on ?? null,
    reason: decided?.statement ?? null,
    correction: corrected?.correction ?? null,
    action: corrected?.action ?? null,
    madePublic: actIn(found, 'publish')?.madePublic ?? null,
    separate: involvedHands(found).length === 0,
    owner: found.owner,
    decidedBy: decided?.doneBy ?? null,
    issuedOn: told?.on ?? asked.day,
    head: asked.head,
  }
}
