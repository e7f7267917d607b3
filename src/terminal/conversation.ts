import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type Answer, Answers } from './answers.ts'
import { answered, Back, isLeft } from './prompts.ts'
import { inQuestions, type LeadsTo, remembering } from './remembered.ts'
import { type Onward, type Part, sentence } from './result.ts'
import { agreement, headOf, numberOf, type Owner, ownersSaid, reviewWords, summary, which } from './review.ts'
import { columnsOfErrors } from './screen.ts'
import type { ReplacedFile, World } from './world.ts'

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
  leadsTo: LeadsTo
  /** Whose records its command line names, told before its first question; null where it names none, or they stand above it. */
  about: { readonly owners: () => Promise<readonly Owner[]>; readonly lang: Lang } | null
  /** What its flags are called by where they are asked for, as they are typed: nobody at a question has typed one. */
  names: ReadonlyMap<string, string>
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
  /** Whether a file that is there may be replaced. Asked once, and shown in no review: nothing of it goes on record. */
  mayReplace(file: ReplacedFile, lang: Lang): Promise<boolean>
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

/** The questions of a command line in a world. An answer that is taken back takes none of the others with it. */
export function conversationIn(world: World): Conversation {
  const answers = new Answers()
  const conversation: Pick<
    Conversation,
    'mayRepeat' | 'leadsTo' | 'about' | 'names' | 'hasSaved' | 'onward' | 'by' | 'lang'
  > = {
    names: new Map(),
    ...{ mayRepeat: false, leadsTo: 'nowhere', about: null, hasSaved: false, onward: null, by: null, lang: null },
  }
  let isTold = false
  /** Who answers a question knows whose record it is. */
  const tellWhose = async (): Promise<void> => {
    // Where it was chosen from what can be done, that stands above.
    const { about, leadsTo } = conversation
    if (isTold || about === null || leadsTo === 'choice') return
    isTold = true
    const owners = await about.owners()
    if (owners.length === 0) return
    const { said } = await import('./wrap.ts')
    world.stderr.write(`${said(ownersSaid(owners)[about.lang], columnsOfErrors(world)).join('\n')}\n`)
  }
  const prompts = remembering(
    world,
    answers,
    () => conversation.leadsTo,
    tellWhose,
    () => conversation.names,
  )
  let facts: Words[] = []
  let isAgreed = false
  let refusedBefore: string | null = null
  let previewed: string | null = null
  let remarks = new Set<string>()
  const replaceable = new Set<string>()
  /** Begins anew where an answer is to be another: nothing that was said holds any more. */
  const takeBack = (answer?: Answer): never => {
    remarks = new Set()
    return answers.takeBack(answer)
  }
  const show = async (told: readonly Words[], lang: Lang, heading: Words = reviewWords.check) =>
    world.stderr.write(await summary(heading, told, answers.given, columnsOfErrors(world), lang))
  /** Enter, or another answer. */
  const agree = async (lang: Lang): Promise<void> => {
    const given = [...answers.given]
    const raw = await agreement(world.prompts, given.length, lang, () => {
      if (answers.lastAsked === undefined) throw new Problem('interrupted', reviewWords.left)
      return takeBack()
    })
    const chosen = given[numberOf(raw) - 1]
    if (raw.trim() !== '' && chosen !== undefined) takeBack(chosen)
    if (answered(raw) === false && raw.trim() !== '') throw new Problem('interrupted', reviewWords.left)
  }
  const ownersUnsaid = async (result: readonly Part[], owners: readonly Owner[], lang: Lang): Promise<Words[]> => {
    if (owners.length === 0) return []
    const told = await (await import('./render.ts')).drawn(result, lang, world)
    const shown = [told, ...facts.map((fact) => fact[lang]), ...answers.given.map((answer) => answer.shown)]
    // A name may stand on two lines there.
    const text = withoutBlanks(shown.join(''))
    const isSaid = ({ code, name }: Owner) => [code, name].every((each) => text.includes(withoutBlanks(each)))
    if (owners.every(isSaid)) return []
    return [ownersSaid(owners)]
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
      world.stderr.write(`${reviewWords.preview[lang]}\n`)
      if (answers.given.length === 0) world.stderr.write(await drawn(whose.map(sentence), lang, world))
      world.stderr.write(headOf(previewed, world, (left) => reviewWords.moreLines(left, whole)[lang]))
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
    mayReplace: async (file, lang) => {
      if (replaceable.has(file.name)) return true
      const isAgreed = await (await import('./replaced-file.ts')).isToReplace(file, lang, world)
      if (isAgreed) replaceable.add(file.name)
      return isAgreed
    },
    amend: async (problem, lang) => {
      const given = [...answers.given]
      const texts = [problem.words[lang], problem.hint?.[lang]].filter((text) => text !== undefined)
      const told = texts.map((text) => inQuestions(text, given, conversation.names))
      const [only, ...others] = given
      // Nobody is asked which, where there is one: it is asked again, until the same answer comes to the same once more.
      if (only !== undefined && others.length === 0) {
        const again = [only.shown, ...told].join('\n')
        if (again === refusedBefore) throw problem
        refusedBefore = again
        const { said } = await import('./wrap.ts')
        world.stderr.write(`${told.flatMap((text) => said(text, columnsOfErrors(world))).join('\n')}\n`)
        return takeBack(only)
      }
      await show(facts, lang, reviewWords.answered)
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
    putAside: () => {
      isTold = false
      answers.offerAll()
    },
  } satisfies Omit<Conversation, keyof typeof conversation>)
}

/** A command line without a flag and its value. */
const without = (flag: string, line: readonly string[]): string[] =>
  line.filter((word, i) => word !== flag && !word.startsWith(`${flag}=`) && line[i - 1] !== flag)

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')
