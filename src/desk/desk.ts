import { Problem } from '../clause/problem.ts'
import { commandLine, type Words } from '../clause/words.ts'
import { type OfferedChoice, offeredCustomers } from '../customer/customer/argument.ts'
import type { Paper } from '../customer/customer/paper.ts'
import { paperNamed } from '../customer/customer/store/paper.ts'
import { ownerOf } from '../office/account/store/seat.ts'
import { typistOf } from '../office/staff/store/account.ts'
import { Asides, leftQuestions } from '../terminal/asides.ts'
import type { Conversation } from '../terminal/conversation.ts'
import { names } from '../terminal/named.ts'
import { isLangSaid, langs, unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import { Back, isLeft } from '../terminal/prompts.ts'
import { lookUp, notesFor } from '../terminal/session.ts'
import type { Board, Picked } from '../terminal/world.ts'
import { actsFor } from './acts.ts'
import { type CommandOf, meantBy } from './line.ts'
import { Day, type Sitting } from './my-day.ts'
import { deskWords } from './words.ts'

const esc = { esc: 'desk' } as const

/** Everything that the desk needs. */
export interface AtDesk extends Sitting {
  /** Runs a command line and prints its result; questions go through the conversation. Throws only if it is left by Ctrl-C. */
  readonly run: (argv: readonly string[], conversation: Conversation) => Promise<number>
  /** The command that a text means. */
  readonly commandOf: CommandOf
  /** Called once when the desk is shown, for background work. */
  readonly atLeisure: () => void
}

/**
 * The desk: the person's day and an input line. Each choice, search or typed line runs a command line, which is shown. Returns
 * the exit code when the desk is left.
 */
export async function openDesk(at: AtDesk): Promise<number> {
  const { world } = at
  /** The current person and language; an answer to either question applies from then on. */
  let sitting: Sitting = at
  let { lang } = at.globals
  let day = new Day(at)
  const asides = new Asides(world, 'desk')
  let before = ''
  let isFolded = false
  /** The item taken last from the list: the cursor returns to its row. */
  let taken: ReturnType<Day['at']>
  const history: string[] = []
  /** The text on the line, and whether Ctrl-C was the last key on an empty line. */
  let typed = ''
  let isLeaving = false

  const say = async (words: Words) => world.stderr.write((await notesFor(world, lang))(words))
  /** Applies the person and the language that were chosen in a conversation. */
  const seat = async ({ by, lang: chosen }: Pick<Conversation, 'by' | 'lang'>): Promise<void> => {
    if (by === null && chosen === null) return
    lang = chosen ?? lang
    const options = by === null ? [] : ['--by', by]
    const globals = { ...sitting.globals, lang, ...(by === null ? {} : { by }) }
    sitting = { ...sitting, globals, options: [...sitting.options, ...options] }
    const isBegun = day.isBegun
    day = new Day(sitting)
    if (isBegun) await day.begin()
  }
  /** Runs a command line in place. If it is left by Ctrl-C, its answers are offered when it is taken up again. */
  const perform = async (argv: readonly string[], pasted: readonly string[] = []): Promise<void> => {
    const line = commandLine(argv)
    world.stderr.write(
      `$ ${[line, ...(pasted.length === 0 ? [] : [`<<'END'\n${pasted.join('\n')}\nEND`])].join(' ')}\n`,
    )
    const conversation = pasted.length === 0 ? asides.of(line) : asides.ofPasted(pasted.join('\n'))
    history.push(...pasted)
    try {
      const code = await at.run([...argv, ...sitting.options], conversation)
      if (code === 0) await seat(conversation)
      // A failed line stays, to be corrected.
      if (code !== 0 && pasted.length > 0) await say(deskWords.pastedStays(pasted.length))
      else if (argv[0] === 'log' && code !== 0) before = argv[1] ?? ''
    } catch (error) {
      if (!isLeft(error)) throw error
      if (pasted.length > 0) await say(deskWords.pastedStays(pasted.length))
      else if (argv[0] === 'log') before = argv[1] ?? ''
      else if (asides.put(line, conversation)) await say(leftQuestions)
      else await say(argv[0] === 'init' ? deskWords.notMade : deskWords.nothingDone)
    }
    isFolded = true
    if (!day.isBegun) return
    const wasFirst = day.isFirst
    await day.refresh()
    // The first customer ends the list of first steps, so the day is unfolded.
    if (wasFirst && !day.isFirst) isFolded = false
  }

  if (!(await isRegisterThere(at))) {
    // Without a language setting, the welcome is printed in both languages.
    for (const each of isLangSaid(at.options, world.env) ? [lang] : langs)
      world.stderr.write((await notesFor(world, each))(deskWords.welcome))
    await perform(['init'])
    if (!(await isRegisterThere(at))) return 4
    // Shows the first steps at once.
    isFolded = false
  }
  // An account without an owner on record belongs to the person who alone typed the newest entries from it.
  const { globals } = sitting
  const named = names(globals, world)
  const typist = named.isNamed ? null : await lookUp(globals, world, (db) => ownerOf(db, named))
  if (typist !== null) await seat({ by: typist, lang: null })
  const used =
    named.isNamed || typist !== null ? null : await lookUp(globals, world, (db) => typistOf(db, named.systemUser))
  if (used !== null) {
    // Printed first, so that people know in whose name they record.
    await say(deskWords.sits(used, named.systemUser))
    await seat({ by: used, lang: null })
  }
  await day.begin()
  at.atLeisure()
  for (;;) {
    const board: Board = {
      view: () => day.view(isFolded),
      onChange: (changed) => day.onChange(changed),
      ...{ before, isFolded, history, at: day.rowOf(taken) },
      typed: (text) => {
        typed = text
      },
      atOnce: ['/', '?', '／', '？'],
    }
    typed = before
    before = ''
    const picked = await world.prompts.board(board).catch(async (error: unknown): Promise<Picked> => {
      if (error instanceof Back) return { text: '' }
      if (!(error instanceof Problem) || error.code !== 'interrupted') throw error
      // Ctrl-C clears the line; pressed twice on an empty line, it leaves.
      if (typed !== '') return { text: '' }
      if (isLeaving) return { text: 'q' }
      isLeaving = true
      await say(deskWords.leaveHow)
      return { text: '' }
    })
    if (!('text' in picked) || picked.text !== '') isLeaving = false
    try {
      if ('pasted' in picked) {
        await perform(['log', '-'], picked.pasted)
        continue
      }
      const next = await meantByPick(picked)
      if (next === 'leave') {
        await (await import('./closing.ts')).offerCopy(sitting, at.run)
        return 0
      }
      if (typeof next === 'string') before = next
      else if (next !== null) await perform(next)
    } catch (error) {
      // Leaving a choice returns to the desk.
      if (isLeft(error)) continue
      // So does a failed look-up, for example if a server is down: the line stays for another try.
      if (!(error instanceof Problem) || error.code !== 'register') throw error
      await sayProblem(error, { ...unread([], world.env), lang }, world)
      if (!('text' in picked)) continue
      before = picked.text
      await say(deskWords.lineStays)
    }
  }

  /** The picked command line; a string is new text for the input line; null is nothing. */
  async function meantByPick(
    picked: Exclude<Picked, { readonly pasted: unknown }>,
  ): Promise<readonly string[] | string | null> {
    if ('row' in picked) {
      const items = day.at(picked.row)
      taken = items
      if (items === undefined) return null
      if ('does' in items) return items.does
      const [only, ...others] = items
      if (others.length === 0 || only.customer === null) return only.settle
      const choices = items.map(({ text }, i) => ({ value: String(i), name: text[lang] }))
      const all = [...choices, { value: 'other', name: deskWords.other[lang] }]
      const chosen = await world.prompts.choose(deskWords.which(only.name ?? only.customer)[lang], all, lang, esc)
      return chosen === 'other' ? chosenFor(only.customer, only.name) : (items[Number(chosen)]?.settle ?? null)
    }
    if ('key' in picked) {
      if (/[?？]/u.test(picked.key)) return ['help', 'desk']
      let offered: readonly OfferedChoice[] = []
      const search = async (typed: string) => {
        offered = await lookUp(sitting.globals, world, (db, _, doer) => offeredCustomers(db, typed, lang, doer))
        return offered
      }
      const code = await world.prompts.choose(deskWords.find[lang], search, lang, esc)
      return chosenFor(code, null, offered.find(({ value }) => value === code)?.paper)
    }
    if (picked.text.trim() === '') return null
    history.push(picked.text)
    const meant = await meantBy(picked.text, at.commandOf)
    if (typeof meant === 'string') return meant
    if (!('several' in meant)) {
      // A record number alone is no contact: the actions for its record are offered.
      const alone =
        meant[0] === 'log' ? await lookUp(sitting.globals, world, (db) => paperNamed(db, picked.text)) : null
      return alone === null ? meant : chosenFor(alone.customer.code, alone.customer.name, alone.paper)
    }
    const choices = meant.several.map(({ argv, words }, i) => ({
      value: String(i),
      name: `${words[lang]}  ${commandLine(argv)}`,
    }))
    const chosen = await world.prompts.choose(deskWords.whichMeant(picked.text)[lang], choices, lang)
    return meant.several[Number(chosen)]?.argv ?? null
  }

  async function chosenFor(
    customer: string,
    name: string | null,
    paper: Paper | null = null,
  ): Promise<readonly string[] | string> {
    const acts = actsFor(customer, paper)
    const choices = acts.map(({ words }, i) => ({ value: String(i), name: words[lang] }))
    const chosen = await world.prompts.choose(deskWords.whatToDo(name ?? customer)[lang], choices, lang, esc)
    return acts[Number(chosen)]?.does ?? ''
  }
}

/** Whether a register exists at all; the commands report its defects. Throws if it was lost and can be restored. */
async function isRegisterThere({ globals, world }: AtDesk): Promise<boolean> {
  // A server reports by itself that it has no register.
  if (world.server !== undefined) return true
  const [fs, { locate }, { lost }, { checkedPath }] = await Promise.all([
    import('node:fs'),
    import('../register/file/where.ts'),
    import('../register/file/look.ts'),
    import('../register/file/typed-path.ts'),
  ])
  const file = checkedPath(locate(globals.register, world.env, world.platform).file, world.cwd)
  if (fs.existsSync(file)) return true
  const gone = lost(file)
  if (gone !== null) throw gone
  return false
}
