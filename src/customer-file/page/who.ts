import type { Words } from '../../clause/words.ts'
import { customer } from '../../customer/customer/customer.ts'
import { formerNamesTitle } from '../../customer/customer/record.ts'
import { customerNameTitle } from '../../customer/customer/title-words.ts'
import { person, reach } from '../../customer/person/person.ts'
import { vip } from '../../customer/vip/vip.ts'
import { type Html, html, type Part } from '../../page/html.ts'
import { facts, section } from '../../page/parts.ts'
import { type Say, shown } from '../../page/shown.ts'
import { listedSection, listing, named, whole } from './parts.ts'
import type { PersonView } from './view/who.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** Names, codes, and the master data as far as it is filled. */
export function whoSection(view: CustomerFileView, say: Say): Html {
  const { code, mergedCodes, name, formerNames, masterData } = view
  const former = formerNames.map((each) => say(pageWords.formerUntil(each.name, each.until)))
  return section(say(pageWords.who), [
    facts([
      [say(customer.fields.code.title), code],
      ...(mergedCodes.length === 0 ? [] : [[say(pageWords.mergedCodes), mergedCodes.join(' ')] as const]),
      [say(customerNameTitle), name],
      ...(former.length === 0 ? [] : [[say(formerNamesTitle), former.join('\n')] as const]),
      ...masterData.map((field): [string, Part] => [say(field.name), field.value]),
    ]),
  ])
}

/** The people to speak to there; those who have left stay on file. */
export function personSection({ persons }: CustomerFileView, say: Say): Html {
  // The columns that are filled for anybody: a table of dashes helps nobody.
  const filled = reach.filter((part) => persons.some((each) => each[part] !== null))
  const dated = persons.some(({ from, until }) => from !== null || until !== null)
  const time = ({ from, until }: PersonView) =>
    from === null && until === null ? '' : `${from ?? '…'} – ${until ?? ''}`
  return listedSection(say, pageWords.persons, pageWords.noPersons, {
    columns: [
      person.fields.name.title,
      ...filled.map((part) => person.fields[part].title),
      ...(dated ? [pageWords.there] : []),
    ],
    rows: persons.map((each) => ({
      head: html`${named(each.name, say)}${remark(each, say)}`,
      cells: [...filled.map((part) => each[part]), ...(dated ? [time(each)] : [])],
    })),
  })
}

function remark({ primary, until }: PersonView, say: Say): Part {
  const said: Words | null = until !== null ? pageWords.left : primary ? pageWords.primary : null
  return said === null ? null : html`<small>${say(said)}</small>`
}

/** Who maintained it when, and its times as VIP. */
export function serviceSection({ maintainers, vips }: CustomerFileView, say: Say): Html {
  const span = [whole(pageWords.from), whole(vip.fields.until.title)]
  return section(say(pageWords.service), [
    html`<h3>${say(pageWords.maintainers)}</h3>`,
    listing(say, {
      caption: pageWords.maintainers,
      none: pageWords.noMaintainers,
      headed: true,
      columns: [...span, pageWords.maintainer],
      rows: maintainers.map((each) => ({ head: each.from, cells: [shown(each.until), each.name] })),
    }),
    html`<h3>${say(pageWords.vips)}</h3>`,
    listing(say, {
      caption: pageWords.vips,
      none: pageWords.noVips,
      headed: true,
      listed: true,
      columns: [...span, vip.fields.file.title, pageWords.reason],
      rows: vips.map((each) => ({ head: each.from, cells: [shown(each.until), shown(each.fileNumber), each.reason] })),
    }),
  ])
}
