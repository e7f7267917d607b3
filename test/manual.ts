import { needs } from '../src/change/needs.ts'
import { acts, finalStates, type State, states } from '../src/change/rules.ts'
import { transitions } from '../src/change/transitions.ts'
import type { Duty } from '../src/clause/clause.ts'
import type { Limits } from '../src/clause/limit.ts'
import type { Words } from '../src/clause/words.ts'
import type { Explained, Verb } from '../src/terminal/command.ts'
import type { Flag } from '../src/terminal/flag.ts'
import { globalOptions, typed, typedWith } from '../src/terminal/global-options.ts'
import { tables } from '../src/terminal/topics.ts'
import { argumentOf, usageLine } from '../src/terminal/usage-line.ts'
import { nouns, verbs, type Walked } from './walk.ts'

/** Text in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|')
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('')

const given = { required: 'required 必填', optional: '', many: 'repeatable 可重复' } as const

/** The meaning in both languages; of an enumeration each value too. */
function meaning(flag: Flag): readonly [en: string, zh: string] {
  if (flag.asked.kind !== 'choice') return [flag.words.en, flag.words.zh]
  const values = Object.entries<Words>(flag.asked.choices)
  const named = (lang: 'en' | 'zh') =>
    values.map(([value, words]) => (value === words[lang] ? code(value) : `${code(value)} ${words[lang]}`)).join(', ')
  return [`${flag.words.en}: ${named('en')}`, `${flag.words.zh}：${named('zh')}`]
}

const mark = ({ need, neededWith }: Flag): string =>
  neededWith === undefined ? given[need] : `required with 必填 ${code(typed(neededWith))}`

const line = (shown: string, flag: Flag): readonly string[] => [code(shown), ...meaning(flag), mark(flag)]

function verbSection(path: readonly string[], verb: Verb): string {
  const rows = [
    ...Object.entries(verb.args).map(([key, flag]) => line(argumentOf(key, flag, 'en'), flag)),
    ...Object.entries(verb.flags).map(([key, flag]) => line(typedWith(key, flag, 'en'), flag)),
  ]
  const examples = Object.entries(verb.examples)
    .map(([example, { en, zh }]) => `# ${en} ${zh}\ncertdesk ${example}\n`)
    .join('')
  return [
    `### ${path.join(' ')}\n\n${verb.words.en}. ${verb.words.zh}。\n\n`,
    verb.by === undefined ? '' : `By: ${verb.by.words.en}. 办理人：${verb.by.words.zh}。\n\n`,
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
  const more = name === 'change' ? changeSection() : ''
  return `## ${name}\n\n${words.en}. ${words.zh}。\n\n${sections(path)}${more}${nouns.filter(isBelow(path)).map(nounSection).join('')}`
}

type Listed = Duty & { readonly limits: Limits }

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
  duties.map(({ cite, id, title, kind, cadence, limits }) => [
    cite,
    code(id),
    title.en + (kind === 'advisory' ? ' (advice)' : ''),
    title.zh + (kind === 'advisory' ? '（建议）' : ''),
    `${periods[cadence].en} ${periods[cadence].zh}`,
    Object.values(limits)
      .map(({ name, values }) => `${code(name)} ${values.map(({ value }) => value).join(', ')}`)
      .join('; '),
  ]),
)}
`

/** A state as a diagram names it: a hyphen would be read as an arrow. */
const node = (state: State | null): string => (state === null ? '[*]' : state.replaceAll('-', '_'))

/** Acts that lead from everywhere to the same end would hide the rest of the diagram. */
const givenUp: readonly string[] = ['reject', 'retract', 'void']

function diagram(): string {
  const arrows = transitions
    .filter(({ act }) => !givenUp.includes(act))
    .flatMap(({ from, act, to, when }) => {
      const label = when.length === 0 ? act : `${act} (${when.join(', ')})`
      return from.map((each) => `    ${node(each)} --> ${node(to)}: ${label}`)
    })
  const ends = finalStates.map((state) => `    ${node(state)} --> [*]`)
  return `\`\`\`mermaid\nstateDiagram-v2\n${[...new Set(arrows), ...ends].join('\n')}\n\`\`\`\n`
}

const inWords = (list: readonly string[]): string => (list.length === 0 ? '' : list.map(code).join(', '))

/** The table of transitions as it is: acts of a change application, who does them and what they need. */
const changeSection = (): string =>
  `### How an application goes on 变更申请的流转

Made from the table of transitions that the program itself goes by (\`src/change/transitions.ts\`): an act is recorded only where a row
of it leads on, by somebody who holds one of the roles, with all that it needs. \`reject\`, \`retract\` and \`void\` lead from every state
before the entry to an end.
下图和下表由程序所用的流转表生成：只有表中允许的步骤、由具有相应角色的人员、并具备所需内容时才能登记。

${diagram()}
${table(
  ['From 自', 'Act 办理', 'To 至', 'Where 条件', 'By 由', 'Needs 需要', 'Clause 条款'],
  transitions.map(({ from, act, to, when, roles, needs: wanted, clause }) => [
    from.length > 5 ? 'any before the entry 录入前任一状态' : inWords(from.map((each) => each ?? '—')),
    `${code(act)} ${acts[act].zh}`,
    `${code(to)} ${states[to].zh}`,
    inWords(when),
    inWords(roles),
    inWords(wanted.map((name) => `--${needs[name].flag}`)),
    clause,
  ]),
)}
`

const topicTable = ({ title, rows }: Explained): string =>
  `### ${title.en} ${title.zh}\n\n${table(
    ['', 'Meaning', '含义'],
    rows.map(({ typed: shown, meaning: { en, zh } }) => [code(shown.en), ...(en === zh ? [code(en), ''] : [en, zh])]),
  )}\n`

const opening = `# The manual 手册

Every command with everything it takes, made from the program itself by \`npm run docs\`. The program says the same of itself:
\`certdesk help\`, \`certdesk contact add --help\`, and in Chinese with \`--lang zh\`.
本手册由程序自动生成；程序内也可查看：\`certdesk help --lang zh\`。

Days are written \`2026-03-31\` (2026/3/31, 20260331, 2026年3月31日 and 民国115年3月31日 are understood too) or said: \`昨天\`, \`上周五\`,
\`3天后\`, \`12号\`, \`月底\`, \`fri\`, \`+2w\`. Of what happened \`周五\` or \`11-12\` is the latest one, of what is planned the next. In a
list, days are written out. A customer is named by code, credit code or a part of its name that only one customer has. The values of
enumerations may be typed in English or Chinese.
日期写作 2026-03-31，也可说“昨天”“上周五”“3天后”“12号”“月底”：“周五”“11-12”等对已发生的事指最近过去的一天，对计划指下一个；名单中的日期须写明。
客户可用编号、统一社会信用代码或唯一的部分名称指明；枚举值中英文均可。

## Options of every command 通用选项

`

/** docs/manual.md: the command tree and the table of contents, in both languages. */
export function manualText(duties: readonly Listed[]): string {
  const globals = globalOptions.map(({ key, flag, short }) =>
    line((short === undefined ? '' : `${short}, `) + typedWith(key, flag, 'en'), flag).slice(0, 3),
  )
  const file = `## The file itself 登记簿文件\n\nCommands that look after the register. 维护登记簿文件的命令。\n\n${sections([])}`
  const text = [
    opening,
    table(['', 'Meaning', '含义'], globals),
    '\n',
    '## Environment, exit codes, files 环境变量、退出码、文件\n\n',
    ...Object.values(tables).flat().map(topicTable),
    ...nouns.filter(isBelow([])).map(nounSection),
    file,
    dutySection(duties),
  ].join('')
  return `${text.trimEnd()}\n`
}
