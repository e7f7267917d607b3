import type { Words } from '../../clause/words.ts'
import { type Html, html, type Part } from '../../page/html.ts'
import { facts, note, section, table } from '../../page/parts.ts'
import { type Say, shown } from '../../page/shown.ts'
import { named } from './small.ts'
import type { CustomerFileView, PersonView } from './view.ts'
import { pageWords } from './words.ts'

/** Names, codes, and the master data as far as it is filled. */
export function whoSection(view: CustomerFileView, say: Say): Html {
  const { code, mergedCodes, name, formerNames, masterData } = view
  const former = formerNames.map((each) => say(pageWords.formerUntil(each.name, each.until)))
  return section(say(pageWords.who), [
    facts([
      [say(pageWords.code), code],
      ...(mergedCodes.length === 0 ? [] : [[say(pageWords.mergedCodes), mergedCodes.join(' ')] as const]),
      [say(pageWords.name), name],
      ...(former.length === 0 ? [] : [[say(pageWords.formerNames), former.join('\n')] as const]),
      ...masterData.map((field): [string, Part] => [say(field.name), field.value]),
    ]),
  ])
}

/** The columns that are filled for anybody: a table of dashes helps nobody. */
const filled = (persons: readonly PersonView[]) =>
  (
    [
      ['title', pageWords.jobTitle],
      ['mobile', pageWords.mobile],
      ['phone', pageWords.phone],
      ['email', pageWords.email],
      ['wechat', pageWords.wechat],
    ] as const
  ).filter(([key]) => persons.some((person) => person[key] !== null))

/** The people to speak to there; those who have left stay on file. */
export function personSection({ persons }: CustomerFileView, say: Say): Html {
  if (persons.length === 0) return section(say(pageWords.persons), [note(say(pageWords.noPersons))])
  const columns = filled(persons)
  const dated = persons.some(({ from, until }) => from !== null || until !== null)
  const time = ({ from, until }: PersonView) =>
    from === null && until === null ? '' : `${from ?? '…'} – ${until ?? ''}`
  return section(say(pageWords.persons), [
    table({
      caption: say(pageWords.persons),
      headed: true,
      listed: true,
      columns: [
        { title: say(pageWords.person) },
        ...columns.map(([, words]) => ({ title: say(words) })),
        ...(dated ? [{ title: say(pageWords.there) }] : []),
      ],
      rows: persons.map((person) => ({
        head: html`${named(person.name, say)}${remark(person, say)}`,
        cells: [...columns.map(([key]) => person[key]), ...(dated ? [time(person)] : [])],
      })),
    }),
  ])
}

function remark({ primary, until }: PersonView, say: Say): Part {
  const said: Words | null = until !== null ? pageWords.left : primary ? pageWords.primary : null
  return said === null ? null : html`<small>${say(said)}</small>`
}

/** Who maintained it when, and its times as VIP. */
export function serviceSection({ maintainers, vips }: CustomerFileView, say: Say): Html {
  const [from, until] = [
    { title: say(pageWords.from), whole: true } as const,
    { title: say(pageWords.untilBefore), whole: true } as const,
  ]
  return section(say(pageWords.service), [
    html`<h3>${say(pageWords.maintainers)}</h3>`,
    maintainers.length === 0
      ? note(say(pageWords.noMaintainers))
      : table({
          caption: say(pageWords.maintainers),
          headed: true,
          columns: [from, until, { title: say(pageWords.maintainer) }],
          rows: maintainers.map((each) => ({ head: each.from, cells: [shown(each.until), each.name] })),
        }),
    html`<h3>${say(pageWords.vips)}</h3>`,
    vips.length === 0
      ? note(say(pageWords.noVips))
      : table({
          caption: say(pageWords.vips),
          headed: true,
          listed: true,
          columns: [from, until, { title: say(pageWords.vipFile) }, { title: say(pageWords.reason) }],
          rows: vips.map((each) => ({
            head: each.from,
            cells: [shown(each.until), shown(each.fileNumber), each.reason],
          })),
        }),
  ])
}
