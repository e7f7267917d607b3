import { readDay } from '../clause/day.ts'
import { simplified } from '../clause/simplified.ts'
import type { Words } from '../clause/words.ts'

/** A kind of value by which a column can be recognized, whatever its header says. */
export interface Content {
  /** Whether a value, trimmed and of one width, is of this kind. */
  readonly is: (text: string) => boolean
  /** What such values do, behind "48 of 50 values". */
  readonly said: Words
  /** Too many other columns hold such values: taken only where no header says otherwise. */
  readonly weak?: true
  /** Its values are words that titles of columns are made of, too: 初次认证. */
  readonly mayBeTitle?: true
}

/** Which field a column of such values most likely is, and which others it may as well be by its header. */
export interface FieldContent<Field extends string = string> {
  readonly field: Field
  readonly content: Content
  /** Other fields with values of this kind; where one of them has a column, the field is not guessed at. */
  readonly kin?: readonly Field[]
}

/** How the names of organizations end, as far as nothing else ends so. */
const ofOrganization =
  /.(?:公司|厂|集团|中心|医院|学校|大学|学院|研究院|研究所|设计院|合作社|事务所|经营部|商行|工作室)(?:\([^()]*\))?$|\b(?:ltd|limited|inc|llc|gmbh|corp|corporation|company)\.?$/iu

/** How the names of organizations of any kind end, which other words may do as well. */
const mayBeOrganization =
  /..(?:[司厂院所社店行部局会站馆园场库室坊城队处台校学堂庄铺矿港厅圃点井]|集团|中心|联盟|基地|超市|政府|酒店|宾馆|合伙|实业|企业|工业|农业|商号|个体户)(?:\([^()]*\p{sc=Han}[^()]*\))?$|\b(?:ltd|limited|inc|llc|llp|gmbh|corp|corporation|company|co|ag|s\.?a|s\.?r\.?l|b\.?v|plc|kg|pte|university|institute|hospital|group|holdings?|factory|works|mills?)\.?$/iu

/** What somebody noted behind a name, in brackets. */
const notedBehind =
  /\((?:[^()]*(?:重复|黑名单|代理|介绍|待|勿|欠|客户|测试|停|失联|搬|总部|本部|筹|\d家)[^()]*|[旧新老])\)$/u

/** A branch without the name of whose it is, a word for any organization, and a mark before a name. */
const namesNobody =
  /^.{0,4}(?:分公司|分厂|分店|分部|支行|办事处|工厂|厂区|基地|项目部)$|^(?:该|本|我|某|同一)?(?:公司|企业|单位)$|[*#★☆※●]/u

/** Whether a name reads like that of an organization, however small. */
export function readsLikeOrganization(name: string): boolean {
  if (name.length < 3 || name.startsWith("'")) return false
  const text = simplified(name.normalize('NFKC').trim())
  return mayBeOrganization.test(text) && !namesNobody.test(text) && !(text.endsWith(')') && notedBehind.test(text))
}

const mobileNumber = /^(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/

/** With its area code: eight digits alone may be anything. */
const landlineNumber = /^(?:\+?86[ -]?)?\(?0\d{2,3}\)?[ -]?\d{7,8}(?:[ -转#x]+\d{1,6})?$|^[48]00-?\d{3}-?\d{4}$/u

const emailAddress = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

/** Several values of one cell, which all have to be of the kind. */
const each =
  (pattern: RegExp) =>
  (text: string): boolean =>
    text
      .split(/[;,/、]|\s{2,}/u)
      .filter((part) => part.trim() !== '')
      .every((part) => pattern.test(part.trim()))

/** The surnames that nine of ten people have. */
const surname =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤洪]/u

const provinces =
  /^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?$/u

/** The kinds that any list may hold; what only some lists hold is declared beside them. */
export const contents = {
  organization: {
    is: (text) => text.length >= 4 && ofOrganization.test(text),
    said: { en: 'end in 公司 or the like', zh: '以“公司”等结尾' },
  },
  mobile: { is: each(mobileNumber), said: { en: 'are mobile numbers', zh: '是手机号码' } },
  telephone: {
    is: each(new RegExp(`${mobileNumber.source}|${landlineNumber.source}`, 'u')),
    said: { en: 'are telephone numbers', zh: '是电话号码' },
  },
  email: { is: each(emailAddress), said: { en: 'are e-mail addresses', zh: '是电子邮箱' } },
  person: {
    is: (text) => /^\p{sc=Han}{2,3}$/u.test(text) && surname.test(text),
    said: { en: 'read like names of persons', zh: '像是人名' },
    weak: true,
  },
  postcode: { is: (text) => /^[0-8]\d{5}$/.test(text), said: { en: 'are six digits', zh: '是六位数字' }, weak: true },
  province: { is: (text) => provinces.test(text), said: { en: 'are provinces', zh: '是省份' }, weak: true },
  address: {
    is: (text) => text.length >= 6 && (text.match(/[省市区县镇乡村路街道巷号楼栋幢室]/gu)?.length ?? 0) >= 2,
    said: { en: 'read like addresses', zh: '像是地址' },
    weak: true,
  },
} as const satisfies Readonly<Record<string, Content>>

/** A day, with which no header is taken for a row. */
export const isWrittenDay = (text: string): boolean => /\d{4}/.test(text) && readDay(text) !== null
