import type { Words } from '../../clause/words.ts'

export const roundWords = {
  drawFirst: {
    en: 'Draw first: certdesk survey sample --seed TEXT',
    zh: '请先抽样：certdesk survey sample --seed 文本',
  },
  ofPopulation: (size: number, population: number): Words => ({
    en: `${size} of ${population}`,
    zh: `${population} 家中的 ${size} 家`,
  }),
  returnedOf: ({ returned, issued }: { returned: number; issued: number }, rate: Words): Words => ({
    en: `${returned} of ${issued} (${rate.en})`,
    zh: `${issued} 份中的 ${returned} 份（${rate.zh}）`,
  }),
}
