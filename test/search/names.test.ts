import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fits, likest, Names } from '../../src/search/names.ts'
import { readingsFor } from '../../src/search/reading.ts'
import { readings } from '../../src/search/readings.ts'
import { mostTyped, noReadings } from '../../src/search/steps.ts'

const known = [
  '中国人寿保险股份有限公司',
  '重庆长安汽车股份有限公司',
  '厦门银行股份有限公司',
  '南通市新东方医用敷料有限公司',
  '无锡城市发展集团有限公司',
  '国瑞机械厂',
  '深圳市安达电子有限公司',
  'ABC科技（上海）有限公司',
  '安徽吕氏绿色食品有限公司',
]

/** The names that are found, best first. */
function found(typed: string, names: readonly string[] = known): string[] {
  const table = new Names<string>()
  for (const name of names) table.add(name, name)
  return table.search(typed, names.length, readings).map(({ of }) => of)
}

describe('names that are searched', () => {
  it.each([
    ['cq', '重庆长安汽车股份有限公司'],
    ['zq', '重庆长安汽车股份有限公司'],
    ['chongqing', '重庆长安汽车股份有限公司'],
    ['chongqca', '重庆长安汽车股份有限公司'],
    ['xm', '厦门银行股份有限公司'],
    ['sm', '厦门银行股份有限公司'],
    ['xiamenyinhang', '厦门银行股份有限公司'],
    ['zgrs', '中国人寿保险股份有限公司'],
    ['zhongguorens', '中国人寿保险股份有限公司'],
    ['中国rs', '中国人寿保险股份有限公司'],
    ['ZGRS', '中国人寿保险股份有限公司'],
    ['国寿', '中国人寿保险股份有限公司'],
    ['南通医用', '南通市新东方医用敷料有限公司'],
    ['南通新东方', '南通市新东方医用敷料有限公司'],
    ['无锡城发', '无锡城市发展集团有限公司'],
    ['安达 电子', '深圳市安达电子有限公司'],
    ['szad', '深圳市安达电子有限公司'],
    ['abc', 'ABC科技（上海）有限公司'],
    ['abckj', 'ABC科技（上海）有限公司'],
    ['lvshi', '安徽吕氏绿色食品有限公司'],
    ['lüshi', '安徽吕氏绿色食品有限公司'],
    ['lushi', '安徽吕氏绿色食品有限公司'],
    ['中国人寿保险股份有限公司', '中国人寿保险股份有限公司'],
    ['zgrsbxgfyxgs', '中国人寿保险股份有限公司'],
  ])('%s finds %s first', (typed, name) => {
    expect(found(typed)[0]).toBe(name)
  })

  it('the initials of what is a name’s own come before those of its place, and before letters that stand further apart', () => {
    const names = [
      '营口水泥有限公司',
      '云南开源机械有限公司',
      '永兴县空调有限公司',
      '上海易达口腔有限公司',
      '宁波艺华科技有限公司',
      '大名县益康食品有限公司',
      '广州艺科示例有限公司',
    ]
    expect(found('yk', names)).toEqual([
      '广州艺科示例有限公司',
      '大名县益康食品有限公司',
      '营口水泥有限公司',
      '云南开源机械有限公司',
      '永兴县空调有限公司',
      '上海易达口腔有限公司',
      '宁波艺华科技有限公司',
    ])
  })

  it('the initials of a place go on into the name, and a region of it is none of its own', () => {
    expect(found('gzyk', ['湖南大古镇永康有限公司', '广州艺科示例有限公司'])[0]).toBe('广州艺科示例有限公司')
    expect(found('hz', ['宁波杭州湾新区硕成电子', '杭州丝绸厂', '达州市达川区宏梓种植厂'])[0]).toBe(
      '达州市达川区宏梓种植厂',
    )
    // A word that ends like one is no place.
    expect(found('hq', ['上海华强电子', '红旗轿车厂'])).toEqual(['红旗轿车厂', '上海华强电子'])
  })

  it('letters are one character each before zh, ch or sh are one together', () => {
    expect(found('xyzh', ['株洲新阳帐篷有限公司', '信永中和会计师事务所'])).toEqual([
      '信永中和会计师事务所',
      '株洲新阳帐篷有限公司',
    ])
    expect(found('zhjs', ['武汉质佳食品', '中核金石工程'])[0]).toBe('中核金石工程')
    expect(found('zhongh', ['中核金石工程', '赵欧宁改厚厂'])[0]).toBe('中核金石工程')
  })

  it('中石油 is 中国石油 before who has the characters further apart', () => {
    expect(found('中石油', ['中海石油中捷石化', '中国石油天然气集团'])[0]).toBe('中国石油天然气集团')
  })

  it('two parts in another order are found where the order typed finds nobody', () => {
    const names = ['恒安（芜湖）纸业有限公司', '芜湖市泰安纸业有限公司']
    expect(found('芜湖恒安', names)).toEqual(['恒安（芜湖）纸业有限公司'])
    expect(found('wuhu hengan', names)).toEqual(['恒安（芜湖）纸业有限公司'])
    const table = new Names<string>()
    for (const name of names) table.add(name, name)
    expect(table.search('芜湖恒安', 1, noReadings).map(({ fit }) => fit)).toEqual([fits.inOrder])
  })

  it('gs finds who has them in this order, and not everybody for the sake of 公司', () => {
    expect(found('gs')).toEqual(['中国人寿保险股份有限公司'])
    expect(found('gr')).toEqual(['国瑞机械厂', '中国人寿保险股份有限公司'])
  })

  it('what is in no name in this order is found in none', () => {
    for (const typed of ['寿国', 'sgz', '安打电子', 'xyz', '，', '']) expect(found(typed), typed).toEqual([])
  })

  it('the better it fits the sooner it comes', () => {
    const names = ['北京安达广告厂', '平安发达厂', '安达电子厂', '安达', '阿大厂', '北京阿大厂', '东阿大厂', '爱新达厂']
    const table = new Names<string>()
    for (const name of names) table.add(name, name)
    expect(table.search('安达', 10, noReadings).map(({ of, fit }) => [of, fit])).toEqual([
      ['安达', fits.whole],
      ['安达电子厂', fits.begins],
      ['北京安达广告厂', fits.contains],
      ['平安发达厂', fits.inOrder],
    ])
    expect(table.search('ad', 10, readings).map(({ of, fit }) => [of, fit])).toEqual([
      ['安达', fits.beginsSpelled],
      ['阿大厂', fits.beginsSpelled],
      ['安达电子厂', fits.beginsSpelled],
      ['北京阿大厂', fits.beginsSpelled],
      ['北京安达广告厂', fits.beginsSpelled],
      ['东阿大厂', fits.containsSpelled],
      ['爱新达厂', fits.inOrder],
      ['平安发达厂', fits.inOrder],
    ])
  })

  it('of something with several names that counts which fits best', () => {
    const table = new Names<number>()
    table.add('深圳市华南精密机械有限公司', 1)
    table.add('华南', 1)
    table.add('华南农机厂', 2)
    expect(table.search('华南', 10, noReadings).map(({ of, fit }) => [of, fit])).toEqual([
      [1, fits.whole],
      [2, fits.begins],
    ])
  })

  it('no dictionary is asked for where characters alone were typed', async () => {
    expect(await readingsFor('安达')).toBe(noReadings)
    expect((await readingsFor('安d'))('重')).toEqual(['zhong', 'chong'].sort())
  })

  it('a few are put into order as they are, where nothing was typed', () => {
    expect(likest(['电话', '邮件', '微信'], '', (each) => [each], readings)).toEqual(['电话', '邮件', '微信'])
    expect(likest(['电话', '邮件', '微信'], 'wx', (each) => [each], readings)).toEqual(['微信'])
    expect(likest(['phone', 'email'], 'ph', (each) => [each], readings)).toEqual(['phone'])
  })

  const characters = '安博昌达德东方飞丰光国海合华佳金科力龙美南宁鹏启瑞盛天通万新兴亚益源重厦行乐长'
  const names = fc
    .array(fc.constantFrom(...characters), { minLength: 2, maxLength: 12 })
    .map((each) => `${each.join('')}有限公司`)

  it('the initials of any name find it, whichever reading is meant, and so do its syllables', () => {
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (name, others, any) => {
        const read = [...name].map((character) => {
          const of = readings(character)
          return of[(any.next().value as number) % of.length] as string
        })
        const initials = read.map((each) => each[0]).join('')
        for (const typed of [initials, read.join('').slice(0, mostTyped), initials.slice(0, 2), name.slice(1, 3)])
          expect(found(typed, [name, ...others]), typed).toContain(name)
      }),
    )
  })

  it('whoever types on finds what is found at once', () => {
    const typings = fc.oneof(
      fc.constantFrom('yk', 'gs', 'zhjs', 'shangh', 'ngxg', 'yxgs', '安德', '达dz', 'xzqq'),
      names,
    )
    fc.assert(
      fc.property(
        fc.array(names, { minLength: 1, maxLength: 30 }),
        fc.array(typings, { maxLength: 3 }),
        (all, typed) => {
          const table = new Names<string>()
          for (const name of all) table.add(name, name)
          for (const text of typed)
            for (let to = 1; to <= text.length; to += 1) {
              const begun = text.slice(0, to)
              const once = table.search(begun, 10, readings).map(({ of }) => of)
              const anew = new Names<string>()
              for (const name of all) anew.add(name, name)
              expect(once, begun).toEqual(anew.search(begun, 10, readings).map(({ of }) => of))
            }
        },
      ),
    )
  })

  it('a name that is added while somebody types is found as well', () => {
    const table = new Names<string>()
    table.add('安达电子厂', '安达电子厂')
    expect(table.search('ad', 10, readings)).toHaveLength(1)
    table.add('安德电器厂', '安德电器厂')
    expect(table.search('add', 10, readings)).toHaveLength(2)
  })

  it('some of the characters of any name, in order, find it as long as they stand in no more than five places', () => {
    fc.assert(
      fc.property(names, fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 5 }), (name, places) => {
        const own = name.slice(0, -4)
        const typed = places
          .toSorted((a, b) => a - b)
          .map((place) => own[place] ?? '')
          .join('')
        fc.pre(typed !== '')
        expect(found(typed, [name])).toEqual([name])
      }),
    )
  })
})
