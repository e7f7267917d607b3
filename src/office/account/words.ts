import type { Day } from '../../clause/day.ts'
import { same, type Words } from '../../clause/words.ts'

export const accountWords = {
  keyOfNobody: (name: string): Words => ({
    en: `The key that this connection was made with is for "${name}", who is not on the staff.`,
    zh: `此连接的密钥属于“${name}”，但其不在人员名单中。`,
  }),
  mendKey: {
    en: 'Whoever administers that machine writes the name behind --as in authorized_keys as "certdesk staff list" has it.',
    zh: '请管理员在 authorized_keys 的 --as 后写上 certdesk staff list 中的姓名。',
  },
  ownAccountsOnly: (name: string, account: string): Words => ({
    en: `${name} types from accounts of their own only, and "${account}" is none of them.`,
    zh: `${name} 只能用本人的系统账户录入，“${account}”不是其账户。`,
  }),
  typeAtOwn: (name: string, accounts: readonly string[]): Words => ({
    en: `It is for ${name} to type at their own account (${accounts.join(', ')}); whoever types here does so under their own name.`,
    zh: `应由 ${name} 用本人账户（${accounts.join('、')}）录入；在此录入的，请用自己的姓名。`,
  }),
  accountOf: (owner: string, account: string, by: string): Words => ({
    en: `The account "${account}" is ${owner}'s: it decides who types, and ${by} does not type from it.`,
    zh: `系统账户“${account}”属于 ${owner}：由账户确定录入人，${by} 不能在此录入。`,
  }),
  nameDoer: { en: 'Leave --by (and CERTDESK_BY) out.', zh: '请去掉 --by（以及 CERTDESK_BY）。' },
  todayMoved: (by: string, clock: Day): Words => ({
    en: `From this account everything is recorded on the day of the clock, ${clock}: ${by} moves nothing here.`,
    zh: `用本账户登记的内容一律以时钟日期 ${clock} 为准，${by} 不起作用。`,
  }),
  leaveToday: (by: string): Words => ({
    en: `Leave ${by} out; the day on which something happened is said with its own flag. What is only read still takes it.`,
    zh: `请去掉 ${by}；事情发生的日期请用该命令自己的日期选项填写。仅查询时仍可使用。`,
  }),
  bound: (name: string, account: string): Words => ({
    en: `${name} types from the account ${account} from now on, and from no other that is not theirs.`,
    zh: `今后 ${name} 用系统账户 ${account} 录入，不能再用他人账户录入。`,
  }),
  boundToo: (name: string, account: string, others: string): Words => ({
    en: `${name} types from the account ${account}, which is ${others}'s too: from a shared account nobody confirms, and --by says who types.`,
    zh: `${name} 用系统账户 ${account} 录入；该账户同时属于 ${others}：共用账户不能确认，录入人仍须用 --by 写明。`,
  }),
  already: (name: string, account: string): Words => ({
    en: `${account} is ${name}'s account already; nothing was changed.`,
    zh: `${account} 已是 ${name} 的系统账户，未作改动。`,
  }),
  released: (name: string, account: string): Words => ({
    en: `${account} is no longer ${name}'s account.`,
    zh: `${account} 不再是 ${name} 的系统账户。`,
  }),
  notTheirs: (name: string, account: string): Words => ({
    en: `${account} is not ${name}'s account; nothing was changed.`,
    zh: `${account} 不是 ${name} 的系统账户，未作改动。`,
  }),
  locksOut: (name: string, account: string): Words => ({
    en: `After that ${name}, who types this from "${account}", could type nothing from here.`,
    zh: `这样一来，正在用“${account}”录入的 ${name} 将无法在此录入。`,
  }),
  bindThisFirst: {
    en: 'Bind the account that you type from to yourself first, or have another manager do this.',
    zh: '请先把您正在使用的账户绑定给自己，或请另一位经理办理。',
  },
  notASid: (account: string): Words => ({
    en: `Windows knows an account by its SID, and "${account}" is none.`,
    zh: `Windows 按 SID 识别账户，“${account}”不是 SID。`,
  }),
  showSid: { en: 'The person sees theirs with: whoami /user', zh: '本人可用 whoami /user 查看。' },
} as const

/** What a binding changes, for the help. */
export const accountsExplained = {
  title: { en: "Once an account is somebody's", zh: '账户登记给人员之后' },
  rows: [
    {
      typed: same('--by'),
      meaning: {
        en: 'is not needed: the account decides who types. They type from no other account that is not theirs too.',
        zh: '不必再写：由账户确定录入人；本人也不能再用他人账户录入。',
      },
    },
    {
      typed: same('--today'),
      meaning: {
        en: 'and CERTDESK_TODAY move nothing that is recorded, only what is read.',
        zh: '与 CERTDESK_TODAY 只影响查询，不影响登记。',
      },
    },
    {
      typed: same('confirm'),
      meaning: {
        en: 'is what a decision, a role or a limit said to be theirs and typed by somebody else waits for.',
        zh: '他人代录的决定、角色、限值等，须由本人用它确认。',
      },
    },
    {
      typed: { en: 'a shared account', zh: '共用账户' },
      meaning: {
        en: "that is several people's never confirms, and --by says who types.",
        zh: '属于多人时不能确认，录入人仍须用 --by 写明。',
      },
    },
    {
      typed: { en: 'the register', zh: '登记簿' },
      meaning: {
        en: 'is a file: all this is a record, not a control. Who can write to the file can get round it.',
        zh: '是一个文件：以上只是留痕，不是控制；能改写文件的人可以绕过它。',
      },
    },
  ],
} as const
