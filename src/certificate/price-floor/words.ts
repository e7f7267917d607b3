import type { Day } from '../../clause/day.ts'
import { type Fen, fenNumber, fenText } from '../../clause/fen.ts'
import { joined, shellWord, type Words } from '../../clause/words.ts'
import type { PriceFact, PriceOrigin } from './rules.ts'

const quoted = (text: string): Words => ({ en: `"${text}"`, zh: `“${text}”` })

const facts: Readonly<Record<PriceFact, Words>> = {
  amount: { en: 'amount', zh: '金额' },
  service: { en: 'service', zh: '服务项目' },
}

const placeholders: Readonly<Record<PriceFact, Words>> = {
  amount: { en: 'YUAN', zh: '金额' },
  service: { en: 'TEXT', zh: '服务项目' },
}

const namesOf = (missing: readonly PriceFact[]): Words =>
  joined(
    missing.map((each) => facts[each]),
    ' and ',
    '和',
  )

export const floorWords = {
  added: (service: string, amount: Fen, from: Day): Words => ({
    en: `The floor of "${service}" is ${fenText(amount)} from ${from}.`,
    zh: `“${service}”的最低价格自 ${from} 起为 ${fenText(amount)}。`,
  }),
  already: (service: string, amount: Fen, from: Day): Words => ({
    en: `The floor of "${service}" is already recorded as ${fenText(amount)} from ${from}; nothing was changed.`,
    zh: `“${service}”自 ${from} 起的最低价格已登记为 ${fenText(amount)}，未作改动。`,
  }),
  differs: (service: string, amount: Fen, from: Day, reference: string | null): Words => ({
    en: `The floor of "${service}" from ${from} is on record as ${fenText(amount)}${reference === null ? '' : ` (${reference})`}.`,
    zh: `“${service}”自 ${from} 起的最低价格已登记为 ${fenText(amount)}${reference === null ? '' : `（${reference}）`}。`,
  }),
  nothing: {
    en: 'A floor is more than 0: every price would pass otherwise (4.1.5).',
    zh: '最低价格须大于 0，否则任何价格都不会低于它（4.1.5）。',
  },
  giveFloor: {
    en: 'Give the price in yuan; a service without a floor needs none recorded.',
    zh: '请给出以元为单位的价格；没有最低价格的服务项目无需登记。',
  },
  voidFirst: (service: string, from: Day): Words => ({
    en: `If that is wrong, take it back first: certdesk contract floor void ${shellWord(service)} --from ${from} --reason TEXT`,
    zh: `如有误，请先作废：certdesk contract floor void ${shellWord(service)} --from ${from} --reason 原因`,
  }),
  belowAlready: (numbers: readonly string[]): Words => {
    const shown = numbers.slice(0, 5)
    const more = numbers.length > 5
    return {
      en: `Signed below it already (4.1.5): ${shown.join(', ')}${more ? ` and ${numbers.length - 5} more` : ''}.`,
      zh: `已有合同低于该价格签订（4.1.5）：${shown.join('、')}${more ? ` 等 ${numbers.length} 份` : ''}。`,
    }
  },
  none: { en: 'No price floor is in force on that day.', zh: '当日没有生效的最低价格。' },
  ahead: (service: string, amount: Fen, from: Day): Words => ({
    en: `Set ahead: "${service}" ${fenText(amount)} from ${from}.`,
    zh: `已预设：“${service}”自 ${from} 起为 ${fenText(amount)}。`,
  }),
  unknown: (service: string, from: Day): Words => ({
    en: `There is no floor of "${service}" from ${from}.`,
    zh: `没有“${service}”自 ${from} 起的最低价格。`,
  }),
  listAll: {
    en: 'See them with: certdesk contract floor list --all',
    zh: '可查看：certdesk contract floor list --all',
  },
  voided: (service: string, from: Day): Words => ({
    en: `Voided the floor of "${service}" from ${from}; it stays on record and counts for nothing.`,
    zh: `已作废“${service}”自 ${from} 起的最低价格；记录保留，不再计入。`,
  }),
  alreadyVoid: (service: string, from: Day): Words => ({
    en: `The floor of "${service}" from ${from} is void already; nothing was changed.`,
    zh: `“${service}”自 ${from} 起的最低价格已作废，未作改动。`,
  }),
  below: (number: string, amount: Fen, service: string, floor: Fen, from: Day): Words => ({
    en: `The price of contract ${number}, ${fenText(amount)}, is below the floor of "${service}", ${fenText(floor)} since ${from}.`,
    zh: `合同 ${number} 的价格 ${fenText(amount)} 低于“${service}”的最低价格 ${fenText(floor)}（自 ${from} 起）。`,
  }),
  /** `number`: of a contract on record, whose price is changed there; `signed`: as the correction of what was mistyped. */
  decideBelow: (
    floor: Fen,
    managers: readonly string[],
    { number, signed }: { readonly number: string | null; readonly signed: boolean },
  ): Words => {
    const price = fenNumber(floor)
    const [manager] = managers
    const edit = `certdesk contract edit ${number === null ? '' : shellWord(number)} --amount ${price} ${signed ? '--correction' : '--reason'} `
    const by = manager === undefined ? { en: 'a manager', zh: '经理' } : { en: manager, zh: `经理 ${manager} ` }
    return {
      en: `${number === null ? `Sign it at ${fenText(floor)} or more: --amount ${price}` : `Agree on ${fenText(floor)} or more: ${edit}${signed ? 'REASON' : 'TEXT'}`}; to go below is for ${by.en} to decide, with a reason (--below-floor).`,
      zh: `${number === null ? `请按不低于 ${fenText(floor)} 的价格签订：--amount ${price}` : `请改为不低于 ${fenText(floor)}：${edit}原因`}；低于该价格应由${by.zh}决定并说明原因（--below-floor）。`,
    }
  },
  signedBelow: (number: string, by: string): Words => ({
    en: `Contract ${number} is signed below the floor on the decision of ${by}, which stays a finding (4.1.5).`,
    zh: `合同 ${number} 经 ${by} 决定低于最低价格签订，将作为不符合列出（4.1.5）。`,
  }),
  notBelow: (number: string): Words => ({
    en: `Contract ${number} is not signed below a price floor.`,
    zh: `合同 ${number} 并未低于最低价格签订。`,
  }),
  leaveBelowFloor: { en: 'Leave --below-floor out.', zh: '请去掉 --below-floor。' },
  cannotJudge: (number: string, missing: readonly PriceFact[]): Words => {
    const names = namesOf(missing)
    const edit = `certdesk contract edit ${shellWord(number)}`
    const flags = (lang: 'en' | 'zh') => missing.map((each) => `--${each} ${placeholders[each][lang]}`).join(' ')
    return {
      en: `Contract ${number} is signed without ${names.en}, so its price cannot be held against the floor (4.1.5): ${edit} ${flags('en')}`,
      zh: `合同 ${number} 已签订但没有${names.zh}，无法与最低价格比较（4.1.5）：${edit} ${flags('zh')}`,
    }
  },
  noFloor: (service: string, day: Day, others: readonly string[]): Words => {
    const named = joined(others.slice(0, 5).map(quoted))
    const more = others.length > 5 ? ' …' : ''
    const [en, zh] =
      others.length === 0
        ? ['', '']
        : [`; there are floors of ${named.en}${more}`, `；已有最低价格的服务项目：${named.zh}${more}`]
    return {
      en: `No price floor of "${service}" was in force on ${day}: its price is at risk (4.1.5)${en}.`,
      zh: `${day} 没有“${service}”的最低价格，其价格列为有风险（4.1.5）${zh}。`,
    }
  },
  notListed: (service: string): Words => ({
    en: `"${service}" is no service of the price list in force.`,
    zh: `“${service}”不是现行价格表中的服务项目。`,
  }),
  /** What to do about a service that is not on the price list, whose services these are. */
  listIt: (service: string, services: readonly string[]): Words => {
    const named = joined(services.slice(0, 5).map(quoted))
    const more = services.length > 5 ? ' …' : ''
    const [en, zh] =
      services.length === 0
        ? ['Nothing is on the price list yet', '价格表中尚无服务项目']
        : [`Give one of ${named.en}${more}`, `请使用：${named.zh}${more}`]
    const add = (yuan: string, day: string) => `certdesk contract floor add ${shellWord(service)} ${yuan} --from ${day}`
    return {
      en: `${en} — or set its floor: ${add('YUAN', 'DAY')} — or say why it is another with --deviation REASON.`,
      zh: `${zh}；或先设定其最低价格：${add('金额', '日期')}；确需使用其他服务项目的，请用 --deviation 原因 说明。`,
    }
  },
  listed: (service: string): Words => ({
    en: `"${service}" is a service of the price list.`,
    zh: `“${service}”是价格表中的服务项目。`,
  }),
  leaveDeviation: { en: 'Leave --deviation out.', zh: '请去掉 --deviation。' },
  noService: {
    en: '--deviation says why the service is none of the price list, and no service is given.',
    zh: '--deviation 用于说明服务项目为何不在价格表中，但未给出服务项目。',
  },
  giveService: { en: 'Add --service TEXT.', zh: '请加上 --service 服务项目。' },
  /** A service of the price list, as it is offered. */
  offered: (service: string, floor: Fen, from: Day): Words => ({
    en: `${service}  ${fenText(floor)} since ${from}`,
    zh: `${service}  ${fenText(floor)}（自 ${from} 起）`,
  }),
  offeredAt: (floor: Fen, from: Day): Words => ({
    en: `floor ${fenText(floor)} since ${from}`,
    zh: `最低价格 ${fenText(floor)}（自 ${from} 起）`,
  }),
  // What the check of 4.1.5 says.
  foundBelow: (amount: Fen, service: string, floor: Fen, from: Day): Words => ({
    en: `${fenText(amount)}, floor of "${service}" ${fenText(floor)} since ${from}`,
    zh: `${fenText(amount)}，“${service}”最低价格 ${fenText(floor)}（自 ${from} 起）`,
  }),
  foundNoFloor: (service: string, day: Day): Words => ({
    en: `no floor for this service ("${service}") was in force on ${day}`,
    zh: `${day} 该服务项目（“${service}”）没有最低价格`,
  }),
  anotherService: { en: 'another, not on the price list: say why', zh: '其他服务项目（不在价格表中，须说明原因）' },
  notListedBecause: (reason: string): Words => ({
    en: `not on the price list because: ${reason}`,
    zh: `不在价格表中的原因：${reason}`,
  }),
  cameAbout: (origin: Exclude<PriceOrigin, 'signing'>, on: Day): Words =>
    origin === 'application'
      ? { en: `changed by application from ${on}`, zh: `自 ${on} 起经申请变更` }
      : { en: `as corrected, from ${on}`, zh: `更正后（自 ${on} 起）` },
  decidedBy: (by: string, reason: string): Words => ({
    en: `decided by ${by}: ${reason}`,
    zh: `${by} 决定：${reason}`,
  }),
  nobodyDecided: { en: 'no manager decided so', zh: '无经理批准' },
  withoutWhat: (missing: readonly PriceFact[]): Words => {
    const names = namesOf(missing)
    return { en: `signed without ${names.en}: the price cannot be judged`, zh: `签订时没有${names.zh}，无法判断价格` }
  },
}
