import fs from 'node:fs'
import path from 'node:path'
import { type Problem, usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { pathToWrite } from '../disk/path-to-write.ts'

// Checks a typed register path for text that was meant as another machine, a server's address or one of SQLite's special names.

/**
 * A path on another machine as scp writes it: user@host:path or host:/path. A host has at least two letters, since one is a
 * Windows drive.
 */
const elsewhere = /^(?:(?<user>[^\s/\\@:]+)@)?(?<host>[^\s/\\@:]{2,}):(?!\/\/)(?<there>.*)$/

/** An address with a scheme that certdesk does not know, or a mistyped one: `postgress://`, `ssh//`. */
const address = /^\s*(?:[a-z][a-z0-9+.-]+:\/\/|(?:ssh|postgres(?:ql)?)\/\/)/i

/** Refused because SQLite would need folders of that name. The message does not repeat the text, which may contain a password. */
const noAddress = (): Problem =>
  usage(
    {
      en: 'The register is said by an address of a kind that certdesk does not know.',
      zh: '登记簿地址的写法无法识别。',
    },
    {
      en: 'A register is a file, ssh://[USER@]HOST/PATH or postgres://[USER@]HOST/DATABASE; see CERTDESK_REGISTER and --register.',
      zh: '登记簿可写文件路径、ssh://[用户@]主机/路径 或 postgres://[用户@]主机/数据库；请检查 CERTDESK_REGISTER 和 --register。',
    },
  )

/**
 * Throws a usage problem if the text is an scp path and no such file is here; the message gives the ssh:// address to write
 * instead.
 */
function requireHere(text: string, file: string): void {
  const { user, host, there = '' } = elsewhere.exec(text)?.groups ?? {}
  const isPlace = host !== undefined && (user !== undefined || /^[/~]/.test(there))
  if (!isPlace || fs.existsSync(file) || (there.includes('/') && fs.existsSync(path.dirname(file)))) return
  const at = `ssh://${user === undefined ? '' : `${user}@`}${host}`
  const whole = there.startsWith('/')
    ? same(`${at}${there}`)
    : {
        en: `${at}/WHOLE/PATH (from the root of its disk, not from a home folder)`,
        zh: `${at}/完整路径（从根目录起，而非从主目录起）`,
      }
  throw usage(
    {
      en: `"${text}" is taken for a file of this machine, and there is none.`,
      zh: `“${text}”被当作本机的文件，而本机没有该文件。`,
    },
    { en: `A register on ${host} is written ${whole.en}`, zh: `${host} 上的登记簿请写成 ${whole.zh}` },
  )
}

/**
 * The whole path of a typed register file. Usage problem: a name that SQLite treats specially, a mistyped address, or an scp
 * path.
 */
export function checkedPath(file: string, cwd: string): string {
  if (file.trim() === '' || file === ':memory:' || file.startsWith('file:') || file !== file.trim())
    throw usage(
      { en: `"${file}" is not the path of a register file.`, zh: `“${file}”不是登记簿文件的路径。` },
      { en: 'Give the path of a file, for example register.db.', zh: '请给出文件路径，例如 register.db。' },
    )
  const resolved = path.resolve(cwd, file)
  if (address.test(file) && !fs.existsSync(resolved)) throw noAddress()
  requireHere(file, resolved)
  return pathToWrite(file, cwd)
}
