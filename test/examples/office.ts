import fs from 'node:fs'
import path from 'node:path'
import { verbs, wordsOf } from '../walk.ts'

/** The files that examples read, as an office has them. */
const files: Readonly<Record<string, string>> = {
  'customers.csv': '客户名称,联系人,手机,业务员\n深圳市远景包装有限公司,孙丽,13800138009,王芳\n',
  '获证客户名单.csv': '客户名称,地址\n深圳市晨光包装有限公司,深圳市南山区一路1号\n',
  'contacts.csv':
    '客户编号,联系日期,联系方式,业务员,监督审核时间,审核/检验需要\nC00002,2026-07-06,电话,王芳,2027-01-20,无\n',
  'attendees.csv': '客户编号,人数\nC00003,2\n',
  'list.csv': '客户编号\nC00002\nC00003\n',
  'takeover.csv': '事项,客户编号,答复\n当年的客户活动,,在案的即为全部\n',
  'feedback.csv': '客户编号,收到日期,渠道,内容\nC00002,2026-07-29,走访,希望早些拿到报告\n',
  'f02.csv':
    '题号,阶段,满分,题目,英文\nA1,合同受理,10,受理,Acceptance\nB1,审核/检验过程,10,审核,Audit\nC1,证后服务,10,服务,Service\n',
  'returns.csv': '客户编号,收回日期,A1,B1,C1\nC00016,2026-07-20,9,8,10\n',
  'revision.csv': 'kind,name,value,en,zh\nlimit,contacts-a-year,3,,\n',
  'holidays-2027.csv': 'day,kind,name\n2027-01-01,holiday,元旦\n',
}

/** A line of the story. */
export type Step =
  | { readonly kind: 'on'; readonly day: string }
  | { readonly kind: 'run'; readonly argv: readonly string[]; readonly answer?: string }
  | { readonly kind: 'try' | 'do'; readonly name: string; readonly examples: readonly string[] }

/** The examples of a command. */
const examplesOf = (name: string): string[] =>
  Object.keys(verbs.find((each) => each.name === name)?.verb.examples ?? {})

const story = path.join(import.meta.dirname, 'office.txt')

/** What happened in the office, line by line. */
export const steps: readonly Step[] = fs
  .readFileSync(story, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(stepOf)

function stepOf(line: string): Step {
  const [word = '', ...rest] = line.split(' ')
  if (word === 'on') return { kind: 'on', day: rest.join(' ') }
  if (word === 'certdesk') return { kind: 'run', argv: wordsOf(rest.join(' ')) }
  // A question is asked only where a person sits.
  if (word === 'answer') return { kind: 'run', argv: wordsOf(rest.slice(2).join(' ')), answer: rest[0] ?? '' }
  if (word !== 'try' && word !== 'do') throw new Error(`no step: ${line}`)
  const [, name = '', place] = /^(.*?)(?: (\d))?$/.exec(rest.join(' ')) ?? []
  const examples = examplesOf(name)
  const only = place === undefined ? examples : examples.slice(Number(place) - 1, Number(place))
  if (only.length === 0) throw new Error(`no example: ${line}`)
  return { kind: word, name, examples: only }
}

/** Puts the office's files into a folder, and a folder for copies. */
export function putFiles(folder: string): void {
  for (const name of ['copies', 'mirror']) fs.mkdirSync(path.join(folder, name))
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text)
}
