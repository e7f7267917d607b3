import { Problem } from '../clause/problem.ts'
import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type Answer, type Answered, Answers } from './answers.ts'
import { answered, Back, isLeft } from './prompts.ts'
import { labelOf } from './question-words.ts'
import { type Onward, type Part, sentence } from './result.ts'
import { columnsOfErrors } from './screen.ts'
import type { Check, Choice, EscLeads, Prompts, Search, TypedAs, World } from './world.ts'

/** Whose record something is. */
export interface Owner {
  readonly code: string
  readonly name: string
}

/** The questions of one command line, and what is shown of them before anything is saved. */
export interface Conversation {
  /** The same world, but what is asked in it can be answered once more. */
  readonly world: World
  /** The world in which each command line has questions of its own, as at the desk. */
  readonly outside: World
  /** Whether it recorded something by questions alone, so that another may follow. */
  mayRepeat: boolean
  /**
   * Where Esc leads from its first question. Where that is anywhere, its command line was chosen rather than typed: even where nothing is
   * asked, what it records is shown before it is saved.
   */
  leadsTo: Extract<EscLeads, 'desk' | 'choice' | 'nowhere'>
  /** Whether it saved something. */
  hasSaved: boolean
  /** What its result offers to go on with, and the options of its command line; null where it offers nothing. */
  onward: { readonly onward: Onward; readonly options: readonly string[] } | null
  /** Whom the person said to be, who is nobody on record by the account alone; null where that was not asked. */
  by: string | null
  /** The language that the person chose; null where none was asked for. */
  lang: Lang | null
  /** Goes on in a language that was chosen: from the beginning, everything that was answered as it was. Throws `AskedAnew`. */
  speak(lang: Lang): never
  /** Begins a run of the command: the first, or another in which what was answered answers itself. */
  begin(): void
  /** Whether what the command would record is to be shown before it is saved. `always`: even where nothing was asked. */
  isToReview(always: boolean): boolean
  /** What else will be recorded, to be shown with the answers. */
  note(facts: readonly Words[]): void
  /** Whether a remark is said for the first time: a command that runs once more has said it before. */
  isNew(remark: string): boolean
  /**
   * Shows what is known and every answer by its number, with whose records it is about and what the command would say, and asks whether
   * it is to be saved. Of what has no room on the screen its head is shown, with `whole`, the command line that shows all of it. Throws
   * `AskedAnew`: it is, or an answer is to be another; else an `interrupted` problem.
   */
  review(result: readonly Part[], owners: readonly Owner[], lang: Lang, whole?: string | null): Promise<never>
  /** Whose records are changed, unless what the command says and what was answered name each with its code and its whole name. */
  ownersUnsaid(result: readonly Part[], owners: readonly Owner[], lang: Lang): Promise<Words[]>
  /** Whether what a command says once it has saved is what it was shown to say: nobody reads it twice. */
  isAsShown(result: readonly Part[], lang: Lang): Promise<boolean>
  /** The same for a command that saves step by step and has something shown by itself: returns where it is agreed to. */
  agreed(facts: readonly Words[], lang: Lang): Promise<void>
  /** Has an answer given anew where what was answered is refused. Throws `AskedAnew`, or the problem where the person leaves it. */
  amend(problem: Problem, lang: Lang): Promise<never>
  /** How many answers were given so far. */
  answered(): number
  /**
   * A command line with the answers that were given after the first so many, as they would be typed; null where some cannot be. An answer
   * to a flag that stands `once` takes the place of what was typed behind it before.
   */
  line(argv: readonly string[], after: number, once: readonly string[]): readonly string[] | null
  /** Has every answer offered again where its question is asked again. */
  putAside(): void
}

const upTo = (answers: number): string => (answers === 1 ? '1' : `1–${answers}`)

const words = {
  check: { en: 'This will be recorded:', zh: '将登记以下内容：' },
  preview: { en: 'Not saved yet. Once it is:', zh: '尚未保存。保存后：' },
  owners: (owners: readonly Owner[]): Words => {
    const named = owners.map(({ code, name }) => `${code} ${name}`)
    return { en: `Customer: ${named.join('; ')}`, zh: `客户：${named.join('；')}` }
  },
  ownersOf: (count: number): Words => ({ en: `Customers: ${count}`, zh: `客户：共 ${count} 家` }),
  ask: (answers: number): Words => ({
    en: `Enter to save, ${upTo(answers)} to answer that again, Esc to go back, n to leave`,
    zh: `回车保存，${upTo(answers)} 重填该项，Esc 返回上一题，n 放弃`,
  }),
  moreLines: (lines: number, whole: string | null): Words => ({
    en: `… and ${lines} more lines${whole === null ? '' : `; all of it: ${whole}`}`,
    zh: `……还有 ${lines} 行${whole === null ? '' : `，全部内容请看：${whole}`}`,
  }),
  askAlone: { en: 'Enter to save, Esc to leave', zh: '回车保存，Esc 放弃' },
  unclear: (answers: number): Words => ({
    en: `Press Enter to save it, or type a number from 1 to ${answers}, or n.`,
    zh: `请按回车保存，或输入 1 至 ${answers} 的序号，或输入 n 放弃。`,
  }),
  unclearAlone: { en: 'Press Enter to save it, or type n.', zh: '请按回车保存，或输入 n 放弃。' },
  which: (answers: number): Words => ({
    en: `Answer which again? ${upTo(answers)}; Esc: the last one; Ctrl-C: leave`,
    zh: `重填哪一项？${upTo(answers)}；Esc：最后一项；Ctrl-C：放弃`,
  }),
  number: (answers: number): Words => ({
    en: `Type a number from 1 to ${answers}.`,
    zh: `请输入 1 至 ${answers} 的序号。`,
  }),
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  left: { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
} as const

/** The questions of a command line in a world. An answer that is taken back takes none of the others with it. */
export function conversationIn(world: World): Conversation {
  const answers = new Answers()
  const conversation: Pick<Conversation, 'mayRepeat' | 'leadsTo' | 'hasSaved' | 'onward' | 'by' | 'lang'> = {
    ...{ mayRepeat: false, leadsTo: 'nowhere', hasSaved: false, onward: null, by: null, lang: null },
  }
  const prompts = remembering(world, answers, () => conversation.leadsTo)
  let facts: Words[] = []
  let isAgreed = false
  let previewed: string | null = null
  let remarks = new Set<string>()
  /** Begins anew where an answer is to be another: nothing that was said holds any more. */
  const takeBack = (answer?: Answer): never => {
    remarks = new Set()
    return answers.takeBack(answer)
  }
  const show = async (told: readonly Words[], lang: Lang) =>
    world.stderr.write(await summary(told, answers.given, columnsOfErrors(world), lang))
  /** Enter, or another answer. */
  const agree = async (lang: Lang): Promise<void> => {
    const given = [...answers.given]
    const raw = await agreement(world.prompts, given.length, lang, () => {
      if (answers.lastAsked === undefined) throw new Problem('interrupted', words.left)
      return takeBack()
    })
    const chosen = given[numberOf(raw) - 1]
    if (raw.trim() !== '' && chosen !== undefined) takeBack(chosen)
    if (answered(raw) === false && raw.trim() !== '') throw new Problem('interrupted', words.left)
  }
  const ownersUnsaid = async (result: readonly Part[], owners: readonly Owner[], lang: Lang): Promise<Words[]> => {
    if (owners.length === 0) return []
    const told = await (await import('./render.ts')).drawn(result, lang, world)
    const shown = [told, ...facts.map((fact) => fact[lang]), ...answers.given.map((answer) => answer.shown)]
    // A name may stand on two lines there.
    const text = withoutBlanks(shown.join(''))
    const isSaid = ({ code, name }: Owner) => [code, name].every((each) => text.includes(withoutBlanks(each)))
    if (owners.every(isSaid)) return []
    return [owners.length > mostOwners ? words.ownersOf(owners.length) : words.owners(owners)]
  }
  return Object.assign(conversation, {
    // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
    world: Object.create(world, { prompts: { value: prompts } }) as World,
    outside: world,
    speak: (lang) => {
      conversation.lang = lang
      remarks = new Set()
      return answers.keepAll()
    },
    begin: () => {
      facts = []
    },
    isToReview: (always) => !isAgreed && (always || answers.given.length > 0),
    note: (more) => facts.push(...more),
    isNew: (remark) => {
      if (remarks.has(remark)) return false
      remarks.add(remark)
      return true
    },
    ownersUnsaid,
    review: async (result, owners, lang, whole = null) => {
      const { drawn } = await import('./render.ts')
      previewed = await drawn(result, lang, world)
      const whose = await ownersUnsaid(result, owners, lang)
      if (answers.given.length > 0) await show([...whose, ...facts], lang)
      world.stderr.write(`${words.preview[lang]}\n`)
      if (answers.given.length === 0) world.stderr.write(await drawn(whose.map(sentence), lang, world))
      world.stderr.write(headOf(previewed, world, (left) => words.moreLines(left, whole)[lang]))
      await agree(lang)
      isAgreed = true
      return answers.keepAll()
    },
    isAsShown: async (result, lang) =>
      previewed !== null && previewed === (await (await import('./render.ts')).drawn(result, lang, world)),
    agreed: async (more, lang) => {
      await show(more, lang)
      await agree(lang)
    },
    amend: async (problem, lang) => {
      const given = [...answers.given]
      const texts = [problem.words[lang], problem.hint?.[lang]].filter((text) => text !== undefined)
      const told = texts.map((text) => inQuestions(text, given))
      await show(facts, lang)
      const raw = await which(world.prompts, told, given.length, lang).catch((error: unknown) => {
        if (error instanceof Back && answers.lastAsked !== undefined) return takeBack()
        throw isLeft(error) ? problem : error
      })
      return takeBack(given[numberOf(raw) - 1])
    },
    answered: () => answers.given.length,
    line: (argv, after, once) => {
      let line = [...argv]
      for (const { typed = [], flag } of answers.given.slice(after)) {
        if (typed === null) return null
        if (flag !== undefined && once.includes(flag)) line = without(flag, line)
        line.push(...typed)
      }
      return line
    },
    putAside: () => answers.offerAll(),
  } satisfies Omit<Conversation, keyof typeof conversation>)
}

/**
 * The same questions, each of which answers itself where its answer is known and still is one. Before the first there is none to go back to:
 * it is asked again, unless there is something that it `leads` back to.
 */
function remembering(world: World, answers: Answers, leads: () => Conversation['leadsTo']): Prompts {
  const answer = async <Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
    ask: () => Promise<Given<Value>>,
  ): Promise<Value> => (await answers.again(message, holds)) ?? (await askedUntilAnswered(message, answers, ask, leads))

  /** Whether the only answer is taken without a question: not where a person wanted it to be another. */
  const isTaken = (only: string | undefined, message: string): only is string =>
    only !== undefined && answers.before(message) === undefined
  const taken = (value: string, shown: string, as: TypedAs | undefined) => ({
    ...{ value, shown, typed: typedAs(as, value), isTaken: true as const },
    ...behind(as),
  })

  return {
    text: (
      message,
      check,
      { meaning = async (raw: string) => raw, as, fresh = false, before: first, now, only } = {},
    ) =>
      answer(
        message,
        async (before) => (await check(before)) === true,
        async () => {
          if (isTaken(only, message)) return taken(only, only, as)
          const before = answers.before(message) ?? first
          const value = await world.prompts.text(message, toldIn(answers, message, as, check), {
            ...{ meaning, fresh },
            ...typedAsToo(as),
            ...(before === undefined ? {} : { before }),
          })
          const shown = (await meaning(value)).trim()
          return { value, shown: instead(now, shown), typed: shown === '' ? [] : typedAs(as, shown), ...behind(as) }
        },
      ),
    choose: (message, choices, lang, { as, check, before: first, now, only, decides = false } = {}) => {
      const noted = noting(choices)
      return answer(
        message,
        async (before) =>
          (typeof choices === 'function' || choices.some(({ value }) => value === before)) &&
          ((await check?.(before)) ?? true) === true,
        async () => {
          if (isTaken(only, message)) {
            if (typeof noted.choices === 'function') await noted.choices('')
            return taken(only, noted.nameOf(only), as)
          }
          const before = answers.before(message) ?? first
          const value = await world.prompts.choose(message, noted.choices, lang, {
            ...typedAsToo(as),
            esc: answers.lastAsked === undefined ? leads() : 'question',
            decides,
            ...(check === undefined ? {} : { check: toldIn(answers, message, as, check) }),
            ...(before === undefined ? {} : { before }),
          })
          return {
            value,
            shown: instead(now, noted.nameOf(value)),
            typed: value === '' ? [] : typedAs(as, value),
            ...behind(as),
          }
        },
      )
    },
    board: (board) => world.prompts.board(board),
    rest: () => world.prompts.rest?.(),
    confirm: (message, lang, { as } = {}) =>
      answer(
        message,
        () => true,
        async () => {
          const value = await world.prompts.confirm(message, lang, typedAsToo(as))
          const shown = (value ? words.yes : words.no)[lang]
          return { value, shown, ...(as === undefined ? {} : { typed: value ? typedAs(as, '') : [] }) }
        },
      ),
  }
}

/** A check of an answer that says what is wrong in the words of what was asked: whoever answers has typed no flag. */
const toldIn =
  (answers: Answers, message: string, as: TypedAs | undefined, check: Check): Check =>
  async (raw) => {
    const verdict = await check(raw)
    return verdict === true ? true : inQuestions(verdict, [...answers.given, { message, ...behind(as) }])
  }

/** A text with the names of what was asked in place of the flags that it is typed behind; a command line in it is left as it is typed. */
function inQuestions(text: string, asked: readonly Pick<Answer, 'message' | 'flag'>[]): string {
  const at = text.search(/\bcertdesk /)
  const [said, line] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)]
  const names = new Map(asked.flatMap(({ message, flag }) => (flag === undefined ? [] : [[flag, labelOf(message)]])))
  const named = said.replace(/--[a-z][a-z-]*[a-z]/g, (flag) => names.get(flag) ?? flag)
  if (named === said) return text
  // Chinese sets no blank beside its own words, as it does beside a flag.
  return named.replace(/(?<=[\p{sc=Han}“”]) (?=[\p{sc=Han}“])/gu, '') + line
}

/** What is on record now, and what will be in its place. */
const instead = (now: string | undefined, shown: string): string => (now === undefined ? shown : `${now} → ${shown}`)

/** An answer as it comes: given, or taken where it is the only one. */
type Given<Value> = Answered<Value> & Pick<Answer, 'isTaken'>

/** How an answer is typed, handed on to whoever asks. */
const typedAsToo = (as: TypedAs | undefined): { readonly as?: TypedAs } => (as === undefined ? {} : { as })

/** An answer as it would be typed: behind its flag, or as the argument that it is; a flag alone where it has no value. */
function typedAs(as: TypedAs | undefined, value: string): readonly string[] | null {
  if (typeof as === 'function') return as(value)
  if (as === undefined) return null
  return [...(isFlag(as) ? [as] : []), ...(value === '' ? [] : [value])]
}

const isFlag = (as: TypedAs | undefined): as is string => typeof as === 'string' && as.startsWith('--')

const behind = (as: TypedAs | undefined): Pick<Answer, 'flag'> => (isFlag(as) ? { flag: as } : {})

/** A command line without a flag and its value. */
const without = (flag: string, line: readonly string[]): string[] =>
  line.filter((word, i) => word !== flag && !word.startsWith(`${flag}=`) && line[i - 1] !== flag)

/** Asks, and goes back where the one before is to be answered once more. */
async function askedUntilAnswered<Value extends string | boolean>(
  message: string,
  answers: Answers,
  ask: () => Promise<Given<Value>>,
  leads: () => Conversation['leadsTo'],
): Promise<Value> {
  for (;;) {
    try {
      const answer = await ask()
      answers.add({ message, ...answer })
      return answer.value
    } catch (error) {
      if (!(error instanceof Back)) throw error
      if (answers.lastAsked !== undefined) answers.takeBack()
      if (leads() !== 'nowhere') throw error
    }
  }
}

/** What is known, and each answer by its number. */
async function summary(
  facts: readonly Words[],
  given: readonly Answer[],
  columns: number,
  lang: Lang,
): Promise<string> {
  const { hanging } = await import('./wrap.ts')
  const line = (margin: string, text: string) => hanging(margin.padStart(4), visible(text), columns)
  const told = facts.map((fact) => line('', fact[lang]))
  const numbered = given.map(({ message, shown }, i) =>
    line(String(i + 1), `${labelOf(message)}${lang === 'zh' ? '：' : ': '}${shown === '' ? '—' : shown}`),
  )
  return `${[words.check[lang], ...told.flat(), ...numbered.flat()].join('\n')}\n`
}

/** Lines that stay free on the screen for what stands above and below: that it is not saved yet, how many more there are, the question. */
const besides = 5

/** So much of a text as the screen has room for, and how many lines more there are. */
function headOf(text: string, { stderr }: World, more: (lines: number) => string): string {
  const lines = text.trimEnd().split('\n')
  const room = Math.max(8, (stderr.rows || Number.POSITIVE_INFINITY) - besides)
  return lines.length <= room ? text : `${[...lines.slice(0, room), more(lines.length - room)].join('\n')}\n`
}

/** More of them are told by their number alone: what there is to be looked at stands on one screen. */
const mostOwners = 3

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** Nothing for yes, a no, or the number of an answer, as it was typed. */
async function agreement(prompts: Prompts, count: number, lang: Lang, back: () => never): Promise<string> {
  const [question, unclear] =
    count === 0 ? [words.askAlone, words.unclearAlone] : [words.ask(count), words.unclear(count)]
  try {
    return await prompts.text(
      question[lang],
      (raw) => raw.trim() === '' || answered(raw) !== null || isNumber(raw, count) || unclear[lang],
      { fresh: true },
    )
  } catch (error) {
    if (!(error instanceof Back)) throw error
    return back()
  }
}

/** The number of the answer that is to be another, as it was typed. */
const which = (prompts: Prompts, told: readonly string[], count: number, lang: Lang): Promise<string> =>
  prompts.text(
    [...told, words.which(count)[lang]].join('\n'),
    (raw) => isNumber(raw, count) || words.number(count)[lang],
    { fresh: true },
  )

const numberOf = (raw: string): number => Number(raw.normalize('NFKC').trim() || Number.NaN)

const isNumber = (raw: string, count: number): boolean =>
  Number.isInteger(numberOf(raw)) && numberOf(raw) >= 1 && numberOf(raw) <= count

/** The same choices, the names of those that were looked at kept. */
function noting(choices: readonly Choice[] | Search) {
  const names = new Map<string, string>()
  const note = (found: readonly Choice[]) => {
    for (const { value, name, short = name } of found) names.set(value, short)
    return found
  }
  const noted = typeof choices === 'function' ? async (typed: string) => note(await choices(typed)) : note(choices)
  return { choices: noted, nameOf: (value: string) => names.get(value) ?? value }
}
