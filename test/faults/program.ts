import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { runFolder } from '../scratch.ts'
import { textLoaders } from '../text-files.ts'

const built = new Map<string, Promise<string>>()

/** Makes a program of a source of this folder; returns its path. */
function program(source: string): Promise<string> {
  const made = built.get(source) ?? bundled(source)
  built.set(source, made)
  return made
}

async function bundled(source: string): Promise<string> {
  const outfile = path.join(runFolder(), `${process.pid}-${source.replace(/\.ts$/, '.mjs')}`)
  await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    loader: textLoaders,
    define: { __CERTDESK_VERSION__: '"0"' },
    // What was written for require() finds it here.
    banner: {
      js: `import { createRequire as requireIn } from 'node:module'; const require = requireIn(import.meta.url)`,
    },
    outfile,
  })
  return outfile
}

/** How a process ended and what it had said by then. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly lines: readonly string[]
  readonly errors: string
}

/** What is told each line, with the process at hand to kill. */
type Seen = (line: string, child: ChildProcess) => void

/** Starts a source of this folder as a process of its own. */
export async function start(
  source: string,
  args: readonly string[],
  seen?: Seen,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [await program(source), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let [out, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const [last, ...whole] = (out.slice(out.lastIndexOf('\n') + 1) + text).split('\n').reverse()
    for (const line of whole.reverse()) if (line !== '') seen?.(line, child)
    out = out.slice(0, out.lastIndexOf('\n') + 1) + whole.map((line) => `${line}\n`).join('') + last
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve({ code, signal, errors, lines: out.split('\n').filter((line) => line !== '') }),
    )
  })
}

/** Starts the writer. */
export const startWriter = (
  args: readonly string[],
  seen?: Seen,
  env?: Readonly<Record<string, string>>,
): Promise<Ended> => start('writer.ts', args, seen, env)
