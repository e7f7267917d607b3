import { customerArgument } from '../../../customer/customer/argument.ts'
import { ask } from '../../../terminal/ask.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { interrupted } from '../../../terminal/prompts.ts'
import { whichOf } from '../../../terminal/said.ts'
import { contactFlags } from '../../contact/commands/wizard.ts'
import { surveillanceDoubt } from '../../contact/contact.ts'
import { contactWords } from '../../contact/words.ts'
import { typedAs } from '../rules/vocabulary.ts'
import { type Doubt, put, type Understood, understoodLine } from '../understood.ts'
import { lineWords } from '../words.ts'

/** What was answered of a word that is in no grammar. */
type Unknown = 'mend' | 'customer' | 'person' | 'said' | 'nothing'

/** A line that says everything, with what was answered besides. */
export interface Settled extends Understood {
  /** A contact person who is not on record yet, as answered. */
  readonly newPerson: string | null
  /** What belongs to what was said, as answered. */
  readonly alsoSaid: readonly string[]
}

/** In quotes a text is a name, whatever else it may say. */
const asName = (text: string): string => `“${text}”`

/**
 * Asks for what is open in a line until nothing is: the answers are written into the line, which is understood anew, as it would
 * have been typed. Throws where something is wrong with it that cannot be asked.
 */
export async function settledLine(typed: string, call: WriteCall): Promise<Settled> {
  let line = typed
  let newPerson: string | null = null
  const alsoSaid: string[] = []
  const whole = new Set<string>()
  let isOrdered = false
  for (;;) {
    const understood = await call.read((db) => understoodLine(db, line, call.today, whole))
    const { wrong, open, named, read, doubt, reordered } = understood
    line = understood.line
    const isAsked = call.interactive && wrong.length === 0
    if (open.length + wrong.length > 0 && !isAsked)
      throw (await import('./told.ts')).wrongLine(line, [...wrong, ...open])
    if (open.length === 0) {
      await timely(understood, call)
      return { ...understood, newPerson, alsoSaid }
    }
    const [unknown] = named.unknown
    const [either] = read.eithers
    if (reordered !== null && !isOrdered) {
      line = await inWhichOrder(reordered, line, call)
      isOrdered = true
    } else if (either !== undefined)
      line = put(
        line,
        either,
        await whichOf(call.world, call.lang)(
          lineWords.aDay[call.lang],
          line.slice(either.from, either.to),
          either.value,
        ),
      )
    else if (doubt !== null) {
      const reading = await oneOfReadings(doubt, line, call)
      for (const part of reading.split(' ')) whole.add(part)
      line = put(line, doubt, reading)
    } else if (named.customers !== null)
      line = put(line, named.customers, asName(await oneOfCustomers(named.customers, line, call)))
    else if (unknown !== undefined) {
      const hasPerson = newPerson !== null || named.person !== null || named.persons !== null
      const is = await whatIs(unknown.text, named.customer !== null, hasPerson, call)
      if (is === 'mend') throw interrupted()
      if (is === 'person') newPerson = unknown.text
      if (is === 'said') alsoSaid.push(unknown.text)
      line = put(line, unknown, is === 'customer' ? asName(await whichCustomer(call)) : '')
    } else if (named.customer === null) line = `${asName(await whichCustomer(call))} ${line}`
    else if (named.persons !== null)
      line = put(line, named.persons, asName(await oneOfPersons(named.persons, line, call)))
    else if (read.channel === null)
      line = `${typedAs('channel', (await ask(contactFlags.channel, 'channel', call, inTheLine)) ?? 'other')} ${line}`
  }
}

const oneOfReadings = ({ from, to, value }: Doubt, line: string, { world, lang }: WriteCall): Promise<string> => {
  const choices = value.map((reading) => ({ value: reading, name: reading }))
  return world.prompts.choose(lineWords.whichReading(line.slice(from, to))[lang], choices, lang)
}

/** Where customer and channel stand behind a key word: the line with them in front, or as it was typed. */
const inWhichOrder = (reordered: string, line: string, { world, lang }: WriteCall): Promise<string> => {
  const choices = [
    { value: reordered, name: reordered },
    { value: line, name: lineWords.asTyped[lang] },
  ]
  return world.prompts.choose(lineWords.isOrdered[lang], choices, lang)
}

/** A time of the surveillance that was over is asked about, as `contact add` does (4.3.2): where it is a slip, the line is mended. */
async function timely({ read, on }: Understood, { interactive, world, lang }: WriteCall): Promise<void> {
  const doubt = surveillanceDoubt(read.surveillance?.value ?? null, on)
  if (doubt === null || !interactive) return
  if (!(await world.prompts.confirm(contactWords.isOver(doubt)[lang], lang))) throw interrupted()
}

/** What is answered stands in the line itself: `log` has no flag for it, and the command line of the same contact is shown. */
const inTheLine = () => null

const whichCustomer = (call: WriteCall): Promise<string> => ask(customerArgument, 'customer', call, inTheLine)

const oneOfCustomers = (
  { from, to, value }: NonNullable<Understood['named']['customers']>,
  line: string,
  { world, lang }: WriteCall,
): Promise<string> => {
  const choices = value.map(({ code, name }) => ({ value: code, name: `${code} ${name}` }))
  return world.prompts.choose(lineWords.whichCustomer(line.slice(from, to))[lang], choices, lang)
}

const oneOfPersons = (
  { from, to, value }: NonNullable<Understood['named']['persons']>,
  line: string,
  { world, lang }: WriteCall,
): Promise<string> => {
  const choices = value.map((each) => ({ value: each.name, name: lineWords.somebody(each)[lang] }))
  return world.prompts.choose(lineWords.whichPerson(line.slice(from, to))[lang], choices, lang)
}

/**
 * What a word is that nobody knows. To mend the line comes first: what Enter takes by mistake must record nothing. What the line has
 * already is not offered, nor a person whose name has digits.
 */
async function whatIs(text: string, hasCustomer: boolean, hasPerson: boolean, call: WriteCall): Promise<Unknown> {
  const { lang, world } = call
  const choices: readonly { readonly value: Unknown; readonly name: string }[] = [
    { value: 'mend', name: lineWords.toMend[lang] },
    ...(hasCustomer ? [] : [{ value: 'customer', name: lineWords.isCustomer[lang] } as const]),
    ...(hasPerson || /\d/u.test(text.normalize('NFKC'))
      ? []
      : [{ value: 'person', name: lineWords.isPerson[lang] } as const]),
    { value: 'said', name: lineWords.isSaid[lang] },
    { value: 'nothing', name: lineWords.isNothing[lang] },
  ]
  return (await world.prompts.choose(lineWords.whatIs(text)[lang], choices, lang)) as Unknown
}
