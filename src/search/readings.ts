import { dict } from 'pinyin-match/src/simplified_dict.js'
import type { Readings } from './steps.ts'

/** Characters of names that the dictionary lacks, and readings that names have and it does not know. */
const further: Readonly<Record<string, string>> = {
  ...{
    bei: '蕃',
    ben: '犇',
    biao: '骉',
    bo: '蕃',
    bu: '埗',
    cai: '婇',
    chan: '浐',
    chen: '棽',
    chong: '翀',
    chu: '褚',
  },
  ...{
    dun: '惇',
    gang: '冮',
    han: '浛',
    hao: '淏',
    he: '翯',
    hu: '鹘',
    jian: '暕',
    jiao: '滘漖',
    jing: '璟',
    jun: '珺',
  },
  ...{
    kan: '磡',
    kun: '堃',
    lang: '塱',
    liu: '镠',
    lu: '甪',
    mei: '媄',
    min: '旻',
    ming: '佲洺',
    qi: '碶锜',
    qu: '麹',
  },
  ...{
    rong: '镕',
    shan: '杉墡',
    shen: '谌珅燊',
    sheng: '昇',
    tian: '湉',
    tong: '曈洞',
    tun: '鲀',
    wei: '暐溦',
    wen: '彣',
  },
  ...{ xi: '晞', xie: '澥', xin: '炘', xuan: '烜瑄禤', yang: '旸垟飏', yao: '垚', ye: '嘢', yi: '熤燚', yin: '崟愔' },
  ...{ yong: '栐埇', yu: '彧瑀堉蔚谷', yuan: '嫄', yue: '玥', yun: '赟沄涢鋆妘' },
}

/** Readings that the dictionary has from old texts: in names they would only find what nobody means. */
const neverInNames: Readonly<Record<string, string>> = {
  ...{ an: '广厂', ba: '伯', bi: '佛', bin: '份', bo: '佛', cen: '参', chen: '沈', cheng: '净', cu: '趣', ge: '合' },
  ...{ gong: '红', han: '厂', hu: '和核戏', huo: '和', ji: '期齐', jiang: '港强', jie: '家', ju: '且渠', lao: '络' },
  ...{
    mo: '万',
    na: '南内',
    nai: '能',
    pei: '妃',
    peng: '亨',
    qiang: '疆',
    sai: '思',
    shen: '信',
    sheng: '甸',
    shi: '殖泽硕',
  },
  ...{ si: '食', ti: '弟', tian: '甸', tui: '弟', xian: '洗', xiang: '羊', xing: '省', xu: '休', xuan: '县', yi: '食' },
  ...{ yu: '奥', zhai: '齐', zheng: '丁', zhi: '氏', zhou: '调', zhu: '宁术', zi: '齐' },
}

/** The same syllable as it is typed by whoever has no ü at hand. */
const withU: Readonly<Record<string, string>> = { lv: 'lu', nv: 'nu', lve: 'lue', nve: 'nue' }

function readingsByCharacter(): ReadonlyMap<string, readonly string[]> {
  const byCharacter = new Map<string, string[]>()
  const add = (character: string, syllable: string) => {
    const known = byCharacter.get(character)
    if (known === undefined) byCharacter.set(character, [syllable])
    else if (!known.includes(syllable)) known.push(syllable)
  }
  for (const list of [dict, further])
    for (const [syllable, characters] of Object.entries(list))
      for (const character of characters) {
        if (neverInNames[syllable]?.includes(character) === true) continue
        add(character, syllable)
        const typed = withU[syllable]
        if (typed !== undefined) add(character, typed)
      }
  return byCharacter
}

const known = readingsByCharacter()

/** All the ways in which a character is read, tones left out and ü written v or u: 重 is zhong and chong. Of one that is not known, none. */
export const readings: Readings = (character) => known.get(character) ?? []
