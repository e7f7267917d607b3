import { type IssueKind, issueKinds } from '../certificate/certificate/issue-kind.ts'
import { type Day, readDay } from '../clause/day.ts'
import type { Reason } from '../clause/reason.ts'
import type { Lang } from '../clause/words.ts'
import type { Write } from '../register/register.ts'
import { askText } from '../terminal/ask.ts'
import type { WriteCall } from '../terminal/command.ts'
import { aboutOf, apply, type Said } from './apply.ts'
import { type Matter, type MatterName, matters } from './matters.ts'
import type { Subject } from './open.ts'
import { takeoverWords as words } from './words.ts'

/** An answer to be recorded about a subject; null answers for the whole matter. */
export interface Given {
  readonly subject: Subject | null
  readonly said: Said
}

/** Records the answers. Returns for each, in order, whether it changed anything, or why it was refused. */
export async function put(
  tx: Write,
  name: MatterName,
  given: readonly Given[],
): Promise<{ readonly changed: boolean; readonly refused: Reason | null }[]> {
  const outcomes: { readonly changed: boolean; readonly refused: Reason | null }[] = []
  for (const { subject, said } of given) {
    const about = await aboutOf(tx, name, subject?.customer ?? null, subject?.number ?? null)
    const done = about === null ? { changed: false } : await apply(tx, name, about, said)
    outcomes.push('refused' in done ? { changed: false, refused: done.refused } : { ...done, refused: null })
  }
  return outcomes
}

/** The name of a subject in messages about a refused answer. */
export const nameOf = (subject: Subject | null): string => subject?.number ?? subject?.customer ?? ''

/** The subjects for which an answer is accepted, and the reasons why it is refused for the others, found by a dry run. */
async function tried(name: MatterName, subjects: readonly Subject[], said: Said, { write }: WriteCall, lang: Lang) {
  const given = subjects.map((subject) => ({ subject, said }))
  const outcomes = await write((tx) => put(tx, name, given), { dryRun: true })
  return {
    taken: subjects.filter((_, i) => outcomes[i]?.refused === null),
    wrong: outcomes.flatMap(({ refused }, i) =>
      refused === null ? [] : [words.notTaken(nameOf(subjects[i] ?? null), refused)[lang]],
    ),
  }
}

/** A typed day, `none` if there was none, or an empty answer. */
type SaidDay = Day | 'none' | ''

function readSaid(raw: string, today: Day): SaidDay | null {
  const text = raw.normalize('NFKC').trim()
  if (text === '') return ''
  if (/^(none|无|没有)$/iu.test(text)) return 'none'
  const day = readDay(text)
  return day === null || day === 'open' || day > today ? null : day
}

/**
 * Asks until a day is accepted for at least one of the subjects; `said` makes the answer to be recorded from it. "None" is
 * accepted only if `noneIs` is true. Returns the day with the subjects for which it is accepted.
 */
export async function askDay(
  message: string,
  subjects: readonly Subject[],
  name: MatterName,
  said: (day: Day) => Said,
  call: WriteCall,
  noneIs = true,
): Promise<{ readonly day: SaidDay; readonly taken: readonly Subject[] }> {
  const { world, lang, today } = call
  const check = async (raw: string): Promise<string | true> => {
    const day = readSaid(raw, today)
    if (day === null || (day === 'none' && !noneIs)) return (noneIs ? words.noDay : words.noLastAudit)(today)[lang]
    if (day === '' || day === 'none') return true
    const { taken, wrong } = await tried(name, subjects, said(day), call, lang)
    return taken.length > 0 || wrong.join(lang === 'zh' ? '；' : '; ')
  }
  const day = readSaid(await world.prompts.text(message, check), today) ?? ''
  if (day === '' || day === 'none') return { day, taken: subjects }
  const { taken, wrong } = await tried(name, subjects, said(day), call, lang)
  if (wrong.length > 0) call.warn(words.partOf(wrong))
  return { day, taken }
}

const numbersOf = (group: readonly Subject[]): string[] => group.flatMap(({ number }) => number ?? [])

/**
 * Asks for the kind of each group and adds the answers to `given`, suggesting first the kind that the dates imply. Certificates
 * issued to one customer on one day are a group, since they were issued alike. For a transfer it also asks for the previous
 * body's last audit; without it the group is left for later.
 */
export async function kindsOf(own: readonly Subject[], given: Given[], call: WriteCall): Promise<void> {
  const { world, lang } = call
  for (const group of Map.groupBy(own, ({ customer, known }) => `${customer} ${known.en}`).values()) {
    const [first] = group
    if (first === undefined) continue
    const numbers = numbersOf(group).join(lang === 'zh' ? '、' : ', ')
    const about = `${first.customer} ${first.name} ${numbers}\n${first.known[lang]}\n`
    const kind = await world.prompts.choose(`${about}${words.kindOf[lang]}`, kindChoices(first, lang), lang)
    if (kind === 'later') continue
    const said = (lastAuditOn: Day | null): Said => ({ kind: kind as IssueKind, lastAuditOn })
    if (kind !== 'transfer') given.push(...group.map((subject) => ({ subject, said: said(null) })))
    else {
      const { day } = await askDay(`${about}${words.lastAudit[lang]}`, group, 'kind', said, call, false)
      if (day !== '' && day !== 'none') given.push(...group.map((subject) => ({ subject, said: said(day) })))
    }
  }
}

/**
 * The kinds to choose from: first the one that the dates imply. If they imply none, "later" comes first, so that a hasty Enter
 * sets no kind.
 */
function kindChoices({ proposed, datesTell = false }: Subject, lang: Lang) {
  const kinds = (Object.keys(issueKinds) as IssueKind[]).map((value) => ({ value, name: issueKinds[value][lang] }))
  const later = { value: 'later', name: words.later[lang] }
  if (!datesTell) return [later, ...kinds]
  return [...kinds.filter(({ value }) => value === proposed), ...kinds.filter(({ value }) => value !== proposed), later]
}

/**
 * Asks for the day of each group and adds the answers to `given`. Certificates of one customer are a group, since most were
 * audited together; those for which the day is refused are asked about separately.
 */
export async function daysOf(
  name: MatterName,
  own: readonly Subject[],
  given: Given[],
  call: WriteCall,
): Promise<void> {
  const waiting = [...Map.groupBy(own, ({ customer, asks }) => `${customer ?? ''} ${asks?.en ?? ''}`).values()]
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    const { day, taken } = await dayOfGroup(name, group, given, call)
    const left = group.filter((subject) => !taken.includes(subject))
    if (day !== '' && left.length > 0) waiting.unshift(left)
  }
}

async function dayOfGroup(name: MatterName, group: readonly Subject[], given: Given[], call: WriteCall) {
  const matter: Matter = matters[name]
  const { lang } = call
  const [first] = group as [Subject]
  const message = words.dayOf(
    first.asks ?? matter.day,
    `${first.customer} ${first.name}`,
    numbersOf(group),
    first.known,
  )
  const saidOn = (reference: string | null) => (day: Day) => ({ day, reference })
  const answer = await askDay(message[lang], group, name, saidOn(null), call)
  const { day, taken } = answer
  if (day === 'none')
    given.push(...taken.map((subject) => ({ subject, said: { answer: 'complete', reason: null } as const })))
  else if (day !== '') {
    const typed = matter.reference === null ? '' : await askText(words.referenceOf(matter)[lang], 'line', call)
    const said = saidOn(typed === '' ? null : typed)(day)
    given.push(...taken.map((subject) => ({ subject, said })))
  }
  return answer
}
