import type { Words } from '../../../clause/words.ts'
import { again, type Sentence } from './sentence.ts'

// What keeps a server that was reached from doing what it is asked.

export const nothingDone: Words = { en: 'Nothing was recorded.', zh: '未登记任何内容。' }

/** Whether what was asked before is on record, where the answer to it was lost. */
const perhapsDone: Words = {
  en: 'Look with "certdesk audit list" whether the command was recorded before you run it again.',
  zh: '再次执行之前，请先用 certdesk audit list 查看该命令是否已登记。',
}

export const gone: Sentence = ({ server, failure }) => [
  { en: `The connection to the server ${server.en} has ended.`, zh: `与服务器 ${server.zh} 的连接已中断。` },
  failure.isUnanswered ? perhapsDone : again,
]

export const silent: Sentence = ({ server, failure }) => [
  { en: `The server ${server.en} does not answer any more.`, zh: `服务器 ${server.zh} 不再应答。` },
  failure.isUnanswered ? perhapsDone : again,
]

export const noRights: Sentence = ({ failure, user }) => [
  {
    en: `${user} may not do this there (${failure.message}).`,
    zh: `${user} 在该服务器上无权执行此操作（${failure.message}）。`,
  },
  { en: 'Ask the administrator to let this login use the register.', zh: '请联系管理员授权该登录账户使用登记簿。' },
]

export const stopping: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} was stopped, or has ended this connection.`,
    zh: `服务器 ${server.zh} 已停止，或已结束本次连接。`,
  },
  failure.isUnanswered ? perhapsDone : again,
]

export const starting: Sentence = ({ server }) => [
  { en: `The server ${server.en} is only starting, or stopping.`, zh: `服务器 ${server.zh} 正在启动或停止。` },
  again,
]

export const tooMany: Sentence = ({ server }) => [
  { en: `The server ${server.en} has too many connections already.`, zh: `服务器 ${server.zh} 的连接数已满。` },
  {
    en: 'Try again when others have finished; the administrator may allow more (max_connections).',
    zh: '请待他人结束后重试；管理员可调高上限（max_connections）。',
  },
]

export const lockNotHad: Sentence = ({ server }) => [
  {
    en: `Somebody else has been writing to the register at ${server.en} for half a minute. ${nothingDone.en}`,
    zh: `他人正在写入 ${server.zh} 上的登记簿，已等待半分钟。${nothingDone.zh}`,
  },
  { en: 'Run the same command again in a moment.', zh: '请稍后再次运行同一命令。' },
]

export const tookTooLong: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} has ended a transaction that stood still for half a minute. ${nothingDone.en}`,
    zh: `服务器 ${server.zh} 已结束停顿超过半分钟的事务。${nothingDone.zh}`,
  },
  { en: 'Run the same command again.', zh: '请再次运行同一命令。' },
]

export const brokenOff: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} broke off what it was asked (${failure.message}). ${nothingDone.en}`,
    zh: `服务器 ${server.zh} 中止了所请求的操作（${failure.message}）。${nothingDone.zh}`,
  },
  {
    en: 'Run the same command again; if it stays so, ask the administrator whether statement_timeout is set for this login or database.',
    zh: '请再次运行同一命令；若仍如此，请向管理员确认是否为该登录账户或数据库设置了 statement_timeout。',
  },
]

export const standby: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} is a standby: it can be read from, and nothing can be written there.`,
    zh: `服务器 ${server.zh} 是备用服务器：只能读取，不能写入。`,
  },
  {
    en: 'Give the address of the server that is written to; after a failover the administrator knows which one it is.',
    zh: '请使用可写服务器的地址；发生故障切换后请向管理员确认。',
  },
]

export const standbyConflict: Sentence = ({ server }) => [
  {
    en: `The standby ${server.en} broke the reading off to follow its primary.`,
    zh: `备用服务器 ${server.zh} 为与主服务器同步而中断了读取。`,
  },
  again,
]

export const diskFull: Sentence = ({ server }) => [
  {
    en: `The disk of the server ${server.en} is full. ${nothingDone.en}`,
    zh: `服务器 ${server.zh} 的磁盘已满。${nothingDone.zh}`,
  },
  { en: 'Have room made there, then run the same command again.', zh: '请在服务器上腾出空间后再次运行同一命令。' },
]

export const noMemory: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} lacks memory or room for this (${failure.message}).`,
    zh: `服务器 ${server.zh} 的内存或资源不足（${failure.message}）。`,
  },
  again,
]

export const failing: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} cannot read or write its files (${failure.message}).`,
    zh: `服务器 ${server.zh} 无法读写其文件（${failure.message}）。`,
  },
  { en: 'Tell whoever looks after the server: its disk may be failing.', zh: '请通知服务器管理员：其磁盘可能有故障。' },
]

export const nulCharacter: Sentence = () => [
  {
    en: 'A text has the character U+0000 in it, which PostgreSQL keeps nowhere.',
    zh: '文本中含有字符 U+0000，PostgreSQL 无法保存。',
  },
  { en: 'Take it out, then run the same command again.', zh: '请去掉该字符后再次运行同一命令。' },
]
