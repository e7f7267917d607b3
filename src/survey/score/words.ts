import { type Scheme, schemes } from '../../certificate/certificate/rules.ts'
import type { Day } from '../../clause/day.ts'
import { joined, shellWord, type Words } from '../../clause/words.ts'
import type { Tally } from '../return/tally.ts'
import { roundWords } from '../round/words.ts'
import { type Stage, stageNames, stages, type Weights } from '../rules.ts'

export const scoreWords = {
  method: (weights: Weights): Words => {
    const parts = joined(
      stageNames.map(
        (stage): Words => ({
          en: `${stages[stage].en} ${weights[stage]} %`,
          zh: `${stages[stage].zh} ${weights[stage]}%`,
        }),
      ),
    )
    return {
      en: `Answers as shares of 10; a respondent's stage score is the mean of the answered items, where at least half were answered; the total weighs the means of the stages (${parts.en}). What was not answered is left out, never zero.`,
      zh: `各题折合为 10 分制；某阶段至少答一半题目的，以已答题目均值为该阶段得分；合计按各阶段均值加权（${parts.zh}）。未答不计，不按零分计。`,
    }
  },
  total: (total: string, completeCase: string): Words => ({
    en: `Total ${total} of 10; ${completeCase} by those alone who answered every stage.`,
    zh: `合计 ${total} 分（满分 10）；仅计三个阶段均作答者为 ${completeCase} 分。`,
  }),
  margin: (margin: string, respondents: number, population: number): Words => ({
    en: `Margin of error of the mean of ${respondents} of ${population}: ${margin} (95 %, Student's t, finite population).`,
    zh: `${population} 家中 ${respondents} 家的均值误差：${margin}（95%，t 分布，有限总体校正）。`,
  }),
  noMargin: { en: 'No margin of error is shown under five respondents.', zh: '作答不足五家，不给出误差。' },
  rate: (tally: Tally, needed: number, owed: number): Words => {
    const { returned, issued, valid } = tally
    const rate = roundWords.rate(tally)
    const met = issued > 0 && returned >= needed
    return {
      en: `${returned} of ${issued} returned (${rate.en}), ${valid} valid; ${issued === 0 ? 'nothing was issued yet' : met ? `the rate of ${owed} % is met` : `the rate of ${owed} % is NOT met: ${needed} ${needed === 1 ? 'is' : 'are'} needed`}.`,
      zh: `发放 ${issued} 份，收回 ${returned} 份（${rate.zh}），有效 ${valid} 份；${issued === 0 ? '尚未发放' : met ? `收回率达到 ${owed}% 的要求` : `收回率未达 ${owed}% 的要求：需收回 ${needed} 份`}。`,
    }
  },
  determined: ({
    number,
    determinedBy,
    determinedOn,
  }: {
    number: string
    determinedBy: string
    determinedOn: Day
  }): Words => ({
    en: `Questionnaire ${number}, determined on ${determinedOn} by ${determinedBy}.`,
    zh: `问卷 ${number}，${determinedOn} 由 ${determinedBy} 确定。`,
  }),
  grounds: ({
    marketTrend,
    customerNeeds,
    ownWork,
  }: {
    marketTrend: string
    customerNeeds: string
    ownWork: string
  }): Words => ({
    en: `On the grounds of market trend (${marketTrend}), customer needs (${customerNeeds}) and own work (${ownWork}).`,
    zh: `依据：市场发展趋势（${marketTrend}）、客户需求（${customerNeeds}）、机构工作（${ownWork}）。`,
  }),
  open: (survey: string): Words => ({
    en: `${survey} is open: figures as they stand now.`,
    zh: `${survey} 尚未结束：以下为目前数据。`,
  }),
  closedOn: (survey: string, on: Day, holds: boolean): Words =>
    holds
      ? {
          en: `${survey} was closed on ${on}; worked out again, the analysis stored then is the same.`,
          zh: `${survey} 已于 ${on} 结束；重新计算与当时存档的分析一致。`,
        }
      : {
          en: `${survey} was closed on ${on}; worked out again, the figures are NOT those stored then: certdesk audit verify`,
          zh: `${survey} 已于 ${on} 结束；重新计算与当时存档的分析不一致：certdesk audit verify`,
        },
  weightsNotWhole: (sum: number, day: Day): Words => ({
    en: `The weights of the three stages sum to ${sum} % on ${day}, not to 100 %.`,
    zh: `${day} 三个阶段的加权系数合计为 ${sum}%，不是 100%。`,
  }),
  setWeights: {
    en: 'Set them with "certdesk limit set survey-weight-acceptance|survey-weight-audit|survey-weight-service VALUE --from DAY --reason TEXT"; weights other than those of the procedure need --deviation REASON, too.',
    zh: '请用 certdesk limit set survey-weight-acceptance|survey-weight-audit|survey-weight-service 值 --from 日期 --reason 原因 设定；与程序规定不同时，另须 --deviation 原因。',
  },
  groupName: (name: 'vip' | 'other' | Scheme): Words => {
    if (name === 'vip') return { en: 'VIP', zh: 'VIP' }
    return name === 'other' ? { en: 'not VIP', zh: '非 VIP' } : schemes[name]
  },
  followUpState: (followUp: { readonly action: string; readonly closedOn: Day } | null): Words =>
    followUp === null
      ? { en: 'open', zh: '未处理' }
      : {
          en: `closed ${followUp.closedOn}: ${followUp.action}`,
          zh: `${followUp.closedOn} 已处理：${followUp.action}`,
        },
  headings: {
    stages: { en: 'By stage', zh: '各阶段' },
    items: { en: 'By item', zh: '各题' },
    groups: { en: 'By group', zh: '分组' },
    years: { en: 'By year', zh: '历年' },
    followUps: { en: 'To be followed up', zh: '须跟踪处理' },
  },
  notComparable: { en: 'other questions or weights', zh: '题目或权重不同' },

  noTotal: (survey: string, unanswered: readonly Stage[]): Words => {
    const { en, zh } = joined(unanswered.map((stage) => stages[stage]))
    return {
      en: `Nobody gave valid answers to ${en}: ${survey} has no total, which is a breach of 4.5.4. Ask for them: certdesk survey reopen ${survey} --reason TEXT`,
      zh: `${zh}无人有效作答：${survey} 没有合计得分，不符合 4.5.4。请补收后重新结束：certdesk survey reopen ${survey} --reason 原因`,
    }
  },
  closed: (survey: string, on: Day): Words => ({
    en: `Closed ${survey} on ${on}; its analysis is stored.`,
    zh: `${survey} 已于 ${on} 结束，分析已存档。`,
  }),
  closedAlready: (survey: string, on: Day): Words => ({
    en: `${survey} was closed on ${on} already; its analysis is as stored. Nothing was changed.`,
    zh: `${survey} 已于 ${on} 结束，分析与存档一致，未作改动。`,
  }),
  analysisDiffers: (survey: string, on: Day): Words => ({
    en: `${survey} was closed on ${on}, and the analysis stored then is not what its answers come to now.`,
    zh: `${survey} 已于 ${on} 结束，但当时存档的分析与现有答案不符。`,
  }),
  verifyThenReopen: (survey: string): Words => ({
    en: `See first what was altered: certdesk audit verify. To analyse anew: certdesk survey reopen ${survey} --reason TEXT, then close it again.`,
    zh: `请先查明改动：certdesk audit verify。如需重新分析：certdesk survey reopen ${survey} --reason 原因，再结束。`,
  }),
  theReopening: { en: 'it was opened again', zh: '重新开放日期' },
  reportAnew: (survey: string): Words => ({
    en: `Report it: certdesk survey report-to ${survey} --leader NAME --department NAME`,
    zh: `请上报：certdesk survey report-to ${survey} --leader 姓名 --department 部门`,
  }),
  belowRate: (survey: string, tally: Tally, percent: number): Words => {
    const { returned, issued } = tally
    const rate = roundWords.rate(tally)
    return {
      en: `${returned} of ${issued} forms of ${survey} came back (${rate.en} printed), below ${percent} %.`,
      zh: `${survey} 发放 ${issued} 份，收回 ${returned} 份（显示为 ${rate.zh}），低于 ${percent}%。`,
    }
  },
  chaseOrShort: (survey: string): Words => ({
    en: `Chase the rest with "certdesk survey remind ${survey}", or close it all the same and say why: --short REASON`,
    zh: `请用 certdesk survey remind ${survey} 催收；如确需结束，请说明原因：--short 原因`,
  }),
  notAllIssued: (survey: string, count: number): Words => ({
    en: `${count} of those drawn for ${survey} were never issued a form.`,
    zh: `${survey} 抽中的客户中有 ${count} 家从未发放问卷。`,
  }),
  nothingIssued: (survey: string): Words => ({
    en: `Nothing of ${survey} was issued: there is nothing to close.`,
    zh: `${survey} 尚未发放问卷，无可结束。`,
  }),
  needlessShort: {
    en: 'The rate is met, and --short gives a reason for falling short.',
    zh: '收回率已达要求，却给出了 --short。',
  },
  leaveShort: { en: 'Leave --short out.', zh: '请去掉 --short。' },
  reopened: (survey: string, on: Day): Words => ({
    en: `Opened ${survey} again from ${on}; close it when the returns are in.`,
    zh: `${survey} 自 ${on} 起重新开放；收齐后请再次结束。`,
  }),
  notClosed: (survey: string): Words => ({ en: `${survey} is open already.`, zh: `${survey} 尚未结束。` }),
  nothingToReopen: { en: 'Nothing was changed.', zh: '未作改动。' },
  openFollowUps: (survey: string, count: number): Words => ({
    en: `${count} low ${count === 1 ? 'answer is' : 'answers are'} still to be followed up: certdesk survey follow-up list ${survey}`,
    zh: `尚有 ${count} 项低分答案未跟踪处理：certdesk survey follow-up list ${survey}`,
  }),

  noFollowUps: { en: 'No answer is to be followed up.', zh: '没有须跟踪处理的答案。' },
  notLow: (customer: string, item: string): Words => ({
    en: `The answer of ${customer} to ${item} is not one to be followed up.`,
    zh: `${customer} 对 ${item} 的答案无须跟踪处理。`,
  }),
  listFollowUps: (survey: string): Words => ({
    en: `See which are with: certdesk survey follow-up list ${shellWord(survey)}`,
    zh: `可查看：certdesk survey follow-up list ${shellWord(survey)}`,
  }),
  followedUp: (customer: string, item: string, on: Day): Words => ({
    en: `The answer of ${customer} to ${item} was followed up on ${on}.`,
    zh: `${customer} 对 ${item} 的低分已于 ${on} 跟踪处理。`,
  }),
  followedUpOtherwise: (
    customer: string,
    item: string,
    { action, closedOn }: { readonly action: string; readonly closedOn: Day },
  ): Words => ({
    en: `The answer of ${customer} to ${item} was followed up on ${closedOn}, otherwise: ${action}`,
    zh: `${customer} 对 ${item} 的低分已于 ${closedOn} 处理，内容不同：${action}`,
  }),
  voidFollowUp: (survey: string, customer: string, item: string): Words => {
    const command = `certdesk survey follow-up void ${survey} ${shellWord(customer)} ${shellWord(item)} --reason`
    return {
      en: `Where that was a mistake, take it back first: ${command} TEXT`,
      zh: `如属误录，请先作废：${command} 原因`,
    }
  },
  notFollowedUp: (customer: string, item: string): Words => ({
    en: `Nothing is on record about the answer of ${customer} to ${item}.`,
    zh: `${customer} 对 ${item} 的低分没有处理记录。`,
  }),
  followUpVoided: (customer: string, item: string): Words => ({
    en: `Voided what was recorded about the answer of ${customer} to ${item}; it is open again.`,
    zh: `已作废对 ${customer} ${item} 低分的处理记录，须重新处理。`,
  }),
  followedUpAlready: (customer: string, item: string, on: Day): Words => ({
    en: `The answer of ${customer} to ${item} was followed up on ${on} already; nothing was changed.`,
    zh: `${customer} 对 ${item} 的低分已于 ${on} 跟踪处理，未作改动。`,
  }),
}
