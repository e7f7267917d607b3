import type { Lang, Words } from '../clause/words.ts'
import type { Flag } from '../terminal/flag.ts'
import { calledIn } from '../terminal/question-words.ts'
import { inShort } from './in-short.ts'
import type { Links } from './links.ts'
import { fieldNames, pageNames } from './name-words.ts'
import type { Offered } from './offered.ts'

/** A name as it begins a line. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const nounOf = ({ path }: Pick<Offered, 'path'>): string => path.slice(0, -1).join(' ')

/** What one record is called that a page shows: `Certificate`, 证书; null where the page shows none of a kind. */
export function recordName(page: Pick<Offered, 'path'>, links: Pick<Links, 'called'>): Words | null {
  if (page.path.at(-1) !== 'show') return null
  const named = pageNames[page.path.join(' ')] ?? links.called(nounOf(page))
  return named === null ? null : { en: capital(named.en), zh: named.zh.replace(/(?:详情|概况)$/u, '') }
}

/** What a page is called, in a word or two and everywhere the same: as it is named here, else as the kind of its records is. */
export function pageName(page: Offered, links: Pick<Links, 'called'>): Words {
  const named = pageNames[page.path.join(' ')]
  if (named !== undefined) return named
  const record = recordName(page, links)
  if (record !== null) return { en: record.en, zh: `${record.zh}详情` }
  const listed = page.path.at(-1) === 'list' ? links.called(nounOf(page)) : null
  return listed === null ? inShort(page.verb.words) : { en: capital(listed.en), zh: listed.zh }
}

/** What a field of a page is called, by the key of its flag. Where it is named nowhere, as it is asked for in a conversation. */
export function fieldName(path: readonly string[], key: string, flag: Flag): Words {
  const named = fieldNames[[...path, key].join(' ')] ?? fieldNames[key]
  return named ?? { en: calledIn(flag, 'en'), zh: calledIn(flag, 'zh') }
}

/** The same in one language. */
export const labelOf = (path: readonly string[], [key, flag]: readonly [string, Flag], lang: Lang): string =>
  fieldName(path, key, flag)[lang]
