import type { Words } from '../../clause/words.ts'
import type { AwaitedAct, Confirmed } from './rules.ts'

export const confirmationWords = {
  undoOf: (entry: number): Words => ({ en: `undo of entry ${entry}`, zh: `撤回第 ${entry} 条记录` }),
  restore: { en: 'restore from a backup', zh: '用备份替换登记簿' },
  /** On the agenda, and wherever one is told of in a sentence. */
  waits: ({ entry, recorded, by, staff, what, left }: AwaitedAct): Words => ({
    en: `${what.en}: said to be by ${staff}, typed by ${by} on ${recorded} (entry ${entry}), unconfirmed${left === null ? '' : `; ${staff} left on ${left}, so that a manager confirms it`}`,
    zh: `${what.zh}：称由${staff}办理，${by}于 ${recorded} 录入（第 ${entry} 条），未经本人确认${left === null ? '' : `；${staff}已于 ${left} 离任，由经理确认`}`,
  }),
  how: ({ by, how }: Confirmed): Words =>
    ({
      self: { en: 'by themselves', zh: '本人确认' },
      left: { en: `by the manager ${by}, since they have left`, zh: `本人已离任，由经理${by}确认` },
      alone: {
        en: `by the manager ${by}, who typed it or gains by it and is alone, since they have left`,
        zh: `本人已离任，由录入或因此获得角色的经理${by}确认（仅有一名经理）`,
      },
    })[how],
  alone: { en: 'alone: no other manager had an account', zh: '仅本人一名经理有系统账户' },
  notAlone: { en: 'another manager had an account', zh: '另有其他经理有系统账户' },
  grantedByAnother: (name: string, others: string): Words => ({
    en: `${name} does not grant roles to themselves: another manager does (${others}).`,
    zh: `${name} 不能给自己授予角色，应由另一位经理（${others}）办理。`,
  }),
  othersGrant: {
    en: 'A manager may only where there is no other; it is then marked so.',
    zh: '仅当没有其他经理时方可自授，并会注明。',
  },
  unconfirmed: { en: 'Unconfirmed', zh: '未经本人确认' },
  /** What it means, for reports. */
  meaning: (count: number): Words => ({
    en: `${count} ${count === 1 ? 'act counts' : 'acts count'} and ${count === 1 ? 'waits' : 'wait'} for the word of whoever is said to have done it: somebody else typed ${count === 1 ? 'it' : 'them'}. They confirm with: certdesk confirm`,
    zh: `${count} 项由他人代录，已经生效，尚待本人确认：certdesk confirm`,
  }),
  entry: { en: 'Entry', zh: '日志序号' },
  recorded: { en: 'Recorded', zh: '登记日期' },
  what: { en: 'What', zh: '事项' },
  by: { en: 'Typed by', zh: '录入人' },
  staff: { en: 'Said to be by', zh: '所称经办人' },
  left: { en: 'Left on', zh: '离任日期' },
  confirmedByWhom: {
    en: 'whoever is said to have done it, from their own account; a manager, where they have left (clause 3)',
    zh: '所称经办人本人，用本人账户；本人已离任的，由经理（条款 3）',
  },
  notNamed: (label: string, raw: string): Words => ({
    en: `${label} is an entry and the beginning of its seal, such as 123:ab12cd34: "${raw}".`,
    zh: `${label} 应为日志序号和封印开头，如 123:ab12cd34：“${raw}”。`,
  }),
  seeWaiting: { en: 'See what waits with: certdesk confirm', zh: '待确认的事项见：certdesk confirm' },
  ownAccount: (name: string): Words => ({
    en: `${name} confirms from an account of their own only, and this is none that is theirs alone.`,
    zh: `${name} 只能用本人独用的系统账户确认，当前账户不是。`,
  }),
  bindFirst: {
    en: 'Whose account is whose: certdesk staff list. A manager records it; a shared account never confirms.',
    zh: '各人账户见 certdesk staff list，由经理登记；共用账户不能确认。',
  },
  notForAnother: (name: string): Words => ({
    en: `Nobody confirms for somebody else: it is ${name}'s to do.`,
    zh: `不能代他人确认：应由 ${name} 本人办理。`,
  }),
  leaveStaff: { en: 'Leave --staff out to confirm what is yours.', zh: '确认本人的事项，请去掉 --staff。' },
  noneWaits: { en: 'Nothing waits to be confirmed.', zh: '没有待确认的事项。' },
  noneWaitsFor: (name: string): Words => ({
    en: `Nothing waits for ${name} to confirm.`,
    zh: `没有待 ${name} 确认的事项。`,
  }),
  othersWait: (count: number): Words => ({
    en: `${count} more ${count === 1 ? 'waits' : 'wait'} for others: certdesk confirm --all`,
    zh: `另有 ${count} 项待他人确认：certdesk confirm --all`,
  }),
  confirmWith: (entries: readonly string[]): Words => ({
    en: `If it was so, confirm it: certdesk confirm ${entries.join(' ')}`,
    zh: `核实无误后确认：certdesk confirm ${entries.join(' ')}`,
  }),
  atOwnAccount: { en: "It is confirmed from an account of one's own.", zh: '须用本人账户确认。' },
  notAwaited: (entry: number): Words => ({
    en: `Entry ${entry} waits for nobody's word.`,
    zh: `第 ${entry} 条记录无须确认。`,
  }),
  otherSeal: (entry: number, seal: string): Words => ({
    en: `The seal of entry ${entry} does not begin with ${seal}: another entry was meant, or another register.`,
    zh: `第 ${entry} 条记录的封印不是以 ${seal} 开头：可能是另一条记录或另一个登记簿。`,
  }),
  theirs: ({ entry, staff }: AwaitedAct): Words => ({
    en: `Entry ${entry} waits for the word of ${staff}.`,
    zh: `第 ${entry} 条记录应由 ${staff} 确认。`,
  }),
  theyConfirm: ({ staff, left }: AwaitedAct): Words =>
    left === null
      ? { en: `It is for ${staff} to do, at their own account.`, zh: `应由 ${staff} 用本人账户办理。` }
      : {
          en: `${staff} left on ${left}: it is for a manager to do.`,
          zh: `${staff} 已于 ${left} 离任，应由经理办理。`,
        },
  typedIt: ({ entry, staff }: AwaitedAct): Words => ({
    en: `Whoever typed entry ${entry} for ${staff}, or gains a role by it, does not confirm it while there is another manager.`,
    zh: `尚有其他经理时，代 ${staff} 录入第 ${entry} 条记录的人、因该条获得角色的人不能自行确认。`,
  }),
  restsOn: (name: string, { entry, by, staff }: AwaitedAct): Words => ({
    en: `${name} is a manager by entry ${entry} alone, typed by ${by}, which waits for the word of ${staff}: until then that role confirms nothing, takes back nothing of others, and changes nothing of staff and accounts.`,
    zh: `${name} 的经理角色仅凭第 ${entry} 条记录（${by}录入，尚待${staff}确认）：确认之前不能据此确认事项、撤回他人的记录或变更人员与账户。`,
  }),
  lastStanding: ({ entry, staff }: AwaitedAct): Words => ({
    en: `Who would be left is a manager by entry ${entry} alone, which waits for the word of ${staff}: nobody could confirm it then.`,
    zh: `余下的经理角色仅凭第 ${entry} 条记录，该条尚待 ${staff} 确认：届时将无人可以确认。`,
  }),
  waitsBetween: ({ entry, by, staff }: AwaitedAct): Words => ({
    en: `Entry ${entry}, typed by ${by}, waits for the word of ${staff}: it comes before the two are one person.`,
    zh: `第 ${entry} 条记录由 ${by} 录入，尚待 ${staff} 确认：须先确认，才能将两人登记为同一人。`,
  }),
  inPerson: (staff: string): Words => ({
    en: `Whose an account is, and who is whom, is typed by ${staff} in person: it decides who confirms what.`,
    zh: `账户归属与人员同一性决定由谁确认，须由 ${staff} 亲自录入，不能代录。`,
  }),
  notTypedFor: (staff: string, by: string): Words => ({
    en: `${by} does not type this for ${staff}: limits, roles, accounts, erasing and restoring are typed by the manager in person.`,
    zh: `${by} 不能代 ${staff} 录入：限值、角色、账户、删除个人信息和恢复备份须由经理亲自录入。`,
  }),
  onBehalf: { en: 'Decisions typed on behalf of others in the month', zh: '本月代他人录入的决定' },
  paper: { en: 'Signed paper', zh: '签字文件' },
  typesAtOwn: (staff: string): Words => ({
    en: `It is for ${staff} to type at their own account.`,
    zh: `应由 ${staff} 用本人账户录入。`,
  }),
  madeFor: ({ entry }: AwaitedAct, account: string): Words => ({
    en: `Whose the account "${account}" is was changed after entry ${entry}, once whoever typed that entry, or gains by it, had a hand in accounts: it is not confirmed from there.`,
    zh: `系统账户“${account}”的归属是在第 ${entry} 条记录之后、由该条的录入人或受益人变更账户之后登记的，不能用于确认该条。`,
  }),
  olderAccount: {
    en: 'Confirm it from an account that was theirs before, or undo the entry and record anew what is so.',
    zh: '请用此前已登记的本人账户确认；或撤回该条记录后由本人重新登记。',
  },
  anotherManager: { en: 'It is for another manager to do.', zh: '应由另一位经理办理。' },
  done: ({ entry, what, staff, left }: AwaitedAct): Words => ({
    en: `Confirmed entry ${entry}: ${what.en}, done by ${staff}${left === null ? '' : `, who left on ${left}`}.`,
    zh: `已确认第 ${entry} 条：${what.zh}，由 ${staff} 办理${left === null ? '' : `（已于 ${left} 离任）`}。`,
  }),
  already: ({ entry }: AwaitedAct, { by, on }: Confirmed): Words => ({
    en: `Entry ${entry} was confirmed by ${by} on ${on} already; nothing was changed.`,
    zh: `第 ${entry} 条已由 ${by} 于 ${on} 确认，未作改动。`,
  }),
  section: { en: 'Typed for others, unconfirmed, self-granted', zh: '代录、未经本人确认与自授角色' },
  forOthers: { en: 'Confirmed by a manager in the month, for who has left', zh: '本月由经理代离任人员确认的' },
  selfGranted: { en: 'Roles that managers granted to themselves in the month', zh: '本月经理给自己授予的角色' },
  manager: { en: 'Manager', zh: '经理' },
  role: { en: 'Role', zh: '角色' },
  from: { en: 'Held from', zh: '任职起始' },
  remark: { en: 'Remark', zh: '说明' },
  confirmedOn: { en: 'Confirmed', zh: '确认日期' },
  confirmedHow: { en: 'How', zh: '确认方式' },
} as const
