import { Problem, unavailable } from '../clause/problem.ts'
import { visible, visibleJson } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import { coloured, paint } from './colour.ts'
import { isJson } from './format.ts'
import type { Preread } from './preread.ts'
import { columnsOfErrors } from './screen.ts'
import type { World } from './world.ts'

/** The exit code of a bug in certdesk. */
export const bugExit = 70

/** The reason why a run stopped, in one language. */
interface Stop {
  readonly code: string
  readonly message: string
  readonly hint: string | null
  readonly clause: string | null
}

/** SQLite could not be loaded: the installation is incomplete, or made for another kind of computer. */
function withoutSqlite({ message }: Error): Problem {
  const computer = `${process.platform}-${process.arch}`
  return unavailable(
    {
      en: `SQLite cannot be loaded on this computer (${computer}): ${message}`,
      zh: `无法在本机（${computer}）加载 SQLite：${message}`,
    },
    {
      en: 'Install certdesk again, all of its files; it runs on Linux, macOS and Windows, on x64 and arm64. If that does not help, show this to whoever gave you certdesk.',
      zh: '请重新安装 certdesk 的全部文件；它支持 x64 和 arm64 的 Linux、macOS 与 Windows。如仍不行，请将此提示交给向您提供 certdesk 的人。',
    },
  )
}

/** The problem that caused an error; null for a bug. */
function problemIn(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  return error instanceof Error && 'code' in error && error.code === 'ERR_NO_SQLITE' ? withoutSqlite(error) : null
}

function stopOf(error: unknown, lang: Lang): Stop {
  const problem = problemIn(error)
  if (problem !== null) {
    const { code, words, hint, clause } = problem
    return { code, message: words[lang], hint: hint?.[lang] ?? null, clause }
  }
  const why = error instanceof Error ? error.message : String(error)
  return {
    code: 'bug',
    message: lang === 'zh' ? `certdesk 自身出错：${why}` : `certdesk itself failed: ${why}`,
    hint:
      lang === 'zh'
        ? '这不是您的错。请将此提示连同所输入的命令告知向您提供 certdesk 的人；设 CERTDESK_DEBUG=1 再运行可看到出错位置。'
        : 'This is not your mistake. Please show this and the command you typed to whoever gave you certdesk; CERTDESK_DEBUG=1 shows where it happened.',
    clause: null,
  }
}

/** The clause in parentheses, to follow a sentence. */
const clauseOf = (clause: string, lang: Lang): string => (lang === 'zh' ? `（条款 ${clause}）` : ` (clause ${clause})`)

const arrow = '  → '
const indent = ' '.repeat(arrow.length)

/** The lines of a text on a terminal, each command whole on a line of its own; in a pipe, the text unchanged. */
async function broken(text: string, width: number): Promise<string[]> {
  return width === Number.POSITIVE_INFINITY ? [text] : (await import('./wrap.ts')).said(text, width)
}

/**
 * Prints the reason why a run stopped on the error stream: a sentence, a hint, the clause if there is one; as JSON if the output
 * is JSON. Returns the exit code: the problem's own, or 70 for a bug, whose stack is printed only under CERTDESK_DEBUG=1.
 */
export async function sayProblem(error: unknown, read: Preread, world: World): Promise<number> {
  const { lang, format, noColor } = read
  const { code, message, hint, clause } = stopOf(error, lang)
  if (isJson(format)) {
    world.stderr.write(visibleJson(`${JSON.stringify({ error: { code, message, hint, clause } })}\n`))
  } else {
    const colours = await paint(coloured(world, world.stderr, noColor))
    const sentence = visible(message, '\n') + (clause === null ? '' : clauseOf(clause, lang))
    const width = columnsOfErrors(world)
    const [first = '', ...more] = await broken(`certdesk: ${sentence}`, width)
    world.stderr.write(`${[colours.bad('certdesk:') + first.slice('certdesk:'.length), ...more].join('\n')}\n`)
    const [firstOfHint = '', ...rest] = hint === null ? [] : await broken(visible(hint, '\n'), width - arrow.length)
    if (hint !== null)
      world.stderr.write(`${[`${arrow}${firstOfHint}`, ...rest.map((line) => indent + line)].join('\n')}\n`)
  }
  const problem = problemIn(error)
  if (problem !== null) return problem.exitCode
  if (world.env.CERTDESK_DEBUG === '1' && error instanceof Error)
    world.stderr.write(`${visible(error.stack ?? '', '\n')}\n`)
  return bugExit
}
