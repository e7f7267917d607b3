import type { Noun } from '../terminal/command.ts'
import type { Asked } from './answer.ts'
import { type Line, lineAt } from './line.ts'

const partsOf = (...parts: readonly string[]) => parts.map((part) => ['part', part] as const)

/**
 * What the first page is made of, below each other: the answers of these commands. What takes judging stands apart from what doesn't, which waits for
 * nothing and is shown anew at once.
 */
const made: readonly { readonly path: readonly string[]; readonly asked: readonly (readonly [string, string])[] }[] = [
  { path: ['report', 'overview'], asked: partsOf('first', 'maintainers', 'ending') },
  { path: ['report', 'overview'], asked: partsOf('survey', 'confirm') },
]

/** The lines of the first page, each as of the day and moment, and in the language, that it is asked with. */
export async function homeLines(program: Noun, { query, base, gone }: Asked): Promise<Line[]> {
  const lines = await Promise.all(
    made.map(({ path, asked }) => {
      const all = new URLSearchParams(query)
      for (const [key, value] of asked) all.append(key, value)
      return lineAt(program, { path, query: all, base, gone })
    }),
  )
  return lines.flatMap((line) => (line === null ? [] : [line]))
}
