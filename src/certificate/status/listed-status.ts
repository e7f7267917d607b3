import { simplified } from '../../clause/simplified.ts'
import { valueNamed } from '../../intake/value-named.ts'
import { type Status, statuses } from '../certificate/rules.ts'

/** A status as a cell of a list has it, or that the certificate ended, without the act by which. */
export type ListedStatus = Status | 'ended'

/**
 * Other words of lists for them. 撤销 is by the body and 注销 at the customer's request (4.4): 作废 and 终止 may be either, and are
 * neither until somebody says which.
 */
const otherStatuses: Readonly<Record<string, ListedStatus>> = {
  ...{ 正常: 'valid', 有效期内: 'valid', 在有效期内: 'valid', 正常有效: 'valid', 保持: 'valid', 保持有效: 'valid' },
  ...{
    生效: 'valid',
    已生效: 'valid',
    恢复: 'valid',
    已恢复: 'valid',
    恢复有效: 'valid',
    在证: 'valid',
    active: 'valid',
    certified: 'valid',
  },
  ...{ 过期: 'expired', 到期: 'expired', 已过期: 'expired', 已到期: 'expired' },
  ...{ 到期失效: 'expired' },
  ...{ 已暂停: 'suspended', 暂停中: 'suspended', 被暂停: 'suspended', 暂停使用: 'suspended', 证书暂停: 'suspended' },
  ...{ 冻结: 'suspended', 已冻结: 'suspended', 冻结中: 'suspended', 被冻结: 'suspended', onhold: 'suspended' },
  ...{ 已撤销: 'withdrawn', 被撤销: 'withdrawn', 证书撤销: 'withdrawn', 撤消: 'withdrawn', 已撤消: 'withdrawn' },
  ...{
    被撤消: 'withdrawn',
    撤证: 'withdrawn',
    已撤证: 'withdrawn',
    吊销: 'withdrawn',
    已吊销: 'withdrawn',
    revoked: 'withdrawn',
  },
  ...{ 已注销: 'cancelled', 被注销: 'cancelled', 证书注销: 'cancelled', canceled: 'cancelled' },
  ...{ 换证: 'superseded', 已换发: 'superseded' },
  ...{
    作废: 'ended',
    已作废: 'ended',
    终止: 'ended',
    已终止: 'ended',
    终止认证: 'ended',
    废止: 'ended',
    已废止: 'ended',
  },
  ...{
    失效: 'ended',
    已失效: 'ended',
    停用: 'ended',
    已停用: 'ended',
    无效: 'ended',
    已无效: 'ended',
    surrendered: 'ended',
    voluntarilysurrendered: 'ended',
    terminated: 'ended',
    void: 'ended',
  },
}

/** The status that a cell names, whatever blanks are in it; null for anything else. */
export const listedStatus = (cell: string): ListedStatus | null =>
  valueNamed<ListedStatus>(
    simplified(cell).replace(/\s/gu, ''),
    { ...statuses, ended: { en: 'ended', zh: '已终止' } },
    otherStatuses,
  )

/** Words of any text, such as a note or the heading of a part of a list, by which a certificate ended or is suspended. */
const telling =
  /撤[销消证]|吊销|注销|暂停|停证|作废|终止|冻结|失效|停用|废止|(?:^|[(（【[])[撤停废退][)）】\]]?$|revo[ck]|withdr[ae]w|cancel|suspend|terminat|invalid/iu

/** What notes say of the certificate beside them when it ended or is suspended; elsewhere the same words tell other things. */
const tellingInNote: readonly RegExp[] = [
  // The body took it away, or does not go on with it.
  /[已\d]撤|不再有效|不予(?:保持|换|续)|被.{0,6}收回|收回证书|^已?收回|公告退出|^无效|不在用|挂起|解除/u,
  /证书.{0,6}(?:收回|停|取消|上交|交回|退回)|取消.{0,4}(?:认证|证书|保持|续)|^已?取消$/u,
  // The customer gave it up, or did not renew it.
  /退证|已退$|退认证|放弃|退出|不再(?:认证|保持|续|合作)|不做(?:认证|了)|不想?做了|不要(?:证|认证)|证书?不要/u,
  /不续|[没未](?:有)?(?:续|换)(?:证|$)|到期[没未]|拒绝(?:监督|审核)/u,
  // The customer went to another body.
  /转机构|(?:更|已)换机构|转(?:到|出|至|往|走)|已转|迁出|换[到去了]?.{0,8}(?:别家|机构|认证公司)|(?:别家|其他机构|别的机构)做/u,
  /流失|丢单/u,
  // The customer is no more.
  /停产|歇业|解散|销户|倒闭|破产|停业|关门|关厂|关停/u,
  // Another certificate took its place.
  /替代|被替换|换新证|已换[证发]|旧证/u,
  /on hold|inactive|surrender|discontinu|dormant|lapsed|not renewed|no longer/iu,
  /transferred to|switched to|closed down|out of business/iu,
]

/** Whether a text tells that a certificate ended or is suspended; what became of it, it does not say for sure. */
export const tellsOfEnd = (text: string): boolean => telling.test(simplified(text))

/** The same of a note beside the certificate. */
export function noteTellsOfEnd(note: string): boolean {
  const text = simplified(note).normalize('NFKC').trim()
  return telling.test(text) || tellingInNote.some((words) => words.test(text))
}

/** The same of a text that is about something else: by what stands in brackets at its end. */
export function bracketTellsOfEnd(text: string): boolean {
  const [, inside] = /[(（【[]([^()（）【】[\]]{1,20})[)）】\]]$/u.exec(text.trim()) ?? []
  return inside !== undefined && noteTellsOfEnd(inside)
}
