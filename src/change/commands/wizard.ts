import type { Words } from '../../clause/words.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import { ask, askText } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { choice, type Flag, ofKind, text } from '../../terminal/flag.ts'
import { typed as flagTyped } from '../../terminal/global-options.ts'
import { leadsOn } from '../../terminal/world.ts'
import { type ChangeField, changeFields, directions, fieldKeys, fieldNames, mayMove } from '../rules.ts'
import { changeWords } from '../words.ts'
import { answerFlag } from './act-flags.ts'
import { type Subject, valueNow } from './subject.ts'
import { fieldNamed, refuseUnchanged, textKindOf } from './submission.ts'

const done = 'done'

const doesItMove: Words = { en: 'does the site physically move?', zh: '场所是否实际搬迁？' }

/**
 * The wizard of `change submit`: which fields change, from what to what, until nothing more does; then what decides the
 * way of the application. What the flags said already is not asked again.
 */
export async function askedChanges(papers: Subject, typed: Typed, call: WriteCall): Promise<Typed> {
  const { world, lang } = call
  const given = typed.set as readonly string[]
  const input: Record<string, unknown> = { ...typed, set: [...given] }
  const assigned = new Set(given.map((each) => fieldNamed(each.split(/[=＝@＠]/u)[0] ?? '')))
  const asks = given.length === 0 && typed.contactPerson === undefined
  while (asks) {
    // One scope of several may be followed by another.
    const open = fieldKeys.filter((name) => !assigned.has(name) || many(papers, name))
    const choices = open.map((value) => ({ value, name: fieldNames[value][lang] }))
    const none = assigned.size === 0 ? [] : [{ value: done, name: changeWords.noMoreFields[lang] }]
    const picked = await world.prompts.choose(changeWords.askField[lang], [...none, ...choices], lang, { as: leadsOn })
    if (picked === done) break
    const name = picked as ChangeField
    assigned.add(name)
    if (name === 'contact-person') await askPerson(input, call)
    else (input.set as string[]).push(await askedLine(papers, input, name, call))
  }
  const fields = [...assigned]
  if (fields.includes('scope') && input.direction === undefined) {
    const { none: _, ...ways } = directions
    input.direction = await ask(choice(changeWords.whichWay, ways), 'direction', call)
  }
  if (mayMove(fields) && input.relocation === undefined)
    input.relocation = await ask(answerFlag(doesItMove), 'relocation', call)
  return input
}

/** The customer's papers of which a field may be. */
const papersOf = (papers: Subject, name: ChangeField): readonly { readonly id: number; readonly number: string }[] =>
  ({ certificate: papers.certificates, contract: papers.contracts, customer: [], application: [] })[
    changeFields[name].of
  ]

const many = (papers: Subject, name: ChangeField): boolean => papersOf(papers, name).length > 1

/** A person and how to reach them; an empty line says nothing. */
async function askPerson(input: Record<string, unknown>, call: WriteCall): Promise<void> {
  const { lang } = call
  input.contactPerson = await ask(
    ofKind('name', text({ en: 'the new contact person', zh: '新联系人' })),
    'contactPerson',
    call,
  )
  for (const [key, words] of Object.entries(changeWords.askReach)) {
    const typed = await askText(words[lang], 'line', call, { as: flagTyped(key) })
    if (typed !== '') input[key] = typed
  }
}

/** One field as it would be typed with `--set`: of which paper, where there are several, and its new value. */
async function askedLine(
  papers: Subject,
  { certificate, contract }: Record<string, unknown>,
  name: ChangeField,
  call: WriteCall,
): Promise<string> {
  const { world, lang } = call
  const { of } = changeFields[name]
  const named = of === 'certificate' ? certificate : of === 'contract' ? contract : undefined
  const all = papersOf(papers, name)
  const choices = all.map(({ number }) => ({ value: number, name: number }))
  const picked =
    named ??
    (all.length > 1
      ? await world.prompts.choose(changeWords.askPaper(name)[lang], choices, lang, { as: leadsOn })
      : undefined)
  const paper = all.find(({ number }) => number === (picked ?? number))
  const ids = { certificateId: of === 'certificate' ? (paper?.id ?? null) : null }
  const before = valueNow(papers, { field: name, ...ids, contractId: of === 'contract' ? (paper?.id ?? null) : null })
  const asked = ofKind(textKindOf(name), text(changeWords.askValue(name, before)))
  const flag: Flag<string> = {
    ...asked,
    ...(before === null ? {} : { before }),
    parse: (raw, label) => {
      const after = asked.parse(raw, label)
      refuseUnchanged({ field: name, paper: paper?.number ?? null, before, after })
      return after
    },
  }
  const whole = `${name}${all.length > 1 && paper !== undefined ? `@${paper.number}` : ''}`
  const value = await ask(flag, 'set', call, (answer) => ['--set', `${whole}=${answer}`])
  return `${whole}=${value}`
}
