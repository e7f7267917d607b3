import type { Lang } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { page } from '../../page/document.ts'
import { type Html, html } from '../../page/html.ts'
import { tiles } from '../../page/parts.ts'
import { type Say, sentences } from '../../page/shown.ts'
import { yesNo } from '../../terminal/result.ts'
import { contactSection } from './contacts.ts'
import { caseSection, changeSection, feedbackSection, informationSection, surveySection } from './dealings.ts'
import { breachSection, lossSection } from './losses.ts'
import { eventSection, intelligenceSection, magazineSection } from './maintenance.ts'
import { certificateSection, contractSection } from './papers.ts'
import type { CustomerFileView } from './view.ts'
import { personSection, serviceSection, whoSection } from './who.ts'
import { pageWords } from './words.ts'

/** What the file has, in its order: who it is, what it is certified for, what was said and done, what went wrong. */
const sections: readonly ((view: CustomerFileView, say: Say) => Html)[] = [
  whoSection,
  personSection,
  serviceSection,
  contractSection,
  certificateSection,
  contactSection,
  informationSection,
  intelligenceSection,
  changeSection,
  surveySection,
  feedbackSection,
  caseSection,
  eventSection,
  magazineSection,
  lossSection,
  breachSection,
]

/** A customer's file in one language: a complete HTML document that stands alone (of a VIP: 4.3.3). */
export function customerFilePage(view: CustomerFileView, lang: Lang): string {
  const say: Say = (words) => words[lang]
  const title = say(view.vip === null ? pageWords.title : pageWords.vipTitle)
  return page({
    title: `${title} ${view.code} ${view.name}`,
    lang,
    body: html`${heading(view, title, say)}${keyFacts(view, say)}${sections.map((section) => section(view, say))}`,
    foot: html`<p>${say(sentences([pageWords.asOf(view.asOf), pageWords.internal]))}</p><p>${say(pageWords.head)} <code>${view.head}</code></p>`,
  })
}

function heading({ name, code, vip, asOf }: CustomerFileView, title: string, say: Say): Html {
  const file = vip === null ? [] : [pageWords.fileNumber(vip.fileNumber)]
  return html`<header><p class="lead">${title} ${code}</p><h1>${name}</h1>
<p class="lead">${say(sentences([...file, pageWords.asOf(asOf), pageWords.internal]))}</p></header>
`
}

function keyFacts(view: CustomerFileView, say: Say): Html {
  const { relation, maintainers, vip, certificates, years, asOf } = view
  const year = yearOf(asOf)
  const standing = years.find((each) => each.year === year)?.standing ?? null
  const maintainer = maintainers.findLast(({ until }) => until === null) ?? null
  const inForce = certificates.filter(({ status }) => status.value === 'valid' || status.value === 'suspended')
  return tiles([
    { label: say(pageWords.relation), figure: say(relation) },
    {
      label: say(pageWords.maintainer),
      figure: maintainer?.name ?? '—',
      note: maintainer === null ? null : say(pageWords.since(maintainer.from)),
    },
    {
      label: say(pageWords.vip),
      figure: say(yesNo(vip !== null)),
      note: vip === null ? null : say(pageWords.since(vip.since)),
    },
    { label: say(pageWords.inForce), figure: String(inForce.length), note: say(pageWords.ofAll(certificates.length)) },
    contactTile(year, standing, say),
  ])
}

/** Of a VIP what it is owed as one. */
function contactTile(year: number, standing: CustomerFileView['years'][number]['standing'], say: Say) {
  const label = say(pageWords.contacts(year))
  if (standing === null) return { label, figure: '—', note: say(pageWords.nothingOwed) }
  const { owed, missing } = standing.asVip ?? standing
  return { label, figure: say(pageWords.doneOfOwed(standing.done, owed)), note: say(pageWords.toMake(missing)) }
}
