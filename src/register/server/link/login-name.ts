import { usage } from '../../../clause/problem.ts'

/** Longer names the server cuts off without a word. */
const longestName = 63

/** The name of a login as the server takes it. Throws where it takes none such. */
export function loginName(name: string): string {
  const isReserved = /^pg_/.test(name) || ['public', 'none'].includes(name)
  if (Buffer.byteLength(name) <= longestName && !isReserved && !/[\p{Cc}\\]/u.test(name)) return name
  throw usage(
    { en: `"${name}" cannot be a login of the server.`, zh: `“${name}”不能作为服务器的登录账户。` },
    {
      en: `It has at most ${longestName} bytes, such as wangfang, and is none of the server's own names (pg_…, public, none).`,
      zh: `最长 ${longestName} 个字节，例如 wangfang；不能用服务器自己的名称（pg_…、public、none）。`,
    },
  )
}
