import type { Lang, Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import { type Column, sentence, table } from '../terminal/result.ts'
import type { Choice } from '../terminal/world.ts'
import type { Other, Remark } from './remark.ts'
import { intakeWords } from './words.ts'

/** Whether the organization of a row is the other one. The first is what an impatient Enter takes: it must merge nothing. */
const answers = {
  later: { en: 'later: keep the row among the rejects', zh: '以后再定（保留在退回行中）' },
  same: { en: 'the same organization', zh: '同一组织' },
  another: { en: 'another organization', zh: '不同组织' },
} as const satisfies Record<string, Words>

export type Answer = keyof typeof answers

/** A value of both sides. */
interface Side {
  readonly title: Words
  readonly row: string | null
  readonly other: string | null
}

/** A row of which only a person can say which organization it is about. */
export interface Doubt<Field extends string = string> {
  /** Doubts of one kind may be answered together. */
  readonly kind: string
  readonly remark: Remark<Field> & { readonly other: Other }
  /** The same as it is asked: without a number for the other side where only this list would give it one, which may become another. */
  readonly asked: { readonly reason: Words; readonly other: Other }
  readonly sides: readonly Side[]
}

/** A doubt with the line of its row. */
interface LineDoubt extends Doubt {
  readonly line: number
}

/** How an answer is typed. */
export const typedAnswers = { merge: 'same', separate: 'another', ask: 'later' } as const satisfies Record<
  string,
  Answer
>

const wordOf = (answer: Answer): string =>
  Object.entries(typedAnswers).find(([, each]) => each === answer)?.[0] ?? answer

/** An answer that was typed: to the doubt of a line, or to all of a kind. */
export interface TypedAnswer {
  readonly about: string
  readonly answer: Answer
}

/** What `5=merge` or `same-number=separate` says; null where it says nothing. */
export function answerTyped(raw: string): TypedAnswer | null {
  const [, about, word] = /^([1-9]\d*|[a-z][a-z-]*)=([a-z]+)$/.exec(raw.normalize('NFKC').trim()) ?? []
  if (about === undefined || word === undefined || !(word in typedAnswers)) return null
  return { about, answer: typedAnswers[word as keyof typeof typedAnswers] }
}

/** What was answered of doubts: one by one, of all that are like it, or of all at once. */
export class Answers {
  readonly #always: Answer | null
  readonly #ofRow = new Map<string, Answer>()
  readonly #ofKind = new Map<string, Answer>()
  /** Those that were typed for a line, in the order in which its doubts come up: one that is another organization may be a third. */
  readonly #ofLine = new Map<number, Answer[]>()

  constructor(always: Answer | null = null, typed: readonly TypedAnswer[] = []) {
    this.#always = always
    for (const { about, answer } of typed) {
      const line = Number(about)
      if (Number.isNaN(line)) this.#ofKind.set(about, answer)
      else this.#ofLine.set(line, [...(this.#ofLine.get(line) ?? []), answer])
    }
  }

  /** The answer to a doubt; null where nobody has answered it. */
  of(line: number, { kind, remark }: Doubt): Answer | null {
    const key = rowKey(line, remark)
    const typed = this.#ofRow.has(key) ? undefined : this.#ofLine.get(line)?.shift()
    if (typed !== undefined) this.#ofRow.set(key, typed)
    return this.#ofRow.get(key) ?? this.#ofKind.get(kind) ?? this.#always
  }

  answer(line: number, { kind, remark }: Doubt, answer: Answer, forAll: boolean): void {
    if (forAll) this.#ofKind.set(kind, answer)
    else this.#ofRow.set(rowKey(line, remark), answer)
  }
}

const rowKey = (line: number, { other }: Doubt['remark']): string => `${line} ${other.name}`

/**
 * Asks of each doubt, both sides beside each other, until all are answered. An answer for all like it is shown with the rows that it
 * settles, and asked for once more where it is not agreed to.
 */
export async function askDoubts(doubts: readonly LineDoubt[], known: Answers, call: WriteCall): Promise<void> {
  for (const [at, doubt] of doubts.entries()) {
    const { line, asked } = doubt
    // An answer for all like it may have answered this one.
    if (known.of(line, doubt) !== null) continue
    const alike = doubts.slice(at).filter((each) => each.kind === doubt.kind)
    await call.show([table(sideColumns(line, asked.other), doubt.sides)])
    const question = intakeWords.askSame(at + 1, doubts.length, asked.reason)[call.lang]
    const read = (chosen: string) => {
      const [answer = '', all] = chosen.split(' ')
      return { answer: answer as Answer, forAll: all !== undefined }
    }
    const as = (chosen: string) => {
      const { answer, forAll } = read(chosen)
      return ['--doubt', `${forAll ? doubt.kind : line}=${wordOf(answer)}`]
    }
    const choices = choicesFor(alike.length, call.lang)
    const ask = async () => read(await call.world.prompts.choose(question, choices, call.lang, { as }))
    let chosen = await ask()
    while (chosen.forAll && chosen.answer !== 'later' && !(await isAgreed(alike, chosen.answer, call)))
      chosen = await ask()
    known.answer(line, doubt, chosen.answer, chosen.forAll)
  }
}

/** So many rows are shown of those that an answer settles. */
const mostShown = 8

/** Shows the rows that an answer would settle, each with its other side, and asks whether it is to. */
async function isAgreed(
  alike: readonly LineDoubt[],
  answer: Answer,
  { show, world, lang }: WriteCall,
): Promise<boolean> {
  const shown = alike.slice(0, mostShown)
  const left = alike.length - shown.length
  await show([
    sentence(intakeWords.notSettled(answers[answer], alike.length)),
    table(pairColumns, shown),
    ...(left === 0 ? [] : [sentence(intakeWords.moreAlike(left))]),
  ])
  return world.prompts.confirm(intakeWords.settleAll(answers[answer], alike.length)[lang], lang)
}

const pairColumns: readonly Column<LineDoubt>[] = [
  { key: 'line', title: { en: 'Line', zh: '行' }, cell: ({ line }) => line, whole: true, align: 'right' },
  { key: 'row', title: { en: 'In the list', zh: '名单中' }, cell: ({ sides: [name] }) => name?.row ?? null },
  {
    key: 'where',
    title: { en: 'Other side', zh: '对照' },
    cell: ({ asked }) => intakeWords.otherSide(asked.other).en,
    shown: ({ asked }) => intakeWords.otherSide(asked.other),
    whole: true,
  },
  { key: 'other', title: { en: 'Its name', zh: '其名称' }, cell: ({ asked }) => asked.other.name },
]

const sideColumns = (line: number, other: Other) => [
  {
    key: 'field',
    title: { en: 'Field', zh: '字段' },
    cell: ({ title }: Side) => title.en,
    shown: (each: Side) => each.title,
  },
  { key: 'row', title: intakeWords.line(line), cell: ({ row }: Side) => row },
  { key: 'other', title: intakeWords.otherSide(other), cell: ({ other: value }: Side) => value },
]

function choicesFor(alike: number, lang: Lang): Choice[] {
  const all = Object.entries(answers)
  const one = all.map(([value, words]) => ({ value, name: words[lang] }))
  if (alike < 2) return one
  return [
    ...one,
    ...all.map(([value, words]) => ({ value: `${value} all`, name: intakeWords.forAll(words, alike)[lang] })),
  ]
}
