import { type Day, parseDay, readDay } from '../../clause/day.ts'
import { onDemand } from '../../clause/on-demand.ts'
import { remembered } from '../../clause/remembered.ts'
import { type SaidSpan, saidSpan } from '../../clause/said-span.ts'

/** How lists and clerks write that something was not talked about. 无 and none are answers: it was, and there was none. */
const notTalkedAbout = /^(n\s*\/?\s*a|未(谈|谈及|涉及|提及|提到|沟通|询问)|没有?(谈|提|问)(及|到)?)$/iu

const plain = (text: string): string => text.normalize('NFKC').trim()

/** Whether a text says that nothing was said of a topic of 4.3.2: strokes and other punctuation alone do, too. */
export function saysNothing(text: string): boolean {
  const said = plain(text)
  return /^[\p{P}\s~]*$/u.test(said) || notTalkedAbout.test(said)
}

/**
 * Whether a text answers the topic of the audit and inspection needs (4.3.2): any sentence does, 无 (none) too; other single
 * characters, one character again and again ("xx") and signs do not.
 */
export function answersNeeds(text: string): boolean {
  const said = plain(text)
  if (said === '无') return true
  return !saysNothing(said) && /[\p{L}\p{N}]/u.test(said) && !/^(.)\1*$/iu.test(said)
}

/** An answer to the topic of surveillance (4.3.2). */
export type SurveillanceTopic =
  /** When it is to be, or the recertification: its last day, whatever of a month or a quarter that is. */
  | { readonly kind: 'planned' | 'recertification'; readonly by: Day }
  /** Not yet decided, and why: what the customer said. */
  | { readonly kind: 'undecided'; readonly reason: string }
  /** The scheme has no surveillance. */
  | { readonly kind: 'not-applicable' }

const saysNotApplicable = (said: string): boolean => /^(不适用|无监督要求|not applicable)(?=$|[\s\p{P}])/iu.test(said)

/** Phrases for "not yet decided"; the rest of the text is the reason. */
const undecided = onDemand(
  () =>
    /(时间|日期|具体|目前|暂时|尚|暂)*(待定|未定|未确定|待确认|待确定|不确定|再定|另定|再约|另行(?:约定|确定|通知))|(still |not yet )?(to be (decided|agreed|determined|fixed)|tbd\b|undecided|not (yet )?(decided|agreed|fixed))/giu,
)

/** Whether a text says no more than that it is not decided yet: why is what answers the topic. */
export const saysUndecided = (text: string): boolean =>
  plain(text).search(undecided()) >= 0 && plain(text).replace(undecided(), '').replace(stops(), '') === ''

const stops = onDemand(() => /^[\s\p{P}]+|[\s\p{P}]+$/gu)

const renewal = '再认证(?:审核)?|换证(?:审核|复评)?|复评(?:审核)?|recertification(?: audit)?|renewal(?: audit)?'
const event = `监督(?:审核|检验|检查|评审)?|监审|监检|年审|(?:现场)?审核|(?:现场)?检验|surveillance(?: audit)?|(?:on-site )?audit`

/** Words around a time: the kind of audit, and 大约, 左右, expected and the like. */
const before = onDemand(
  () =>
    new RegExp(
      `^(?:${renewal}|${event}|(?:时间|日期)(?:为|是)?|约定?|大约|大概|预计|估计|计划|拟|暂定|初定|初步|已定|定|安排|将|在|于|是|为|(?:planned|expected|agreed)(?: for)?|in|on|about|around|by)`,
      'iu',
    ),
)
const behind = onDemand(
  () =>
    new RegExp(
      `(?:${renewal}|${event}|左右|前后|之前|以前|前|以内|之内|内|期间|进行|实施|开展|完成|安排|做|来|or so)$`,
      'iu',
    ),
)

/** A time in a text, and as what it was typed there: of 预计明年3月中旬左右 the 明年3月中旬. */
interface TimeTyped {
  readonly span: SaidSpan
  readonly typed: string
}

/** The time that a text names with what may stand around it. Null where there is none in it. */
function timeIn(text: string, on: Day): TimeTyped | null {
  for (let rest = text.replace(stops(), ''); rest !== ''; ) {
    const span = saidSpan(rest, on)
    if (span !== null) return { span, typed: rest }
    const shorter = rest.replace(before(), '').replace(stops(), '')
    const next = shorter === rest ? rest.replace(behind(), '').replace(stops(), '') : shorter
    if (next === rest) return null
    rest = next
  }
  return null
}

/** The sentence as a whole, and then each part of it: 2027-03-15，客户同意. */
const partsOf = (text: string): string[] =>
  [text, ...text.split(/[,;。，；（(）)\n]/u)].map((each) => each.replace(stops(), ''))

/** The first time that a sentence names, as a whole or in one of its parts. */
function timeOf(said: string, on: Day): TimeTyped | null {
  for (const each of partsOf(said)) {
    const time = timeIn(each, on)
    if (time !== null) return time
  }
  return null
}

/**
 * Reads what was said of the surveillance on a day (4.3.2): a day, a month, a part of one (3月中旬), a quarter or half a year, of a
 * recertification (再认证, 换证, 复评) as well; 不适用 where there is none; 待定 or 未定 with a reason. What has no year is the next
 * that is not over. A time that is over on that day is read too. Null for any other text: it doesn't answer the topic.
 */
export function readSurveillance(text: string, on: Day): SurveillanceTopic | null {
  // Most are days, which need no more reading than any.
  const day = readDay(text)
  if (day !== null && day !== 'open') return { kind: 'planned', by: day }
  const said = plain(text)
  if (saysNothing(said)) return null
  if (saysNotApplicable(said)) return { kind: 'not-applicable' }
  const time = timeOf(said, on)
  if (time !== null) {
    const kind = new RegExp(renewal, 'iu').test(said) ? 'recertification' : 'planned'
    return { kind, by: time.span.until }
  }
  if (said.search(undecided()) < 0) return null
  const reason = said
    .replace(undecided(), '')
    .replace(new RegExp(`^(?:${renewal}|${event})`, 'iu'), '')
    .replace(stops(), '')
  return [...reason.matchAll(/\p{L}/gu)].length < 2 ? null : { kind: 'undecided', reason }
}

/**
 * The answer to the topic of surveillance as it is stored (4.3.2): its time gets a year, so that it means the same whenever it is read
 * (2027-03, 2027年10月10日左右, 2027年3月至4月); the rest stays as typed. Null if it does not answer the topic; two days if it is nothing
 * but a time that may mean either.
 */
export function surveillanceKept(
  text: string,
  on: Day,
): { readonly text: string } | { readonly either: readonly [Day, Day] } | null {
  if (parseDay(text) !== null) return { text }
  if (readSurveillance(text, on) === null) return null
  const said = plain(text)
  const time = saysNotApplicable(said) ? null : timeOf(said, on)
  if (time === null) return { text: text.trim() }
  const { span, typed } = time
  if (span.either !== null && typed === said) return { either: span.either }
  const whole = text.includes(typed) ? text.trim() : said
  const at = whole.indexOf(typed)
  const [inFront, after] = [whole.slice(0, at), whole.slice(at + typed.length)]
  const isBeside = /\p{sc=Han}$/u.test(inFront) || /^\p{sc=Han}/u.test(after)
  return { text: `${inFront}${isBeside ? span.beside : span.written}${after}` }
}

/** The last day of the time that a text names, as it is kept beside it; null where it names none. */
export function surveillanceBy(text: string | null, on: Day): Day | null {
  const topic = text === null ? null : readSurveillance(text, on)
  return topic !== null && 'by' in topic ? topic.by : null
}

/** Whether what was said of both topics on a day would be taken today: readable, and of no time that was over (4.3.2). */
export const isTaken = (surveillance: string, needs: string, on: Day): boolean =>
  isTimeTaken(`${on}${surveillance}`) && areNeedsTaken(needs)

/** Of many contacts in the same few words, for each block of customers and each day that a report judges. */
const mostSaid = 10_000

const areNeedsTaken = remembered(answersNeeds, mostSaid)

/** The day of the contact, and what was said. */
const isTimeTaken = remembered((said: string) => {
  const on = said.slice(0, 10) as Day
  const topic = readSurveillance(said.slice(10), on)
  return topic !== null && !('by' in topic && topic.by < on)
}, mostSaid)
