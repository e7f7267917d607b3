import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { doneAt, entriesAt } from './mirrored.ts'

/** A register as it stood once, with how many entries it had. */
export interface Stood {
  readonly entries: number
  readonly bytes: Buffer
}

/** A desk whose register has a mirror, with what was kept of it on the way. */
export interface MirroredDesk {
  readonly desk: string
  /** The register behind each command, oldest first. */
  readonly stood: readonly Stood[]
  /** Checkpoints that were signed on the way, by how many entries they cover. */
  readonly checkpoints: readonly { readonly entries: number; readonly file: string }[]
}

const names = ['李雷', '韩梅梅', '赵敏', '周芷若', '张三丰', '杨过']

/** What is done there: customers with persons, contacts, corrections, an erasing, a contact that is taken back, a long list. */
const commands: readonly (readonly string[])[] = [
  ...names.flatMap((name, n) => [
    ['customer', 'add', `第${n + 1}号示例有限公司`],
    ['customer', 'person', 'add', `C0000${n + 1}`, name, '--mobile', `1390000000${n}`],
    ['contact', 'add', `C0000${n + 1}`, '--channel', 'phone', '--needs', '无', '--on', `2026-10-0${n + 1}`],
  ]),
  ['customer', 'edit', 'C00002', '--headcount', '99', '--correction', '录错'],
  ['customer', 'person', 'erase', 'C00003', '赵敏', '--reason', '本人要求'],
  ['contact', 'void', 'CT-2026-0002', '--reason', '客户不符'],
  ['customer', 'import', 'list.csv'],
  ['customer', 'add', '末号示例有限公司'],
  ['contact', 'add', 'C00004', '--channel', 'email', '--needs', '无', '--on', '2026-10-14'],
]

/** So many rows that their images are a file of their own in the mirror. */
const longList = () =>
  ['客户名称,注册地址', ...Array.from({ length: 300 }, (_, n) => `长单第${n}有限公司,示例路${n}号`)].join('\n')

export const signs = ['audit', 'checkpoint', '--key', 'stick.key'] as const

/** Makes such a desk, by the program itself. */
export async function mirroredDesk(): Promise<MirroredDesk> {
  const desk = emptyFolder()
  const file = path.join(desk, 'register.db')
  fs.mkdirSync(path.join(desk, 'mirror'))
  fs.writeFileSync(path.join(desk, 'list.csv'), longList())
  const stood: Stood[] = []
  const checkpoints: { entries: number; file: string }[] = []
  await doneAt(desk, 'init', '--go-live', '2026-01-01')
  await doneAt(desk, 'audit', 'key', 'stick.key')
  await doneAt(desk, 'mirror', 'add', 'mirror')
  for (const [n, argv] of commands.entries()) {
    await doneAt(desk, ...argv)
    stood.push({ entries: entriesAt(file), bytes: fs.readFileSync(file) })
    if (n % 6 === 5) {
      const entries = entriesAt(file)
      await doneAt(desk, ...signs, '--output', `kept-${entries}.txt`)
      checkpoints.push({ entries, file: `kept-${entries}.txt` })
    }
  }
  await doneAt(desk, ...signs, '--output', 'kept.txt')
  return { desk, stood, checkpoints }
}
