import type { Verb } from './command.ts'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * The command line that the journal keeps: as typed, with every personal value replaced by the name of what it is, so
 * that erasing the person's row erases the value. Where such a value stands in another word, such as a summary of what was
 * said, it is replaced there too. Words with blanks are quoted.
 */
export function commandLine(verb: Verb, argv: readonly string[], input: object): string {
  const values = input as Readonly<Record<string, unknown>>
  const hidden = new Map<string, string>()
  for (const [name, argument] of Object.entries({ ...verb.args, ...verb.flags }))
    if (argument.personal === true)
      for (const value of [values[name]].flat()) if (typeof value === 'string') hidden.set(value.trim(), kebab(name))
  // The standard input is nobody's name.
  hidden.delete('-')
  const flags = new Map(
    Object.entries(verb.flags)
      .filter(([, flag]) => flag.personal === true)
      .map(([name]) => [`--${kebab(name)}`, kebab(name)]),
  )
  const shown = argv.map((word, index) => shownWord(word, argv[index - 1], flags, hidden))
  // A value of many words is one.
  return shown.filter((word, index) => !(/^‹[^‹›]*›$/u.test(word) && word === shown[index - 1])).join(' ')
}

function shownWord(
  word: string,
  before: string | undefined,
  flags: ReadonlyMap<string, string>,
  hidden: ReadonlyMap<string, string>,
): string {
  const owner = before === undefined ? undefined : flags.get(before)
  if (owner !== undefined) return `‹${owner}›`
  const [flag] = word.split('=', 1)
  const inline = word.includes('=') && flag !== undefined ? flags.get(flag) : undefined
  if (inline !== undefined) return `${flag}=‹${inline}›`
  const argument = hidden.get(word.trim())
  if (argument !== undefined) return `‹${argument}›`
  const shown = withoutValues(word, hidden)
  return /[\s"'$]/.test(shown) ? JSON.stringify(shown) : shown
}

/** The longest value first, since a shorter one may stand in it. A single letter stands in too many words. */
function withoutValues(word: string, hidden: ReadonlyMap<string, string>): string {
  const values = [...hidden].filter(([value]) => value.length > 1).sort(([a], [b]) => b.length - a.length)
  return values.reduce((text, [value, name]) => text.replaceAll(value, `‹${name}›`), word)
}
