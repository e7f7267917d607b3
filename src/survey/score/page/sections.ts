import { bars } from '../../../page/histogram.ts'
import { type Html, html, type Part } from '../../../page/html.ts'
import { beside, figure, forBoth, note, section, type TableRow, table } from '../../../page/parts.ts'
import { rankedBars } from '../../../page/ranked-bars.ts'
import { type Say, shown } from '../../../page/shown.ts'
import { stageHeading } from '../../questionnaire/form/words.ts'
import type { FollowUpView, ItemView, ScorePageView, StageView } from './view.ts'
import { groupKinds, pageWords } from './words.ts'

const numbered = (title: string) => ({ title, number: true }) as const

/** How the scores of each stage are spread. */
export function distributionSection({ stages }: ScorePageView, say: Say): Html {
  const pictures = stages.map(({ stage, weight, histogram }) => {
    const name = say(stageHeading(stage))
    const title = say(pageWords.histogramOf(name))
    const bins = bands(histogram).map(({ from, count }) => ({ label: `${from}–${from + 1}`, count }))
    return figure(say(pageWords.weighted(name, weight)), bars({ title, bins, none: say(pageWords.noAnswers) }))
  })
  return section(say(pageWords.distribution), [
    note(say(pageWords.distributionNote)),
    beside(pictures),
    table({
      caption: say(pageWords.distributionTable),
      columns: [{ title: say(pageWords.figure) }, ...stages.map(({ stage }) => numbered(say(stageHeading(stage))))],
      rows: distributionRows(stages, say),
    }),
  ])
}

const bandCount = 10

const bands = (histogram: readonly number[]) =>
  Array.from({ length: bandCount }, (_, from) => ({ from, count: histogram[from] ?? 0 }))

function distributionRows(stages: readonly StageView[], say: Say): TableRow[] {
  const row = (head: string, cell: (stage: StageView) => Part): TableRow => ({ head, cells: stages.map(cell) })
  return [
    row(say(pageWords.weight), ({ weight }) => say({ en: `${weight} %`, zh: `${weight}%` })),
    row(say(pageWords.respondents), ({ respondents }) => respondents),
    row(say(pageWords.mean), ({ mean }) => shown(mean)),
    row(say(pageWords.median), ({ median }) => shown(median)),
    row(say(pageWords.deviation), ({ deviation }) => shown(deviation)),
    row(say(pageWords.min), ({ min }) => shown(min)),
    row(say(pageWords.max), ({ max }) => shown(max)),
    { part: say(pageWords.bands) },
    ...bands([]).map(({ from }) => row(say(pageWords.band(from)), ({ histogram }) => histogram[from] ?? 0)),
  ]
}

/** Lowest first; what nobody answered comes last. */
const ranked = (items: readonly ItemView[]): ItemView[] =>
  [...items].sort((a, b) => (a.value ?? Number.MAX_VALUE) - (b.value ?? Number.MAX_VALUE))

/** How many rows of a picture fit on a sheet of paper. */
const rowsPerPicture = 20

/** The means of the questions, with the line below which an answer would be followed up. */
export function itemSection({ items, followUpBelow }: ScorePageView, say: Say): Html {
  if (items.length === 0) return section(say(pageWords.items), [note(say(pageWords.noItems))])
  const order = ranked(items)
  const threshold = { value: followUpBelow, label: say(pageWords.meanBelow(followUpBelow)) }
  const count = Math.ceil(order.length / rowsPerPicture)
  const pictures = Array.from({ length: count }, (_, i) => {
    const caption = say(pageWords.itemsPicture)
    const title = count === 1 ? caption : say(pageWords.someOf(caption, i + 1, count))
    const rows = order
      .slice(i * rowsPerPicture, (i + 1) * rowsPerPicture)
      .map(({ code, text, mean, value }) => ({ label: `${code} ${say(text)}`, text: shown(mean), value }))
    return figure(
      title,
      forBoth((width) => rankedBars({ title, rows, threshold, width })),
    )
  })
  return section(say(pageWords.items), [
    note(say(pageWords.itemsNote(followUpBelow))),
    pictures,
    table({
      caption: say(pageWords.itemsTable),
      stacked: true,
      columns: [
        { title: say(pageWords.item) },
        ...[pageWords.answered, pageWords.mean, pageWords.deviation, pageWords.min, pageWords.max].map((words) =>
          numbered(say(words)),
        ),
      ],
      rows: order.map((item) => itemRow(item, followUpBelow, say)),
    }),
  ])
}

const itemRow = (item: ItemView, below: number, say: Say): TableRow => ({
  head: html`${item.code} ${say(item.text)}<small>${say(stageHeading(item.stage))}</small>`,
  cells: [
    item.answered,
    `${item.value !== null && item.value < below ? '▼ ' : ''}${shown(item.mean)}`,
    shown(item.deviation),
    shown(item.min),
    shown(item.max),
  ],
})

/** The totals of VIP customers and others, and of the schemes. */
export function groupSection({ groups }: ScorePageView, say: Say): Html {
  if (groups.length === 0) return section(say(pageWords.groups), [note(say(pageWords.noGroups))])
  const title = say(pageWords.groupsPicture)
  const rows = groups.map(({ name, total, value }) => ({ label: say(name), text: shown(total), value }))
  return section(say(pageWords.groups), [
    figure(
      title,
      forBoth((width) => rankedBars({ title, rows, width })),
    ),
    table({
      caption: say(pageWords.groupsTable),
      stacked: true,
      columns: [
        { title: say(pageWords.group) },
        { title: say(pageWords.groupKind) },
        numbered(say(pageWords.respondents)),
        numbered(say(pageWords.total)),
      ],
      rows: groups.map(({ kind, name, respondents, total }) => ({
        head: say(name),
        cells: [say(groupKinds[kind]), respondents, shown(total)],
      })),
    }),
  ])
}

/** How many answers of each question are to be followed up, most first. */
function lowAnswers(followUps: readonly FollowUpView[]): { item: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { item } of followUps) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].map(([item, count]) => ({ item, count })).sort((a, b) => b.count - a.count)
}

/** The answers that opened a follow-up, and what became of each. */
export function followUpSection({ followUps, followUpBelow }: ScorePageView, say: Say): Html {
  if (followUps.length === 0)
    return section(say(pageWords.followUps), [note(say(pageWords.noFollowUps(followUpBelow)))])
  const title = say(pageWords.followUpsPicture)
  const counts = lowAnswers(followUps)
  const rows = counts.map(({ item, count }) => ({ label: shown(item), text: String(count), value: count }))
  const range = { from: 0, to: counts[0]?.count ?? 1 }
  return section(say(pageWords.followUps), [
    figure(
      title,
      forBoth((width) => rankedBars({ title, rows, range, width })),
    ),
    table({
      caption: say(pageWords.followUpsTable),
      stacked: true,
      columns: [
        { title: say(pageWords.customer) },
        { title: say(pageWords.item) },
        numbered(say(pageWords.answer)),
        { title: say(pageWords.state) },
      ],
      rows: followUps.map(({ customer, name, item, answer, state }) => ({
        head: html`${shown(name)}<small>${customer}</small>`,
        cells: [shown(item), shown(answer), say(state)],
      })),
    }),
  ])
}
