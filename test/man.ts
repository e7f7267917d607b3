import type { Words } from '../src/clause/words.ts'
import type { Explained, Noun, Verb } from '../src/terminal/command.ts'
import { isNoun } from '../src/terminal/command.ts'
import type { Flag } from '../src/terminal/flag.ts'
import { globalOptions, typed } from '../src/terminal/global-options.ts'
import { tables } from '../src/terminal/topics.ts'
import { version } from '../src/terminal/version.ts'
import { nouns, verbs, type Walked } from './walk.ts'

/** Text as roff takes it: no line begins with a control character, and a hyphen is one that can be copied. */
const text = (plain: string): string =>
  plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
    .replace(/…/g, '...')

const bold = (plain: string): string => `\\fB${text(plain)}\\fR`
const italic = (plain: string): string => `\\fI${text(plain)}\\fR`

const sentence = (words: Words): string => `${text(`${words.en}.`.replace(/\.\.$/, '.'))}\n`

const header = (name: string): string =>
  `.TH ${name.toUpperCase().replaceAll('-', '\\-')} 1 "" "certdesk ${version}" "User Commands"\n`

function flagEntry(shown: string, flag: Flag): string {
  const value = flag.placeholder === '' ? '' : ` ${italic(flag.placeholder)}`
  const choices = flag.asked.kind === 'choice' ? `: ${Object.keys(flag.asked.choices).join(', ')}` : ''
  const need = flag.need === 'required' ? ' (required)' : flag.need === 'many' ? ' (may be repeated)' : ''
  return `.TP\n${bold(shown)}${value}\n${text(flag.words.en + choices + need)}\n`
}

function verbEntry({ path }: Walked, verb: Verb): string {
  const args = Object.keys(verb.args).map((key) => italic(typed(key).slice(2).toUpperCase()))
  const flags = [
    ...Object.entries(verb.args).map(([key, flag]) =>
      flagEntry('', { ...flag, placeholder: typed(key).slice(2).toUpperCase() }).replace('\\fB\\fR ', ''),
    ),
    ...Object.entries(verb.flags).map(([key, flag]) => flagEntry(typed(key), flag)),
  ]
  const examples = Object.entries(verb.examples).map(
    ([line, meaning]) =>
      `.PP\n${sentence({ ...meaning, en: meaning.en[0]?.toUpperCase() + meaning.en.slice(1) })}.RS 4\n.nf\n${text(`certdesk ${line}`)}\n.fi\n.RE\n`,
  )
  const usage = [bold(['certdesk', ...path].join(' ')), ...args, '[options]'].join(' ')
  return `.SS ${text(path.join(' '))}\n${usage}\n.PP\n${sentence(verb.words)}${flags.join('')}${examples.join('')}`
}

const isBelow =
  (path: readonly string[]) =>
  (walked: Walked): boolean =>
    path.every((word, i) => walked.path[i] === word)

/** The page of a noun: certdesk-contact(1). */
function nounPage(name: string, { words }: { readonly words: Words }): string {
  const own = verbs.filter(isBelow([name]))
  return [
    header(`certdesk-${name}`),
    `.SH NAME\ncertdesk\\-${text(name)} \\- ${text(words.en)}\n`,
    `.SH SYNOPSIS\n${bold(`certdesk ${name}`)} ${italic('COMMAND')} [options]\n`,
    `.SH COMMANDS\n`,
    ...own.map((each) => verbEntry(each, each.verb)),
    `.SH SEE ALSO\n.BR certdesk (1)\n`,
  ].join('')
}

const tableRows = ({ rows }: Explained): string =>
  rows.map(({ typed: shown, meaning }) => `.TP\n${bold(shown.en)}\n${text(meaning.en)}\n`).join('')

/** The page of the program: its nouns, the commands that stand by themselves, what every command takes. */
function programPage(program: Noun, described: (name: string) => Words): string {
  const single = verbs.filter(({ path }) => path.length === 1)
  const pages = nouns.filter(({ path }) => path.length === 1)
  return [
    header('certdesk'),
    `.SH NAME\ncertdesk \\- ${text(program.words.en.replace(/\.$/, ''))}\n`,
    `.SH SYNOPSIS\n${bold('certdesk')} ${italic('COMMAND')} [options]\n`,
    `.SH DESCRIPTION\nEach topic has a page of its own, such as\n.BR certdesk\\-contact (1).\n`,
    ...pages.map(({ name }) => `.TP\n.BR certdesk\\-${text(name)} (1)\n${sentence(described(name))}`),
    `.SH COMMANDS\n`,
    ...single.map((each) => verbEntry(each, each.verb)),
    `.SH OPTIONS\nEvery command has these.\n`,
    ...globalOptions.map(({ key, short, flag }) =>
      flagEntry((short === undefined ? '' : `${short}, `) + typed(key), flag),
    ),
    `.SH EXIT STATUS\n`,
    ...tables['exit-codes'].map(tableRows),
    `.SH ENVIRONMENT\n`,
    ...tables.environment.map(tableRows),
    `.SH FILES\n`,
    ...tables.files.map((each) => `.SS ${text(each.title.en)}\n${tableRows(each)}`),
    `.SH SEE ALSO\n`,
    pages.map(({ name }, i) => `.BR certdesk\\-${text(name)} (1)${i === pages.length - 1 ? '' : ','}\n`).join(''),
  ].join('')
}

/** Every page by its file's name. */
export function manPages(program: Noun): Map<string, string> {
  const pages = nouns.filter(({ path, noun }) => path.length === 1 && isNoun(noun))
  const words = new Map(pages.map(({ name, noun }) => [name, noun.words]))
  const described = (name: string): Words => words.get(name) ?? { en: name, zh: name }
  return new Map([
    ['certdesk.1', programPage(program, described)],
    ...pages.map(({ name, noun }) => [`certdesk-${name}.1`, nounPage(name, noun)] as const),
  ])
}
