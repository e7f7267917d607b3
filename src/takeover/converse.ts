import { issueKinds } from '../certificate/certificate/issue-kind.ts'
import type { Day } from '../clause/day.ts'
import { Problem } from '../clause/problem.ts'
import { commandLine, joined, lines, same, type Words } from '../clause/words.ts'
import { askText } from '../terminal/ask.ts'
import type { WriteCall } from '../terminal/command.ts'
import { toFile } from '../terminal/delivery.ts'
import { checkPlace } from '../terminal/place.ts'
import { fileOf } from '../terminal/render.ts'
import { type Part, type Result, sentence } from '../terminal/result.ts'
import { type Matter, type MatterName, matterNames, matters } from './matters.ts'
import { customersOf, type Subject } from './open.ts'
import { askDay, daysOf, type Given, kindsOf, nameOf, put } from './questions.ts'
import { shownSubjects, workbookResult } from './view.ts'
import { takeoverWords as words } from './words.ts'

/**
 * Asks matter by matter, and puts on record what was answered of each before the next is asked about; also where the questions are
 * interrupted. A workbook that is asked for is written at the end, with what is open then. `open` reads what is open.
 */
export async function converse(
  subjects: readonly Subject[],
  goLive: Day,
  open: () => Promise<readonly Subject[]>,
  call: WriteCall,
): Promise<Result> {
  const talk = new Talk(goLive, open, call)
  try {
    for (const name of matterNames) {
      const own = subjects.filter(({ matter }) => matter === name)
      if (own.length > 0) await talk.askAbout(name, own)
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'interrupted') throw error
    const done = await talk.end()
    throw done.length === 0 ? error : new Problem('interrupted', words.interrupted(lines(done)), words.goOn)
  }
  const done = await talk.end()
  const said = (done.length === 0 ? [words.nothingSaid] : done).map(sentence)
  return { json: { takeover: talk.recorded }, parts: [...said, ...talk.sameAs()] }
}

/** Answers that say one thing of all subjects of a matter. */
type ForAll = 'as-proposed' | 'same-day' | 'complete' | 'unknown'

type Choice = ForAll | 'workbook' | 'one-by-one' | 'later'

/** What was answered of a matter, and whether each was asked for by itself. */
interface Answers {
  readonly given: Given[]
  isEach: boolean
}

/** The command that records the same as an answer. */
function lineOf(name: MatterName, { subject, said }: Given): string[] {
  const option = (flag: string, value: string | null | undefined) => (value == null ? [] : [flag, value])
  const numbered = name === 'contract' ? '--contract' : '--certificate'
  const about = subject?.number == null ? option('--customer', subject?.customer) : [numbered, subject.number]
  const what =
    'answer' in said
      ? [said.answer, ...about, ...option('--reason', said.reason)]
      : 'kind' in said
        ? [said.kind, ...about, ...option('--last-audit', said.lastAuditOn)]
        : [said.day, ...about, ...option('--reference', said.reference)]
  return ['takeover', 'answer', name, ...what]
}

/** More subjects than anybody wants to be asked about one by one: then the workbook is offered first. */
const handful = 5

/** One run through the matters. */
class Talk {
  readonly recorded: Partial<Record<MatterName, number>> = {}
  readonly #goLive: Day
  readonly #open: () => Promise<readonly Subject[]>
  readonly #call: WriteCall
  readonly #done: Words[] = []
  readonly #lines: (readonly string[])[] = []
  /** The name of the workbook that was asked for. */
  #workbook: string | null = null

  constructor(goLive: Day, open: () => Promise<readonly Subject[]>, call: WriteCall) {
    this.#goLive = goLive
    this.#open = open
    this.#call = call
  }

  /** Asks about a matter and records what was answered of it, up to an interruption too. */
  async askAbout(name: MatterName, own: readonly Subject[]): Promise<void> {
    const answers: Answers = { given: [], isEach: false }
    try {
      await this.#ask(name, own, answers)
    } catch (error) {
      if (error instanceof Problem && error.code === 'interrupted') await this.#record(name, answers)
      throw error
    }
    const said = await this.#record(name, answers)
    // At once: where a later question takes an answer back, the conversation begins anew, and this run's end says nothing of it.
    if (said !== null) await this.#call.show([sentence(said)])
  }

  /** Writes the workbook if it was asked for; returns what is to be said of the whole. */
  async end(): Promise<readonly Words[]> {
    if (this.#workbook === null) return this.#done
    const { world, lang } = this.#call
    const subjects = await this.#open()
    const result = workbookResult(subjects, this.#goLive, lang)
    const pieces = await fileOf(result, 'xlsx', lang, { quiet: false, about: same('certdesk') })
    await toFile(pieces, this.#workbook, world)
    return [...this.#done, words.wrote(this.#workbook, subjects.length)]
  }

  /** The command lines that record the same; what was said of many at once has the workbook. */
  sameAs(): Part[] {
    if (this.#lines.length === 0) return []
    return [{ ...sentence(words.sameAs(this.#lines.map(commandLine).join('\n'))), command: true }]
  }

  /** Asks what is to be said of a matter, into `answers`: once more where an answer for all is not to be recorded. */
  async #ask(name: MatterName, own: readonly Subject[], answers: Answers): Promise<void> {
    const matter = matters[name]
    const { world, lang } = this.#call
    await this.#call.show([sentence(words.asked(matter.title, own.length, customersOf(own))), ...shownSubjects(own)])
    const choices = this.#choicesOf(matter, own).map(([value, { [lang]: name }]) => ({ value, name }))
    for (;;) {
      const chosen = (await world.prompts.choose(matter.question[lang], choices, lang)) as Choice
      switch (chosen) {
        case 'later':
          return
        case 'workbook':
          this.#workbook ??= await this.#askFile()
          return
        case 'one-by-one':
          answers.isEach = true
          return name === 'kind'
            ? kindsOf(own, answers.given, this.#call)
            : daysOf(name, own, answers.given, this.#call)
        default: {
          const forAll = await this.#askForAll(chosen, name, own)
          if (!(await this.#isAgreed(name, own, forAll))) continue
          if (chosen === 'as-proposed' && forAll.length < own.length)
            this.#call.warn(words.datesTellNothing(own.length - forAll.length))
          answers.given.push(...forAll)
          return
        }
      }
    }
  }

  /** Asks for the day or reason that an answer for all subjects of a matter needs, and gives it to each of them. */
  async #askForAll(chosen: ForAll, name: MatterName, own: readonly Subject[]): Promise<readonly Given[]> {
    const { lang } = this.#call
    switch (chosen) {
      case 'as-proposed':
        return telling(own).flatMap((subject) =>
          subject.proposed === undefined ? [] : [{ subject, said: { kind: subject.proposed, lastAuditOn: null } }],
        )
      case 'same-day': {
        const said = (day: Day) => ({ day, reference: null })
        const { day, taken } = await askDay(words.sameDay(matters[name])[lang], own, name, said, this.#call)
        return day === 'none' || day === '' ? [] : taken.map((subject) => ({ subject, said: said(day) }))
      }
      case 'complete':
        return [{ subject: null, said: { answer: 'complete', reason: null } }]
      case 'unknown': {
        const reason = await askText(words.why[lang], 'prose', this.#call, { needed: words.whyNeeded })
        return [{ subject: null, said: { answer: 'unknown', reason } }]
      }
    }
  }

  /** Shows what an answer for several would record, and of whom, and asks whether it is to be. */
  async #isAgreed(name: MatterName, own: readonly Subject[], forAll: readonly Given[]): Promise<boolean> {
    const about = forAll.flatMap(({ subject }) => subject ?? own)
    if (about.length < 2) return true
    const { show, world, lang } = this.#call
    await show([
      sentence(words.notYet(saidOfAll(matters[name], forAll), about.length, customersOf(about))),
      ...shownSubjects(about),
    ])
    return world.prompts.confirm(words.recordForAll(about.length)[lang], lang)
  }

  /** What may be answered of a matter: the workbook first where it has more than a handful of subjects, or was chosen before. */
  #choicesOf(matter: Matter, own: readonly Subject[]): readonly (readonly [Choice, Words])[] {
    const isKind = matter.complete === null
    const isEach = isKind || matter.day !== null
    const workbook = ['workbook', words.workbook(this.#workbook)] as const
    const byOne = ['one-by-one', isKind ? words.kindsOneByOne : words.oneByOne] as const
    const tell = telling(own).length
    return [
      ...(isEach ? (own.length > handful || this.#workbook !== null ? [workbook, byOne] : [byOne, workbook]) : []),
      ...(isKind && tell > 0 ? [['as-proposed', words.asProposed(tell, own.length - tell)] as const] : []),
      ...(matter.day !== null && matter.reference === null ? [['same-day', words.sameDay(matter)] as const] : []),
      ...(matter.complete === null ? [] : [['complete', words.completeForAll(matter.complete)] as const]),
      ...(matter.never === null ? [['unknown', words.unknownForAll] as const] : []),
      ['later', words.later],
    ]
  }

  /** The name of a workbook in a place that can be written to; where a file stands that is to stay as it is, another. */
  async #askFile(): Promise<string> {
    const { world, lang, mayReplace } = this.#call
    const named = (raw: string) => (raw.trim() === '' ? 'takeover.xlsx' : raw.trim())
    const check = async (raw: string): Promise<string | true> => {
      if (!/\.xlsx$/iu.test(named(raw))) return words.anXlsx[lang]
      try {
        await checkPlace('--output', named(raw), world)
        return true
      } catch (error) {
        if (error instanceof Problem) return error.words[lang]
        throw error
      }
    }
    for (;;) {
      const name = named(await world.prompts.text(words.fileName[lang], check))
      const there = await checkPlace('--output', name, world)
      if (there === null || (await mayReplace(there))) return name
    }
  }

  /** Puts on record what was answered of a matter, as one entry; returns what is to be said of it, null where nothing was new. */
  async #record(name: MatterName, { given, isEach }: Answers): Promise<Words | null> {
    const outcomes = given.length === 0 ? [] : await this.#call.write((tx) => put(tx, name, given))
    for (const [i, { refused }] of outcomes.entries())
      if (refused !== null) this.#call.warn(words.notTaken(nameOf(given[i]?.subject ?? null), refused))
    const count = outcomes.filter(({ changed }) => changed).length
    this.recorded[name] = count
    if (count === 0) return null
    const said = words.recorded(matters[name].title, count)
    this.#done.push(said)
    const changed = given.filter((_, i) => outcomes[i]?.changed === true)
    if (isEach || changed.length <= handful) this.#lines.push(...changed.map((each) => lineOf(name, each)))
    return said
  }
}

/** Those whose dates tell what kind of issue they are. */
const telling = (own: readonly Subject[]): Subject[] => own.filter(({ datesTell }) => datesTell === true)

/** Words for an answer for all: the same for each subject, except that kinds are counted. */
function saidOfAll(matter: Matter, forAll: readonly Given[]): Words {
  const [{ said }] = forAll as [Given]
  if ('day' in said) return words.onDay(matter, said.day)
  if ('answer' in said)
    return said.answer === 'complete' ? (matter.complete ?? same('')) : words.unknownSince(said.reason)
  const kinds = Map.groupBy(forAll, (each) => ('kind' in each.said ? each.said.kind : said.kind))
  return joined(
    [...kinds].map(([kind, { length }]) => words.ofKind(issueKinds[kind], length)),
    ', ',
    '、',
  )
}
