import { type Html, html, type Part } from '../../page/html.ts'
import { type Say, shown } from '../../page/shown.ts'
import { figures, listedSection, named, small, whole } from './parts.ts'
import type { ChangeLineView } from './view/changes.ts'
import type { InformationView } from './view/contacts.ts'
import type { SurveyView } from './view/surveys.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** What was learned about the customer, and what was done about it (4.1.2). */
export function informationSection({ information }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.information, pageWords.noInformation, {
    columns: [whole(pageWords.received), pageWords.source, pageWords.content, pageWords.action],
    rows: information.map((each) => ({
      head: html`${each.received}<small>${each.number}</small>`,
      cells: [each.source, each.content, actionCell(each, say)],
    })),
  })
}

function actionCell({ actionNeeded, owner, action, acted, closed, outcome }: InformationView, say: Say): Part {
  if (!actionNeeded) return say(pageWords.noAction)
  const done = acted === null || action === null ? [] : [say(pageWords.actedOn(acted, action))]
  const state = closed === null ? pageWords.actionOpen(owner) : pageWords.closedOn(closed, outcome)
  return [...done, say(state)].join('\n')
}

/** The change applications, each with what it changes and where it stands (4.2). */
export function changeSection({ changes }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.changes, pageWords.noChanges, {
    columns: [whole(pageWords.number), pageWords.changed, whole(pageWords.state), whole(pageWords.waitsFor)],
    rows: changes.map((each) => ({
      head: html`${each.number}<small>${each.begun}</small>`,
      cells: [
        each.lines.map((line) => lineText(line, say)).join('\n'),
        html`${say(each.state)}<small>${each.since}</small>`,
        say(each.next ?? pageWords.finished),
      ],
    })),
  })
}

const lineText = ({ field, paper, before, after }: ChangeLineView, say: Say): string =>
  `${say(field)}${paper === null ? '' : ` ${paper}`}: ${shown(named(before, say))} → ${shown(named(after, say))}`

/** The surveys that it was drawn for, what became of its form, and the score of its own answers (4.5). */
export function surveySection({ surveys }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.surveys, pageWords.noSurveys, {
    columns: [
      whole(pageWords.survey),
      pageWords.drawn,
      pageWords.formIssued,
      pageWords.formReturned,
      figures(pageWords.score),
      pageWords.comment,
    ],
    rows: surveys.map((each) => ({
      head: each.survey,
      cells: [
        small(each.drawn, say(each.substitute ? pageWords.substitute : pageWords.rank(each.rank))),
        small(each.issued, each.channel === null ? null : say(each.channel)),
        returnCell(each, say),
        shown(each.score),
        each.comment,
      ],
    })),
  })
}

function returnCell({ issued, outcome, returned, invalidReason }: SurveyView, say: Say): Part {
  if (outcome === null || returned === null) return issued === null ? '—' : say(pageWords.notYet)
  const remark = invalidReason === null ? null : say(pageWords.invalid(invalidReason))
  return html`${say(outcome)}<small>${returned}</small>${remark === null ? null : html`<small>${remark}</small>`}`
}

/** What it said by another way than the survey (4.5.1). */
export function feedbackSection({ feedback }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.feedback, pageWords.noFeedback, {
    columns: [
      whole(pageWords.received),
      pageWords.channel,
      pageWords.content,
      pageWords.classification,
      pageWords.ended,
    ],
    rows: feedback.map(({ number, received, channel, content, stage, topic, classification, closed, outcome }) => {
      const about = [stage === null ? null : say(stage), topic].filter((text) => text !== null)
      return {
        head: html`${received}<small>${number}</small>`,
        cells: [
          say(channel),
          content,
          small(
            classification === null ? say(pageWords.unclassified) : say(classification),
            about.length === 0 ? null : about.join(' · '),
          ),
          closed === null ? null : small(closed, outcome),
        ],
      }
    }),
  })
}

/** Complaints and appeals, where each stands and what was decided (ISO/IEC 17021-1 9.7, 9.8). */
export function caseSection({ cases }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.cases, pageWords.noCases, {
    columns: [
      whole(pageWords.received),
      whole(pageWords.caseSort),
      pageWords.caseFrom,
      pageWords.content,
      whole(pageWords.state),
      pageWords.decision,
    ],
    rows: cases.map(({ number, sort, received, name, content, state, decided, decision }) => ({
      head: html`${received}<small>${number}</small>`,
      cells: [
        say(sort),
        name ?? say(pageWords.anonymous),
        content,
        say(state),
        decided === null ? null : small(decided, decision === null ? null : say(decision)),
      ],
    })),
  })
}
