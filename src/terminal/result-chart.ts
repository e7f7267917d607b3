import type { BarChart, Chart, ChartSeries } from '../clause/chart.ts'
import type { Lang, Words } from '../clause/words.ts'
import { columnChart } from '../page/column-chart.ts'
import type { Html } from '../page/html.ts'
import { lineChart } from '../page/line-chart.ts'
import { figure, forBoth } from '../page/parts.ts'
import { rankedBars } from '../page/ranked-bars.ts'
import type { ChartPart } from './result.ts'

const words = {
  none: { en: 'Nothing to show', zh: '暂无数据' },
  someOf: (title: string, nr: number, of: number): Words => ({
    en: `${title} (${nr} of ${of})`,
    zh: `${title}（${nr}/${of}）`,
  }),
}

/** How many bars fit on a sheet of paper. */
const barsPerPicture = 20

const written = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 100) / 100))

/** The pictures of a part: one, or several where its bars do not fit one sheet. */
export function drawnChart({ title: titled, chart }: ChartPart, lang: Lang): Html[] {
  const title = titled[lang]
  if (chart.kind === 'bars') return barPictures(title, chart, lang)
  const picture = forBoth((width) => seriesPicture(title, chart, lang, width))
  return [figure(title, picture)]
}

function seriesPicture(title: string, chart: Exclude<Chart, BarChart>, lang: Lang, width: number): Html {
  const labels = chart.labels.map((label) => label[lang])
  const shared = { title, none: words.none[lang], width }
  if (chart.kind === 'columns') {
    const named = (list: readonly ChartSeries[]) => list.map(({ name, values }) => ({ name: name[lang], values }))
    const [series, lines] = [named(chart.series), named(chart.lines ?? [])]
    const upTo = chart.upTo === undefined ? {} : { upTo: chart.upTo }
    return columnChart({ ...shared, ...upTo, labels, series, lines, stacked: chart.stacked })
  }
  const highest = Math.max(
    1,
    chart.upTo ?? 0,
    ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)),
  )
  return lineChart({
    ...shared,
    columns: labels.map((label, place) => ({ label, apart: chart.apart?.places.includes(place) === true })),
    series: chart.series.map(({ name, values }) => ({
      name: name[lang],
      points: labels.map((_, i) => ({ value: values[i] ?? null, text: written(values[i] ?? null) })),
    })),
    apart: chart.apart?.why[lang] ?? '',
    range: { from: chart.from ?? 0, to: highest },
  })
}

function barPictures(caption: string, { bars, threshold, upTo }: BarChart, lang: Lang): Html[] {
  const range = { from: 0, to: Math.max(1, upTo ?? 0, ...bars.map(({ value }) => value ?? 0)) }
  const line = threshold === undefined ? {} : { threshold: { value: threshold.value, label: threshold.label[lang] } }
  const count = Math.max(1, Math.ceil(bars.length / barsPerPicture))
  return Array.from({ length: count }, (_, i) => {
    const title = count === 1 ? caption : words.someOf(caption, i + 1, count)[lang]
    const rows = bars
      .slice(i * barsPerPicture, (i + 1) * barsPerPicture)
      .map(({ label, value }) => ({ label: label[lang], text: written(value), value }))
    const picture = forBoth((width) => rankedBars({ title, rows, range, width, ...line }))
    return figure(title, picture)
  })
}
