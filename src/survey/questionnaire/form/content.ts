import { same } from '../../../clause/words.ts'
import { writtenDay } from '../../../paper/written-day.ts'
import { stageNames } from '../../rules.ts'
import type { Item } from '../rules.ts'
import { hasBoxes, type Part, spreadOf } from './pages.ts'
import type { F02Form, F02View } from './view.ts'
import { confidence, f02, howTo, stageHeading } from './words.ts'

/** An item as it is printed: the boxes to tick, or none and a line to write on. */
const shownItem = (item: Item) => ({
  code: item.code,
  zh: item.zh,
  en: item.en,
  maximum: item.maximum,
  marks: hasBoxes(item) ? Array.from({ length: item.maximum + 1 }, (_, mark) => String(mark)) : [],
  written: !hasBoxes(item),
})

const shownPart = ({ stage, items, continued }: Part) => ({
  stage: stageHeading(stage),
  items: items.map(shownItem),
  continued,
})

const shownForm = ({ customer, name, englishName, contactPerson, issuedOn }: F02Form) => ({
  customer,
  name,
  englishName: englishName ?? '',
  contactPerson: contactPerson ?? '',
  issuedOn: (issuedOn ?? '') as string,
})

/** What the layouts of the form fill in: every placeholder there is. Texts that are not there are empty. */
export function f02Content(view: F02View) {
  const { size, columns, pages, commentRoom } = spreadOf(view)
  const of = pages.length
  return {
    form: f02,
    survey: view.survey,
    year: view.year,
    questionnaire: view.questionnaire,
    returnBy: view.returnBy === null ? same('') : writtenDay(view.returnBy),
    returnTo: view.returnTo ?? '',
    bodyName: { zh: view.bodyName?.zh ?? '', en: view.bodyName?.en ?? '' },
    howTo: howTo(view.items.some((item) => !hasBoxes(item))),
    confidence,
    /** All items, for layouts that leave it to the browser where pages end. */
    stages: stageNames
      .map((stage) => ({ stage, items: view.items.filter((item) => item.stage === stage), continued: false }))
      .filter(({ items }) => items.length > 0)
      .map(shownPart),
    forms: view.forms.map(shownForm),
    head: view.head ?? '',
    size,
    columns: { ...columns },
    commentRoom,
    /** The pages of each form: all forms have the same. */
    pages: pages.map((parts, i) => ({
      stages: parts.map(shownPart),
      first: i === 0,
      last: i === of - 1,
      page: i + 1,
      of,
    })),
  }
}

export type F02Content = ReturnType<typeof f02Content>
