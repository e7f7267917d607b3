/** One key that is pressed: what it sends where that is not its own character. */
export interface Pressed {
  readonly key: string
  readonly sends: string
}

/** Chinese as it is typed with an input method: the pinyin, and one key that chooses it. */
export interface Chinese {
  readonly zh: string
  readonly pinyin: string
}

export type Typed = string | Pressed | Chinese

/** What is typed once a text is on the screen. */
export type Step = readonly [after: string, ...typed: Typed[]]

const zh = (text: string, pinyin: string): Chinese => ({ zh: text, pinyin })
const enter = '\r'
const up: Pressed = { key: '↑', sends: '\u001b[A' }
const left: Pressed = { key: '←', sends: '\u001b[D' }
const home: Pressed = { key: 'Home', sends: '\u001b[H' }
const remove: Pressed = { key: 'Delete', sends: '\u001b[3~' }

/** How many keys that takes: each its own, a Chinese word its pinyin and the choice. */
export const keysOf = (typed: readonly Typed[]): number =>
  typed.reduce((keys, each) => {
    if (typeof each === 'string') return keys + [...each].length
    return keys + ('zh' in each ? each.pinyin.length + 1 : 1)
  }, 0)

/** What comes to the program. */
export const sent = (typed: readonly Typed[]): string =>
  typed.map((each) => (typeof each === 'string' ? each : 'zh' in each ? each.zh : each.sends)).join('')

const yike = zh('艺科', 'yike')
const none = zh('无', 'wu')
const complaint = zh('报告迟到', 'baogaochidao')
const asBefore: readonly Typed[] = [
  ...['certdesk contact add', enter, yike, enter, enter, enter, '2026-06-29', enter, enter],
  ...['2027-03', enter, none, enter, enter, enter, 'y', enter],
]

/** An everyday job: how it was typed before there was a desk, and how it is. */
export interface Job {
  readonly name: string
  /** What was typed, in the fewest keys that the build before the desk did it with. */
  readonly before: readonly Typed[]
  /** Before this one is begun. */
  readonly begun?: readonly string[]
  readonly now: readonly Step[]
  /** What is on record then: a command, and what its JSON has. */
  readonly done: readonly [command: readonly string[], has: Readonly<Record<string, unknown>>]
}

const onLine = '找客户'
const save = '回车保存'

export const jobs: readonly Job[] = [
  {
    name: '登记一次联系，两项内容都谈到',
    before: asBefore,
    now: [
      [onLine, 'yk zt dh js 2027-03 xq w', enter],
      [save, enter],
    ],
    done: [
      ['contact', 'list', 'C00001'],
      { contacts: [{ on: '2026-06-29', channel: 'phone', surveillance: '2027-03', needs: '无' }] },
    ],
  },
  {
    name: '改正记错的客户',
    before: [
      ...['certdesk contact void CT-2026-0001 --reason ', zh('客户弄错了', 'kehunongcuole'), enter],
      ...asBefore,
    ],
    now: [
      [onLine, 'nt zt dh js 2027-03 xq w', enter],
      [save, enter],
      // What was typed so far recorded it wrongly: from here on it is mended.
      ['已保存', 'ch', enter],
      ['是/否', 'y', enter],
      ['留空则为“撤回', enter],
      ['继续输入', up, up, home, remove, remove, 'yk', enter],
      [save, enter],
    ],
    done: [['contact', 'list'], { contacts: [{ customer: 'C00001', surveillance: '2027-03' }] }],
  },
  {
    name: '登记一项投诉',
    before: [
      ...['certdesk complaint add', enter, complaint, enter, enter, yike, enter],
      // Against whom, and who was involved: nobody.
      ...[enter, enter],
    ],
    now: [
      [onLine, 'ts yk ', complaint, enter],
      ['针对', enter],
      ['参与过', enter],
      [save, enter],
    ],
    done: [['complaint', 'list'], { complaints: [{ customer: 'C00001', content: '报告迟到' }] }],
  },
  {
    name: '完成一次跟进',
    before: ['certdesk today', enter, ...asBefore],
    begun: [
      ...['contact', 'add', 'C00001', '--channel', 'phone', '--on', '2026-06-10', '--needs', '无'],
      ...['--follow-up', '2026-06-30'],
    ],
    now: [
      ['再联系', enter],
      ['联系方式', enter],
      ['是否联系上', enter],
      ['联系日期', enter],
      ['客户联系人', enter],
      ['监督检验时间', '2027-03', enter],
      ['需要', none, enter],
      ['沟通内容', enter],
      ['下次联系', enter],
      [save, enter],
    ],
    done: [['contact', 'list', 'C00001'], { contacts: [{ on: '2026-06-30', surveillance: '2027-03' }, {}] }],
  },
  {
    name: '提交变更申请（改名）',
    before: [
      ...['certdesk change submit', enter, yike, enter, enter],
      ...[
        zh('广州', 'guangzhou'),
        yike,
        zh('示例', 'shili'),
        zh('股份', 'gufen'),
        zh('有限公司', 'youxiangongsi'),
        enter,
      ],
      ...[enter, 'F01-0101', enter, '2', enter, '2026-06-28', enter, '2026-06-20', enter, enter, 'y', enter],
    ],
    now: [
      [onLine, 'gm yk', enter],
      ['（现为', left, left, left, left, zh('股份', 'gufen'), enter],
      ['F01 编号', 'F01-0101', enter],
      ['签章日期', '6-28', enter],
      ['发生日期', '6-20', enter],
      [save, enter],
    ],
    done: [['change', 'list'], { changes: [{ customer: 'C00001', state: 'submitted' }] }],
  },
  {
    name: '看欠哪些联系，并联系其中一家',
    before: ['certdesk contact due', enter, ...asBefore],
    now: [
      [onLine, 'qlx', enter],
      ['继续输入', 'yk dh js 2027-03 xq w', enter],
      [save, enter],
    ],
    done: [['contact', 'list', 'C00001'], { contacts: [{ on: '2026-06-30', surveillance: '2027-03' }] }],
  },
]
