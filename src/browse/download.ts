import { Problem, type ProblemCode } from '../clause/problem.ts'
import { type Lang, same } from '../clause/words.ts'
import type { Answer } from './answer.ts'
import { type Line, withOptions } from './line.ts'
import { isPaper } from './offered.ts'
import { pageWords } from './page-words.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
} as const

/** What the exit codes of a command that is not done mean. */
const codes: Readonly<Record<number, ProblemCode>> = { 3: 'refused', 4: 'register' }

/** Why a command failed, as it said it: a sentence, and what to do. */
function failure(code: number | null, said: string): Problem {
  const [what = '', hint] = said
    .trim()
    .replace(/^certdesk: /, '')
    .split(/\n\s*→ /)
  return new Problem(
    codes[code ?? 70] ?? 'usage',
    what === '' ? pageWords.notJudged : same(what),
    hint === undefined ? null : same(hint),
  )
}

/** Codes of a command that is done: 1 has findings that were asked for. */
const done: readonly (number | null)[] = [0, 1]

/**
 * What a line's command prints as a file, as it prints it: the very bytes of its command line. A paper is looked at where it is; others are kept. Throws
 * what the command says where it fails before its first byte.
 */
export async function fileOf(line: Line, lang: Lang, options: readonly string[], gone: AbortSignal): Promise<Answer> {
  const format = line.shape.as ?? 'html'
  const { runBeside } = await import('./beside-process.ts')
  const argv = withOptions(line, ['--format', format, '--lang', lang, '--no-input', ...options])
  const { output, ended } = runBeside(argv, gone)
  const pieces = output[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done === true) {
    const { code, said } = await ended
    if (!done.includes(code)) throw failure(code, said)
  }
  async function* body(): AsyncGenerator<Uint8Array> {
    if (first.done !== true) yield first.value
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
    const { code } = await ended
    // A file that is cut off must not be taken for a whole one: the connection breaks instead.
    if (!done.includes(code)) throw new Error('what is downloaded was not finished')
  }
  const name = `${line.path.join('-')}.${format}`
  const kept = isPaper(line.verb) && line.shape.as === null ? 'inline' : 'attachment'
  return {
    status: 200,
    type: types[format],
    body: body(),
    headers: { 'Content-Disposition': `${kept}; filename="${name}"` },
  }
}
