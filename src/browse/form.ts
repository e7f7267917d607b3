import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import type { Flag } from '../terminal/flag.ts'
import { calledIn } from '../terminal/question-words.ts'
import { type Line, timeFlags } from './line.ts'
import { argumentsOf, flagsOf, inAddress } from './offered.ts'
import { pageWords } from './page-words.ts'

/** A field of a form: what a command takes, and what was given of it. */
interface FormField {
  readonly key: string
  readonly flag: Flag
  readonly given: readonly string[]
}

const idOf = (key: string): string => `f-${key}`

/** What a value is chosen or typed with. Days have no picker of their own: "last day of March" is typed faster than it is clicked to. */
function entered({ key, flag, given }: FormField, lang: Lang, needed: boolean): Html {
  const id = idOf(key)
  const [first = ''] = given
  const must = needed ? html` required` : null
  if (flag.asked.kind === 'yes')
    return html`<input type="checkbox" id="${id}" name="${key}" value="1"${first === '' ? null : html` checked`}>`
  if (flag.asked.kind === 'choice') {
    const options = Object.entries(flag.asked.choices).map(
      ([value, words]) =>
        html`<option value="${value}"${given.includes(value) ? html` selected` : null}>${words[lang]}</option>`,
    )
    const many = flag.need === 'many' ? html` multiple size="${Math.min(4, options.length)}"` : null
    const none = many === null && !needed ? html`<option value="">—</option>` : null
    return html`<select id="${id}" name="${key}"${many}${must}>${none}${options}</select>`
  }
  // What was said in words, such as 三月底, a picker would drop, and the next question would be of today.
  const isPicked = first === '' || /^\d{4}-\d\d(-\d\d)?$/.test(first)
  if (flag.placeholder === 'DAY' && isPicked)
    return html`<input type="date" id="${id}" name="${key}" value="${first}"${must}>`
  if (flag.placeholder === 'MONTH' && isPicked)
    return html`<input type="month" id="${id}" name="${key}" value="${first}"${must}>`
  return html`<input type="text" id="${id}" name="${key}" value="${flag.need === 'many' ? given.join(' ') : first}"${must} autocomplete="off">`
}

/** What a page may be asked with, as a form that leads to it; `here` is the page's own address without what is asked. */
export function formOf(line: Line, here: string, lang: Lang): Html {
  const args = argumentsOf(line.verb)
  const of = ([key, flag]: [string, Flag]): FormField => {
    const name = inAddress(key)
    return { key: name, flag, given: line.given.get(name) ?? [] }
  }
  const fields = [...args, ...flagsOf(line.verb)].map(of)
  const times = timeFlags.filter(([key]) => !(key in line.verb.flags)).map(of)
  const drawn = (field: FormField): Html => {
    const name = calledIn(field.flag, lang)
    const input = entered(field, lang, field.flag.need === 'required')
    return html`<p><label for="${idOf(field.key)}">${name}</label>${input}</p>`
  }
  // What it is about stands above: the form is open where more than that is asked, or that is lacking.
  const isAsked = [...fields, ...times].some(({ flag, given }) => flag.need !== 'required' && given.length > 0)
  const language = line.lang === null ? null : html`<input type="hidden" name="lang" value="${line.lang}">`
  return html`<details class="ask"${isAsked || line.lacking.length > 0 ? html` open` : null}><summary>${pageWords.ask[lang]}</summary>
<form method="get" action="${here}">${language}
${fields.map(drawn)}
<div role="group" aria-label="${pageWords.when[lang]}">${times.map(drawn)}</div>
<p><button type="submit">${pageWords.show[lang]}</button></p></form></details>
`
}
