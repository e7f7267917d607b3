import type { Day } from '../clause/day.ts'
import { joined, same, shellWord, type Words } from '../clause/words.ts'
import { type Role, type RoleSpan, roles } from './rules.ts'

const roleName = (role: Role): Words => roles[role]

export const officeWords = {
  unknownStaff: (name: string): Words => ({
    en: `"${name}" is not on the staff of this register.`,
    zh: `“${name}”不在本登记簿的人员名单中。`,
  }),
  addStaffFirst: (name: string, manager: string | null): Words => ({
    en: `Name who acts with --by, or let a manager run: certdesk staff add ${shellWord(name)} --role business --by ${manager === null ? 'MANAGER' : shellWord(manager)}`,
    zh: `请用 --by 指明操作人，或由经理执行：certdesk staff add ${shellWord(name)} --role business --by ${manager === null ? '经理姓名' : shellWord(manager)}`,
  }),
  seeNames: { en: 'See the names with: certdesk staff list', zh: '可查看：certdesk staff list' },
  lastManager: (day: Day): Words => ({
    en: `Nobody else is manager on ${day}, and the register needs one.`,
    zh: `${day} 没有其他市场客服部经理，而登记簿须有一名。`,
  }),
  grantManagerFirst: (day: Day): Words => ({
    en: `Grant the role to somebody first: certdesk staff role NAME manager --from ${day}`,
    zh: `请先授予他人该角色：certdesk staff role 姓名 manager --from ${day}`,
  }),
  stillMaintains: (name: string, count: number, on: Day): Words => {
    const who = shellWord(name)
    const assign = (to: string) => `certdesk customer assign --from ${who} --to ${to} --on ${on}`
    return {
      en: `${name} still maintains ${count} ${count === 1 ? 'customer' : 'customers'} on ${on} (certdesk customer list --maintainer ${who}). Give them to somebody else: ${assign('NAME')}`,
      zh: `${name} 在 ${on} 仍维护 ${count} 家客户（certdesk customer list --maintainer ${who}）。请交由他人维护：${assign('姓名')}`,
    }
  },
  needsRole: (name: string, roles: readonly Role[], on: Day): Words => ({
    en: `${name} does not hold the role ${anyOf(roles).en} on ${on}.`,
    zh: `${name} 在 ${on} 没有${anyOf(roles).zh}角色。`,
  }),
  actAs: (roles: readonly Role[]): Words => ({
    en: `Let somebody with that role do it and name them with --staff; "certdesk staff list" shows who holds ${anyOf(roles).en}.`,
    zh: `请由具有该角色的人员办理，并用 --staff 指明；certdesk staff list 可查看谁具有${anyOf(roles).zh}角色。`,
  }),
  /** How to act on a report to somebody who is no leader: the recipient is named, not who reports. */
  makeLeader: (name: string, on: Day): Words => ({
    en: `Name a leader of the body; if ${name} is one, record that first: certdesk staff role ${shellWord(name)} leader --from ${on}`,
    zh: `请写明机构领导；如 ${name} 是领导，请先登记：certdesk staff role ${shellWord(name)} leader --from ${on}`,
  }),
  staffAdded: (name: string, held: readonly RoleSpan[]): Words => ({
    en: held.length === 0 ? `Added ${name}, without a role yet.` : `Added ${name}: ${heldRoles(held).en}.`,
    zh: held.length === 0 ? `已添加 ${name}，尚无角色。` : `已添加 ${name}：${heldRoles(held).zh}。`,
  }),
  staffAlready: (name: string): Words => ({
    en: `${name} is already recorded so; nothing was changed.`,
    zh: `${name} 已如此记录，未作改动。`,
  }),
  rolesEnded: (name: string, ended: readonly Role[], on: Day): Words => ({
    en: `Ended for ${name} on ${on}: ${ended.join(', ')}.`,
    zh: `已于 ${on} 结束 ${name} 的角色：${ended.map((role) => roleName(role).zh).join('、')}。`,
  }),
  noRoleToEnd: (name: string): Words => ({
    en: `${name} holds no such role then; nothing was changed.`,
    zh: `${name} 届时没有该角色，未作改动。`,
  }),
  heldRoles: (held: readonly RoleSpan[]): Words => heldRoles(held),
  nameTaken: (name: string): Words => ({
    en: `"${name}" is on the staff already.`,
    zh: `人员名单中已有“${name}”。`,
  }),
  listStaff: { en: 'See the names with: certdesk staff list', zh: '可查看：certdesk staff list' },
  staffRenamed: (name: string, to: string): Words => ({
    en: `${name} is now written ${to} everywhere; who typed an earlier journal entry keeps the old spelling.`,
    zh: `${name} 已在各处更正为 ${to}；此前日志中的录入人保留原写法。`,
  }),
}

const anyOf = (roles: readonly Role[]): Words =>
  joined(
    roles.map((role) => ({ en: `"${role}"`, zh: `“${roleName(role).zh}”（${role}）` })),
    ' or ',
    '或',
  )

const heldRoles = (held: readonly RoleSpan[]): Words =>
  held.length === 0
    ? same('—')
    : joined(
        held.map((span) => ({
          en: `${span.role} from ${span.from}${span.until === null ? '' : ` to before ${span.until}`}`,
          zh: `${roleName(span.role).zh}（自 ${span.from}${span.until === null ? '' : `，至 ${span.until} 前`}）`,
        })),
      )
