import type { Day } from '../../clause/day.ts'
import { joined, lines, same, shellWord, type Words } from '../../clause/words.ts'
import type { Item } from '../questionnaire/rules.ts'
import { roundWords } from '../round/words.ts'
import { type ReturnOutcome, returnOutcomes } from '../rules.ts'
import type { Tally } from './tally.ts'

const form = (count: number): string => `${count} ${count === 1 ? 'form' : 'forms'}`

export const returnWords = {
  noFormOut: {
    words: {
      en: 'No form of this survey is out: all came back, or none was issued.',
      zh: '该调查没有已发放而未收回的问卷。',
    },
    hint: { en: 'Issue them first: certdesk survey issue', zh: '请先发放：certdesk survey issue' },
  },
  standing: ({
    outcome,
    issued,
    invalidReason,
  }: {
    readonly outcome: ReturnOutcome | null
    readonly issued: string | null
    readonly invalidReason: string | null
  }): Words => {
    if (outcome === null)
      return issued === null ? { en: 'not issued', zh: '未发放' } : { en: 'outstanding', zh: '未收回' }
    if (invalidReason === null) return returnOutcomes[outcome]
    return { en: `returned, not valid: ${invalidReason}`, zh: `已收回，无效：${invalidReason}` }
  },

  whatBecame: { en: 'what became of the form', zh: '问卷结果' },
  dayOfReturn: { en: 'the day it came back, or became known', zh: '收回或得知日期' },
  recordedBy: (staff: string): Words => ({ en: `Recorded by: ${staff}`, zh: `登记人员：${staff}` }),
  issued: (survey: string, count: number, questionnaire: string, on: Day): Words => ({
    en: `${survey}: ${form(count)} of ${questionnaire} issued on ${on}.`,
    zh: `${survey}：${on} 发放问卷 ${questionnaire} 共 ${count} 份。`,
  }),
  wouldIssue: (count: number): Words => ({
    en: `Dry run: ${form(count)} would be recorded as issued.`,
    zh: `试运行：将登记发放 ${count} 份。`,
  }),
  allIssued: (survey: string): Words => ({
    en: `All forms of ${survey} are issued already; nothing was changed.`,
    zh: `${survey} 的问卷均已发放，未作改动。`,
  }),
  theseIssued: (survey: string): Words => ({
    en: `The forms named of ${survey} are issued already; nothing was changed.`,
    zh: `所列客户的 ${survey} 问卷已发放，未作改动。`,
  }),
  everyReturnCounts: (issued: number, percent: number): Words => ({
    en: `Of ${form(issued)} every one must come back: one missing return is below ${percent} % already (4.5.2).`,
    zh: `共发放 ${issued} 份，须全部收回：缺一份即低于 ${percent}%（4.5.2）。`,
  }),
  otherQuestionnaire: (survey: string, number: string): Words => ({
    en: `${survey} issues ${number}; one survey has one questionnaire.`,
    zh: `${survey} 使用问卷 ${number}；一次调查只用一版问卷。`,
  }),
  leaveQuestionnaire: { en: 'Leave --questionnaire out.', zh: '请去掉 --questionnaire。' },
  theDraw: { en: 'the draw', zh: '抽样日期' },
  theIssue: { en: 'the form was issued', zh: '发放日期' },
  theQuestionnaire: { en: 'the questionnaire was determined', zh: '问卷确定日期' },
  theReturns: { en: 'the last return', zh: '最后收回日期' },
  theReturn: { en: 'the return', zh: '收回日期' },
  closed: (survey: string, on: Day): Words => ({
    en: `${survey} was closed on ${on} and takes no more.`,
    zh: `${survey} 已于 ${on} 结束，不再接收。`,
  }),
  reopen: (survey: string): Words => ({
    en: `Open it again: certdesk survey reopen ${survey} --reason TEXT`,
    zh: `如需重开：certdesk survey reopen ${survey} --reason 原因`,
  }),

  substituted: (customer: string, rank: number, out: string): Words => ({
    en: `${customer}, rank ${rank}, stands in for ${out}; both count as issued once their forms went out.`,
    zh: `${customer}（第 ${rank} 位）替补 ${out}；发放后二者均计入发放数。`,
  }),
  substituteAlready: (customer: string, out: string): Words => ({
    en: `${customer} stands in for ${out} already; nothing was changed.`,
    zh: `${customer} 已替补 ${out}，未作改动。`,
  }),
  hasReturned: (customer: string, survey: string, on: Day): Words => ({
    en: `${customer} returned its form of ${survey} on ${on}.`,
    zh: `${customer} 已于 ${on} 交回 ${survey} 的问卷。`,
  }),
  noSubstituteNeeded: { en: 'It needs no substitute.', zh: '无需替补。' },
  nobodyLeft: (survey: string): Words => ({
    en: `The frame of ${survey} has nobody left who could stand in.`,
    zh: `${survey} 的抽样框中已无可替补的组织。`,
  }),
  withoutSubstitute: {
    en: 'Record what became of the form without a substitute.',
    zh: '请直接登记该问卷的结果，不作替补。',
  },

  notIssued: (customer: string, survey: string): Words => ({
    en: `No form of ${survey} was issued to ${customer} yet.`,
    zh: `${survey} 尚未向 ${customer} 发放问卷。`,
  }),
  issueFirst: (survey: string, customer: string): Words => ({
    en: `Record the issue first: certdesk survey issue ${survey} ${shellWord(customer)} --channel CHANNEL`,
    zh: `请先登记发放：certdesk survey issue ${survey} ${shellWord(customer)} --channel 方式`,
  }),
  noneIssued: (survey: string): Words => ({
    en: `No form of ${survey} was issued yet.`,
    zh: `${survey} 尚未发放问卷。`,
  }),
  issueAll: (survey: string): Words => ({
    en: `Record the issue first: certdesk survey issue ${survey} --channel CHANNEL`,
    zh: `请先登记发放：certdesk survey issue ${survey} --channel 方式`,
  }),
  recorded: (survey: string, customer: string, name: string, outcome: ReturnOutcome): Words => ({
    en: `${survey}: ${customer} ${name} ${returnOutcomes[outcome].en}.`,
    zh: `${survey}：${customer} ${name} ${returnOutcomes[outcome].zh}。`,
  }),
  recordedInvalid: (survey: string, customer: string): Words => ({
    en: `${survey}: ${customer} returned, not valid: it counts as returned and is not scored.`,
    zh: `${survey}：${customer} 已收回但无效：计入收回数，不计分。`,
  }),
  classifyComment: (survey: string, customer: string, due: Day): Words => ({
    en: `The comment is feedback (4.5.1): classify it by ${due}: certdesk survey classify ${survey} ${shellWord(customer)}`,
    zh: `问卷上的意见属于客户反馈（4.5.1），请最迟于 ${due} 分类：certdesk survey classify ${survey} ${shellWord(customer)}`,
  }),
  standingRate: (tally: Tally, needed: number): Words => {
    const { returned, issued } = tally
    const rate = roundWords.rate(tally)
    return returned >= needed
      ? {
          en: `${returned} of ${issued} returned (${rate.en}).`,
          zh: `${issued} 份中已收回 ${returned} 份（${rate.zh}）。`,
        }
      : {
          en: `${returned} of ${issued} returned (${rate.en}); ${needed - returned} more needed.`,
          zh: `${issued} 份中已收回 ${returned} 份（${rate.zh}），尚需 ${needed - returned} 份。`,
        }
  },
  already: (survey: string, customer: string): Words => ({
    en: `Already recorded with ${survey} for ${customer}; nothing was changed.`,
    zh: `${survey} 中 ${customer} 已如此登记，未作改动。`,
  }),
  twice: (customer: string, survey: string, on: Day): Words => ({
    en: `${customer} answered ${survey} on ${on} already.`,
    zh: `${customer} 已于 ${on} 答复 ${survey}。`,
  }),
  editIt: (survey: string, customer: string): Words => ({
    en: `One respondent, one form. Correct what was mistyped with: certdesk survey edit ${survey} ${shellWord(customer)} --answer CODE=N --reason TEXT`,
    zh: `一家客户只计一份问卷。录错可更正：certdesk survey edit ${survey} ${shellWord(customer)} --answer 题号=分值 --reason 原因`,
  }),
  lowAnswers: (
    survey: string,
    customer: string,
    low: readonly { readonly item: Item; readonly answer: number }[],
  ): Words => {
    const { en, zh } = joined(low.map(({ item, answer }) => same(`${item.code} ${answer}/${item.maximum}`)))
    const command = `certdesk survey follow-up close ${survey} ${shellWord(customer)}`
    return {
      en: `To be followed up: ${en}. ${command} ITEM --action TEXT`,
      zh: `须跟踪处理：${zh}。${command} 题号 --action 措施`,
    }
  },
  /** Before the first question: whoever mistyped a code sees whose form it would be. */
  formOf: (customer: string, name: string, question: Words): Words => ({
    en: `${customer} ${name}\n  ${question.en}`,
    zh: `${customer} ${name}\n  ${question.zh}`,
  }),
  askRespondent: { en: 'Who filled the form in (empty: not told)', zh: '填表人（未写则留空）' },
  askComment: { en: 'Comments and suggestions (empty: none)', zh: '意见和建议（没有则留空）' },
  askAnswer: (code: string, text: Words, maximum: number): Words => ({
    en: `${code} ${text.en} (0–${maximum}, empty: no answer)`,
    zh: `${code} ${text.zh}（0–${maximum}，未答则留空）`,
  }),
  nothingGiven: { en: 'Neither answers nor an outcome are given.', zh: '没有给出答案，也没有给出结果。' },
  giveAnswers: (items: number): Words => ({
    en: `Give ${items} answers in the order of the form, "-" for a blank one: --answers "9 8 - 10"; or --outcome refused or undeliverable.`,
    zh: `请按表上顺序给出 ${items} 个答案，未答写“-”：--answers "9 8 - 10"；或 --outcome refused（拒答）、undeliverable（无法送达）。`,
  }),
  answersAndOutcome: (outcome: ReturnOutcome): Words => ({
    en: `A form that is ${returnOutcomes[outcome].en} has no answers.`,
    zh: `${returnOutcomes[outcome].zh}的问卷没有答案。`,
  }),
  leaveAnswers: {
    en: 'Leave the answers, --respondent and --invalid out, or leave --outcome out.',
    zh: '请去掉答案、--respondent 和 --invalid，或去掉 --outcome。',
  },
  wrongCount: (given: number, items: number): Words => ({
    en: `--answers has ${given} ${given === 1 ? 'answer' : 'answers'}; the form has ${items} items.`,
    zh: `--answers 有 ${given} 个答案，而问卷有 ${items} 题。`,
  }),
  answerForm: (typed: string): Words => ({
    en: `--answer is not of the form CODE=VALUE: "${typed}".`,
    zh: `--answer 不是“题号=分值”的形式：“${typed}”。`,
  }),
  answerTwice: (code: string): Words => ({
    en: `The answer to ${code} is given more than once.`,
    zh: `${code} 的答案给出了不止一次。`,
  }),
  answerOnce: { en: 'Give it once, in --answers or in --answer.', zh: '请只给出一次（--answers 或 --answer）。' },
  answerLike: { en: 'For example: --answer A1=9 --answer A2=-', zh: '例如：--answer A1=9 --answer A2=-' },
  noSuchItem: (code: string, questionnaire: string): Words => ({
    en: `${questionnaire} has no item ${code}.`,
    zh: `问卷 ${questionnaire} 没有题目 ${code}。`,
  }),
  itemsAre: (codes: readonly string[]): Words => ({
    en: `Its items are: ${codes.join(', ')}.`,
    zh: `题号有：${codes.join('、')}。`,
  }),
  wrongAnswers: (faults: readonly { readonly code: string; readonly typed: string; readonly reason: Words }[]): Words =>
    lines(
      faults.map(({ code, typed, reason }) => ({
        en: `The answer to ${code} ${reason.en}: "${typed}".`,
        zh: `${code} 的答案${reason.zh}：“${typed}”。`,
      })),
    ),
  mendAnswers: {
    en: 'Look at the form again; an item that was not answered is left blank ("-").',
    zh: '请核对问卷；未答的题目留空（“-”）。',
  },
  noAnswers: (customer: string): Words => ({
    en: `The form of ${customer} has no answer at all.`,
    zh: `${customer} 的问卷一题未答。`,
  }),
  orInvalid: {
    en: 'Record it as returned and not valid: --invalid "left blank".',
    zh: '请登记为已收回但无效：--invalid "空白问卷"。',
  },
  changeWith: {
    en: 'Give --answer CODE=VALUE, --on, --comment, --respondent, --invalid REASON or --valid.',
    zh: '请给出 --answer 题号=分值、--on、--comment、--respondent、--invalid 原因 或 --valid。',
  },
  validAndInvalid: { en: 'Both --valid and --invalid are given.', zh: '同时给出了 --valid 和 --invalid。' },
  oneOfThem: { en: 'Give one of them.', zh: '请只给出其中之一。' },
  noReturn: (customer: string, survey: string): Words => ({
    en: `Nothing of ${customer} is on record in ${survey}.`,
    zh: `${survey} 中没有 ${customer} 的收回记录。`,
  }),
  changed: (survey: string, customer: string, name: string, answers: readonly string[]): Words => ({
    en: `Changed what is on record of ${customer} ${name} in ${survey}${answers.length === 0 ? '' : `: ${answers.join(', ')}`}.`,
    zh: `已修改 ${survey} 中 ${customer} ${name} 的记录${answers.length === 0 ? '' : `：${answers.join('、')}`}。`,
  }),
  unchanged: (survey: string, customer: string): Words => ({
    en: `${survey} has ${customer} so already; nothing was changed.`,
    zh: `${survey} 中 ${customer} 已是如此，未作改动。`,
  }),
  voided: (survey: string, customer: string, name: string): Words => ({
    en: `Voided what came back from ${customer} ${name} in ${survey}; it stays on record and counts for nothing.`,
    zh: `已作废 ${survey} 中 ${customer} ${name} 的收回记录；记录保留，不再计入。`,
  }),
  cameBack: (customer: string, survey: string): Words => ({
    en: `The form of ${customer} in ${survey} came back: that it was issued is not taken back.`,
    zh: `${survey} 中 ${customer} 的问卷曾经收回，不能作废其发放记录。`,
  }),
  voidReturnAlone: (survey: string, customer: string): Words => ({
    en: `Take back the return alone, where it was another's: certdesk survey void ${survey} ${shellWord(customer)} --reason TEXT`,
    zh: `如收回记录有误，请只作废收回：certdesk survey void ${survey} ${shellWord(customer)} --reason 原因`,
  }),
  voidedIssue: (survey: string, customer: string): Words => ({
    en: `Voided the issue of ${survey} to ${customer}; it stays on record and counts for nothing.`,
    zh: `已作废 ${survey} 向 ${customer} 的发放记录；记录保留，不再计入。`,
  }),
  nobodyOutstanding: { en: 'Every issued form is accounted for.', zh: '所发问卷均已有结果。' },
}
