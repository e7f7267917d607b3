import type { Duty } from '../src/clause/clause.ts'
import type { Limits } from '../src/clause/limit.ts'
import type { Words } from '../src/clause/words.ts'
import type { Verb } from '../src/terminal/command.ts'
import type { Flag } from '../src/terminal/flag.ts'
import { globalOptions, typedWith } from '../src/terminal/global-options.ts'
import { argumentOf, usageLine } from '../src/terminal/usage-line.ts'
import { nouns, verbs, type Walked } from './walk.ts'

/** Text in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|')
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('')

const needs = { required: 'required 必填', optional: '', many: 'repeatable 可重复' } as const

/** The meaning in both languages; of an enumeration each value too. */
function meaning(flag: Flag): readonly [en: string, zh: string] {
  if (flag.asked.kind !== 'choice') return [flag.words.en, flag.words.zh]
  const values = Object.entries<Words>(flag.asked.choices)
  const named = (lang: 'en' | 'zh') =>
    values.map(([value, words]) => (value === words[lang] ? code(value) : `${code(value)} ${words[lang]}`)).join(', ')
  return [`${flag.words.en}: ${named('en')}`, `${flag.words.zh}：${named('zh')}`]
}

const line = (typed: string, flag: Flag): readonly string[] => [code(typed), ...meaning(flag), needs[flag.need]]

function verbSection(path: readonly string[], verb: Verb): string {
  const rows = [
    ...Object.entries(verb.args).map(([key, flag]) => line(argumentOf(key, flag.need), flag)),
    ...Object.entries(verb.flags).map(([key, flag]) => line(typedWith(key, flag), flag)),
  ]
  const examples = verb.examples.map((example) => `certdesk ${example}\n`).join('')
  return [
    `### ${path.join(' ')}\n\n${verb.words.en}. ${verb.words.zh}。\n\n`,
    `\`\`\`\n${usageLine(path, verb, 'en')}\n\`\`\`\n\n`,
    rows.length === 0 ? '' : `${table(['', 'Meaning', '含义', ''], rows)}\n`,
    examples === '' ? '' : `\`\`\`sh\n${examples}\`\`\`\n\n`,
  ].join('')
}

const sections = (above: readonly string[]): string =>
  verbs
    .filter(isBelow(above))
    .map(({ path, verb }) => verbSection(path, verb))
    .join('')

const isBelow =
  (above: readonly string[]) =>
  ({ path }: Walked): boolean =>
    path.slice(0, -1).join(' ') === above.join(' ')

function nounSection({ path, name, noun: { words } }: (typeof nouns)[number]): string {
  return `## ${name}\n\n${words.en}. ${words.zh}。\n\n${sections(path)}${nouns.filter(isBelow(path)).map(nounSection).join('')}`
}

type Listed = Duty & { readonly limits?: Limits; readonly pending?: true }

const periods: Readonly<Record<Duty['cadence'], Words>> = {
  year: { en: 'year', zh: '每年' },
  month: { en: 'month', zh: '每月' },
  event: { en: 'event', zh: '事件' },
  always: { en: 'always', zh: '始终' },
}

const dutySection = (duties: readonly Listed[]): string =>
  `## The duties 职责

In the order of the document, as \`report compliance\` judges them; \`--clause\` takes a clause or a name of this table.
按程序条款顺序排列；\`report compliance --clause\` 可用条款号或下表中的名称。

${table(
  ['Clause 条款', 'Name', 'Duty', '职责', 'Period 期间', 'Limits 限值'],
  duties.map(({ cite, id, title, kind, cadence, limits, pending }) => [
    cite,
    code(id),
    title.en + (kind === 'advisory' ? ' (advice)' : ''),
    title.zh + (kind === 'advisory' ? '（建议）' : ''),
    `${periods[cadence].en} ${periods[cadence].zh}`,
    pending === true
      ? 'not yet checked 尚未检查'
      : Object.values(limits ?? {})
          .map(({ name, values }) => `${code(name)} ${values.map(({ value }) => value).join(', ')}`)
          .join('; '),
  ]),
)}
`

const opening = `# The manual 手册

Every command with everything it takes, made from the program itself by \`npm run docs\`. The program says the same of itself:
\`certdesk help\`, \`certdesk contact add --help\`, and in Chinese with \`--lang zh\`.
本手册由程序自动生成；程序内也可查看：\`certdesk help --lang zh\`。

Days are written \`2026-03-31\` (2026/3/31, 20260331 and 2026年3月31日 are understood too). A customer is named by code, credit
code or a part of its name that only one customer has. The values of enumerations may be typed in English or Chinese.
日期写作 2026-03-31；客户可用编号、统一社会信用代码或唯一的部分名称指明；枚举值中英文均可。

| Exit code 退出码 | |
| --- | --- |
| 0 | done 完成 |
| 1 | done, with findings that were asked for, rejected rows, or an output that failed 完成，但有所查的问题、被拒绝的行或未能输出 |
| 2 | a wrong or missing value 输入有误或缺少内容 |
| 3 | refused by the procedure, with the clause 程序不允许（附条款） |
| 4 | the register cannot be used 登记簿不可用 |
| 70 | a mistake of the program 程序自身出错 |
| 130 | interrupted 中断 |

## Options of every command 通用选项

`

/** docs/manual.md: the command tree and the table of contents, in both languages. */
export function manualText(duties: readonly Listed[]): string {
  const globals = globalOptions.map(({ key, flag, short }) =>
    line((short === undefined ? '' : `${short}, `) + typedWith(key, flag), flag).slice(0, 3),
  )
  const file = `## The file itself 登记簿文件\n\nCommands that look after the register. 维护登记簿文件的命令。\n\n${sections([])}`
  const text = [
    opening,
    table(['', 'Meaning', '含义'], globals),
    '\n',
    ...nouns.filter(isBelow([])).map(nounSection),
    file,
    dutySection(duties),
  ].join('')
  return `${text.trimEnd()}\n`
}
