import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { World } from '../terminal/world.ts'
import { fromKeyboard, openSource } from './source.ts'

/** What terminals and people put around a path: PowerShell's call, and quotes of either script. */
const around = /^(?:& *)?(["'“‘])(.*)["'”’]$/su

/**
 * The path that an answer means: typed, pasted, or dragged into the terminal, which puts it in quotes, escapes its blanks or adds one; `~` is
 * the person's folder. Full-width characters are the plain ones where only such a file is there. Throws the usage problem of a file that is
 * missing, a folder, unreadable or empty. The standard input is no answer: it is the keyboard.
 */
export async function fileAnswered(raw: string, world: World): Promise<string> {
  if (world.far !== undefined) return world.far.files.fileAnswered(raw)
  const { cwd, env, platform } = world
  const typed = raw.trim()
  const quoted = around.exec(typed)?.[2]
  const plain = quoted ?? (platform === 'win32' ? typed : typed.replace(/\\(.)/gsu, '$1'))
  const home = env.HOME ?? env.USERPROFILE ?? ''
  const readings = [plain, plain.normalize('NFKC')].map((text) => inFolder(fromAddress(text), home))
  const path = (await firstThere(readings, cwd)) ?? readings[0] ?? ''
  if (path === '-') throw fromKeyboard()
  const source = await openSource(path, world)
  await source.close()
  return path
}

/** What file managers hand over: file:///home/… */
function fromAddress(text: string): string {
  if (!text.startsWith('file://')) return text
  try {
    return fileURLToPath(text)
  } catch {
    return text
  }
}

const inFolder = (text: string, home: string): string => text.replace(/^[~～](?=$|[/\\])/u, () => home)

async function firstThere(paths: readonly string[], cwd: string): Promise<string | undefined> {
  for (const path of paths) if ((await stat(resolve(cwd, path)).catch(() => null)) !== null) return path
  return undefined
}
