import { type IssueKind, issueKinds } from '../certificate/certificate/issue-kind.ts'
import { type Day, readDay } from '../clause/day.ts'
import { type Lang, same, type Words } from '../clause/words.ts'
import { grouped } from '../customer/customer/store/grouped.ts'
import type { WriteCall } from '../terminal/command.ts'
import { toFile } from '../terminal/delivery.ts'
import { fileOf } from '../terminal/render.ts'
import { type Result, sentence } from '../terminal/result.ts'
import { aboutOf, apply, type Said } from './apply.ts'
import { type Matter, type MatterName, matterNames, matters } from './matters.ts'
import type { Subject } from './open.ts'
import { shownSubjects, workbookResult } from './view.ts'
import { takeoverWords as words } from './words.ts'

/** What is to be put on record of a subject; a matter as a whole has no subject. */
interface Given {
  readonly subject: Subject | null
  readonly said: Said
}

/** Asks matter by matter, and puts on record what was answered of each before the next is asked about. */
export async function converse(subjects: readonly Subject[], goLive: Day, call: WriteCall): Promise<Result> {
  const done: Words[] = []
  const recorded: Record<string, number> = {}
  for (const name of matterNames) {
    const own = subjects.filter(({ matter }) => matter === name)
    if (own.length === 0) continue
    const answer = await asked(name, own, call)
    if (answer === 'workbook') {
      done.push(await writeWorkbook(subjects, goLive, call))
      break
    }
    const count = await record(name, answer, call)
    recorded[name] = count
    if (count > 0) done.push(words.recorded(matters[name].title, count))
  }
  return { json: { takeover: recorded }, parts: (done.length === 0 ? [words.nothingSaid] : done).map(sentence) }
}

type Choice = 'as-proposed' | 'workbook' | 'one-by-one' | 'same-day' | 'complete' | 'unknown' | 'later'

/** What may be answered of a matter, the workbook first where it has more than a handful of subjects. */
function choicesOf(matter: Matter, subjects: number): readonly (readonly [Choice, Words])[] {
  if (matter === matters.kind)
    return [
      ['as-proposed', words.asProposed],
      ['workbook', words.workbook],
      ['one-by-one', words.oneByOne],
      ['later', words.later],
    ]
  const isDated = matter.day !== null
  const workbook: readonly [Choice, Words] = ['workbook', words.workbook]
  const byOne: readonly [Choice, Words] = ['one-by-one', words.oneByOne]
  const dated = isDated ? (subjects > 5 ? [workbook, byOne] : [byOne, workbook]) : []
  return [
    ...dated,
    ...(isDated && matter.reference === null ? [['same-day', words.sameDay(matter)] as const] : []),
    ['complete', words.completeForAll(matter)],
    ...(matter.never === null ? [['unknown', words.unknownForAll] as const] : []),
    ['later', words.later],
  ]
}

async function asked(
  name: MatterName,
  own: readonly Subject[],
  call: WriteCall,
): Promise<'workbook' | readonly Given[]> {
  const matter = matters[name]
  const { world, lang } = call
  const customers = new Set(own.map(({ customer }) => customer).filter((code) => code !== null)).size
  await call.show([sentence(words.asked(matter.title, own.length, customers)), ...shownSubjects(own)])
  const choices = choicesOf(matter, own.length).map(([value, { [lang]: name }]) => ({ value, name }))
  const chosen = (await world.prompts.choose(matter.question[lang], choices, lang)) as Choice
  switch (chosen) {
    case 'workbook':
      return 'workbook'
    case 'as-proposed':
      return own.flatMap((subject) =>
        subject.proposed === undefined ? [] : [{ subject, said: { kind: subject.proposed } }],
      )
    case 'one-by-one':
      return matter === matters.kind ? kindsOf(own, call) : daysOf(matter, own, call)
    case 'same-day': {
      const day = await askDay(words.sameDay(matter)[lang], call)
      return typeof day === 'string' && day !== 'none' && day !== ''
        ? own.map((subject) => ({ subject, said: { day: day as Day, reference: null } }))
        : []
    }
    case 'complete':
      return [{ subject: null, said: { answer: 'complete', reason: null } }]
    case 'unknown': {
      const isReason = (raw: string) => raw.trim() !== '' || words.whyNeeded[lang]
      const reason = (await world.prompts.text(words.why[lang], isReason)).trim()
      return [{ subject: null, said: { answer: 'unknown', reason } }]
    }
    case 'later':
      return []
  }
}

/** A day before go-live or on it, an empty answer, or that there was none. */
async function askDay(message: string, { world, lang, today }: WriteCall): Promise<Day | 'none' | ''> {
  const read = (raw: string): Day | 'none' | '' | null => {
    const text = raw.normalize('NFKC').trim()
    if (text === '') return ''
    if (/^(none|无|没有)$/iu.test(text)) return 'none'
    const day = readDay(text)
    return day === null || day === 'open' || day > today ? null : day
  }
  const raw = await world.prompts.text(message, (typed) => read(typed) !== null || words.noDay(today)[lang])
  return read(raw) ?? ''
}

/** Asks for the kind of each group, the proposal first: certificates of one customer issued on one day were issued alike. */
async function kindsOf(own: readonly Subject[], { world, lang }: WriteCall): Promise<readonly Given[]> {
  const given: Given[] = []
  for (const group of grouped(own, ({ customer, known }) => `${customer} ${known.en}`).values()) {
    const [first] = group
    if (first === undefined) continue
    const kinds = Object.keys(issueKinds) as IssueKind[]
    const inOrder = [...kinds].sort((a, b) => Number(b === first.proposed) - Number(a === first.proposed))
    const choices = [...inOrder.map((value) => ({ value, name: issueKinds[value][lang] })), later(lang)]
    const numbers = group.flatMap(({ number }) => number ?? []).join(lang === 'zh' ? '、' : ', ')
    const message = `${first.customer} ${first.name} ${numbers}\n${first.known[lang]}\n${words.kindOf[lang]}`
    const kind = await world.prompts.choose(message, choices, lang)
    if (kind !== 'later') given.push(...group.map((subject) => ({ subject, said: { kind: kind as IssueKind } })))
  }
  return given
}

const later = (lang: Lang) => ({ value: 'later', name: words.later[lang] })

/** Asks for the day of each group: certificates of one customer belong together and were mostly audited together. */
async function daysOf(matter: Matter, own: readonly Subject[], call: WriteCall): Promise<readonly Given[]> {
  const { world, lang } = call
  const given: Given[] = []
  const groups = grouped(own, ({ customer, asks }) => `${customer ?? ''} ${asks?.en ?? ''}`)
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const numbers = group.flatMap(({ number }) => number ?? [])
    const message = words.dayOf(first.asks ?? matter.day, `${first.customer} ${first.name}`, numbers, first.known)
    const day = await askDay(message[lang], call)
    if (day === '') continue
    if (day === 'none') {
      given.push(...group.map((subject) => ({ subject, said: { answer: 'complete', reason: null } as const })))
      continue
    }
    const reference =
      matter.reference === null ? '' : await world.prompts.text(words.referenceOf(matter)[lang], () => true)
    given.push(
      ...group.map((subject) => ({
        subject,
        said: { day, reference: reference.trim() === '' ? null : reference.trim() },
      })),
    )
  }
  return given
}

/** Puts on record what was answered of a matter, as one entry; returns how much of it was new. */
async function record(name: MatterName, given: readonly Given[], call: WriteCall): Promise<number> {
  if (given.length === 0) return 0
  return call.write(async (tx) => {
    let count = 0
    for (const { subject, said } of given) {
      const about = await aboutOf(tx, name, subject?.customer ?? null, subject?.number ?? null)
      const done = about === null ? null : await apply(tx, name, about, said)
      if (done === null) continue
      if ('refused' in done) call.warn(words.notTaken(subject?.number ?? subject?.customer ?? '', done.refused))
      else if (done.changed) count += 1
    }
    return count
  })
}

async function writeWorkbook(subjects: readonly Subject[], goLive: Day, call: WriteCall): Promise<Words> {
  const { world, lang } = call
  const raw = await world.prompts.text(
    words.fileName[lang],
    (typed) => typed.trim() === '' || /\.xlsx$/iu.test(typed.trim()) || words.anXlsx[lang],
  )
  const file = raw.trim() === '' ? 'takeover.xlsx' : raw.trim()
  const pieces = await fileOf(workbookResult(subjects, goLive), 'xlsx', lang, { quiet: false, about: same('certdesk') })
  await toFile(pieces, file, world)
  return words.wrote(file, subjects.length)
}
