import type { State } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'
import { type NotCounted, notCountedReasons, type Owed } from './rules.ts'

const stateWords: Readonly<Record<State, Words>> = {
  met: { en: 'met', zh: '符合' },
  'on-track': { en: 'on track', zh: '进行中' },
  'at-risk': { en: 'at risk', zh: '有风险' },
  breach: { en: 'breach', zh: '不符合' },
}

/** Until when the customer was certified, or will have been unless it is renewed; nothing where that is no concern. */
function until({ endedOn, endsOn }: Owed): Words {
  if (endedOn !== null) return { en: `, certified until ${endedOn}`, zh: `，获证至 ${endedOn}` }
  return endsOn === null ? same('') : { en: `, certificate ends ${endsOn}`, zh: `，证书 ${endsOn} 到期` }
}

export const contactWords = {
  followUpDue: (since: Day, on: Day): Words => ({
    en: `to be contacted again by ${on}, as said on ${since}`,
    zh: `${since} 约定于 ${on} 前再联系`,
  }),
  endsSoon: (certificate: string, on: Day): Words => ({
    en: `${certificate} ends on ${on}: ask whether it is to be renewed`,
    zh: `${certificate} 于 ${on} 到期：请询问是否续办`,
  }),
  added: (number: string, code: string, name: string): Words => ({
    en: `Recorded ${number} with ${code} ${name}.`,
    zh: `已登记 ${number}：${code} ${name}。`,
  }),
  counts: (done: number, target: number, year: number): Words => ({
    en: `It counts towards 4.3.2: ${done} of ${target} for ${year}.`,
    zh: `计入 4.3.2：${year} 年已有 ${done} 次，应有 ${target} 次。`,
  }),
  doesNotCount: (why: NotCounted): Words => ({
    en: `Not counted towards 4.3.2: ${notCountedReasons[why].en}.`,
    zh: `不计入 4.3.2：${notCountedReasons[why].zh}。`,
  }),
  standing: (done: number, target: number, year: number): Words => ({
    en: `So far ${done} of ${target} for ${year}.`,
    zh: `${year} 年至今 ${done} 次，应有 ${target} 次。`,
  }),
  asVip: (done: number, target: number): Words => ({
    en: `As a VIP customer (4.3.3): ${done} of ${target}.`,
    zh: `作为 VIP 客户（4.3.3）：已有 ${done} 次，应有 ${target} 次。`,
  }),
  passOnBy: (number: string, day: Day): Words => ({
    en: `VIP customer (4.3.3): pass it on to certification by ${day}, then: certdesk contact pass-on ${number}`,
    zh: `VIP 客户（4.3.3）：请最迟于 ${day} 传递至认证部，然后登记：certdesk contact pass-on ${number}`,
  }),
  passOnInformationBy: (number: string, day: Day): Words => ({
    en: `VIP customer (4.3.3): pass it on to certification by ${day}, then: certdesk information pass-on ${number}`,
    zh: `VIP 客户（4.3.3）：请最迟于 ${day} 传递至认证部，然后登记：certdesk information pass-on ${number}`,
  }),
  notTalkedAbout: { en: 'leave empty if it was not talked about', zh: '未谈及则留空' },
  wasReached: { en: 'whether anybody was reached', zh: '是否联系上' },
  dayOfContact: { en: 'the day of the contact', zh: '联系日期' },
  noFollowUp: { en: 'leave empty if nothing was agreed', zh: '未约定则留空' },
  newPerson: (name: string): Words => ({ en: `${name} (new)`, zh: `${name}（新联系人）` }),
  nobodyNamed: { en: 'nobody by name', zh: '不记姓名' },
  madeBy: (staff: string): Words => ({ en: `Made by: ${staff}`, zh: `联系人员：${staff}` }),
  onMigrated: (day: Day): Words => ({ en: `${day} (migrated)`, zh: `${day}（迁移记录）` }),
  nameAField: {
    en: 'Give at least one field, for example --needs 无; --made-by NAME corrects who made the contact.',
    zh: '请至少给出一项，例如 --needs 无；联系人员有误请用 --made-by 姓名。',
  },
  noAnswer: (label: string, text: string): Words => ({
    en: `${label} says nothing of the topic: "${text}".`,
    zh: `${label} 没有说明该项内容：“${text}”。`,
  }),
  answerOrLeave: {
    en: 'Write what was said, or 无 (none) where there was none; leave it out where it was not talked about.',
    zh: '请写明所谈内容，没有则写“无”；未谈及则不填。',
  },
  noTime: (label: string, text: string): Words => ({
    en: `${label} does not say when the surveillance is: "${text}".`,
    zh: `${label} 没有说明监督检验的时间：“${text}”。`,
  }),
  timeOrLeave: {
    en: 'Write a day, a month, a part of one, a quarter or half a year, for example 2027-03-15 or 2027年3月中旬; of a recertification its time, too; 待定 with what the customer said, for example 待定：搬厂; 不适用 where no certificate has surveillance. Leave it out where it was not talked about.',
    zh: '请写明日期、月份、上/中/下旬、季度或上/下半年，例如 2027-03-15、2027年3月中旬；再认证请一并写明时间；尚未确定的写明原因，例如“待定：客户搬厂”；证书均无监督的写“不适用”。未谈及则不填。',
  },
  timeLeftOut: { en: 'does not say when the surveillance is; it was left out', zh: '没有说明监督检验的时间，未录入' },
  hasSurveillance: (code: string, certificates: readonly string[]): Words => ({
    en: `${code} holds ${certificates.join(', ')} with surveillance: that it does not apply says nothing of it.`,
    zh: `${code} 持有须监督的证书 ${certificates.join('、')}，不能写“不适用”。`,
  }),
  appliesLeftOut: (certificates: readonly string[]): Words => ({
    en: `${certificates.join(', ')} has surveillance, so it does apply; it was left out`,
    zh: `证书 ${certificates.join('、')} 须监督，不能写“不适用”，未录入`,
  }),
  isOver: (doubt: Words): Words => ({ en: `${doubt.en} Record it all the same?`, zh: `${doubt.zh}仍按此登记吗？` }),
  surveillanceAgain: { en: 'The surveillance date, once more', zh: '请重新填写监督检验时间' },
  notAnswered: { en: 'says nothing of the topic; it was left out', zh: '未说明该项内容，未录入' },
  notThatOrder: (from: Day, to: Day): Words => ({
    en: `--from ${from} lies after --to ${to}.`,
    zh: `--from ${from} 晚于 --to ${to}。`,
  }),
  swapDays: { en: 'Give the earlier day with --from.', zh: '请用 --from 给出较早的日期。' },
  followUpLater: { en: 'Give a day on or after the contact.', zh: '请给出联系当日或之后的日期。' },
  migrated: (day: Day): Words => ({
    en: `It is dated before the register went live on ${day}, so it is marked as migrated.`,
    zh: `该日期早于登记簿启用日 ${day}，标记为迁移记录。`,
  }),
  otherAction: (number: string): Words => ({
    en: `${number} says the same, but not what is to be done about it.`,
    zh: `${number} 内容相同，但所需措施或责任人不同。`,
  }),
  changeAction: (number: string): Words => ({
    en: `Name the owner with "certdesk information act ${number} --owner NAME", or correct it with "certdesk information edit ${number} --action-needed yes --reason TEXT".`,
    zh: `用 certdesk information act ${number} --owner 姓名 明确责任人，或用 certdesk information edit ${number} --action-needed yes --reason 原因 更正。`,
  }),
  lateAlready: (days: number): Words => ({
    en: `It is recorded ${days} ${days === 1 ? 'day' : 'days'} late, which stays on record (4.1.2).`,
    zh: `记录已超期 ${days} 天，将如实保留（4.1.2）。`,
  }),
  closedBeforeActed: (label: string, closed: Day, acted: Day): Words => ({
    en: `${label} ${closed} lies before the action of ${acted}.`,
    zh: `${label} ${closed} 早于措施日期 ${acted}。`,
  }),
  passedOn: (number: string, on: Day): Words => ({
    en: `${number} was passed on to certification on ${on}.`,
    zh: `${number} 已于 ${on} 传递至认证部。`,
  }),
  theContact: { en: 'the contact itself', zh: '联系日期' },
  surveillanceBefore: (said: string, on: Day): Words => ({
    en: `The surveillance time ${said} was over before the contact itself, ${on}: check it, it does not count.`,
    zh: `监督检验时间 ${said} 早于联系日期 ${on}，该项不计入，请核对。`,
  }),
  ownDay: { en: 'Give the day on which it happened.', zh: '请给出实际发生的日期。' },
  nobodyOwed: { en: 'Nobody is owed a contact.', zh: '没有需要联系的客户。' },
  nobodyOwedBy: (day: Day): Words => ({
    en: `Nothing comes at risk or due by ${day}.`,
    zh: `至 ${day} 没有将有风险或到期的客户。`,
  }),
  dueState: ({
    state,
    followUp,
    vip,
  }: {
    readonly state: State
    readonly followUp: Day | null
    readonly vip: boolean
  }): Words => {
    const said: Words[] = state === 'met' && followUp !== null ? [] : [stateWords[state]]
    if (vip) said.push({ en: 'VIP', zh: 'VIP' })
    if (followUp !== null) said.push({ en: `follow-up ${followUp}`, zh: `回访 ${followUp}` })
    return joined(said)
  },
  noContacts: { en: 'No contacts are on record.', zh: '没有联系记录。' },

  /** `lost`: since when what is lacking cannot be made up for. */
  short: (done: number, owed: Owed, year: number, lost: Day | null): Words => {
    const { en, zh } = until(owed)
    const [late, lateZh] =
      lost === null
        ? ['', '']
        : [`; since ${lost} too few days are left, one contact a day`, `；自 ${lost} 起剩余天数已不足（每日计一次）`]
    return {
      en: `${done} of ${owed.target} contacts in ${year}${owed.proRated ? ' (part year)' : ''}${en}${late}`,
      zh: `${year} 年联系 ${done} 次，应有 ${owed.target} 次${owed.proRated ? '（非全年）' : ''}${zh}${lateZh}`,
    }
  },
  oldTopics: (
    contacts: readonly { readonly number: string; readonly surveillance: string; readonly needs: string }[],
  ): Words => {
    const { en, zh } = joined(
      contacts.map(({ number, surveillance, needs }) => ({
        en: `${number} ("${surveillance}", "${needs}")`,
        zh: `${number}（“${surveillance}”“${needs}”）`,
      })),
    )
    return {
      en: `counted as recorded by an earlier version, and would not be taken today: ${en}`,
      zh: `早期版本录入，照旧计入，但按现行要求不会被接受：${zh}`,
    }
  },
  notCountedToo: (count: number): Words => ({ en: `; ${count} on record not counted`, zh: `；另有 ${count} 次不计入` }),
  noVipFile: { en: 'no VIP file', zh: '无 VIP 档案' },
  notPassedOn: (contacts: readonly { readonly number: string; readonly due: Day }[]): Words => ({
    en: `not passed on to certification: ${contacts.map(({ number, due }) => `${number} (by ${due})`).join(', ')}`,
    zh: `未传递至认证部：${contacts.map(({ number, due }) => `${number}（最迟 ${due}）`).join('、')}`,
  }),
  passedOnLate: (numbers: readonly string[]): Words => ({
    en: `passed on late: ${numbers.join(', ')}`,
    zh: `传递超期：${numbers.join('、')}`,
  }),
  silent: (months: number, last: Day | null): Words => ({
    en:
      last === null ? `no contact on record for ${months} months` : `no contact for ${months} months, last on ${last}`,
    zh: last === null ? `${months} 个月内无联系记录` : `${months} 个月未联系，上次为 ${last}`,
  }),

  recordedLate: (days: number): Words => ({
    en: `recorded late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `记录超期 ${days} 天`,
  }),
  noOwner: { en: 'needs action and has no owner', zh: '需采取措施但无责任人' },
  notClosed: (due: Day): Words => ({ en: `action not closed, due ${due}`, zh: `措施未关闭，期限 ${due}` }),
  closedLate: (days: number): Words => ({
    en: `closed late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `关闭超期 ${days} 天`,
  }),
  informationAdded: (number: string): Words => ({ en: `Recorded ${number}.`, zh: `已登记 ${number}。` }),
  needsOwner: (number: string): Words => ({
    en: `It needs action and has no owner yet: certdesk information act ${shellWord(number)} --owner NAME`,
    zh: `需采取措施但尚无责任人：certdesk information act ${shellWord(number)} --owner 姓名`,
  }),
  acted: (number: string): Words => ({ en: `Action recorded for ${number}.`, zh: `已登记 ${number} 的措施。` }),
  closed: (number: string, on: Day): Words => ({ en: `Closed ${number} on ${on}.`, zh: `${number} 已于 ${on} 关闭。` }),
  alreadyClosed: (number: string, on: Day): Words => ({
    en: `${number} was closed on ${on} already; nothing was changed.`,
    zh: `${number} 已于 ${on} 关闭，未作改动。`,
  }),
  theReceipt: { en: 'the information was received', zh: '信息收到日期' },
  twoSubjects: {
    en: 'A customer and --about are both given, but information is about one.',
    zh: '同时给出了客户和 --about，但一条信息只涉及一家组织。',
  },
  oneSubject: {
    en: 'Use --about only for an organization that is not in the register.',
    zh: '仅当该组织未登记时才使用 --about。',
  },
  nothingToRecord: { en: 'Neither an action nor an owner is given.', zh: '既没有给出措施，也没有给出责任人。' },
  giveActionOrOwner: {
    en: 'Give --action TEXT, --owner NAME, or both.',
    zh: '请给出 --action 措施、--owner 姓名，或两者。',
  },
  noOwnerYet: (number: string): Words => ({
    en: `The action on ${number} has no owner.`,
    zh: `${number} 的措施尚无责任人。`,
  }),
  giveOwner: { en: 'Name who sees to it with --owner NAME.', zh: '请用 --owner 指明责任人。' },
  actFirst: (number: string): Words => ({
    en: `Name who saw to it first: certdesk information act ${shellWord(number)} --owner NAME --action TEXT`,
    zh: `请先明确责任人：certdesk information act ${shellWord(number)} --owner 姓名 --action 措施`,
  }),
  owned: (number: string, owner: string): Words => ({
    en: `${owner} sees to ${number}.`,
    zh: `${number} 由 ${owner} 负责处理。`,
  }),
  closedBefore: (number: string, on: Day): Words => ({
    en: `${number} was closed on ${on}.`,
    zh: `${number} 已于 ${on} 关闭。`,
  }),
  editClosed: {
    en: 'Record new information, or correct it with "information edit".',
    zh: '请另行记录新信息，或用 information edit 更正。',
  },
  nameAnInformationField: {
    en: 'Give at least one field, for example --source 来访.',
    zh: '请至少给出一项，例如 --source 来访。',
  },
  actionState: ({ actionNeeded, closed }: { readonly actionNeeded: boolean; readonly closed: Day | null }): Words => {
    if (closed !== null) return { en: `closed ${closed}`, zh: `${closed} 关闭` }
    return actionNeeded ? { en: 'open', zh: '未关闭' } : { en: 'none needed', zh: '无需措施' }
  },
  noInformation: { en: 'No information is on record.', zh: '没有信息记录。' },
}
