import { type Problem, usage } from '../clause/problem.ts'
import type { World } from './world.ts'

/** A command that works on files of the machine that has the register, typed at another. Usage problem. */
export const onHostAlone = (command: string): Problem =>
  usage(
    {
      en: `"certdesk ${command}" works on files of the machine that has the register, and runs there alone.`,
      zh: `certdesk ${command} 处理登记簿所在机器上的文件，只能在该机器上运行。`,
    },
    { en: 'Ask who administers that machine.', zh: '请联系该机器的管理员。' },
  )

/** Refuses a file or folder of the machine that has the register, named from another. Usage problem. */
export function requireHere({ far }: Pick<World, 'far'>, name: string): void {
  if (far === undefined) return
  throw usage(
    {
      en: `"${name}" would be looked for on the machine that has the register, whose files are not reached over ssh.`,
      zh: `“${name}”会在登记簿所在的机器上查找，该机器上的文件不能经 ssh 使用。`,
    },
    { en: 'Run it on that machine, or leave the name out.', zh: '请在该机器上运行，或不指定。' },
  )
}
