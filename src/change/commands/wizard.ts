import { answer } from '../../terminal/asking.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { choice, type Flag, text } from '../../terminal/flag.ts'
import { typed as asFlag } from '../../terminal/global-options.ts'
import { type ChangeField, changeFields, directions, fieldNames, mayMove } from '../rules.ts'
import { changeWords } from '../words.ts'
import { answerFlag } from './act-flags.ts'
import type { Typed } from './asked.ts'
import { fieldNamed, type Subject, valueNow } from './submission.ts'

const done = 'done'

/**
 * The wizard of `change submit`: which fields change, from what to what, until nothing more does; then what decides the
 * way of the application. What the flags said already is not asked again.
 */
export async function askedChanges(papers: Subject, typed: Typed, call: WriteCall): Promise<Typed> {
  const { world, lang } = call
  const given = typed.set as readonly string[]
  const input: Record<string, unknown> = { ...typed, set: [...given] }
  const assigned = new Set(given.map((each) => fieldNamed(each.split(/[=＝]/u)[0] ?? '')))
  const asks = given.length === 0 && typed.contactPerson === undefined
  while (asks) {
    const open = (Object.keys(changeFields) as ChangeField[]).filter((name) => !assigned.has(name))
    const choices = open.map((value) => ({ value, name: fieldNames[value][lang] }))
    const none = assigned.size === 0 ? [] : [{ value: done, name: changeWords.noMoreFields[lang] }]
    const picked = await world.prompts.choose(changeWords.askField[lang], [...none, ...choices], lang)
    if (picked === done) break
    const name = picked as ChangeField
    assigned.add(name)
    if (name === 'contact-person')
      await ask(input, 'contactPerson', text({ en: 'the new contact person', zh: '新联系人' }), call)
    else (input.set as string[]).push(`${name}=${await newValue(papers, name, call)}`)
  }
  const fields = [...assigned]
  if (fields.includes('scope') && input.direction === undefined)
    await ask(input, 'direction', choice({ en: 'which way the scope goes', zh: '范围扩大或缩小' }, directions), call)
  if (mayMove(fields) && input.relocation === undefined)
    await ask(input, 'relocation', answerFlag({ en: 'does the site physically move?', zh: '场所是否实际搬迁？' }), call)
  return input
}

async function ask(input: Record<string, unknown>, key: string, flag: Flag, call: WriteCall): Promise<void> {
  const raw = await answer({ flag, label: asFlag(key) }, call.world, call.lang, async () => undefined)
  input[key] = flag.parse(raw, asFlag(key))
}

function newValue(papers: Subject, name: ChangeField, call: WriteCall): Promise<string> {
  const { of } = changeFields[name]
  const [certificate] = papers.certificates
  const [contract] = papers.contracts
  const before = valueNow(papers, {
    field: name,
    certificateId: of === 'certificate' && papers.certificates.length === 1 ? (certificate?.id ?? null) : null,
    contractId: of === 'contract' && papers.contracts.length === 1 ? (contract?.id ?? null) : null,
  })
  const question = changeWords.askValue(name, before)
  return answer({ flag: text(question), label: `--set ${name}` }, call.world, call.lang, async () => undefined)
}
