import { commandLine, type Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import { type Line, withAsked, withOptions } from './line.ts'
import { isPaper } from './offered.ts'
import { pageWords } from './page-words.ts'

/** The command line that gives the same, to be copied: with the options that the server was started with, and the language where it was asked for. */
function commandOf(line: Line, options: readonly string[]): Html {
  const text = commandLine(withOptions(line, [...options, ...(line.lang === null ? [] : ['--lang', line.lang])]))
  return html`<code class="command-line">${text}</code> `
}

/** What stands below a page's answers: the commands that give the same, and the files that can be had of them. */
export function below(
  lines: readonly Line[],
  own: string | null,
  root: string,
  lang: Lang,
  options: readonly string[],
): Html {
  const whole = lines.filter(({ lacking }) => lacking.length === 0)
  const copy = html`<button type="button" class="copy" hidden>${pageWords.copy[lang]}</button>`
  const commands = whole.map((line) => html`<p class="same">${commandOf(line, options)}${copy}</p>\n`)
  const [only] = whole
  const asFile = (as: string, name: string) =>
    html`<a href="${root}${withAsked(own ?? '', { _as: as, lang })}">${name}</a> `
  const files =
    own === null || only === undefined || isPaper(only.verb)
      ? null
      : html`${asFile('csv', 'CSV')}${asFile('xlsx', 'XLSX')}${asFile('html', pageWords.file[lang])}`
  const print =
    whole.length === 0 ? null : html`<button type="button" class="print" hidden>${pageWords.print[lang]}</button>`
  const named = commands.length === 0 ? null : html`<h2>${pageWords.same[lang]}</h2>`
  return html`${named}${commands}<p class="files">${print} ${files}</p>`
}
