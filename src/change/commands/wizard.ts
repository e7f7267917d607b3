import type { Words } from '../../clause/words.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import { erasedMark } from '../../register/erasure.ts'
import type { Db } from '../../register/register.ts'
import { ask, askText } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { choice, type Flag, held, ofKind, text } from '../../terminal/flag.ts'
import { typed as flagTyped } from '../../terminal/global-options.ts'
import { leadsOn } from '../../terminal/world.ts'
import type { ActRecord, ChangeLine } from '../application.ts'
import { type ChangeField, changeFields, directions, fieldKeys, fieldNames, mayMove } from '../rules.ts'
import type { AppliedPerson } from '../store/application.ts'
import { changeWords } from '../words.ts'
import { answerFlag } from './act-flags.ts'
import type { Holding } from './effects.ts'
import { belowFloorOn, refuseBelowUnlessManager } from './floor.ts'
import { type Subject, valueNow } from './subject.ts'
import { fieldNamed, fieldsNamed, isFieldAlone, refuseUnchanged, textKindOf, valueSaid } from './submission.ts'

const done = 'done'

const doesItMove: Words = { en: 'does the site physically move?', zh: '场所是否实际搬迁？' }

/**
 * The wizard of `change submit`: which fields change, from what to what, until nothing more does; then what decides the
 * way of the application. What the flags said already is not asked again, and of a field that was named alone only its new value.
 */
export async function askedChanges(papers: Subject, typed: Typed, call: WriteCall, changing: Changing): Promise<Typed> {
  const { world, lang } = call
  const all = typed.set as readonly string[]
  const given = all.filter((each) => !isFieldAlone(each))
  const input: Record<string, unknown> = { ...typed, set: given }
  const assigned = new Set(given.map((each) => fieldNamed(each.split(/[=＝@＠]/u)[0] ?? '')))
  const { former } = changing
  const left = formerly(former)
  const askField = async (name: ChangeField) => {
    assigned.add(name)
    const again = left.findIndex(({ field }) => field === name)
    const [line] = again < 0 ? [] : left.splice(again, 1)
    if (name === 'contact-person') await askPerson(input, call, former?.person ?? null)
    else (input.set as string[]).push(await askedLine(papers, input, name, call, changing, line))
  }
  const askAmong = async (fields: readonly ChangeField[]) => {
    for (let isFirst = true; ; isFirst = false) {
      // One scope of several may be followed by another.
      const open = fields.filter((name) => !assigned.has(name) || many(papers, name))
      if (open.length === 0) return
      const choices = open.map((value) => ({ value, name: fieldNames[value][lang] }))
      const none = isFirst ? [] : [{ value: done, name: changeWords.noMoreFields[lang] }]
      const [first] = left
      const before = former === null ? {} : { before: first?.field ?? done }
      const how = { as: leadsOn, ...before }
      const picked = await world.prompts.choose(changeWords.askField[lang], [...none, ...choices], lang, how)
      if (picked === done) return
      await askField(picked as ChangeField)
    }
  }
  // What was named alone is asked for by itself: nothing else changes then.
  for (const fields of all.filter(isFieldAlone).map(fieldsNamed)) {
    const [only, ...others] = fields
    if (only !== undefined && others.length === 0) await askField(only)
    else await askAmong(fields)
  }
  if (all.length === 0 && typed.contactPerson === undefined) await askAmong(fieldKeys)
  const fields = [...assigned]
  if (fields.includes('scope') && input.direction === undefined) {
    const { none: _, ...ways } = directions
    const flag = choice(changeWords.whichWay, ways)
    input.direction = await ask(offeringAgain(flag, former?.direction ?? null), 'direction', call)
  }
  if (mayMove(fields) && input.relocation === undefined) {
    const before = { true: 'yes', false: 'no' }[String(former?.relocation)] ?? null
    input.relocation = await ask(offeringAgain(answerFlag(doesItMove), before), 'relocation', call)
  }
  return input
}

/** The submission that was returned, whose answers are offered again. */
type Former = Pick<ActRecord, 'lines' | 'direction' | 'relocation'> & { readonly person: AppliedPerson | null }

/** What is asked for changes besides what was typed. */
interface Changing {
  readonly former: Former | null
  /** Why a price is below the floor. */
  readonly belowFloor: Flag<string, 'optional'>
  /** Refuses a field with its new value. */
  readonly refuse: (at: Holding, line: Pick<ChangeLine, 'field' | 'paper' | 'after'>) => Promise<void>
}

/** What was applied for before, in the order in which it is offered again. */
function formerly(former: Former | null): Partial<ChangeLine>[] {
  if (former === null) return []
  return [...former.lines, ...(former.person === null ? [] : [{ field: 'contact-person' as const }])]
}

/** The same flag, which offers what was answered before. */
const offeringAgain = <F extends Flag>(flag: F, before: string | null): F =>
  before === null ? flag : { ...flag, before }

/** The customer's papers of which a field may be. */
const papersOf = (papers: Subject, name: ChangeField): readonly { readonly id: number; readonly number: string }[] =>
  ({ certificate: papers.certificates, contract: papers.contracts, customer: [], application: [] })[
    changeFields[name].of
  ]

const many = (papers: Subject, name: ChangeField): boolean => papersOf(papers, name).length > 1

/** A person and how to reach them; an empty line says nothing. */
async function askPerson(input: Record<string, unknown>, call: WriteCall, former: AppliedPerson | null): Promise<void> {
  const { lang } = call
  const known = former === null || former.name === erasedMark ? null : former
  const name = ofKind('name', text({ en: 'the new contact person', zh: '新联系人' }))
  input.contactPerson = await ask(offeringAgain(name, known?.name ?? null), 'contactPerson', call)
  for (const [key, words] of Object.entries(changeWords.askReach)) {
    const before = known?.[key as keyof typeof changeWords.askReach] ?? null
    const how = { as: flagTyped(key), ...(before === null ? {} : { before }) }
    const typed = await askText(words[lang], 'line', call, how)
    if (typed !== '') input[key] = typed
  }
}

/** One field as it would be typed with `--set`: of which paper, where there are several, and its new value. */
async function askedLine(
  papers: Subject,
  input: Record<string, unknown>,
  name: ChangeField,
  call: WriteCall,
  { belowFloor, refuse }: Changing,
  former: Partial<ChangeLine> | undefined,
): Promise<string> {
  const { certificate, contract } = input
  const { world, lang } = call
  const { of } = changeFields[name]
  const named = of === 'certificate' ? certificate : of === 'contract' ? contract : undefined
  const all = papersOf(papers, name)
  const choices = all.map(({ number }) => ({ value: number, name: number }))
  const picked =
    named ??
    (all.length > 1
      ? await world.prompts.choose(changeWords.askPaper(name)[lang], choices, lang, {
          as: leadsOn,
          ...(former?.paper == null ? {} : { before: former.paper }),
        })
      : undefined)
  const paper = all.find(({ number }) => number === (picked ?? number))
  const own = {
    ...{ field: name, paper: paper?.number ?? null },
    certificateId: of === 'certificate' ? (paper?.id ?? null) : null,
    contractId: of === 'contract' ? (paper?.id ?? null) : null,
  }
  const before = valueNow(papers, own)
  const { staff } = call.who
  const asked = ofKind(textKindOf(name), text(changeWords.askValue(name, before)))
  const lineSaid = async (db: Db, raw: string) => ({
    ...{ ...own, before },
    after: await valueSaid(db, papers.customer, name, raw, { warn: () => undefined }),
  })
  const flag = held(offeringAgain(asked, former?.after ?? before), async (db, raw: string, today) => {
    const line = await lineSaid(db, raw)
    refuseUnchanged(line)
    await refuse({ db, today }, line)
    if (input.belowFloor === undefined)
      await refuseBelowUnlessManager(db, await belowFloorOn(db, papers, [line], today), staff, today)
  })
  const whole = `${name}${all.length > 1 && paper !== undefined ? `@${paper.number}` : ''}`
  const value = await ask(flag, 'set', call, (answer) => ['--set', `${whole}=${answer}`])
  const isBelow = await call.read(
    async (db) => (await belowFloorOn(db, papers, [await lineSaid(db, value)], call.today)).length > 0,
  )
  if (isBelow && input.belowFloor === undefined) input.belowFloor = await ask(belowFloor, 'belowFloor', call)
  return `${whole}=${value}`
}
