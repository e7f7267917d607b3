import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'
import { type ContractStep, stepWords } from '../certificate/rules.ts'

/** What a step is called on the command line of `contract advance`. */
export const stepNames = {
  acceptance: stepWords.accepted,
  review: stepWords.reviewed,
  signing: stepWords.signed,
  'set-up': stepWords.setUp,
} as const satisfies Record<string, Words>

export type StepName = keyof typeof stepNames

export const stepOfName: Readonly<Record<StepName, ContractStep>> = {
  acceptance: 'accepted',
  review: 'reviewed',
  signing: 'signed',
  'set-up': 'setUp',
}

const nameOf = (step: ContractStep): StepName =>
  (Object.keys(stepOfName) as StepName[]).find((name) => stepOfName[name] === step) as StepName

/** The command that records a step, with what is still to be filled in written in capitals. */
const advanceLine = (number: string, step: ContractStep, reference: string | null, on?: Day): Words => {
  const line = (day: string, none: string) =>
    `certdesk contract advance ${shellWord(number)} ${nameOf(step)} --on ${on ?? day} --ref ${reference === null ? none : shellWord(reference)}`
  return { en: line('DAY', 'REFERENCE'), zh: line('日期', '编号') }
}

export const advanceWords = {
  missingReference: { en: 'Missing --ref REFERENCE.', zh: '缺少 --ref 编号。' },
  giveReference: (number: string): Words => ({
    en: `The reference is the evidence of the step: certdesk contract advance ${shellWord(number)} --ref REFERENCE`,
    zh: `编号是该步骤的证据：certdesk contract advance ${shellWord(number)} --ref 编号`,
  }),
  askReference: (step: ContractStep, on: Day): Words => ({
    en: `the reference of the ${stepWords[step].en} on ${on}`,
    zh: `${on} ${stepWords[step].zh}的编号`,
  }),
  advanced: (number: string, step: ContractStep, on: Day): Words => ({
    en: `Recorded ${stepWords[step].en} of contract ${number} on ${on}.`,
    zh: `已登记合同 ${number} 的${stepWords[step].zh}：${on}。`,
  }),
  nextIs: (step: ContractStep): Words => ({
    en: `Next: ${stepWords[step].en}.`,
    zh: `下一步：${stepWords[step].zh}。`,
  }),
  complete: { en: 'All four steps are on record (4.1.4).', zh: '四个步骤均已登记（4.1.4）。' },
  already: (number: string, step: ContractStep, on: Day): Words => ({
    en: `The ${stepWords[step].en} of contract ${number} is already recorded on ${on}; nothing was changed.`,
    zh: `合同 ${number} 的${stepWords[step].zh}已登记为 ${on}，未作改动。`,
  }),
  nameStep: (number: string, next: ContractStep, on: Day, reference: string): Words => {
    const line = advanceLine(number, next, reference, on)
    return {
      en: `If the ${stepWords[next].en} has the same day and reference, name it: ${line.en}`,
      zh: `如${stepWords[next].zh}的日期和编号相同，请指明步骤：${line.zh}`,
    }
  },
  ended: (number: string, on: Day): Words => ({
    en: `Contract ${number} ended on ${on}.`,
    zh: `合同 ${number} 已于 ${on} 终止。`,
  }),
  /** `flag` is that of the step that was not recorded in time, if any is left; `renewal` has taken its place, if any has. */
  endedInstead: (number: string, flag: string | null, renewal: string | null): Words => {
    const own = shellWord(number)
    const other =
      renewal === null
        ? {
            en: `Sign a new one with: certdesk contract renew ${own} --number NUMBER`,
            zh: `续签：certdesk contract renew ${own} --number 新编号`,
          }
        : {
            en: `${renewal} has taken its place: certdesk contract show ${shellWord(renewal)}`,
            zh: `已由 ${renewal} 续签：certdesk contract show ${shellWord(renewal)}`,
          }
    if (flag === null) return other
    const edit = `certdesk contract edit ${own} ${flag}`
    return {
      en: `${other.en} — a step taken before it ended is recorded with: ${edit} DAY ${flag}-ref REFERENCE`,
      zh: `${other.zh}；终止前已办理的步骤请补录：${edit} 日期 ${flag}-ref 编号`,
    }
  },
  notSigning: (step: ContractStep): Words => ({
    en: `--below-floor is decided at signing, and this is the ${stepWords[step].en}.`,
    zh: `--below-floor 用于签订，而此步骤是${stepWords[step].zh}。`,
  }),
  onRecord: (number: string, step: ContractStep, on: Day): Words => ({
    en: `The ${stepWords[step].en} of contract ${number} is on record, on ${on}.`,
    zh: `合同 ${number} 的${stepWords[step].zh}已登记：${on}。`,
  }),
  nothingNext: (number: string): Words => ({
    en: `All four steps of contract ${number} are on record.`,
    zh: `合同 ${number} 的四个步骤均已登记。`,
  }),
  notNext: (number: string, step: ContractStep, next: ContractStep): Words => ({
    en: `The next step of contract ${number} is ${stepWords[next].en}, not ${stepWords[step].en}.`,
    zh: `合同 ${number} 的下一步是${stepWords[next].zh}，不是${stepWords[step].zh}。`,
  }),
  recordNext: (number: string, next: ContractStep): Words => {
    const line = advanceLine(number, next, null)
    return { en: `Record it with: ${line.en}`, zh: `请先登记：${line.zh}` }
  },
  correctInstead: (number: string, flag: string, next: ContractStep | null): Words => {
    const edit = `certdesk contract edit ${shellWord(number)} ${flag} `
    const line = next === null ? null : advanceLine(number, next, null)
    return {
      en: `${line === null ? '' : `The next step: ${line.en} — `}if what is on record is mistyped: ${edit}DAY --reason TEXT`,
      zh: `${line === null ? '' : `下一步：${line.zh}；`}如录入有误，请更正：${edit}日期 --reason 原因`,
    }
  },
  seeContract: (number: string): Words => ({
    en: `See it with: certdesk contract show ${shellWord(number)} — when it is to be signed anew: certdesk contract renew ${shellWord(number)} --number NUMBER`,
    zh: `可查看：certdesk contract show ${shellWord(number)}；续签：certdesk contract renew ${shellWord(number)} --number 新编号`,
  }),
  beforeEarlier: (step: ContractStep, on: Day, earliest: Day): Words => ({
    en: `The ${stepWords[step].en} on ${on} lies before an earlier step, on ${earliest}.`,
    zh: `${stepWords[step].zh}（${on}）早于前面的步骤（${earliest}）。`,
  }),
  afterLater: (step: ContractStep, on: Day, latest: Day): Words => ({
    en: `The ${stepWords[step].en} on ${on} lies after a later step, on ${latest}.`,
    zh: `${stepWords[step].zh}（${on}）晚于后面的步骤（${latest}）。`,
  }),
  /** A day that is in order, or the truth with its reason. */
  inOrder: (
    number: string,
    step: ContractStep,
    flag: string,
    said: { readonly on: Day; readonly reference: string },
    bound: Words,
  ): Words => {
    const line = advanceLine(number, step, said.reference)
    const truly = `certdesk contract edit ${shellWord(number)} ${flag} ${said.on} ${flag}-ref ${shellWord(said.reference)}`
    return {
      en: `Give the day of it, ${bound.en}: ${line.en} — if it truly was so, say why: ${truly} --out-of-order REASON`,
      zh: `请给出实际日期（${bound.zh}）：${line.zh}；若确实如此，请说明原因：${truly} --out-of-order 原因`,
    }
  },
  orLater: (day: Day): Words => ({ en: `${day} or later`, zh: `${day} 或之后` }),
  orEarlier: (day: Day): Words => ({ en: `${day} or earlier`, zh: `${day} 或之前` }),
  renewed: (number: string, old: string): Words => ({
    en: `Added contract ${number} in place of ${old}.`,
    zh: `已添加合同 ${number}，续签自 ${old}。`,
  }),
  oldEnds: (old: string, on: Day): Words => ({
    en: `Contract ${old}, whose place it takes, ends on ${on}.`,
    zh: `被续签的合同 ${old} 自 ${on} 起终止。`,
  }),
  oldRunsUntilSigned: (old: string): Words => ({
    en: `Contract ${old} runs on until it is signed.`,
    zh: `合同 ${old} 在新合同签订前继续有效。`,
  }),
  oldRunsAgain: (old: string): Words => ({
    en: `Contract ${old}, which ended when it was signed, runs again.`,
    zh: `因其签订而终止的合同 ${old} 恢复有效。`,
  }),
  signedBeforeOld: (number: string, on: Day, old: string, oldOn: Day): Words => ({
    en: `Contract ${number} cannot be signed on ${on}: ${old}, whose place it takes, was signed on ${oldOn}.`,
    zh: `合同 ${number} 的签订日期 ${on} 早于被续签合同 ${old} 的签订日期 ${oldOn}。`,
  }),
  sameNumber: (number: string): Words => ({
    en: `${number} is the contract that is to be renewed.`,
    zh: `${number} 就是被续签的合同。`,
  }),
  giveNewNumber: {
    en: 'Give the new contract a number of its own with --number.',
    zh: '请用 --number 给出新合同的编号。',
  },
}
