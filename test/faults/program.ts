import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll } from 'vitest'

// Inside the checkout, so that the bundle finds better-sqlite3.
const folder = fs.mkdtempSync(fileURLToPath(new URL('../../node_modules/.faults-', import.meta.url)))
const program = path.join(folder, 'writer.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    loader: { '.sql': 'text' },
    outfile: program,
  })
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** How a writer ended and what it had said by then. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly lines: readonly string[]
  readonly errors: string
}

/** Starts the writer as a process of its own. `seen` is told each line, with the process at hand to kill. */
export function startWriter(
  args: readonly string[],
  seen?: (line: string, child: ChildProcess) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((each) => each !== '')) seen?.(line, child)
    out += text
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
