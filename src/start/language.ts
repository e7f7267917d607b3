import type { Lang } from '../clause/words.ts'
import { isLangSaid, languageNamed, typedRegister } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'

/** Whether the register's language is the one to speak: where a person sits at a terminal and said none. */
export const isAskedFor = (argv: readonly string[], { stdout, stderr, env }: World): boolean =>
  stdout.isTTY === true && stderr.isTTY === true && !isLangSaid(argv, env)

/**
 * The world with the language that its register is read in, where a person sits at a terminal and said none by `--lang` or CERTDESK_LANG.
 * What a pipe prints hangs on no register: there it is the same world.
 */
export async function inItsLanguage(argv: readonly string[], world: World): Promise<World> {
  if (!isAskedFor(argv, world)) return world
  const [{ locate }, { checkedPath }, { registerLanguage }] = await Promise.all([
    import('../register/file/where.ts'),
    import('../register/file/typed-path.ts'),
    import('../register/file/language.ts'),
  ])
  let file: string
  try {
    file = checkedPath(locate(typedRegister(argv), world.env, world.platform).file, world.cwd)
  } catch {
    // That it is no path, the command itself says.
    return world
  }
  const lang = languageNamed(String(registerLanguage(file) ?? ''))
  return lang === undefined ? world : speaking(world, lang)
}

/** The same world, in which that language is spoken unless a command line says another. */
export const speaking = (world: World, lang: Lang): World =>
  // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
  Object.create(world, { env: { value: { ...world.env, CERTDESK_LANG: lang } } })
