import fs from 'node:fs'
import path from 'node:path'
import { type Day, dayOf } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { locate } from '../../register/file/where.ts'
import { foldersMade } from '../../register/mirror/folders.ts'
import type { Offer } from '../../register/offered.ts'
import type { Db } from '../../register/register.ts'
import { type Call, type Noun, noun, type Verb, verb } from '../../terminal/command.ts'
import { toFile, unwritable } from '../../terminal/delivery.ts'
import { choice, type Flag, many, type Named, required, text, yes } from '../../terminal/flag.ts'
import { unread } from '../../terminal/preread.ts'
import { one, type Result, sentence } from '../../terminal/result.ts'
import { commandMeant } from '../../terminal/spoken-command.ts'
import bash from '../completion/certdesk.bash'
import fish from '../completion/certdesk.fish'
import powershell from '../completion/certdesk.ps1'
import zsh from '../completion/certdesk.zsh'
import { installationOf, ownShell } from '../completion/install.ts'
import { lineOf } from '../completion/line.ts'
import { type Completion, completionOf } from '../completion/offers.ts'
import { linesFor, type Shell, wordsFrom } from '../completion/shells.ts'
import { completionWords } from '../completion/words.ts'

/** What values name, and where they are found: in the register, or without one. */
export interface Offered {
  /** What there is on record of something, beginning with or containing what was typed. */
  readonly recorded: (db: Db, names: Named, typed: string, today: Day) => Promise<readonly Offer[]>
  /** What the procedure itself has of it; null where it is on record. */
  readonly written: (names: Named, typed: string) => Promise<readonly Offer[]> | null
}

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell }

const shells: Readonly<Record<Shell, Words>> = {
  bash: { en: 'bash', zh: 'bash' },
  zsh: { en: 'zsh', zh: 'zsh' },
  fish: { en: 'fish', zh: 'fish' },
  powershell: { en: 'PowerShell', zh: 'PowerShell' },
}

const shellArgument = choice({ en: 'the shell', zh: '终端类型' }, shells)

/** What a shell reads is written as it is, unless a program asked for JSON. */
const asText = (raw: string, { globals }: Call): Pick<Result, 'raw'> =>
  globals.format === 'json' || globals.format === 'jsonl' ? {} : { raw }

/** `completion bash` and its like: the script that a shell reads. */
const scriptVerb = (shell: Shell): Verb =>
  verb({
    words: {
      en: `The script that completes certdesk in ${shells[shell].en}`,
      zh: `输出 ${shells[shell].zh} 的自动补全脚本`,
    },
    access: 'none',
    onHost: true,
    examples: { [`completion ${shell}`]: { en: 'to look at it, or to load it by hand', zh: '查看脚本，或自行加载' } },
    run: async (_, call) => ({ json: { shell, script: scripts[shell] }, parts: [], ...asText(scripts[shell], call) }),
  })

const install = verb({
  words: { en: 'Install the completion for yourself', zh: '为当前用户安装自动补全' },
  access: 'none',
  onHost: true,
  args: { shell: shellArgument },
  flags: { dryRun: yes({ en: 'only say what would be written', zh: '只说明将写入什么' }) },
  examples: {
    'completion install bash': { en: 'for bash', zh: '安装到 bash' },
    'completion install zsh --dry-run': { en: 'where it would go, without writing it', zh: '试运行：看看会写到哪里' },
  },
  run: async ({ shell: named, dryRun }, call) => {
    const shell = named ?? ownShell(call.world)
    if (shell === null) throw usage(completionWords.whichShell, completionWords.nameShell)
    const { file, next } = installationOf(shell, call.world)
    const isThere = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === scripts[shell]
    const written = !isThere && dryRun === undefined
    if (written) await put(file, scripts[shell], call)
    const { alreadyThere, installed, wouldWrite, takeAway } = completionWords
    const said = isThere ? alreadyThere(file) : written ? installed(file) : wouldWrite(file)
    return one('completion', { shell, file, written }, said, [], [sentence(next), sentence(takeAway(file))])
  },
})

async function put(file: string, script: string, { world }: Call): Promise<void> {
  try {
    foldersMade(path.dirname(file))
  } catch (error) {
    throw unwritable(file, error)
  }
  await toFile([script], file, world)
}

/** A word of somebody's command line, whatever it is. */
const anyWord: Flag<string, 'optional'> = {
  ...text({ en: 'the words typed so far, behind --', zh: '已输入的内容，写在 -- 之后' }, 'TEXT'),
  parse: (raw) => raw,
}

const nothing: Completion = { offers: [], files: false }

/** `completion words`: what the scripts ask. It never fails aloud: nobody wants to be told at a key stroke. */
const wordsVerb = (program: Noun, offered: Offered): Verb =>
  verb({
    words: { en: 'What may stand at the end of a line: the scripts ask it', zh: '列出某处可填的内容，供补全脚本使用' },
    access: 'none',
    onHost: true,
    args: { shell: required(shellArgument), words: many(anyWord) },
    examples: {
      'completion words bash -- contact a': {
        en: 'commands of "contact" that begin with a',
        zh: 'contact 之下以 a 开头的命令',
      },
      'completion words zsh -- contact add 安达': { en: 'customers with 安达 in their name', zh: '名称含“安达”的客户' },
    },
    run: async ({ shell, words }, call) => {
      const typed = wordsFrom(shell, words)
      const completion = await found(program, typed, offered, call).catch(() => nothing)
      const lines = linesFor(shell, completion, typed.at(-1) ?? '')
      return { json: { ...completion }, items: completion.offers, parts: [], ...asText(lines, call) }
    },
  })

/** A line whose command is written in words of either language, with its names in their place; `help` stays in front. */
async function inNames(program: Noun, words: readonly string[]): Promise<readonly string[]> {
  const head = words[0] === 'help' ? ['help'] : []
  const meant = await commandMeant(program, words.slice(head.length, -1))
  return meant === null ? words : [...head, ...meant.path, ...meant.rest, words.at(-1) ?? '']
}

async function found(program: Noun, words: readonly string[], offered: Offered, call: Call): Promise<Completion> {
  const line = (await lineOf(program, words)) ?? (await lineOf(program, await inNames(program, words)))
  if (line === null) return nothing
  const { lang } = unread(words, call.world.env)
  return completionOf(program, line, lang, async (names, typed) => {
    const written = offered.written(names, typed)
    return (
      written ??
      (await askedQuietly(call, line.register, (db, today) => offered.recorded(db, names, typed, today))) ??
      []
    )
  })
}

/**
 * Asks the register, if there is one that is as this program makes it: at a key stroke nothing is made, brought up to date
 * or waited for, and nothing is said of what is wrong. Null where there is no answer.
 */
async function askedQuietly<T>(
  { globals, world }: Call,
  named: string | undefined,
  ask: (db: Db, today: Day) => Promise<T>,
): Promise<T | null> {
  const [{ lookAt }, { checkedPath }, { openRegister }, { schemaVersion }] = await Promise.all([
    import('../../register/file/look.ts'),
    import('../../register/file/typed-path.ts'),
    import('../../register/file/open.ts'),
    import('../../register/version.ts'),
  ])
  const file = checkedPath(locate(named ?? globals.register, world.env, world.platform).file, world.cwd)
  if (lookAt(file).version !== schemaVersion) return null
  const register = openRegister({ file, writes: false, clock: world.clock, wait: 0 })
  try {
    return await register.read((db) => ask(db, dayOf(world.clock(), register.timeZone)))
  } finally {
    register.close()
  }
}

/** Completion for the shells that there are, of a program that has these commands itself. */
export const completionCommands = (program: Noun, offered: Offered): Noun =>
  noun(
    { en: 'Completion of command lines by the shell', zh: '命令行自动补全' },
    {
      bash: async () => scriptVerb('bash'),
      zsh: async () => scriptVerb('zsh'),
      fish: async () => scriptVerb('fish'),
      powershell: async () => scriptVerb('powershell'),
      install: async () => install,
      words: async () => wordsVerb(program, offered),
    },
  )
