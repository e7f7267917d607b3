import type { Day } from '../../clause/day.ts'
import { joined, lines, same, shellWord, type Words } from '../../clause/words.ts'

export const suggestionWords = {
  added: (number: string, owner: string, due: Day): Words => ({
    en: `Recorded ${number}; ${owner} sees to it by ${due}.`,
    zh: `已登记 ${number}；责任人 ${owner}，期限 ${due}。`,
  }),
  reportIt: (number: string): Words => ({
    en: `Report it: certdesk survey report-to ${number} --leader NAME --department NAME`,
    zh: `请上报：certdesk survey report-to ${number} --leader 姓名 --department 部门`,
  }),
  acted: (number: string, on: Day): Words => ({
    en: `The action on ${number} was recorded as of ${on}.`,
    zh: `已登记 ${number} 的措施，日期 ${on}。`,
  }),
  closed: (number: string, on: Day): Words => ({ en: `Closed ${number} on ${on}.`, zh: `${number} 已于 ${on} 关闭。` }),
  actedBefore: (number: string, on: Day): Words => ({
    en: `The action on ${number} of ${on} is on record, and it is another.`,
    zh: `${number} 已有 ${on} 的措施，且内容不同。`,
  }),
  notClosed: (number: string): Words => ({ en: `${number} is not closed yet.`, zh: `${number} 尚未关闭。` }),
  closeWith: (number: string): Words => ({
    en: `Close it with its effectiveness: certdesk survey suggest close ${number} --effectiveness TEXT`,
    zh: `请在关闭时评价有效性：certdesk survey suggest close ${number} --effectiveness 有效性`,
  }),
  closedBefore: (number: string, on: Day): Words => ({
    en: `${number} was closed on ${on}.`,
    zh: `${number} 已于 ${on} 关闭。`,
  }),
  editIt: (number: string): Words => ({
    en: `Correct what was mistyped, or tell of all that was done in one text, with: certdesk survey suggest edit ${number} --action TEXT --reason TEXT`,
    zh: `录错可更正，另有措施请合并写入：certdesk survey suggest edit ${number} --action 措施 --reason 原因`,
  }),
  noAction: (number: string): Words => ({
    en: `No action on ${number} is on record yet: its effectiveness cannot be judged.`,
    zh: `${number} 尚无措施，无从评价有效性。`,
  }),
  actFirst: (number: string): Words => ({
    en: `Record the action first: certdesk survey suggest act ${number} --action TEXT`,
    zh: `请先登记措施：certdesk survey suggest act ${number} --action 措施`,
  }),
  theSuggestion: { en: 'the suggestion was made', zh: '建议提出日期' },
  theAction: { en: 'the action', zh: '措施日期' },
  dueLater: { en: 'Give a day on or after that.', zh: '请给出不早于该日的期限。' },
  none: { en: 'No suggestion is on record.', zh: '没有改进建议。' },
  nameAField: { en: 'Give at least one field, for example --due DAY.', zh: '请至少给出一项，例如 --due 日期。' },
  twoOrigins: { en: 'Both --survey and --feedback are given.', zh: '同时给出了 --survey 和 --feedback。' },
  oneOrigin: { en: 'A suggestion comes of one of them.', zh: '一项建议只出自其中之一。' },
  /** Who got it, and when. */
  recipients: (reported: readonly { readonly recipient: string; readonly on: Day }[]): Words =>
    reported.length === 0
      ? same('—')
      : joined(
          reported.map(({ recipient, on }) => same(`${recipient} ${on}`)),
          '; ',
          '；',
        ),
  state: (
    { closed, acted, due }: { readonly closed: Day | null; readonly acted: Day | null; readonly due: Day },
    day: Day,
  ): Words => {
    if (closed !== null) return { en: `closed ${closed}`, zh: `${closed} 关闭` }
    if (due < day) return { en: `overdue since ${due}`, zh: `${due} 已到期` }
    return acted === null
      ? { en: `due ${due}`, zh: `期限 ${due}` }
      : { en: `acted ${acted}`, zh: `${acted} 已采取措施` }
  },

  reported: (subject: string, recipients: readonly string[], on: Day): Words => ({
    en: `${subject} was reported on ${on} to ${joined(recipients.map(same)).en}.`,
    zh: `${subject} 已于 ${on} 上报 ${joined(recipients.map(same)).zh}。`,
  }),
  reportedAlready: (subject: string): Words => ({
    en: `${subject} was reported so already; nothing was changed.`,
    zh: `${subject} 已如此上报，未作改动。`,
  }),
  withSuggestions: (numbers: readonly string[]): Words => ({
    en: `With it its ${numbers.length === 1 ? 'suggestion' : 'suggestions'} ${numbers.join(', ')}.`,
    zh: `一并上报改进建议 ${numbers.join('、')}。`,
  }),
  withoutSuggestions: (survey: string): Words =>
    lines([
      {
        en: `No suggestion of ${survey} is on record: certdesk survey suggest add --survey ${survey} … (4.5.1)`,
        zh: `${survey} 尚无改进建议：certdesk survey suggest add --survey ${survey} …（4.5.1）`,
      },
      suggestionWords.sayNone(survey),
    ]),
  noneNeeded: (survey: string, reason: string): Words => ({
    en: `${survey}: no improvement suggestion is needed: ${reason}`,
    zh: `${survey}：无需改进建议：${reason}`,
  }),
  noneAlready: (survey: string): Words => ({
    en: `It is on record already that ${survey} wants no suggestion; nothing was changed.`,
    zh: `${survey} 无需改进建议已登记，未作改动。`,
  }),
  noneOtherwise: (survey: string, on: Day): Words => ({
    en: `It is on record since ${on} that ${survey} wants no suggestion, for another reason or as of another day.`,
    zh: `${survey} 无需改进建议已于 ${on} 登记，原因或日期不同。`,
  }),
  editNone: (survey: string): Words => ({
    en: `If that is wrong, correct it: certdesk survey no-suggestion edit ${survey} --why TEXT --reason TEXT`,
    zh: `如有误，请更正：certdesk survey no-suggestion edit ${survey} --why 无需改进的原因 --reason 更正原因`,
  }),
  noneChanged: (survey: string, reason: string, on: Day): Words => ({
    en: `Corrected why ${survey} wants no suggestion: ${reason}, decided on ${on}.`,
    zh: `已更正 ${survey} 无需改进建议的说明：${reason}，决定日期 ${on}。`,
  }),
  noneUnchanged: (survey: string): Words => ({
    en: `That ${survey} wants no suggestion already reads so; nothing was changed.`,
    zh: `${survey} 无需改进建议的说明已是如此，未作改动。`,
  }),
  noneVoided: (survey: string): Words => ({
    en: `Voided that ${survey} wants no suggestion; it stays on record and counts for nothing.`,
    zh: `已作废 ${survey} 无需改进建议的说明；记录保留，不再计入。`,
  }),
  noneThere: (survey: string): Words => ({
    en: `Nothing on record says that ${survey} wants no suggestion.`,
    zh: `${survey} 没有无需改进建议的说明。`,
  }),
  noReason: (label: string, typed: string): Words => ({
    en: `${label} gives no reason: "${typed}".`,
    zh: `${label} 没有说明原因：“${typed}”。`,
  }),
  giveWhyNone: {
    en: 'Say why nothing needs to be improved, for example: all items above 9, no comments.',
    zh: '请说明为何无需改进，例如：各项均在 9 分以上，且无意见。',
  },
  sayNone: (survey: string): Words => ({
    en: `Where none is needed: certdesk survey suggest none ${survey} --reason TEXT`,
    zh: `确实无需改进的：certdesk survey suggest none ${survey} --reason 原因`,
  }),
  nameNone: { en: 'Give at least one field, for example --why TEXT.', zh: '请至少给出一项，例如 --why 原因。' },
  thereIsOne: (survey: string, suggestion: string): Words => ({
    en: `${survey} has the suggestion ${suggestion}.`,
    zh: `${survey} 已有改进建议 ${suggestion}。`,
  }),
  seeSuggestions: { en: 'See them: certdesk survey suggest list', zh: '可查看：certdesk survey suggest list' },
  nobodyNamed: { en: 'Missing --leader NAME or --department NAME.', zh: '缺少 --leader 姓名 或 --department 部门。' },
  nameBoth: {
    en: 'Say who got it: --leader for leaders of the body, --department for departments; 4.5.1 asks for both.',
    zh: '请写明接收者：--leader 为机构领导，--department 为部门；4.5.1 要求二者都有。',
  },
  stillOwed: (kinds: readonly ('leader' | 'department')[], subject: string): Words =>
    lines(
      kinds.map((kind) =>
        kind === 'leader'
          ? {
              en: `Not reported to a leader yet (4.5.1): certdesk survey report-to ${subject} --leader NAME`,
              zh: `尚未上报机构领导（4.5.1）：certdesk survey report-to ${subject} --leader 姓名`,
            }
          : {
              en: `Not reported to a department yet (4.5.1): certdesk survey report-to ${subject} --department NAME`,
              zh: `尚未报送有关部门（4.5.1）：certdesk survey report-to ${subject} --department 部门`,
            },
      ),
    ),
  notAnalysed: (survey: string): Words => ({
    en: `${survey} is not closed: there is no analysis to report.`,
    zh: `${survey} 尚未结束，没有可上报的分析。`,
  }),
  closeFirst: (survey: string): Words => ({
    en: `Close it first: certdesk survey close ${shellWord(survey)}`,
    zh: `请先结束：certdesk survey close ${shellWord(survey)}`,
  }),
  theAnalysis: { en: 'the analysis', zh: '分析日期' },
  noReports: { en: 'Nothing was reported.', zh: '没有上报记录。' },
  neither: (typed: string): Words => ({
    en: `"${typed}" is neither a survey nor a suggestion.`,
    zh: `“${typed}”既不是调查编号也不是改进建议编号。`,
  }),
  forExample: { en: 'For example SV-2026-1 or SG-2026-0001.', zh: '例如 SV-2026-1 或 SG-2026-0001。' },
}
