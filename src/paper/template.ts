import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { isHeldHere } from '../register/file/held-here.ts'
import type { World } from '../terminal/world.ts'
import { faultOf } from './layout.ts'
import type { Paper } from './paper.ts'

/** More than any layout of a form: a film or an endless device that was named by mistake is not read to its end. */
const most = 1_000_000

/**
 * Reads a layout of the user's. Usage problems: it cannot be read, is empty or not UTF-8, is not well formed, or names
 * what there is not. A form that prints nothing where something is on record would be signed all the same.
 */
export async function readTemplate(
  path: string,
  paper: Paper,
  { cwd, far }: Pick<World, 'cwd' | 'far'>,
): Promise<string> {
  const refuse = (words: Words): Problem => unusable(basename(path), words)
  if (far === undefined && isHeldHere(resolve(cwd, path)))
    throw refuse({ en: 'it is the register itself', zh: '是登记簿本身' })
  const place = far === undefined ? resolve(cwd, path) : (await far.files.fetch(path)).path
  const bytes = await bytesOf(place).catch((error: NodeJS.ErrnoException) => {
    throw refuse(unreadable(error))
  })
  if (bytes.length > most) throw refuse({ en: 'it is larger than a megabyte', zh: '超过 1 MB' })
  const layout = decoded(bytes)
  if (layout === null) throw refuse({ en: 'it is not in UTF-8', zh: '不是 UTF-8 编码' })
  if (layout.trim() === '') throw refuse({ en: 'it is empty', zh: '内容为空' })
  const fault = await faultOf(layout, paper.specimen(), paper.labels)
  if (fault !== null) throw refuse(fault)
  return layout
}

async function bytesOf(path: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of createReadStream(path, { end: most })) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const reasons: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'there is no such file', zh: '文件不存在' },
  ENOTDIR: { en: 'there is no such file', zh: '文件不存在' },
  EISDIR: { en: 'it is a folder', zh: '它是一个文件夹' },
  EACCES: { en: 'reading it is not allowed', zh: '没有读取权限' },
  EPERM: { en: 'reading it is not allowed', zh: '没有读取权限' },
}

const unreadable = ({ code, message }: NodeJS.ErrnoException): Words =>
  reasons[code ?? ''] ?? { en: `the system says ${code ?? message}`, zh: `系统返回 ${code ?? message}` }

const unusable = (name: string, { en, zh }: Words): Problem =>
  usage(
    { en: `The template "${name}" cannot be used: ${en}.`, zh: `模板“${name}”无法使用：${zh}。` },
    {
      en: 'Mend the file, an HTML page in UTF-8 with {{placeholders}}, or leave --template out for the built-in layout.',
      zh: '请修改该文件（UTF-8 编码、含 {{占位符}} 的 HTML 页面），或去掉 --template 使用内置版式。',
    },
  )
