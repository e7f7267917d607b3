import type { Words } from '../../../clause/words.ts'
import { type Channel, channels, type Outcome, outcomes } from '../../contact/rules.ts'

/** What a key word tells of: what stands behind it, up to the next one. */
export type Topic = 'surveillance' | 'renewal' | 'needs' | 'followUp' | 'summary'

/** What a word of the grammar says. `channel` and `outcome` beside another are what it says too, unless the line says otherwise. */
export type Meaning =
  | { readonly is: 'channel'; readonly value: Channel; readonly outcome?: Outcome }
  | { readonly is: 'outcome'; readonly value: Outcome; readonly channel?: Channel }
  | { readonly is: 'day'; readonly said: string }
  | { readonly is: 'topic'; readonly value: Topic }
  | { readonly is: 'none' }

/** Words that mean the same: how they are typed in Chinese, in English, and by the initials of their pinyin. */
export interface Entry {
  readonly means: Meaning
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly initials: readonly string[]
}

/** A part of the vocabulary under what it is for. */
export interface Section {
  readonly key: Meaning['is']
  readonly title: Words
  /** What to know of these words besides. */
  readonly note: Words
  readonly entries: readonly Entry[]
}

const listed = (texts: string): readonly string[] => (texts === '' ? [] : texts.split('|'))
const entry = (means: Meaning, zh: string, en: string, initials: string): Entry => ({
  means,
  ...{ zh: listed(zh), en: listed(en), initials: listed(initials) },
})

const by = (value: Channel, zh: string, en: string, initials: string, outcome?: Outcome): Entry =>
  entry(outcome === undefined ? { is: 'channel', value } : { is: 'channel', value, outcome }, zh, en, initials)

const topic = (value: Topic, zh: string, en: string, initials: string): Entry =>
  entry({ is: 'topic', value }, zh, en, initials)

const day = (said: string, initials: string, also = ''): Entry =>
  entry({ is: 'day', said }, [said, ...listed(also)].join('|'), '', initials)

/** Each day of a week by its number: sz5 is 上周五. */
const week = (said: string, initial: string): Entry[] =>
  [...'一二三四五六日'].map((each, i) => day(`${said}${each}`, `${initial}${i + 1}`))

/** Each month of a year by its number: mn3 is 明年3月. */
const year = (said: string, initial: string): Entry[] =>
  Array.from({ length: 12 }, (_, i) => day(`${said}${i + 1}月`, `${initial}${i + 1}`))

/** A telephone that nobody answered says how it was tried. */
const unanswered: Meaning = { is: 'outcome', value: 'no-answer', channel: 'phone' }

/**
 * Every word of the grammar of a line (`certdesk log`): the parser, the help and docs/log.md are made of this table. Days besides these are
 * whatever can be said or written of one (`clause/spoken-day.ts`).
 */
export const vocabulary: readonly Section[] = [
  {
    key: 'channel',
    title: { en: 'How', zh: '联系方式' },
    note: {
      en: 'An e-mail is one-way: nobody was reached by it until it is answered, which 已回复 (replied) says.',
      zh: '邮件是单向的，客户答复前按未联系上登记；已答复的加写“已回复”。',
    },
    entries: [
      by('phone', '电话|打电话|来电|去电|致电|通话|回电|电联', 'phone|call|telephone', 'dh|ddh|ld|qd'),
      by('visit', '走访|上门|拜访|面谈|来访|现场', 'visit|on-site', 'zf|sm|bf|mt'),
      by('email', '邮件|电邮|发邮件|电子邮件', 'email|e-mail|mail', 'yj|fyj', 'no-answer'),
      by('wechat', '微信|企业微信|企微', 'wechat', 'wx|qywx'),
      by('meeting', '会议|开会|视频|视频会议|电话会议', 'meeting|video', 'hy|kh|sp'),
      by('letter', '信函|函件|寄信|发函', 'letter', 'xh|fh'),
      by('other', '其他|其它|短信|传真|QQ|钉钉', 'other|sms|fax', 'qita|dx|cz|dd'),
    ],
  },
  {
    key: 'outcome',
    title: { en: 'Whether anybody was reached', zh: '是否联系上' },
    note: {
      en: 'Left out: reached. A telephone that nobody answered need not be named as one.',
      zh: '不写即已联系上。没人接等词本身即表示电话。',
    },
    entries: [
      entry(unanswered, '没人接|未接|无人接听|没接|打不通|关机|空号|停机|占线', '', 'wj|mrj|dbt|gji|khao'),
      entry(
        { is: 'outcome', value: 'no-answer' },
        '未联系上|没联系上|未回复|没回',
        'no answer|no-answer|unreached',
        'wlxs|whf',
      ),
      entry(
        { is: 'outcome', value: 'reached' },
        '已联系上|联系上|接通|已回复|已回|回信',
        'reached|replied|answered',
        'ylxs|lxs|yhf',
      ),
    ],
  },
  {
    key: 'topic',
    title: { en: 'Key words', zh: '关键词' },
    note: {
      en: 'What follows belongs to the key word; behind the first of them all other words are what was said.',
      zh: '其后的文字属于该关键词；第一个关键词之后，其余的字都是沟通内容。',
    },
    entries: [
      topic('surveillance', '监审|年审|监督审核', 'surveillance', 'js|ns'),
      topic('renewal', '换证|复评|再认证', 'renewal|recertification', 'hz|fp|zrz'),
      topic('needs', '需求', 'needs', 'xq'),
      topic('followUp', '跟进|回访|下次联系', 'follow-up|followup|follow up', 'gj|hf|xclx'),
      topic('summary', '内容|沟通内容|备注', 'said|note|notes', 'nr|bz'),
    ],
  },
  {
    key: 'none',
    title: { en: 'No needs', zh: '没有需求' },
    note: {
      en: 'Behind 需求 (needs), which ends there, or before it: 无需求.',
      zh: '写在“需求”之后，需求到此为止；写在前面也可以：无需求。',
    },
    entries: [
      entry(
        { is: 'none' },
        '无|没有|暂无|没|没什么|没啥|无特殊|没有什么|无需求|没需求|没有需求|暂无需求|没什么需求|没啥需求|无特殊需求',
        'none',
        'w|my|zw',
      ),
    ],
  },
  {
    key: 'day',
    title: { en: 'Days by initials', zh: '日期的首字母' },
    note: {
      en: 'Besides any day as it is written or said. Of the contact the latest that is meant, of 监审 and 跟进 the next; weeks begin on Monday.',
      zh: '此外任何日期的写法和说法都可以。联系日期取最近过去的，监审和跟进取今后的；一周从周一算起。',
    },
    entries: [
      ...[day('今天', 'jt'), day('昨天', 'zt'), day('前天', 'qt'), day('大前天', 'dqt')],
      ...[day('明天', 'mingt'), day('后天', 'ht'), day('大后天', 'dht')],
      ...[...week('上周', 'sz'), ...week('周', 'z'), ...week('这周', 'zz'), ...week('下周', 'xz')],
      ...[day('月初', 'yc'), day('月底', 'yd'), day('上月底', 'syd'), day('下月初', 'xyc'), day('下月底', 'xyd')],
      ...[day('年底', 'nd'), day('下个月', 'xgy'), ...year('今年', 'jn'), ...year('明年', 'mn')],
    ],
  },
]

/** A word of the grammar with what it says, and whether it was typed by initials, which may be those of a name as well. */
export interface Known {
  readonly means: Meaning
  readonly isInitials: boolean
}

/** As words are compared: width and case make no difference. */
export const plainWord = (text: string): string => text.normalize('NFKC').toLowerCase()

const known: ReadonlyMap<string, Known> = new Map(
  vocabulary
    .flatMap(({ entries }) => entries)
    .flatMap(({ means, zh, en, initials }) => [
      ...initials.map((text): [string, Known] => [plainWord(text), { means, isInitials: true }]),
      ...[...zh, ...en].map((text): [string, Known] => [plainWord(text), { means, isInitials: false }]),
    ]),
)

/** What a word, or a few with single blanks between them, says in the grammar; null where it is none of it. */
export const wordOf = (text: string): Known | null => known.get(plainWord(text)) ?? null

/** The key words that may be written on to their value, the longest first: 跟进下周三. */
export const topicWords: readonly { readonly text: string; readonly topic: Topic; readonly isInitials: boolean }[] = [
  ...known,
]
  .flatMap(([text, { means, isInitials }]) => (means.is === 'topic' ? [{ text, topic: means.value, isInitials }] : []))
  .sort((a, b) => b.text.length - a.text.length)

/** That there are no needs, said in one word with its key word: 无需求. */
export const noNeedsWords: readonly string[] = [...known]
  .flatMap(([text, { means }]) => (means.is === 'none' && text.endsWith('需求') ? [text] : []))
  .sort((a, b) => b.length - a.length)

/** A channel or an outcome as it is typed in a line: the first Chinese word of it. */
export const typedAs = (is: 'channel' | 'outcome', value: string): string =>
  is === 'channel' ? channels[value as Channel].zh : outcomes[value as Outcome].zh

/** How people in China are addressed: behind the surname, of some of these behind the whole name too. */
export const titles = '总经理|经理|先生|女士|小姐|老师|主任|厂长|主管|科长|部长|总监|工|总|董'.split('|')

/** Surnames: those of one character that nearly everybody has, and those of two. */
export const surnames = {
  one: '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚',
  two: '欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|夏侯|轩辕|端木|南宫|独孤'.split('|'),
} as const
