import { type Scheme, schemes } from '../certificate/certificate/rules.ts'
import type { Day } from '../clause/day.ts'
import { fenText } from '../clause/fen.ts'
import { joined, same, shellWord, type Words } from '../clause/words.ts'
import type { Role } from '../office/staff/rules.ts'
import { roles } from '../office/staff/rules.ts'
import { type ActRecord, type Fault, momentText } from './application.ts'
import { type NeedName, needs } from './needs.ts'
import {
  type Act,
  acts,
  type ChangeClass,
  type ChangeField,
  classes,
  fieldNames,
  type Kind,
  kinds,
  type State,
  states,
} from './rules.ts'
import type { Corrected } from './store/corrections.ts'
import type { Transition } from './transitions.ts'

/** What comes next of an application, by whom, and for which day it is planned where it is an audit. */
interface Next {
  readonly number: string
  readonly act: Act
  readonly roles: readonly Role[]
  readonly auditPlanned?: Day | null
}

/** Whom an act waits for: any one of the roles. */
export const rolesWords = (any: readonly Role[]): Words =>
  joined(
    any.map((role) => roles[role]),
    ' or ',
    '或',
  )

/**
 * The command line of an act with the evidence that it needs, as it is shown; `known` are values that follow from what is
 * on record, such as the class that the fields propose.
 */
export function actLine(
  number: string,
  { act, needs: wanted }: Pick<Transition, 'act' | 'needs'>,
  known: Readonly<Partial<Record<NeedName, string>>> = {},
): string {
  return ['certdesk change', act, shellWord(number), ...askedWith(wanted, known)].join(' ')
}

/** Evidence as it is typed, each with its flag: `--why TEXT`. */
export const askedWith = (
  wanted: readonly NeedName[],
  known: Readonly<Partial<Record<NeedName, string>>> = {},
): string[] => wanted.map((name) => `--${needs[name].flag} ${known[name] ?? needs[name].sample}`)

/** What a corrected value belongs to, before its number. */
const papers: Readonly<Record<Corrected['table'], Words>> = {
  customer: { en: 'customer', zh: '客户' },
  certificate: { en: 'certificate', zh: '证书' },
  contract: { en: 'contract', zh: '合同' },
}

/** A stored value of a field that F01 governs as people read it: an amount in yuan, a kind of contract by its name. */
function valueWords(field: string, value: Corrected['before']): Words {
  if (value === null) return same('—')
  if (field === 'amount') return same(fenText(Number(value)))
  const named = field === 'kind' ? schemes[value as Scheme] : undefined
  return named ?? same(String(value))
}

export const changeWords = {
  done: (number: string, act: Act, state: State): Words => ({
    en: `${number}: recorded "${acts[act].en}". State: ${states[state].en}.`,
    zh: `${number}：已登记“${acts[act].zh}”，状态：${states[state].zh}。`,
  }),
  begun: (number: string, act: Act, state: State, code: string, name: string): Words => ({
    en: `Recorded ${number} of ${code} ${name}: "${acts[act].en}". State: ${states[state].en}.`,
    zh: `已登记 ${number}（${code} ${name}）：${acts[act].zh}，状态：${states[state].zh}。`,
  }),
  already: (number: string, act: Act): Words => ({
    en: `Already recorded as ${number}: ${acts[act].en}; nothing was changed.`,
    zh: `${number} 已登记“${acts[act].zh}”，未作改动。`,
  }),
  /** The command without its evidence, which is asked for; the sentence ends with it, so that it can be copied whole. */
  next: ({ number, act, roles: by, auditPlanned = null }: Next): Words => ({
    en: `Next, by ${rolesWords(by).en}${auditPlanned === null ? '' : `, planned for ${auditPlanned}`}: certdesk change ${act} ${shellWord(number)}`,
    zh: `下一步由${rolesWords(by).zh}办理${auditPlanned === null ? '' : `（计划 ${auditPlanned}）`}：certdesk change ${act} ${shellWord(number)}`,
  }),
  classProposed: (proposed: ChangeClass, list: readonly Kind[]): Words => {
    const letters = list.length === 0 ? '—' : list.join(', ')
    return {
      en: `By its fields: kind ${letters}, ${classes[proposed].en}.`,
      zh: `按变更项：类别 ${letters}，${classes[proposed].zh}。`,
    }
  },
  scopeAdvisory: {
    en: 'The texts need not agree for this direction; the difference is kept with the act.',
    zh: '该方向不强制一致，差异随本步骤保留。',
  },
  kindsTitle: (list: readonly Kind[]): Words =>
    joined(
      list.map((kind) => ({ en: `${kind} ${kinds[kind].en}`, zh: `${kind} ${kinds[kind].zh}` })),
      '; ',
      '；',
    ),
  none: { en: 'No change applications are on record.', zh: '没有变更申请记录。' },
  nothingNext: { en: 'Nothing waits to be done.', zh: '没有待办事项。' },
  fault: (fault: Fault): Words => {
    const { act, transition } = fault
    const what = acts[act.act]
    if (fault.kind === 'role')
      return {
        en: `${what.en} on ${momentText(act)} by ${act.staff}, who did not hold the role "${rolesWords(transition.roles).en}"`,
        zh: `${momentText(act)} 的“${what.zh}”由 ${act.staff} 办理，其当时不属于${rolesWords(transition.roles).zh}`,
      }
    const before = { en: acts[fault.than.act].en, zh: acts[fault.than.act].zh, at: momentText(fault.than) }
    if (fault.kind === 'same-hand')
      return {
        en: `${what.en} and ${before.en} by the same person, ${act.staff}`,
        zh: `“${what.zh}”与“${before.zh}”由同一人 ${act.staff} 办理`,
      }
    return {
      en: `${what.en} at ${momentText(act)}, not after ${before.en} at ${before.at}`,
      zh: `“${what.zh}”（${momentText(act)}）不晚于“${before.zh}”（${before.at}）`,
    }
  },
  stillOpen: (state: State, next: Transition, auditPlanned: Day | null): Words => ({
    en: `${states[state].en}; next: ${acts[next.act].en}, by ${rolesWords(next.roles).en}${auditPlanned === null ? '' : `, planned for ${auditPlanned}`}`,
    zh: `${states[state].zh}；下一步：${acts[next.act].zh}（${rolesWords(next.roles).zh}${auditPlanned === null ? '' : `，计划 ${auditPlanned}`}）`,
  }),
  idle: (since: Day, days: number): Words => ({
    en: `no act since ${since}, more than ${days} working ${days === 1 ? 'day' : 'days'} (our limit, the procedure gives none)`,
    zh: `自 ${since} 起超过 ${days} 个工作日无进展（本机构自定限值，程序文件未规定）`,
  }),
  knownLate: (application: string, happened: Day, known: Day, days: number): Words => ({
    en: `${application}: the change happened on ${happened} and became known on ${known}, ${days} ${days === 1 ? 'day' : 'days'} later`,
    zh: `${application}：变更发生于 ${happened}，${known} 得知，相隔 ${days} 天`,
  }),
  reportedLate: (days: number): Words => ({
    en: `reported late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `汇报逾期 ${days} 天`,
  }),
  informedLate: (days: number): Words => ({
    en: `business informed of the authorization late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `告知业务部逾期 ${days} 天`,
  }),
  notReported: (due: Day): Words => ({
    en: `not reported to both departments, due ${due}`,
    zh: `尚未向两部门汇报，期限 ${due}`,
  }),
  /** Values of one certificate or contract name it once. */
  correctedValue: (
    { table, of, field, called, before, after }: Corrected,
    i: number,
    all: readonly Corrected[],
  ): Words => {
    const [from, to] = [valueWords(field, before), valueWords(field, after)]
    const isNamed = of === null || all[i - 1]?.of === of
    const paper = isNamed ? { en: '', zh: '' } : { en: `${papers[table].en} ${of}, `, zh: `${papers[table].zh} ${of} ` }
    return { en: `${paper.en}${called.en}: ${from.en} → ${to.en}`, zh: `${paper.zh}${called.zh} ${from.zh} → ${to.zh}` }
  },
  corrected: (fields: Words, on: Day, by: string, why: string): Words => ({
    en: `corrected as mistyped on ${on} by ${by}: ${fields.en} (${why})`,
    zh: `${on} 由 ${by} 作为录入错误更正：${fields.zh}（${why}）`,
  }),
  pricedBelow: (staff: string, reason: string): Words => ({
    en: `price below the floor, decided by ${staff}: ${reason}`,
    zh: `价格低于最低价，由 ${staff} 决定：${reason}`,
  }),
  expiryMoved: (application: string, certificate: string, before: Day | null, after: Day | null): Words => ({
    en: `${application}: ${certificate} was issued with another expiry, ${after ?? 'no end'} instead of ${before ?? 'no end'}`,
    zh: `${application}：${certificate} 的有效期至由 ${before ?? '长期'} 改为 ${after ?? '长期'}`,
  }),
  notReissued: (number: string, why: string): Words => ({
    en: `${number}: printed data change and no new certificate is issued: ${why}`,
    zh: `${number}：印制内容变更而未换证：${why}`,
  }),
  stray: (act: ActRecord): Words => ({
    en: `${acts[act.act].en} on ${momentText(act)} does not follow from the acts before it`,
    zh: `${momentText(act)} 的“${acts[act.act].zh}”与之前的步骤不衔接`,
  }),
  scopeOnReport: (number: string, found: string): Words => ({
    en: `${number}: the report has another scope than the F01, which is advisory for its direction: "${found}"`,
    zh: `${number}：报告范围与 F01 不同（该方向不强制一致）：“${found}”`,
  }),
  noKind: { en: 'names no kind of 4.2.1', zh: '未说明 4.2.1 所列的变更内容' },
  askField: { en: 'Which field changes?', zh: '变更哪一项？' },
  doneBy: (staff: string): Words => ({ en: `Done by: ${staff}`, zh: `办理人员：${staff}` }),
  askCertificate: { en: 'Which certificate was audited?', zh: '受审核的是哪一张证书？' },
  noMoreFields: { en: 'nothing more', zh: '没有其他变更' },
  askValue: (field: ChangeField, before: string | null): Words => ({
    en: `${fieldNames[field].en} (now "${before ?? '—'}")`,
    zh: `${fieldNames[field].zh}（现为“${before ?? '—'}”）`,
  }),
  whichWay: { en: 'which way the scope goes', zh: '范围扩大或缩小' },
  askPaper: (field: ChangeField): Words => ({
    en: `${fieldNames[field].en}: of which?`,
    zh: `${fieldNames[field].zh}：哪一张/份？`,
  }),
  askReach: {
    title: { en: 'Title (Enter if none)', zh: '职务（没有则留空）' },
    mobile: { en: 'Mobile (Enter if none)', zh: '手机（没有则留空）' },
    phone: { en: 'Phone (Enter if none)', zh: '电话（没有则留空）' },
    email: { en: 'E-mail (Enter if none)', zh: '邮箱（没有则留空）' },
  },
  askClass: (proposed: ChangeClass): Words => ({
    en: `whether the system is affected; by its fields: ${classes[proposed].en}`,
    zh: `是否影响管理体系运行；按变更项为“${classes[proposed].zh}”`,
  }),
  notHappened: { en: 'leave empty if it is still to come', zh: '尚未发生则留空' },
  newNumberOf: (certificate: string): Words => ({
    en: `the number of the new certificate in place of ${certificate}`,
    zh: `替换 ${certificate} 的新证书编号`,
  }),
  numberNeeded: { en: 'Give it a number.', zh: '请填写编号。' },
  auditPlanned: { en: 'it is planned for that day', zh: '已排定该日期' },
  printForm: { en: 'print the F01', zh: '打印 F01' },
  fieldsTitle: { en: 'What changes', zh: '变更内容' },
  actsTitle: { en: 'What was done', zh: '办理过程' },
  nextTitle: { en: 'What can be done now', zh: '现在可办理' },
  reissuedAs: (old: string, number: string): Words => ({
    en: `${number} takes the place of ${old}.`,
    zh: `${number} 替换 ${old}。`,
  }),
}
