import { remarks, same, type Words } from '../../clause/words.ts'
import type { Explained } from '../../terminal/command.ts'
import { channels, outcomes } from '../contact/rules.ts'
import { type Entry, type Meaning, vocabulary } from './rules/vocabulary.ts'
import { topicTitles } from './words.ts'

/** A row of the grammar's tables: what is meant, and all that may be typed for it. */
export interface WordRow {
  readonly meaning: Words
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly initials: readonly string[]
}

const meaningOf = (means: Meaning, zh: readonly string[]): Words => {
  switch (means.is) {
    case 'channel':
      return channels[means.value]
    case 'outcome':
      return means.channel === undefined
        ? outcomes[means.value]
        : remarks([outcomes[means.value], channels[means.channel]])
    case 'topic':
      return topicTitles[means.value]
    case 'none':
      return { en: 'none', zh: '没有' }
    case 'day':
      return same(zh[0] ?? means.said)
  }
}

/** What numbered initials have in common: sz of sz1 to sz7. */
const stem = ({ initials: [first = ''] }: Entry): string | null =>
  /\d$/.test(first) ? first.replace(/\d+$/, '') : null

/** The entries as rows; those that are numbered through, such as the days of a week, as one from the first to the last. */
export function rowsOf(entries: readonly Entry[]): WordRow[] {
  const rows: WordRow[] = []
  for (let i = 0; i < entries.length; i += 1) {
    const first = entries[i] as Entry
    const common = stem(first)
    let last = i
    while (common !== null && entries[last + 1] !== undefined && stem(entries[last + 1] as Entry) === common) last += 1
    const end = entries[last] as Entry
    const through = (of: (each: Entry) => readonly string[]) =>
      last === i ? of(first) : [`${of(first)[0]}–${of(end)[0]}`]
    const zh = through((each) => each.zh)
    rows.push({ meaning: meaningOf(first.means, zh), zh, en: first.en, initials: through((each) => each.initials) })
    i = last
  }
  return rows
}

/** The words of a line for the help: each meaning with what may be typed for it. */
export const explainedWords = async (): Promise<readonly Explained[]> =>
  vocabulary.map(({ key, title, note, entries }) => ({
    title: { en: `${title.en}. ${note.en}`, zh: `${title.zh}。${note.zh}` },
    rows: rowsOf(entries).map(({ meaning, zh, en, initials }) => {
      // Days are called what they are typed as.
      const short: Words = { en: initials.join(', '), zh: initials.join('、') }
      if (key === 'day') return { typed: meaning, meaning: short }
      const whole: Words = { en: [...en, ...zh].join(', '), zh: zh.join('、') }
      return { typed: meaning, meaning: { en: `${whole.en} (${short.en})`, zh: `${whole.zh}（${short.zh}）` } }
    }),
  }))
