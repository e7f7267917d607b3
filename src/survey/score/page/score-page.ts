import { joined, type Lang, type Words } from '../../../clause/words.ts'
import { page } from '../../../page/document.ts'
import { type Html, html } from '../../../page/html.ts'
import { facts, tiles } from '../../../page/parts.ts'
import { type Say, sentences, shown } from '../../../page/shown.ts'
import { f02 } from '../../questionnaire/form/words.ts'
import { stages } from '../../rules.ts'
import { distributionSection, followUpSection, groupSection, itemSection } from './sections.ts'
import { trendSection } from './trend.ts'
import type { ScorePageView } from './view.ts'
import { pageWords } from './words.ts'

/** The page of a survey's score in one language: a complete HTML document that stands alone (4.5.4, ISO 10004). */
export function scorePage(view: ScorePageView, lang: Lang): string {
  const say: Say = (words) => words[lang]
  const sections = [distributionSection, itemSection, trendSection, groupSection, followUpSection]
  return page({
    title: `${say(pageWords.title(view.year))} ${view.survey}`,
    lang,
    body: html`${heading(view, say)}${keyFigures(view, say)}${sections.map((section) => section(view, say))}${working(view, say)}`,
    foot: html`<p>${say(pageWords.asOf(view.asOf))}</p><p>${say(pageWords.head)} <code>${shown(view.head)}</code></p>`,
  })
}

function heading({ year, survey, questionnaire, closedOn }: ScorePageView, say: Say): Html {
  const state = closedOn === null ? pageWords.open : pageWords.closed(closedOn)
  const lead = sentences([pageWords.lead(survey, f02.number, shown(questionnaire)), state])
  return html`<header><h1>${say(pageWords.title(year))}</h1>
<p class="lead">${say(lead)}</p></header>
`
}

function keyFigures(view: ScorePageView, say: Say): Html {
  const { returned, issued, valid, rate, rateMet, rateNeeded, total, completeCase, margin } = view
  const verdict = rateMet === null ? null : say(rateMet ? pageWords.met : pageWords.notMet)
  return tiles([
    {
      label: say(pageWords.returned),
      figure: say(pageWords.ofIssued(returned, issued)),
      note: say(pageWords.validOf(valid)),
    },
    {
      label: say(pageWords.rate),
      figure: shown(say(rate)),
      verdict,
      note: rateNeeded === null ? null : say(pageWords.needed(rateNeeded)),
    },
    { label: say(pageWords.total), figure: shown(total), note: say(pageWords.outOfTen) },
    { label: say(pageWords.completeCase), figure: shown(completeCase), note: say(pageWords.everyStage) },
    {
      label: say(pageWords.margin),
      figure: shown(margin),
      note: say(margin === null ? pageWords.tooFew : pageWords.confidence(view.completeRespondents, view.population)),
    },
  ])
}

function working(view: ScorePageView, say: Say): Html {
  const { determined, population, drawn, issued, returned, valid, refused, undeliverable, outstanding } = view
  const weights = view.stages.map(({ stage, weight }): Words => {
    const { zh, en } = stages[stage]
    return { zh: `${zh} ${weight}%`, en: `${en} ${weight} %` }
  })
  const { by, on } = determined
  const determinedBy = by === null && on === null ? '—' : say(pageWords.determinedBy(shown(by), shown(on)))
  return html`<section><h2>${say(pageWords.working)}</h2>
${facts([
  [say(pageWords.method), shown(say(view.method))],
  [say(pageWords.weights), shown(say(joined(weights)))],
  [say(pageWords.sample), say(pageWords.sampleOf(population, drawn, issued))],
  [say(pageWords.returns), say(pageWords.returnsOf(returned, valid, refused, undeliverable, outstanding))],
  [say(pageWords.questionnaire), `${f02.number} ${say(f02.title)} ${shown(view.questionnaire)}`],
  [say(pageWords.determined), determinedBy],
  [say(pageWords.marketTrend), shown(determined.marketTrend)],
  [say(pageWords.customerNeeds), shown(determined.customerNeeds)],
  [say(pageWords.ownWork), shown(determined.ownWork)],
])}</section>
`
}
