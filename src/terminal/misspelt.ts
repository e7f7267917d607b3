import type { Command, CommanderError } from 'commander'
import { nearNames } from '../clause/near.ts'
import { placeholderIn } from '../clause/placeholder.ts'
import { type Problem, usage } from '../clause/problem.ts'
import { same, type Words } from '../clause/words.ts'
import { formats } from './format.ts'

/** The option or command that a message of the parser quotes. */
export const quoted = (message: string): string =>
  /'([\s\S]*)'/.exec(message.split('\n(Did you mean ')[0] ?? '')?.[1] ?? ''

/** The parser's suggestions, which are only in its English message. */
function meant(message: string): string[] {
  const said = /\n\(Did you mean (?:one of )?([\s\S]*?)\?\)$/.exec(message)?.[1]
  return said === undefined ? [] : said.split(', ')
}

/** Our own suggestions, if the parser has none: for a word that others follow, or an option with one hyphen. */
const near = (name: string, command: Command, below: readonly string[]): string[] =>
  nearNames(name, name.startsWith('-') ? command.options.map(({ long }) => long ?? '') : below)

/** Options of other programs, each with the equivalent option here. */
const fromOtherPrograms: Readonly<Record<string, string>> = {
  '-n': '--dry-run',
  '-o': '--output',
  '-v': '--version',
  '-y': '--no-input',
  '--yes': '--no-input',
  '--force': '--no-input',
  '--silent': '--quiet',
  '--language': '--lang',
}

/** The equivalent in this command of another program's option, such as `--format json` for `--json`. */
function translated(name: string, command: Command): string[] {
  const isFormat = formats.some((format) => name === `--${format}`)
  const found = isFormat ? `--format ${name.slice(2)}` : fromOtherPrograms[name]
  return found !== undefined && command.options.some(({ long }) => long === found.split(' ')[0]) ? [found] : []
}

/** Suggestions for an unknown word: the equivalent of another program's option, or else similar names. */
export function slipsMeant(error: CommanderError, command: Command, below: readonly string[]): readonly string[] {
  const name = quoted(error.message)
  const suggestions = [translated(name, command), meant(error.message)].find(({ length }) => length > 0)
  return suggestions ?? near(name, command, below)
}

function hint(suggestions: readonly string[], command: Command): Words {
  const ask = [...namesOf(command), '--help'].join(' ')
  if (suggestions.length === 0) return { en: `See ${ask}.`, zh: `请查看 ${ask}。` }
  return { en: `Did you mean ${suggestions.join(' or ')}?`, zh: `您是否想输入 ${suggestions.join(' 或 ')}？` }
}

/** The command after its parents, by name: certdesk, contact, add. */
export const namesOf = (command: Command): string[] =>
  command.parent === null ? [command.name()] : [...namesOf(command.parent), command.name()]

export const unknownCommand = (name: string, command: Command): Words => {
  const [, ...path] = namesOf(command)
  return path.length === 0
    ? { en: `There is no command "${name}".`, zh: `没有“${name}”这个命令。` }
    : { en: `"${path.join(' ')}" has no command "${name}".`, zh: `“${path.join(' ')}”之下没有“${name}”这个命令。` }
}

function tooMany(command: Command): Words {
  const extra = command.args.slice(command.registeredArguments.length)
  return {
    en: `There is more than the command takes: ${extra.map((word) => `"${word}"`).join(', ')}.`,
    zh: `多出了命令不需要的内容：${extra.map((word) => `“${word}”`).join('、')}。`,
  }
}

/**
 * The usage problem for a parser error, chosen by its code, in our own words and both languages. An error with another code is
 * returned as it is. `below`: the names of the commands below the one reached.
 */
export function misspelt(error: CommanderError, command: Command, below: readonly string[]): Problem | CommanderError {
  const name = quoted(error.message)
  const suggested = hint(slipsMeant(error, command, below), command)
  switch (error.code) {
    case 'commander.unknownCommand':
      return usage(unknownCommand(name, command), suggested)
    case 'commander.unknownOption':
      return usage({ en: `There is no option ${name} here.`, zh: `此处没有 ${name} 这个选项。` }, suggested)
    case 'commander.optionMissingArgument': {
      const [option = '', ...value] = name
        .replace(/^-\w, /, '')
        .replace(/[<>]/g, '')
        .split(' ')
      return usage(
        { en: `${option} has no value.`, zh: `${option} 后面没有值。` },
        { en: `Write ${option} ${value.join(' ')}.`, zh: `请写成 ${option} ${placeholderIn(value.join(' '), 'zh')}。` },
      )
    }
    case 'commander.excessArguments': {
      // Word processors turn two hyphens into a dash.
      const dashed = command.args.find((word) => /^[—–－]+\w/u.test(word))
      if (dashed !== undefined) {
        const option = dashed.replace(/^[—–－-]+/u, '--')
        return usage(tooMany(command), {
          en: `Write options with two plain hyphens: ${option}.`,
          zh: `选项前请写两个半角连字符：${option}。`,
        })
      }
      return usage(tooMany(command), {
        en: `Put quotes around a value with spaces; see ${[...namesOf(command), '--help'].join(' ')}.`,
        zh: `含空格的值请加引号；详见 ${[...namesOf(command), '--help'].join(' ')}。`,
      })
    }
    default:
      return error
  }
}

/** A noun without a verb: lists its commands. */
export const whichCommand = (command: Command): Problem => {
  const names = command.commands.map((each) => each.name())
  const path = same(namesOf(command).join(' '))
  return usage(
    { en: `"${path.en}" needs a command.`, zh: `“${path.zh}”之后需要一个命令。` },
    { en: `Use one of: ${names.join(', ')}.`, zh: `请使用其中之一：${names.join('、')}。` },
  )
}
