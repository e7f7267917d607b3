import type { Day } from '../../clause/day.ts'
import { daysLeftSaid } from '../../clause/days-left.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { type Stake, stakes as stakesTold } from './stakes.ts'
import type { First, FirstThing } from './told.ts'

/** What is lost if it is left undone, in a word or two. */
export const stakeWords: Readonly<Record<Stake, Words>> = {
  answer: { en: 'answer awaited', zh: '等待答复' },
  certificate: { en: 'certificate', zh: '证书' },
  late: { en: 'overdue', zh: '已逾期' },
  risk: { en: 'at risk', zh: '有风险' },
  due: { en: 'due', zh: '将到期' },
  record: { en: 'to be recorded', zh: '待登记' },
}

/** So many names are told of whom a thing falls to; where there are more, one less, and the others are counted. */
const mostNamed = 3

export const firstWords = {
  title: { en: 'What to do first', zh: '先办这些' },
  none: { en: 'Nothing presses: all is done, or has its time.', zh: '没有紧迫事项：均已完成，或尚未到期。' },
  more: (count: number, command: string): Words => ({
    en: `${count} more ${count === 1 ? 'thing' : 'things'}: ${command}`,
    zh: `另有 ${count} 项：${command}`,
  }),
  matter: { en: 'Matter', zh: '类别' },
  when: { en: 'By', zh: '期限' },
  who: { en: 'Falls to', zh: '责任人' },
  command: { en: 'Settled or listed by', zh: '处理或列出' },
  nobody: { en: 'the body', zh: '机构' },
  /** `C00019 上海样例化工有限公司 等 14 家`. */
  whose: ({ customer, name, customers }: Pick<FirstThing, 'customer' | 'name' | 'customers'>, between = ' '): Words => {
    if (customer === null) return same('—')
    const one = [customer, name].filter((part) => part !== null).join(' ')
    if (customers < 2) return same(one)
    return { en: `${one}${between}and ${customers - 1} more`, zh: `${one}${between}等 ${customers} 家` }
  },
  /** What it is; of several how many there are, and the most pressing of them. */
  what: ({ things, text }: Pick<FirstThing, 'things' | 'text'>): Words =>
    things === 1 ? text : { en: `${things} of these; first: ${text.en}`, zh: `共 ${things} 项，最急：${text.zh}` },
  /** `2024-10-30 逾期 715 天`. */
  by: ({ by, daysLeft }: Pick<FirstThing, 'by' | 'daysLeft'>, between = ' '): Words => {
    const left = daysLeftSaid(daysLeft)
    return { en: `${by}${between}${left.en}`, zh: `${by}${between}${left.zh}` }
  },
  /** `截至 2026-10-15 共 70 项待办：证书 41，已逾期 2`; without the day where a title has it. */
  counted: (day: Day | null, counts: First['counts']): Words => {
    const there = stakesTold.filter((stake) => counts[stake] > 0)
    const parts = there.map((stake) => ({
      en: `${counts[stake]} ${stakeWords[stake].en}`,
      zh: `${stakeWords[stake].zh} ${counts[stake]}`,
    }))
    const all = there.reduce((sum, stake) => sum + counts[stake], 0)
    const asOf = day === null ? { en: '', zh: '' } : { en: `As of ${day}: `, zh: `截至 ${day} ` }
    if (all === 0) return { en: `${asOf.en}nothing to do.`, zh: `${asOf.zh}没有待办事项。` }
    const { en, zh } = joined(parts, ', ', '，')
    return {
      en: `${asOf.en}${all} ${all === 1 ? 'thing' : 'things'} to do: ${en}.`,
      zh: `${asOf.zh}共 ${all} 项待办：${zh}。`,
    }
  },
  /** `监督审核逾期 23 项 · 2024-10-30 逾期 715 天 · 赵敏 3、李强 2`; of one thing with its customer. */
  headInShort: (thing: FirstThing): Words => {
    const { en, zh } = thing.title
    const several = { en: `${en}: ${thing.things}`, zh: `${zh} ${thing.things} 项` }
    return joined(
      [
        thing.things === 1 ? thing.title : several,
        firstWords.by(thing),
        ...(thing.things > 1 || thing.customer === null ? [] : [firstWords.whose(thing)]),
        firstWords.fallsTo(thing.who),
      ],
      ' · ',
      ' · ',
    )
  },
  /** `监督审核逾期 · 2024-10-30 逾期 715 天 · C00019 上海样例化工有限公司 等 14 家 · 赵敏 · ISO/IEC 17021-1 9.1.3`. */
  head: (thing: FirstThing): Words =>
    joined(
      [
        thing.title,
        firstWords.by(thing),
        ...(thing.customer === null ? [] : [firstWords.whose(thing)]),
        firstWords.fallsTo(thing.who),
        same(thing.clauses.join(', ')),
      ],
      ' · ',
      ' · ',
    ),
  /** Whom it falls to, with how much of it where that is several people. */
  fallsTo: (who: FirstThing['who'], between?: string): Words => {
    const nameOf = (staff: string | null): Words => (staff === null ? firstWords.nobody : same(staff))
    if (who.length === 1) return nameOf(who[0]?.staff ?? null)
    const named = who.slice(0, who.length > mostNamed ? mostNamed - 1 : mostNamed).map(({ staff, things }): Words => {
      const { en, zh } = nameOf(staff)
      return { en: `${en} ${things}`, zh: `${zh} ${things}` }
    })
    const left = who.length - named.length
    const others = left === 0 ? [] : [{ en: `${left} more people`, zh: `另 ${left} 人` }]
    return joined([...named, ...others], between, between)
  },
}
