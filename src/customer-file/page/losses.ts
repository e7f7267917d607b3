import { type Html, html, type Part } from '../../page/html.ts'
import { type Say, shown } from '../../page/shown.ts'
import { listedSection, small, whole } from './parts.ts'
import type { BreachView } from './view/breaches.ts'
import type { LossStepView, LossView } from './view/maintenance.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** Abnormalities and losses, with what was done about each (4.3.7). */
export function lossSection({ losses }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.losses, pageWords.noLosses, {
    columns: [whole(pageWords.found), pageWords.lossKind, pageWords.situation, pageWords.steps, pageWords.ended],
    rows: losses.map((each) => ({
      head: html`${each.found}<small>${each.number}</small>`,
      cells: [
        small(say(each.kind), each.certificate),
        each.situation,
        each.steps.map((step) => stepText(step, say)).join('\n'),
        lossEnd(each, say),
      ],
    })),
  })
}

const stepText = ({ step, on, by, said }: LossStepView, say: Say): string => say(pageWords.stepOf(on, step, by, said))

/** When it was closed, or what is still to be done about it. */
function lossEnd({ missing, closed, outcome }: LossView, say: Say): Part {
  if (closed !== null) return small(closed, outcome)
  return say(pageWords.stillToDo(missing))
}

/** The records of breaches that concern it and can no longer be cured. */
export function breachSection({ breaches }: CustomerFileView, say: Say): Html {
  return listedSection(say, pageWords.breaches, pageWords.noBreaches, {
    columns: [
      whole(pageWords.opened),
      pageWords.clause,
      pageWords.content,
      pageWords.cause,
      pageWords.correction,
      pageWords.acknowledged,
    ],
    rows: breaches.map((each) => ({
      head: html`${each.opened}<small>${each.number}</small>`,
      cells: [
        small(each.clause, each.period),
        say(each.content),
        shown(each.cause),
        mended(each),
        breachEnd(each, say),
      ],
    })),
  })
}

/** The correction, the action against its cause, and whether that was effective, one below the other. */
function mended({ correction, action, effectiveness }: BreachView): string {
  const said = [correction, action, effectiveness].filter((text) => text !== null)
  return said.length === 0 ? '—' : said.join('\n')
}

const breachEnd = ({ acknowledged, next }: BreachView, say: Say): string =>
  next === null ? shown(acknowledged) : say(pageWords.stillToDo([next]))
