import { readDay } from '../clause/day.ts'
import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import type { Flag } from '../terminal/flag.ts'
import { labelled } from './labelled.ts'
import { type Line, timeFlags } from './line.ts'
import { fieldName } from './names.ts'
import { argumentsOf, flagsOf, inAddress } from './offered.ts'
import { pageWords } from './page-words.ts'

/** A field of a form: what a command takes, and what was given of it. */
interface FormField {
  readonly key: string
  readonly flag: Flag
  readonly label: string
  /** What the help says of it, where that is more than its label. */
  readonly hint: string | null
  readonly given: readonly string[]
}

const idOf = (key: string): string => `f-${key}`

const hintOf = (key: string): string => `h-${key}`

/** A sentence of the help as it stands by itself. */
const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Whether a sentence says more than the label that stands above it. */
const saysMore = (said: string, label: string): boolean => said.replace(label, '').length > 2

/** Whether a picker shows what was given: what was said in words, such as 三月底, or is no day, it would drop, and the next question would be of today. */
const isPicked = (placeholder: string, given: string): boolean =>
  given === '' || (placeholder === 'DAY' ? readDay(given) !== null : /^\d{4}-(0[1-9]|1[0-2])$/.test(given))

const pickers: Readonly<Record<string, string>> = { DAY: 'date', MONTH: 'month' }

/** What a value is chosen, picked or typed with. */
function entered({ key, flag, hint, given }: FormField, lang: Lang): Html {
  const [first = ''] = given
  const about = hint === null ? null : html` aria-describedby="${hintOf(key)}"`
  const must = flag.need === 'required' ? html` required` : null
  const named = html`id="${idOf(key)}" name="${key}"`
  const more = html`${must}${about}`
  if (flag.asked.kind === 'yes')
    return html`<input type="checkbox" ${named} value="1"${first === '' ? null : html` checked`}${more}>`
  if (flag.asked.kind === 'choice') {
    const options = Object.entries(flag.asked.choices).map(
      ([value, words]) =>
        html`<option value="${value}"${given.includes(value) ? html` selected` : null}>${words[lang]}</option>`,
    )
    const many = flag.need === 'many' ? html` multiple size="${Math.min(4, options.length)}"` : null
    const none = many === null && must === null ? html`<option value="">—</option>` : null
    return html`<select ${named}${many}${more}>${none}${options}</select>`
  }
  const picker = pickers[flag.placeholder]
  if (picker !== undefined && isPicked(flag.placeholder, first))
    return html`<input type="${picker}" ${named} value="${first}"${more}>`
  return html`<input type="text" ${named} value="${flag.need === 'many' ? given.join(' ') : first}"${more} autocomplete="off">`
}

/**
 * What a page may be asked with, as a form that leads to it; `here` is the page's own address without what is asked. It is open where something has
 * to be filled in or put right: what was asked stands in the title.
 */
export function formOf(line: Line, here: string, lang: Lang, isOpen: boolean): Html {
  const of = ([key, flag]: [string, Flag]): FormField => {
    const name = inAddress(key)
    const label = fieldName(line.path, key, flag)[lang]
    const said = begun(labelled(flag.words, line)[lang])
    return { key: name, flag, label, hint: saysMore(said, label) ? said : null, given: line.given.get(name) ?? [] }
  }
  const fields = [...argumentsOf(line.verb), ...flagsOf(line.verb)].map(of)
  const times = timeFlags.filter(([key]) => !(key in line.verb.flags)).map(of)
  const drawn = (field: FormField): Html => {
    const { key, label, hint } = field
    const told = hint === null ? null : html`<small class="hint" id="${hintOf(key)}">${hint}</small>`
    return html`<p><label for="${idOf(key)}">${label}</label>${entered(field, lang)}${told}</p>`
  }
  const language = line.lang === null ? null : html`<input type="hidden" name="lang" value="${line.lang}">`
  return html`<details class="ask"${isOpen ? html` open` : null}><summary>${pageWords.ask[lang]}</summary>
<form method="get" action="${here}">${language}
${fields.map(drawn)}
<div role="group" aria-label="${pageWords.when[lang]}">${times.map(drawn)}</div>
<p><button type="submit">${pageWords.show[lang]}</button></p></form></details>
`
}
