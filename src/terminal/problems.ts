import { Problem } from '../clause/problem.ts'
import { visible, visibleJson } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import { coloured, paint } from './colour.ts'
import { isJson } from './format.ts'
import type { Preread } from './preread.ts'
import { columnsOfErrors } from './screen.ts'
import type { World } from './world.ts'

/** The exit code of a mistake that is ours. */
export const bugExit = 70

/** What is told of a stop, in one language. */
interface Told {
  readonly code: string
  readonly message: string
  readonly hint: string | null
  readonly clause: string | null
}

function told(error: unknown, lang: Lang): Told {
  if (error instanceof Problem)
    return { code: error.code, message: error.words[lang], hint: error.hint?.[lang] ?? null, clause: error.clause }
  const why = error instanceof Error ? error.message : String(error)
  return {
    code: 'bug',
    message: lang === 'zh' ? `certdesk 自身出错：${why}` : `certdesk itself failed: ${why}`,
    hint:
      lang === 'zh'
        ? '这不是您的错。请连同所输入的命令一起报告；设 CERTDESK_DEBUG=1 再运行可看到出错位置。'
        : 'This is not your mistake. Please report it with the command you typed; CERTDESK_DEBUG=1 shows where it happened.',
    clause: null,
  }
}

/** The clause as it is named behind a sentence. */
const clauseOf = (clause: string, lang: Lang): string => (lang === 'zh' ? `（条款 ${clause}）` : ` (clause ${clause})`)

const arrow = '  → '
const indent = ' '.repeat(arrow.length)

/** The lines of a text on a terminal, each command whole on one of its own; in a pipe they are as they are. */
async function broken(text: string, width: number): Promise<string[]> {
  return width === Number.POSITIVE_INFINITY ? [text] : (await import('./wrap.ts')).said(text, width)
}

/**
 * Prints why a run stopped on the error stream: a sentence, what to do, the clause where there is one; as JSON where
 * the output is JSON. Returns the exit code: the problem's own, or 70 for anything that is not a `Problem`, with the
 * stack only under CERTDESK_DEBUG=1.
 */
export async function sayProblem(error: unknown, read: Preread, world: World): Promise<number> {
  const { lang, format, noColor } = read
  const { code, message, hint, clause } = told(error, lang)
  if (isJson(format)) {
    world.stderr.write(visibleJson(`${JSON.stringify({ error: { code, message, hint, clause } })}\n`))
  } else {
    const colours = await paint(coloured(world, world.stderr, noColor))
    const sentence = visible(message, '\n') + (clause === null ? '' : clauseOf(clause, lang))
    const width = columnsOfErrors(world)
    const [first = '', ...more] = await broken(`certdesk: ${sentence}`, width)
    world.stderr.write(`${[colours.bad('certdesk:') + first.slice('certdesk:'.length), ...more].join('\n')}\n`)
    const [told = '', ...rest] = hint === null ? [] : await broken(visible(hint, '\n'), width - arrow.length)
    if (hint !== null) world.stderr.write(`${[`${arrow}${told}`, ...rest.map((line) => indent + line)].join('\n')}\n`)
  }
  if (error instanceof Problem) return error.exitCode
  if (world.env.CERTDESK_DEBUG === '1' && error instanceof Error)
    world.stderr.write(`${visible(error.stack ?? '', '\n')}\n`)
  return bugExit
}
