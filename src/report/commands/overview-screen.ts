import { joined, same, type Words } from '../../clause/words.ts'
import { type Part, sentence } from '../../terminal/result.ts'
import { firstTable, moreThanFirst } from '../first/parts.ts'
import { firstWords } from '../first/words.ts'
import type { Overview } from '../overview.ts'
import { overviewWords as words } from '../overview-words.ts'

/** Texts one below the other. */
const lines = (all: readonly (Words | null)[]): Part =>
  sentence(
    joined(
      all.filter((each) => each !== null),
      '\n',
      '\n',
    ),
  )

/** The first day of those that end, as `最早 2026-10-29`; nothing where none does. */
const nearest = <Item>(of: readonly Item[], day: (item: Item) => string): string | null => {
  const [first] = of
  return first === undefined ? null : day(first)
}

/**
 * The overview on a screen of 24 lines: how much there is, what to do first, and a line of each other part. `rest` lists all there is to do;
 * `notes` are what has to be known to read it.
 */
export function partsOnScreen(
  { first, asOf, maintainers, year, survey, surveyOwed, days, suspensions, certificates, confirm }: Overview,
  rest: readonly string[],
  notes: readonly Words[],
): Part[] {
  const owing = maintainers
    .filter(({ contacts }) => contacts > 0)
    .map(({ maintainer, contacts }) => ({ staff: maintainer, things: contacts }))
  const contacts = owing.reduce((sum, each) => sum + each.things, 0)
  return [
    sentence(firstWords.counted(asOf, first.counts)),
    firstTable(first, true),
    lines([
      moreThanFirst(first, rest),
      words.owedInShort(year, contacts, owing.length === 0 ? same('') : firstWords.fallsTo(owing)),
      survey === null
        ? surveyOwed
          ? words.surveyNotDrawn(year)
          : words.notOwed(year)
        : words.surveyInShort(survey.survey, survey),
      words.endingInShort(
        days,
        { count: suspensions.total, first: nearest(suspensions.nearest, ({ last }) => last) },
        { count: certificates.total, first: nearest(certificates.nearest, ({ expires }) => expires) },
      ),
      confirm.total === 0 ? null : words.confirmInShort(confirm.total),
      ...notes,
    ]),
  ]
}
