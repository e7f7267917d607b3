import type { Day } from '../../clause/day.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'
import { type Role, type RoleSpan, type Roles, roles } from './rules.ts'

const roleName = (role: Role): Words => roles[role]

export const officeWords = {
  unknownStaff: (name: string): Words => ({
    en: `"${name}" is not on the staff of this register.`,
    zh: `“${name}”不在本登记簿的人员名单中。`,
  }),
  addStaffFirst: (manager: string | null): Words => ({
    en: `Name who acts with --by (certdesk staff list); who is new is for a manager to add${manager === null ? '' : ` (${manager})`}.`,
    zh: `请用 --by 指明录入人（见 certdesk staff list）；新人员应由经理${manager === null ? '' : `（${manager}）`}登记。`,
  }),
  seeNames: { en: 'See the names with: certdesk staff list', zh: '可查看：certdesk staff list' },
  lastManager: (day: Day): Words => ({
    en: `Nobody else is manager on ${day}, and the register needs one.`,
    zh: `${day} 没有其他市场客服部经理，而登记簿须有一名。`,
  }),
  grantManagerFirst: {
    en: 'It is for a manager to grant the role to somebody else first.',
    zh: '应先由经理授予他人该角色。',
  },
  stillMaintains: (name: string, count: number, on: Day): Words => {
    const who = shellWord(name)
    const assign = (to: string) => `certdesk customer assign --from ${who} --to ${to} --on ${on}`
    return {
      en: `${name} still maintains ${count} ${count === 1 ? 'customer' : 'customers'} on ${on} (certdesk customer list --maintainer ${who}). Give them to somebody else: ${assign('NAME')}`,
      zh: `${name} 在 ${on} 仍维护 ${count} 家客户（certdesk customer list --maintainer ${who}）。请交由他人维护：${assign('姓名')}`,
    }
  },
  /** By whom a command's act is done, for its help. */
  allRoles: { en: 'all roles', zh: '全部角色' },
  doneBy: (roles: Roles, clause: string): Words => ({
    en: `${roles.map((role) => roleName(role).en).join(' or ')} (clause ${clause})`,
    zh: `${eitherOf(roles.map((role) => roleName(role).zh))}（条款 ${clause.replaceAll(', ', '、')}）`,
  }),
  doneByAnybody: (clause: string): Words => ({
    en: `anybody on the staff (clause ${clause} names no role)`,
    zh: `任何在册人员（条款 ${clause} 未指定角色）`,
  }),
  needsRole: (name: string, roles: Roles, on: Day): Words => ({
    en: `${name} does not hold the role ${anyOf(roles).en} on ${on}.`,
    zh: `${name} 在 ${on} 没有${anyOf(roles).zh}角色。`,
  }),
  /** `on` is the day of the act. */
  grantedLater: (name: string, { role, from, granted }: RoleSpan & { readonly granted: Day }, on: Day): Words => ({
    en: `${name} has the role "${role}" from ${from}, granted on ${granted}: on ${on} it was not on record yet, and the reports say so.`,
    zh: `${name} 的“${roleName(role).zh}”角色自 ${from} 起，${granted} 才授予：${on} 当天尚无记录，报表会注明。`,
  }),
  /** Whose it is to do. */
  theirsToDo: (able: readonly string[], manager: string | null): Words => {
    const names = namesOf(able)
    if (names !== null) return { en: `It is for ${names.en} to do.`, zh: `应由 ${names.zh} 办理。` }
    const by = manager === null ? { en: 'a manager', zh: '经理' } : { en: manager, zh: `经理 ${manager} ` }
    return {
      en: `Nobody holds it then: whose it is, is for ${by.en} to record.`,
      zh: `届时无人具有该角色，由谁担任应由${by.zh}登记。`,
    }
  },
  /** How to act on a report to somebody who is no leader: the recipient is named, not who reports. */
  nameLeader: {
    en: 'Name a leader of the body; who is one is for a manager to record.',
    zh: '请写明机构领导；谁是领导由经理登记。',
  },
  neverHeld: (name: string, roles: Roles): Words => ({
    en: `${name} never held the role ${anyOf(roles).en}.`,
    zh: `${name} 从未具有${anyOf(roles).zh}角色。`,
  }),
  heldBy: (able: readonly string[]): Words => {
    const names = namesOf(able)
    if (names === null) return { en: 'Nobody holds it today.', zh: '今天无人具有该角色。' }
    return { en: `It is held by ${names.en}.`, zh: `具有该角色的有：${names.zh}。` }
  },
  left: (name: string, since: Day): Words => ({
    en: `${name} left on ${since}: what is done from then on is somebody else's.`,
    zh: `${name} 已于 ${since} 离任，此后的事项不能再由其办理或负责。`,
  }),
  nameAnother: {
    en: 'Name somebody else; who came back is given a role again by a manager.',
    zh: '请写明其他人员；如已复职，由经理重新授予角色。',
  },
  staffAdded: (name: string, held: readonly RoleSpan[]): Words => ({
    en:
      held.length === 0
        ? `Added ${name}, without a role yet. Grant one: certdesk staff role ${shellWord(name)}`
        : `Added ${name}: ${heldRoles(held).en}.`,
    zh:
      held.length === 0
        ? `已添加 ${name}，尚无角色。授予角色：certdesk staff role ${shellWord(name)}`
        : `已添加 ${name}：${heldRoles(held).zh}。`,
  }),
  staffHolds: (name: string, held: readonly RoleSpan[]): Words => ({
    en: `${name} is now: ${heldRoles(held).en}.`,
    zh: `${name} 的角色：${heldRoles(held).zh}。`,
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
  leavesOpen: (name: string, count: number): Words => ({
    en: `${name} leaves ${count} ${count === 1 ? 'matter' : 'matters'} open:`,
    zh: `${name} 尚有 ${count} 项未了事项：`,
  }),
  alsoCalled: (name: string, other: string): Words => ({
    en: `${other} is another name of ${name}: whatever is typed, both are one person wherever duties are separate.`,
    zh: `${other} 与 ${name} 为同一人：无论输入哪个姓名，凡须职责分离之处均视为一人。`,
  }),
  assignmentsMoved: (name: string, other: string, count: number): Words => ({
    en: `${count} ${count === 1 ? 'customer' : 'customers'} maintained as ${other} stand under ${name} now.`,
    zh: `原以 ${other} 维护的 ${count} 家客户现归于 ${name} 名下。`,
  }),
  nameTaken: (name: string): Words => ({ en: `"${name}" is on the staff already.`, zh: `人员名单中已有“${name}”。` }),
  staffRenamed: (name: string, to: string): Words => ({
    en: `${name} is now written ${to} everywhere; who typed an earlier journal entry keeps the old spelling.`,
    zh: `${name} 已在各处更正为 ${to}；此前日志中的录入人保留原写法。`,
  }),
}

/** At most this many names are told; the list has the rest. */
const namesTold = 5

function namesOf(names: readonly string[]): Words | null {
  if (names.length === 0) return null
  const told = joined(names.slice(0, namesTold).map(same), ', ', '、')
  if (names.length <= namesTold) return told
  return { en: `${told.en} … (certdesk staff list)`, zh: `${told.zh}等（certdesk staff list）` }
}

/** Several as they are named in Chinese: 业务部、综合管理部或认证部. */
const eitherOf = (names: readonly string[]): string =>
  names.length < 3 ? names.join('或') : `${names.slice(0, -1).join('、')}或${names.at(-1)}`

const anyOf = (roles: readonly Role[]): Words =>
  joined(
    roles.map((role) => ({ en: `"${role}"`, zh: `“${roleName(role).zh}”` })),
    ' or ',
    '或',
  )

const heldRoles = (held: readonly RoleSpan[]): Words =>
  held.length === 0
    ? same('—')
    : joined(
        held.map((span) => ({
          en: `${span.role} from ${span.from}${span.until === null ? '' : ` to before ${span.until}`}${span.granted === null ? '' : ` (granted on ${span.granted})`}`,
          zh: `${roleName(span.role).zh}（自 ${span.from}${span.until === null ? '' : `，至 ${span.until} 前`}${span.granted === null ? '' : `，${span.granted} 授予`}）`,
        })),
      )
