import { program } from '../src/program.ts'
import { isNoun, type Noun, type Verb } from '../src/terminal/command.ts'

/** A command with the nouns on the way to it: customer, vip, set. */
export interface Walked {
  readonly path: readonly string[]
  readonly name: string
}

interface Found extends Walked {
  readonly command: Verb | Noun
}

/** Everything below a noun, in the order of the help: each noun before what is below it. */
async function below(noun: Noun, above: readonly string[] = []): Promise<Found[]> {
  const entries = Object.entries(noun.commands).map(async ([word, load]) => {
    const command = await load()
    const path = [...above, word]
    return [{ path, name: path.join(' '), command }, ...(isNoun(command) ? await below(command, path) : [])]
  })
  return (await Promise.all(entries)).flat()
}

const all = await below(program)

/** Every command of the program, in the order of the help. */
export const verbs: readonly (Walked & { readonly verb: Verb })[] = all.flatMap(({ path, name, command }) =>
  isNoun(command) ? [] : [{ path, name, verb: command }],
)
export const nouns: readonly (Walked & { readonly noun: Noun })[] = all.flatMap(({ path, name, command }) =>
  isNoun(command) ? [{ path, name, noun: command }] : [],
)

/** The words of a command line, as a shell would split it. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'),
  )
