import type { Day } from '../../clause/day.ts'
import { same, type Words } from '../../clause/words.ts'
import { heightOf, linesOf } from '../../paper/measure.ts'
import { writtenDay } from '../../paper/written-day.ts'
import type { NoticeView } from './view.ts'
import { appeal, decision, duties, labels, titles } from './words.ts'

/** A row of the letter's table: what it is, and what it says in both languages or once. */
interface Fact {
  readonly label: Words
  readonly zh: string
  readonly en: string
}

/** The columns of the table in millimetres, the same in HTML and in Word. */
export const factColumns = [48, 130] as const

const textFact = (label: Words, text: string | null): Fact[] => (text === null ? [] : [{ label, zh: text, en: '' }])
const wordsFact = (label: Words, words: Words | null): Fact[] => (words === null ? [] : [{ label, ...words }])
const dayFact = (label: Words, day: Day | null): Fact[] => wordsFact(label, day === null ? null : writtenDay(day))

/** The table: the certificate, why, and the days. What is not there has no row. */
const factsOf = (view: NoticeView): Fact[] => [
  ...textFact(labels.certificate, view.certificate.number),
  ...textFact(labels.standard, view.certificate.standard),
  ...textFact(labels.scope, view.certificate.scope),
  ...textFact(labels.reducedScope, view.reducedScope),
  ...wordsFact(labels.reason, view.reason),
  ...textFact(labels.statement, view.statement),
  ...dayFact(labels.groundOn, view.groundOn),
  ...dayFact(labels.decidedOn, view.decidedOn),
  ...dayFact(labels.effectiveOn, view.effectiveOn),
  ...dayFact(labels.endsOn, view.endsOn),
  ...textFact(labels.conditions, view.conditions),
  ...textFact(view.kind === 'cancellation' ? labels.proof : labels.verified, view.evidence),
]

/** The sizes that the letters may have, in points: the largest at which the letter is one page. */
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7] as const
export const smaller = 0.8

/** What a page holds besides the letterhead, the signatures and the receipt, in millimetres. */
const room = 165

const pageWidth = 178

const paragraphHeight = ({ zh, en }: Words, size: number): number =>
  heightOf(linesOf(zh, pageWidth - 2 * size * 0.4, size), size) +
  heightOf(linesOf(en, pageWidth, size * smaller), size * smaller) +
  1

function factHeight({ label, zh, en }: Fact, size: number): number {
  const [first, second] = factColumns
  const named = heightOf(linesOf(`${label.zh} ${label.en}`, first - 3, size * 0.9), size * 0.9)
  return Math.max(named, heightOf(linesOf(en === '' ? zh : `${zh} ${en}`, second - 3, size), size)) + 1.4
}

function sizeOf(paragraphs: readonly Words[], facts: readonly Fact[]): number {
  const height = (size: number) =>
    paragraphs.reduce((sum, words) => sum + paragraphHeight(words, size), 0) +
    facts.reduce((sum, fact) => sum + factHeight(fact, size), 0)
  return sizes.find((size) => height(size) <= room) ?? 7
}

/** What the layouts of the letter fill in: every placeholder there is. Texts that are not there are empty. */
export function noticeContent(view: NoticeView) {
  const { customer, certificate } = view
  const decided = decision(view)
  const facts = factsOf(view)
  const numbered = duties(view).map((words, i) => ({ nr: i + 1, ...words }))
  const address = [customer.englishName, customer.address].filter((each) => each !== null).join('\n')
  return {
    title: titles[view.kind],
    number: view.number,
    noticeNumber: view.noticeNumber ?? '',
    bodyName: { zh: view.bodyName?.zh ?? '', en: view.bodyName?.en ?? '' },
    customer: {
      code: customer.code,
      name: customer.name,
      englishName: customer.englishName ?? '',
      address: customer.address ?? '',
    },
    certificate: { number: certificate.number, standard: certificate.standard ?? '', scope: certificate.scope ?? '' },
    reason: view.reason ?? same(''),
    statement: view.statement ?? '',
    groundOn: (view.groundOn ?? '') as string,
    decidedOn: view.decidedOn as string,
    effectiveOn: view.effectiveOn as string,
    endsOn: (view.endsOn ?? '') as string,
    conditions: view.conditions ?? '',
    evidence: view.evidence ?? '',
    reducedScope: view.reducedScope ?? '',
    /** The letter's own sentences, for layouts that keep them. */
    decision: decided,
    facts,
    duties: numbered,
    appeal,
    decidedBy: view.decidedBy,
    handledBy: view.handledBy,
    issuedOn: writtenDay(view.issuedOn),
    head: view.head ?? '',
    size: sizeOf([decided, ...numbered, appeal, same(address)], facts),
  }
}

export type NoticeContent = ReturnType<typeof noticeContent>
