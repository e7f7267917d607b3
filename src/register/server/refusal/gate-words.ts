import type { Words } from '../../../clause/words.ts'
import { addressText } from '../link/address.ts'
import { addClerk } from './look-words.ts'
import type { Sentence } from './sentence.ts'

// What the register at a server refuses by itself (`refusals` in schema/refusals.ts).

const runAgain: Words = { en: 'Run the same command again.', zh: '请再次运行同一命令。' }

export const overtaken: Sentence = () => [
  {
    en: 'Somebody else recorded something at the same moment; nothing of this command was recorded.',
    zh: '他人同时登记了内容；本命令未登记任何内容。',
  },
  runAgain,
]

/** Whatever stands between and shares sessions out to several: a transaction is then not begun as it was asked to be. */
const directly: Words = {
  en: 'Connect to the server itself: something between that shares connections out (PgBouncer) must keep one to a session (pool_mode = session).',
  zh: '请直接连接服务器；如中间有连接池（如 PgBouncer），须设为会话模式（pool_mode = session）。',
}

export const isolated: Sentence = ({ server }) => [
  {
    en: `The transaction at ${server.en} is not as certdesk began it; nothing was recorded.`,
    zh: `${server.zh} 上的事务与 certdesk 所开始的不一致；未登记任何内容。`,
  },
  directly,
]

export const gateClosed: Sentence = ({ server }) => [
  {
    en: `The register at ${server.en} takes rows by an entry alone, and none was open; nothing was recorded.`,
    zh: `${server.zh} 上的登记簿只通过日志记录写入，而当前没有打开的记录；未登记任何内容。`,
  },
  directly,
]

export const unbound: Sentence = ({ user }) => [
  {
    en: `The login ${user} belongs to no member of staff, so nothing is recorded from it.`,
    zh: `登录账户 ${user} 不属于任何人员，不能用它登记。`,
  },
  addClerk(user),
]

export const otherName: Sentence = ({ user }) => [
  {
    en: `What is recorded from the login ${user} is recorded in the name of whose it is, and in no other; nothing was recorded.`,
    zh: `用登录账户 ${user} 登记的内容只能记在其本人名下；未登记任何内容。`,
  },
  {
    en: 'Leave --by (and CERTDESK_BY) out: the login says who types. Whose it is says "certdesk server clerk list".',
    zh: '请去掉 --by（以及 CERTDESK_BY）：录入人由登录账户确定。账户属于谁见 certdesk server clerk list。',
  },
]

export const alteredJournal: Sentence = ({ address }) => [
  {
    en: `The register at ${addressText(address)} was changed outside certdesk, so nothing is written to it.`,
    zh: `${addressText(address)} 处的登记簿在 certdesk 之外被改动过，因此不再写入。`,
  },
  {
    en: 'See what was changed with "certdesk audit verify"; whoever owns the database restores it from its own backups.',
    zh: '用 certdesk audit verify 查看改动；由数据库所有者用其备份恢复。',
  },
]

export const misfit: Sentence = ({ server, failure }) => [
  {
    en: `The register at ${server.en} does not take what this certdesk writes (${failure.message}); nothing was recorded.`,
    zh: `${server.zh} 上的登记簿不接受本 certdesk 写入的内容（${failure.message}）；未登记任何内容。`,
  },
  {
    en: 'It may have been brought up to date just now: run the command again. If it stays so, compare versions with "certdesk doctor" and update certdesk.',
    zh: '登记簿可能刚刚升级：请再次运行该命令。若仍如此，请用 certdesk doctor 比较版本并更新 certdesk。',
  },
]

export const keptForEver: Sentence = ({ server }) => [
  {
    en: `The register at ${server.en} changes and deletes nothing that is to be kept; nothing was recorded.`,
    zh: `${server.zh} 上的登记簿不改动、不删除须保留的内容；未登记任何内容。`,
  },
  { en: 'What was wrong is voided or undone: certdesk undo', zh: '有误的内容请作废或撤回：certdesk undo' },
]

export const movedMeanwhile: Sentence = ({ address }) => [
  {
    en: `The register at ${addressText(address)} was moved to another place; nothing was recorded.`,
    zh: `${addressText(address)} 处的登记簿已迁往别处；未登记任何内容。`,
  },
  {
    en: 'Run the same command again: it says where the register is now.',
    zh: '请再次运行该命令：会提示登记簿现在的位置。',
  },
]

export const leftOpen: Sentence = ({ server }) => [
  {
    en: `An entry that was begun at ${server.en} was not finished; nothing of it was recorded.`,
    zh: `${server.zh} 上开始的日志记录没有完成；未登记其中任何内容。`,
  },
  runAgain,
]
