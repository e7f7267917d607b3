import { commandLine, same, type Words } from '../../clause/words.ts'
import { type BlockLine, type Column, columnOf, type Part, sentence, type Tone, table } from '../../terminal/result.ts'
import { whatColumn } from '../columns.ts'
import type { Stake } from './stakes.ts'
import type { First, FirstThing } from './told.ts'
import { firstWords as words } from './words.ts'

const tones: Readonly<Partial<Record<Stake, Tone>>> = { answer: 'bad', certificate: 'bad', late: 'bad', risk: 'warn' }

const column = columnOf<FirstThing>()

const columns: readonly Column<FirstThing>[] = [
  column('matter', words.matter.en, words.matter.zh, {
    shown: ({ title }) => title,
    tone: ({ stake }) => tones[stake],
    whole: true,
    lists: ({ listed }) => listed,
  }),
  column('by', words.when.en, words.when.zh, { shown: (thing) => words.by(thing, '\n'), whole: true }),
  column('customer', 'Customer', '客户', { shown: (thing) => words.whose(thing, '\n'), atLeast: 14 }),
  { ...whatColumn<FirstThing>('what', words.what), lists: ({ listed }) => listed },
  { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: ({ clauses }) => clauses.join('; ') },
  {
    key: 'who',
    title: words.who,
    cell: ({ who }) => who.map(({ staff }) => staff ?? '').join('; '),
    shown: ({ who }) => words.fallsTo(who, '\n'),
    atLeast: 14,
  },
  {
    key: 'command',
    title: words.command,
    cell: ({ command }) => commandLine(command),
    command: true,
    minor: true,
    ownLine: true,
  },
]

/** On a terminal: what it is about, by when, for whom and whose it is; what it is; and the command that settles it. */
const block = (thing: FirstThing): BlockLine[] => [
  { words: words.head(thing), tone: tones[thing.stake] },
  { words: words.what(thing) },
  { words: same(commandLine(thing.command)), whole: true },
]

/** The same in two lines at most: of several how many there are, whose they are, and with which customer they begin. */
const shortBlock = (thing: FirstThing): BlockLine[] => {
  const below = thing.things === 1 ? thing.text : thing.customer === null ? null : words.whose(thing)
  return [{ words: words.headInShort(thing), tone: tones[thing.stake] }, ...(below === null ? [] : [{ words: below }])]
}

/** What is to be done first, as a table; on a terminal as lines, which are as few as can be where `isShort`. */
export const firstTable = ({ things }: First, isShort = false): Part =>
  table(columns, things, { empty: words.none, block: isShort ? shortBlock : block })

/** How much there is besides, and the command that lists all there is to do (`rest`); null where it is all told. */
export const moreThanFirst = ({ more }: First, rest: readonly string[]): Words | null =>
  more === 0 ? null : words.more(more, commandLine(rest))

/** What is to be done first, and what else there is. */
export function firstParts(first: First, rest: readonly string[], isShort = false): Part[] {
  const more = moreThanFirst(first, rest)
  return [firstTable(first, isShort), ...(more === null ? [] : [sentence(more)])]
}
