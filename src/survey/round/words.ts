import { same, type Words } from '../../clause/words.ts'
import type { Tally } from '../return/tally.ts'
import { printedRate } from '../rules.ts'

type Returned = Pick<Tally, 'returned' | 'issued'>

/** The return rate as it is printed: whole percent, and a dash where nothing was issued. */
function rate({ returned, issued }: Returned): Words {
  if (issued === 0) return same('—')
  const percent = printedRate(returned, issued)
  return { en: `${percent} %`, zh: `${percent}%` }
}

export const roundWords = {
  drawFirst: {
    en: 'Draw first: certdesk survey sample --seed TEXT',
    zh: '请先抽样：certdesk survey sample --seed 文字',
  },
  ofPopulation: (size: number, population: number): Words => ({
    en: `${size} of ${population}`,
    zh: `${population} 家中的 ${size} 家`,
  }),
  rate,
  returnedOf: (tally: Returned): Words => ({
    en: `${tally.returned} of ${tally.issued} (${rate(tally).en})`,
    zh: `${tally.issued} 份中的 ${tally.returned} 份（${rate(tally).zh}）`,
  }),
}
