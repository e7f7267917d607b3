import { commandLine, same } from '../../clause/words.ts'
import { type BlockLine, type Column, columnOf, type Part, sentence, type Tone, table } from '../../terminal/result.ts'
import { whatColumn } from '../columns.ts'
import type { Stake } from './stakes.ts'
import type { First, FirstThing } from './told.ts'
import { stakeWords, firstWords as words } from './words.ts'

const tones: Readonly<Partial<Record<Stake, Tone>>> = { answer: 'bad', certificate: 'bad', late: 'bad', risk: 'warn' }

const column = columnOf<FirstThing>()

const columns: readonly Column<FirstThing>[] = [
  column('stake', words.stake.en, words.stake.zh, {
    shown: ({ stake }) => stakeWords[stake],
    tone: ({ stake }) => tones[stake],
  }),
  column('by', words.when.en, words.when.zh, { shown: (thing) => words.by(thing, '\n'), whole: true }),
  column('customer', 'Customer', '客户', { shown: (thing) => words.whose(thing, '\n'), atLeast: 14 }),
  whatColumn('what', words.what),
  { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: ({ clauses }) => clauses.join('; ') },
  {
    key: 'who',
    title: words.who,
    cell: ({ who }) => who.map(({ staff }) => staff ?? '').join('; '),
    shown: ({ who }) => words.fallsTo(who, '\n'),
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

/** On a terminal: by when, for whom and whose it is; what it is; and, where there is room, the command that settles it. */
const block =
  (isShort: boolean) =>
  (thing: FirstThing): BlockLine[] => [
    { words: words.head(thing), tone: tones[thing.stake] },
    { words: words.what(thing) },
    ...(isShort ? [] : [{ words: same(commandLine(thing.command)), whole: true as const }]),
  ]

/**
 * What is to be done first, as a table; on a terminal as lines. `rest` is the command that lists all there is to do; `isShort`: on a terminal
 * without their commands.
 */
export const firstParts = ({ things, more }: First, rest: readonly string[], isShort = false): Part[] => [
  table(columns, things, { empty: words.none, block: block(isShort) }),
  ...(more === 0 ? [] : [sentence(words.more(more, commandLine(rest)))]),
]
