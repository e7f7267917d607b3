import { type Problem, usage } from '../clause/problem.ts'
import { addressText } from '../register/server/link/address.ts'
import type { ServerAt } from '../register/server/link/at.ts'

/** That something is done with the file of a register, which one at a server is none of. */
export const fileAlone = ({ address }: ServerAt): Problem =>
  usage(
    {
      en: `This works with a register that is a file, and ${addressText(address)} is at a server.`,
      zh: `该命令只用于文件形式的登记簿，而 ${addressText(address)} 在服务器上。`,
    },
    {
      en: 'What does it at a server is told in docs/offices.md; name a file with --register FILE.',
      zh: '服务器上的做法见 docs/offices.md；如需操作文件，请用 --register 文件 指定。',
    },
  )
