import type { Day } from '../clause/day.ts'
import { fold } from '../clause/fold.ts'
import { usage } from '../clause/problem.ts'
import { commandLine, joined, type Lang, lines, type Words } from '../clause/words.ts'
import { customerOrMeant } from '../customer/customer/meant.ts'
import type { Offer } from '../register/offered.ts'
import type { Db } from '../register/register.ts'
import { type Verb, verb } from '../terminal/command.ts'
import { offering, ofKind, required, searched } from '../terminal/flag.ts'
import { seriesNumber } from '../terminal/number-flag.ts'
import { type BlockLine, type Column, type Part, type Result, sentence, table } from '../terminal/result.ts'
import type { Meant } from '../terminal/understood.ts'
import { mostOffered } from '../terminal/world.ts'
import type { Onwards, OpenMatter, Step, Walk, Walks } from './next.ts'
import { nextWords } from './words.ts'

/** A step as the whole of a command line. */
const lineOf = ({ command, asks }: Step, lang: Lang = 'en'): string =>
  [commandLine(command), ...asks.map((each) => each[lang])].join(' ')

/** The columns of the steps in lists for programs; people read each on two lines. */
const columns: readonly Column<Step>[] = [
  { key: 'act', title: { en: 'What', zh: '事项' }, cell: ({ act }) => act, shown: ({ words }) => words },
  {
    key: 'roles',
    title: { en: 'By', zh: '办理人' },
    cell: ({ roles }) => roles.join('|'),
    shown: (step) => nextWords.by(step.roles),
  },
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: ({ clause }) => clause },
  { key: 'due', title: { en: 'Until', zh: '期限' }, cell: ({ due }) => due, shown: ({ due }) => nextWords.until(due) },
  { key: 'command', title: { en: 'Command', zh: '命令' }, cell: (step) => lineOf(step), command: true },
]

const block = (step: Step): BlockLine[] => [
  { words: nextWords.step(step) },
  { words: { en: lineOf(step), zh: lineOf(step, 'zh') }, whole: true },
]

/**
 * `next`: how a change application, a case of 4.4, a complaint or an appeal stands and what can be done with it now. On a terminal that is done in place, step
 * by step, until nothing is left to be done.
 */
export const nextVerb = (walks: Walks): Verb =>
  verb({
    words: {
      en: 'What can be done now with a change application, a case of 4.4, a complaint or an appeal; on a terminal, do it step by step',
      zh: '变更申请、暂停/撤销、投诉或申诉现在可办理的事项；在终端上逐步办理',
    },
    access: 'read',
    args: { number: required(numberAmong(walks)) },
    examples: {
      'next CH-2026-0001': { en: 'go on with the change application', zh: '继续办理该变更申请' },
      'next SP-2026-0001': { en: 'go on with the suspension', zh: '继续办理该暂停' },
      'next CP-2026-0001': { en: 'go on with the complaint', zh: '继续办理该投诉' },
    },
    run: async ({ number }, call) => {
      const onwards = await call.read((db) => walkOf(walks, number).onward(db, number, call.asOf))
      // What was asked of another day, or for a file, is read.
      const { output, format, asOf, knownAt } = call.globals
      const isWalked = call.interactive && [output, format, asOf, knownAt].every((each) => each === undefined)
      return isWalked ? walkedOn(onwards) : told(onwards)
    },
  })

const numberAmong = (walks: Walks) =>
  searched(
    ofKind(
      'verbatim',
      offering(
        'onward',
        seriesNumber({
          en: 'the change application, case, complaint or appeal, or the customer',
          zh: '变更申请、暂停/撤销、投诉或申诉的编号，或客户',
        }),
      ),
    ),
    (db, typed, lang, _, today) => matching(walks, typed, db, today).then((found) => found.map(offeredIn(lang))),
  )

const openOnes = async (walks: Walks, db: Db, today: Day): Promise<OpenMatter[]> =>
  (await Promise.all(Object.values(walks).map((walk) => walk.open(db, today)))).flat()

const newestFirst = (a: OpenMatter, b: OpenMatter): number =>
  a.since < b.since ? 1 : a.since > b.since ? -1 : a.number < b.number ? 1 : -1

/** What is open of the customer that a text names, or of those that it may mean: where that is nothing, null. */
export async function mattersMeant(
  walks: Walks,
  db: Db,
  typed: string,
  lang: Lang,
  doer: string,
  today: Day,
): Promise<Meant | null> {
  const named = await customerOrMeant(db, typed, lang, doer)
  if (named === null) return null
  const codes = 'choices' in named ? named.choices.map(({ value }) => value) : [named.code]
  const found = (await openOnes(walks, db, today))
    .filter(({ customer }) => customer !== null && codes.includes(customer))
    .sort(newestFirst)
  if (found.length === 0) return null
  const problem = usage(nextWords.several(typed, found), nextWords.nameOne)
  return { choices: found.map(offeredIn(lang)), isSure: !('choices' in named), problem }
}

/** The open ones in which every part of what was typed is found, the newest first. */
async function matching(walks: Walks, typed: string, db: Db, today: Day): Promise<OpenMatter[]> {
  const parts = typed.split(/\s+/u).map(fold)
  return (await openOnes(walks, db, today))
    .filter((each) => parts.every((part) => fold(`${each.number} ${nextWords.whose(each).zh}`).includes(part)))
    .sort(newestFirst)
    .slice(0, mostOffered + 1)
}

/** The open ones whose number begins with what was typed, or whose customer it names: for completion. */
export const mattersOffered = async (walks: Walks, db: Db, typed: string, today: Day): Promise<Offer[]> =>
  (await matching(walks, typed, db, today)).map(({ number, name, stateWords }) => ({
    value: number,
    meaning: joined([nextWords.whose({ customer: null, name }), stateWords], '  ', '  '),
  }))

const offeredIn =
  (lang: Lang) =>
  ({ number, customer, name, stateWords }: OpenMatter) => ({
    value: number,
    name: [
      number,
      ...(customer === null ? [] : [customer]),
      nextWords.whose({ customer: null, name })[lang],
      stateWords[lang],
    ].join('  '),
    short: number,
  })

/** The room of a number, by the letters that it begins with. */
function walkOf(walks: Walks, number: string): Walk {
  const walk = walks[number.split('-')[0] ?? '']
  if (walk !== undefined) return walk
  const known = Object.keys(walks).map((letters) => `${letters}-`)
  throw usage(nextWords.unknown(number, known), nextWords.seeLists)
}

/** How it stands, and what it waits for. */
const standing = (onwards: Onwards, more: readonly Words[] = []): Part =>
  sentence(lines([nextWords.stands(onwards), ...onwards.waits.map(nextWords.waits), ...more]))

const jsonOf = ({ stateWords, steps, waits, ...known }: Onwards) => ({
  next: {
    ...known,
    steps: steps.map((step) => {
      const { act, clause, roles, due } = step
      return { act, clause, roles, command: lineOf(step), due }
    }),
    waits: waits.map(({ act, why, roles, due }) => ({ act, roles, due, text: why })),
  },
})

/** All that can be done, each as a command line. */
const told = (onwards: Onwards): Result => ({
  json: jsonOf(onwards),
  items: onwards.steps,
  parts: [standing(onwards), table(columns, onwards.steps, { empty: nextWords.nothing, block })],
})

/** The same, each to be chosen and done in place. */
function walkedOn(onwards: Onwards): Result {
  const { number, steps } = onwards
  const result = { json: jsonOf(onwards), items: steps }
  if (steps.length === 0) return { ...result, parts: [standing(onwards, [nextWords.nothing])] }
  const offered = steps.map((step) => {
    const { words, command, decides } = step
    return { words: nextWords.step(step), short: words, argv: command, ...(decides === undefined ? {} : { decides }) }
  })
  const then = { question: nextWords.question(number), lines: offered, afterwards: ['next', number] }
  return { ...result, parts: [standing(onwards)], then }
}
