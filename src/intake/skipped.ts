import type { Words } from '../clause/words.ts'

/** What stands in lists between their rows, and is none. */
export const noRows = {
  head: { en: 'the header once more', zh: '重复的表头' },
  title: { en: 'a title', zh: '标题' },
  total: { en: 'a total', zh: '合计' },
  section: { en: 'the heading of a group', zh: '分组标题' },
  page: { en: 'a page number', zh: '页码' },
  signature: { en: 'who made the list, or when', zh: '制表信息' },
  note: { en: 'a note', zh: '附注' },
  end: { en: 'that nothing follows', zh: '结束标记' },
  'no-name': { en: 'a name that is none', zh: '名称无效' },
  number: { en: 'nothing but its number', zh: '只有序号' },
} as const satisfies Readonly<Record<string, Words>>

export type NoRow = keyof typeof noRows

/** A line of a list that was passed over, with all of its text that fits. */
export interface Skipped {
  readonly code: NoRow
  readonly line: number
  readonly text: string
}

/** How many are kept to be printed; the rest are counted. */
const mostKept = 10_000

/** How many of a kind are shown to people. */
const mostShown = 3

/** The lines of a file that were passed over, as many as are kept. */
export class SkippedLines {
  readonly kept: Skipped[] = []
  readonly #counts = new Map<NoRow, number>()

  add(skipped: Skipped): void {
    if (this.kept.length < mostKept) this.kept.push(skipped)
    this.#counts.set(skipped.code, (this.#counts.get(skipped.code) ?? 0) + 1)
  }

  /** How many there were of each kind, with examples; nothing where there were none. */
  words(): Words[] {
    const all = [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
    const ofKinds = [...this.#counts].map(([code, count]): Words => {
      const shown = this.kept.filter((each) => each.code === code).slice(0, mostShown)
      const more = count > shown.length
      const [en, zh] = [
        shown.map(({ line, text }) => `line ${line} "${text}"`).join(', '),
        shown.map(({ line, text }) => `第 ${line} 行“${text}”`).join('、'),
      ]
      return {
        en: `${noRows[code].en} (${count}): ${en}${more ? ', …' : ''}`,
        zh: `${noRows[code].zh}（${count}）：${zh}${more ? ' 等' : ''}`,
      }
    })
    if (all === 0) return []
    return [
      {
        en: `Skipped: ${all} ${all === 1 ? 'line that is no row' : 'lines that are no rows'}.`,
        zh: `跳过非数据行：${all} 行。`,
      },
      ...ofKinds,
    ]
  }
}
