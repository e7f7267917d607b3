import { type Html, html } from '../../page/html.ts'
import { type Say, shown } from '../../page/shown.ts'
import { figures, listedSection, named, small, whole } from './parts.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** What was learned about it online, and the leader who was told (4.3.4). */
export function intelligenceSection({ intelligence }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.intelligence, pageWords.noIntelligence, {
    columns: [whole(pageWords.collected), pageWords.source, pageWords.content, pageWords.leader],
    rows: intelligence.map(({ number, collected, source, finding, leader, reported }) => ({
      head: html`${collected}<small>${number}</small>`,
      cells: [source, finding ?? say(pageWords.nothingFound), small(leader, reported)],
    })),
  })
}

/** The customer events that it attended (4.3.5). */
export function eventSection({ events }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.events, pageWords.noEvents, {
    columns: [
      whole(pageWords.held),
      pageWords.event,
      pageWords.place,
      figures(pageWords.headcount),
      pageWords.attendees,
    ],
    rows: events.map(({ number, held, kind, title: about, place, headcount, persons }) => ({
      head: html`${held}<small>${number}</small>`,
      cells: [
        small(about, say(kind)),
        place,
        shown(headcount === null ? null : String(headcount)),
        named(persons, say),
      ],
    })),
  })
}

/** The issues of the magazine that it was sent (4.3.6). */
export function magazineSection({ magazine }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.magazine, pageWords.noMagazine, {
    columns: [whole(pageWords.sent), pageWords.issue, whole(pageWords.published), pageWords.delivery],
    rows: magazine.map(({ number, issue, title: about, published, sent, delivery }) => ({
      head: html`${sent}<small>${number}</small>`,
      cells: [small(issue, about), published, delivery],
    })),
  })
}
