import { isNoun, type Noun, type Verb } from '../terminal/command.ts'
import type { Flag, Flags } from '../terminal/flag.ts'
import { typed } from '../terminal/global-options.ts'

/** A command whose answer is a page: the words that it is called by, and what it takes. */
export interface Offered {
  readonly path: readonly string[]
  readonly verb: Verb
}

/** What stands for a file of this machine: nobody reads or writes one from a page. */
const namesFile = ({ placeholder }: Flag): boolean => /FILE|FOLDER|PLACE/.test(placeholder)

/** What decides how a command ends or prints, which a page does by itself. */
const ofPrinting: readonly string[] = ['failOn', 'bilingual']

/** How something is handed over, which no page does. */
const ofHanding: readonly string[] = ['delivery']

/** What writes, and what is asked with it alone. */
function ofWriting({ writesWith, flags }: Verb): readonly (string | undefined)[] {
  if (writesWith === undefined) return []
  const along = Object.entries(flags).filter(([, { neededWith }]) => neededWith === writesWith)
  return [writesWith, flags[writesWith]?.neededWith, ...along.map(([key]) => key), ...ofHanding]
}

const entriesOf = (flags: Flags, verb: Verb): [string, Flag][] =>
  Object.entries(flags).filter(
    ([key, flag]) => !ofWriting(verb).includes(key) && !ofPrinting.includes(key) && !namesFile(flag),
  )

/** What a page may be asked with of a command's arguments, in their order: none that writes, or names a file of this machine. */
export const argumentsOf = (verb: Verb): [string, Flag][] => entriesOf(verb.args, verb)

/** The same of its flags. */
export const flagsOf = (verb: Verb): [string, Flag][] => entriesOf(verb.flags, verb)

/** How a key stands in an address: as its flag does on a command line, without the dashes. */
export const inAddress = (key: string): string => typed(key).slice(2)

/** What proves with a checkpoint or a key, which are files that stand elsewhere. */
const beyond: readonly string[] = ['audit prove']

/** Whether a command only reads, gives a list or a record, and can do without files of this machine. */
function isOffered(path: readonly string[], verb: Verb): boolean {
  const only = verb.access === 'read' || (verb.access === 'write' && verb.writesWith !== undefined)
  if (beyond.includes(path.join(' '))) return false
  const all = [...Object.values(verb.args), ...Object.values(verb.flags)]
  const needsFile = all.some((flag) => flag.need === 'required' && namesFile(flag))
  return only && verb.fills !== 'folder' && (verb.formats ?? ['html']).includes('html') && !needsFile
}

/** Whether it is a page of its own, such as a paper to be printed, rather than a list or a record. */
export const isPaper = ({ formats }: Verb): boolean => formats !== undefined && !formats.includes('csv')

/**
 * The command that the words of an address begin with, and the words behind it, which are its arguments; null where there is none, or none that
 * is `isOffered`. Names alone lead to commands here: what else people call them is for who types.
 */
export async function offeredAt(
  program: Noun,
  words: readonly string[],
): Promise<(Offered & { readonly rest: readonly string[] }) | null> {
  let at: Noun = program
  for (const [i, word] of words.entries()) {
    const next = Object.hasOwn(at.commands, word) ? await at.commands[word]?.() : undefined
    if (next === undefined) return null
    const path = words.slice(0, i + 1)
    if (!isNoun(next)) return isOffered(path, next) ? { path, verb: next, rest: words.slice(i + 1) } : null
    at = next
  }
  return null
}

/** A noun that has commands whose answers are pages, with those of the nouns below it. */
export interface OfferedNoun {
  readonly path: readonly string[]
  readonly noun: Noun
  readonly commands: readonly Offered[]
}

/** Every command whose answer is a page, by the noun that it stands under first, in the order of the help; in front those that stand under none. */
export async function everyOffered(program: Noun): Promise<OfferedNoun[]> {
  const below = async (noun: Noun, above: readonly string[]): Promise<Offered[]> => {
    const found = await Promise.all(
      Object.entries(noun.commands).map(async ([word, load]) => {
        const command = await load()
        const path = [...above, word]
        if (isNoun(command)) return below(command, path)
        return isOffered(path, command) ? [{ path, verb: command }] : []
      }),
    )
    return found.flat()
  }
  const nouns: OfferedNoun[] = []
  const alone: Offered[] = []
  for (const [word, load] of Object.entries(program.commands)) {
    const command = await load()
    const path = [word]
    if (isNoun(command)) nouns.push({ path, noun: command, commands: await below(command, path) })
    else if (isOffered(path, command)) alone.push({ path, verb: command })
  }
  return [{ path: [], noun: program, commands: alone }, ...nouns].filter(({ commands }) => commands.length > 0)
}
