import { type Html, html, type Part } from '../../page/html.ts'
import { note, section } from '../../page/parts.ts'
import { type Say, sentences } from '../../page/shown.ts'
import { listing, named, whole } from './parts.ts'
import type { ContactView, ContactYearView } from './view/contacts.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** The contacts year by year, each with whether it counts, and why not. */
export function contactSection({ years }: CustomerFileView, say: Say): Html {
  const title = say(pageWords.contactYears)
  if (years.length === 0) return section(title, [note(say(pageWords.noContacts))])
  return section(
    title,
    years.map((year) => contactYear(year, say)),
  )
}

function contactYear({ year, standing, contacts }: ContactYearView, say: Say): Html {
  const said =
    standing === null
      ? pageWords.yearNothing
      : sentences([
          pageWords.yearOwed(standing.done, standing.owed, standing.missing),
          ...(standing.asVip === null ? [] : [pageWords.yearAsVip(standing.asVip.owed, standing.asVip.missing)]),
        ])
  return html`<h3>${year}</h3>${note(say(said))}${contactTable(year, contacts, say)}`
}

const contactTable = (year: number, contacts: readonly ContactView[], say: Say): Html =>
  listing(say, {
    caption: pageWords.contactsOf(year),
    none: pageWords.noneThatYear,
    headed: true,
    listed: true,
    columns: [whole(pageWords.contact), pageWords.with, pageWords.topics, pageWords.summary, pageWords.counts],
    rows: contacts.map((each) => ({
      head: html`${each.on}<small>${each.number}</small><small>${say(each.channel)}</small>`,
      cells: [
        html`${each.staff}${each.person === null ? null : html`<small>${named(each.person, say)}</small>`}`,
        topics(each),
        summary(each, say),
        say(each.notCounted ?? pageWords.counted),
      ],
    })),
  })

/** One below the other; what was not talked about leaves its line empty. */
const topics = ({ surveillance, needs }: ContactView): Part =>
  surveillance === null && needs === null ? null : `${surveillance ?? '—'}\n${needs ?? '—'}`

function summary({ summary: said, passedOn, followUp }: ContactView, say: Say): Part {
  const more = [
    ...(passedOn === null ? [] : [say(pageWords.passedOn(passedOn))]),
    ...(followUp === null ? [] : [say(pageWords.followUp(followUp))]),
  ]
  return said === null && more.length === 0 ? null : html`${said}${more.map((text) => html`<small>${text}</small>`)}`
}
