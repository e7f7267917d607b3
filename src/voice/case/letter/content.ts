import { same, type Words } from '../../../clause/words.ts'
import { writtenDay } from '../../../paper/written-day.ts'
import type { LetterView } from './view.ts'
import { decisionWords, labels, madePublicWords, paragraphsOf, titleOf } from './words.ts'

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

function factsOf(view: LetterView): Fact[] {
  const received = [
    ...wordsFact(labels.receivedOn, writtenDay(view.receivedOn)),
    ...textFact(labels.content, view.content),
  ]
  if (view.kind === 'acknowledgement')
    return [
      ...received,
      ...textFact(labels.owner, view.owner),
      ...wordsFact(labels.decideBy, writtenDay(view.decideBy)),
    ]
  return [
    ...received,
    ...wordsFact(labels.decision, view.decision === null ? null : decisionWords(view.decision)),
    ...wordsFact(labels.decidedOn, view.decidedOn === null ? null : writtenDay(view.decidedOn)),
    ...textFact(labels.reason, view.reason),
    ...textFact(labels.correction, view.correction),
    ...textFact(labels.action, view.action),
    ...(view.decision === 'refused' ? [] : wordsFact(labels.public, madePublicWords(view.madePublic))),
  ]
}

/** What the layouts of the letter fill in: every placeholder there is. Texts that are not there are empty. */
export function letterContent(view: LetterView) {
  const { to } = view
  const signer =
    view.kind === 'end'
      ? { label: labels.decidedBy, name: view.decidedBy ?? '' }
      : { label: labels.owner, name: view.owner ?? '' }
  const [opening = same(''), ...paragraphs] = paragraphsOf(view)
  return {
    title: titleOf(view),
    number: view.number,
    letterNumber: view.letterNumber ?? '',
    bodyName: { zh: view.bodyName?.zh ?? '', en: view.bodyName?.en ?? '' },
    to: { code: to.code ?? '', name: to.name, englishName: to.englishName ?? '', address: to.address ?? '' },
    receivedOn: view.receivedOn as string,
    content: view.content,
    decideBy: view.decideBy as string,
    decision: view.decision === null ? same('') : decisionWords(view.decision),
    decidedOn: (view.decidedOn ?? '') as string,
    reason: view.reason ?? '',
    correction: view.correction ?? '',
    action: view.action ?? '',
    /** The letter's own sentences, for layouts that keep them. */
    opening,
    paragraphs,
    facts: factsOf(view),
    signer,
    issuedOn: writtenDay(view.issuedOn),
    head: view.head,
  }
}

export type LetterContent = ReturnType<typeof letterContent>
