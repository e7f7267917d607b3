import type { Noun, Verb } from '../src/terminal/command.ts'
import { isNoun } from '../src/terminal/command.ts'

/** A command with the nouns on the way to it: customer, vip, set. */
export interface Walked {
  readonly path: readonly string[]
  readonly name: string
  readonly verb: Verb
}

/** Every command of the tree, in the order of the help. */
export const walk = (commands: readonly (Verb | Noun)[], above: readonly string[] = []): Walked[] =>
  commands.flatMap((each) => {
    const path = [...above, each.name]
    return isNoun(each) ? walk(each.commands, path) : [{ path, name: path.join(' '), verb: each }]
  })

/** The words of a command line, as a shell would split it. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'),
  )
