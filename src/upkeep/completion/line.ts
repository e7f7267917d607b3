import { isNoun, type Noun, type Verb } from '../../terminal/command.ts'
import type { Flag } from '../../terminal/flag.ts'
import { globalOptions, typed } from '../../terminal/global-options.ts'

/** A flag that may stand on the line, as it is typed. */
export interface LineFlag {
  readonly name: string
  readonly flag: Flag
  readonly given: boolean
}

/** A command line up to where somebody types: what was reached, and what the word at the cursor is. */
export interface Line {
  readonly command: Verb | Noun
  /** The word at the cursor, without `--flag=` before it. */
  readonly current: string
  /** What stands before the word at the cursor as part of it: `--flag=`, or nothing. */
  readonly before: string
  /** The flag or the argument whose value the word is; null: it is a command, or one of the flags. */
  readonly value: Flag | null
  readonly flags: readonly LineFlag[]
  /** Whether only values may stand here: behind `--`. */
  readonly valuesOnly: boolean
  /** The line asks for help: for a command, or for a clause. */
  readonly help: boolean
  /** What was typed for the register that is to be asked. */
  readonly register: string | undefined
}

const flagsOf = (command: Verb | Noun): { readonly name: string; readonly flag: Flag }[] => {
  const own = isNoun(command) ? {} : command.flags
  return [
    ...Object.entries(own).map(([key, flag]) => ({ name: typed(key), flag })),
    ...globalOptions.filter(({ key }) => !(key in own)).map(({ key, flag }) => ({ name: typed(key), flag })),
  ]
}

const takesValue = (flag: Flag | undefined): flag is Flag => flag !== undefined && flag.placeholder !== ''

/** Reads the words of a line, the last of which is the one at the cursor. Null where a word is none of this program's. */
export async function lineOf(program: Noun, words: readonly string[]): Promise<Line | null> {
  const before = words.slice(0, -1)
  const word = words.at(-1) ?? ''
  const given = new Map<string, string>()
  let command: Verb | Noun = program
  let open: string | null = null
  let values = 0
  let valuesOnly = false
  for (const each of before[0] === 'help' ? before.slice(1) : before) {
    const flags = flagsOf(command)
    if (open !== null) {
      given.set(open, each)
      open = null
    } else if (each === '--' && !valuesOnly) valuesOnly = true
    else if (each.startsWith('-') && each !== '-' && !valuesOnly) {
      const [name = '', value] = split(each)
      const { flag } = flags.find((other) => other.name === name) ?? {}
      given.set(name, value ?? '')
      if (value === undefined && takesValue(flag)) open = name
    } else if (isNoun(command)) {
      const load: (() => Promise<Verb | Noun>) | undefined = command.commands[each]
      if (load === undefined) return null
      command = await load()
    } else values += 1
  }
  const flags = flagsOf(command).map(({ name, flag }) => ({ name, flag, given: given.has(name) }))
  const [name = '', part] = valuesOnly || open !== null ? [] : split(word)
  const asked = flags.find((each) => each.name === (open ?? (part === undefined ? '' : name)))?.flag ?? null
  const args: Flag[] = isNoun(command) ? [] : Object.values(command.args)
  const last = args.at(-1)
  const argument = args[values] ?? (last?.need === 'many' ? last : null)
  const isFlag = word.startsWith('-') && !valuesOnly && open === null
  return {
    command,
    current: part ?? word,
    before: part === undefined ? '' : `${name}=`,
    value: asked ?? (isFlag || open !== null ? null : argument),
    flags,
    valuesOnly,
    help: before[0] === 'help',
    register: given.get('--register'),
  }
}

/** `--flag=value` in its two parts; the second is undefined if there is none. */
function split(word: string): [name: string, value: string | undefined] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}
