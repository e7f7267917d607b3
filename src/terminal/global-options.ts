import { readDay } from '../clause/day.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Globals } from './command.ts'
import { day, sayingDay, writtenDay } from './day-flag.ts'
import { type Flag, offering, text, yes } from './flag.ts'
import { resultFormats } from './format.ts'
import { placeholderOf } from './placeholder.ts'

/** An option that every command has. `--lang` and `--format` are listed here for the help; they are read before parsing. */
export interface GlobalOption {
  readonly key: string
  readonly short?: string
  readonly flag: Flag<unknown, 'optional'>
}

const option = (key: string, flag: Flag<unknown, 'optional'>, short?: string): GlobalOption =>
  short === undefined ? { key, flag } : { key, flag, short }

const words = (en: string, zh: string): Words => ({ en, zh })

const nameOfStaff = (en: string, zh: string) => offering('staff', text(words(en, zh), 'NAME'))

/** The options that every command has, in the order in which the help shows them. */
export const globalOptions: readonly GlobalOption[] = [
  option(
    'register',
    text(
      words(
        'the register: a file, ssh://HOST/PATH or postgres://HOST/DATABASE',
        '登记簿：文件、ssh://主机/路径 或 postgres://主机/数据库',
      ),
      'FILE',
    ),
  ),
  option('by', nameOfStaff('who types this in (default: the account at this machine)', '录入人（默认为本机账户）')),
  option('staff', nameOfStaff('who did it, where that is somebody else', '办理人（与录入人不同时填写）')),
  option(
    'paper',
    text(
      words('the signed paper of a decision that is typed for --staff', '代 --staff 录入决定时所依据的签字文件'),
      'REF',
    ),
  ),
  option('today', writtenDay(words('take this day for today', '以该日为今天'))),
  option(
    'clockIsRight',
    yes(
      words(
        "record although the last entry is more than two months before this machine's clock",
        '最后一条登记距本机时钟已超过两个月，仍然登记',
      ),
    ),
  ),
  option('asOf', day('past', words('ask as of this day', '按该日的情况查询'))),
  option(
    'knownAt',
    sayingDay(
      'past',
      text(
        words('ask what was known then: a moment, a day or #12', '按当时已知的情况查询：时刻、日期或 #12'),
        'MOMENT|#SEQ',
      ),
      // A day is told by its words alone: of "yesterday 10:30" the time would be lost.
      (raw) => /[:#]/.test(raw) || readDay(raw) !== null,
    ),
  ),
  option('format', text(words('how to print', '输出格式'), resultFormats.join('|'))),
  option(
    'output',
    text(
      words(
        'write to this file; on a terminal it asks before it replaces one',
        '输出到该文件；在终端上替换已有文件前先询问',
      ),
      'FILE',
    ),
  ),
  option('lang', text(words('the language', '语言'), 'en|zh')),
  option('noInput', yes(words('never ask; say what is missing instead', '不提问；缺少内容时直接报错'))),
  option('noColor', yes(words('no colours', '不使用颜色'))),
  option('noPager', yes(words('long output at once, not screen by screen', '长内容一次输出，不分屏'))),
  option('quiet', yes(words('only what was asked for, no remarks', '只输出所查内容，不附说明')), '-q'),
  option('help', yes(words('this help', '显示本帮助')), '-h'),
  option('version', yes(words('the version', '显示版本号')), '-V'),
]

/** The options that stay global where a verb declares them as its own too: it is told, and so is the journal. */
const alsoGlobal: readonly string[] = ['register', 'by', 'staff', 'today'] satisfies (keyof Globals)[]

/** Whether the value of this option reaches the globals on a verb whose own flags are `own`. */
export const reachesGlobals = (key: string, own: readonly string[]): boolean =>
  !own.includes(key) || alsoGlobal.includes(key)

/** A key as it is typed: creditCode → --credit-code. */
export const typed = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** An option with what stands for its value, in the reader's language: --on DAY. */
export const typedWith = (key: string, flag: Flag, lang: Lang): string =>
  flag.placeholder === '' ? typed(key) : `${typed(key)} ${placeholderOf(flag, lang)}`

/** The same in both languages. */
export const shownWith = (key: string, flag: Flag): Words => ({
  en: typedWith(key, flag, 'en'),
  zh: typedWith(key, flag, 'zh'),
})

/** An argument's name in usage lines and messages: englishName → ENGLISH-NAME. */
export const argumentName = (key: string): string => typed(key).slice(2).toUpperCase()
