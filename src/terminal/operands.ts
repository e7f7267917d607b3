import { isNoun, type Noun, type Verb } from './command.ts'
import { globalOptions, typed } from './global-options.ts'

/** A word of a command line that is no option and no option's value, with its place in the line. */
export interface Operand {
  readonly word: string
  readonly at: number
}

/** The options that may stand before a command and take a value: it is no word of the command. */
const taking: ReadonlySet<string> = new Set(
  globalOptions.filter(({ flag }) => flag.placeholder !== '').map(({ key }) => typed(key)),
)

/** The words of a line that may name its command, in order, as far as `--`. */
export function operandsOf(argv: readonly string[]): readonly Operand[] {
  const found: Operand[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] as string
    if (word === '--') break
    if (taking.has(word)) at += 1
    else if (!word.startsWith('-')) found.push({ word, at })
  }
  return found
}

/** Whether the words lead to a command by the names of the tree alone, which is loaded no further than they lead. */
export async function isNamed(program: Noun, operands: readonly Operand[]): Promise<boolean> {
  let at: Verb | Noun = program
  for (const { word } of operands) {
    if (!isNoun(at) || at.alone !== undefined) return true
    const load: Noun['commands'][string] | undefined = Object.hasOwn(at.commands, word) ? at.commands[word] : undefined
    if (load === undefined) return false
    at = await load()
  }
  return true
}
