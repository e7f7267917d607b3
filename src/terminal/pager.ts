import type { Lang, Words } from '../clause/words.ts'
import { allOf, type Pieces, toStream, unhurried } from './delivery.ts'
import type { Output, Pager, World } from './world.ts'

/** Where output goes that is read on the screen, and whether a pager may show it. */
interface Screen {
  readonly world: World
  readonly paged: boolean
  readonly lang: Lang
  /** Where it goes; left out: stdout. */
  readonly to?: Output
}

/**
 * The pager of the environment with its arguments; null where there is none, or the terminal cannot show one. Windows has no default: its own
 * `more` reads the code page of the console, such as 936, and garbles UTF-8, while its windows scroll back.
 */
function pagerCommand({ env, platform }: World): readonly string[] | null {
  if (env.TERM === 'dumb') return null
  const named = env.CERTDESK_PAGER ?? env.PAGER ?? (platform === 'win32' ? '' : 'less')
  const words = named.trim().split(/\s+/)
  return words[0] === '' || words[0] === 'cat' ? null : words
}

/** The settings of pagers that the user has not chosen: colours as they are, and gone where one screen is enough. */
const pagerSettings: Readonly<Record<string, string>> = { LESSCHARSET: 'utf-8', LV: '-c', MORE: '-d' }

/** What less says in its last line: which keys go on, and which leaves it. */
const keys = {
  on: {
    en: 'Space next page · b back · /word to find · q to leave',
    zh: '空格 下一页 · b 上一页 · /文字 查找 · q 离开',
  },
  end: { en: 'The end · b back · /word to find · q to leave', zh: '已到末尾 · b 上一页 · /文字 查找 · q 离开' },
} as const satisfies Record<string, Words>

/** The settings of pagers, as far as `env` does not say otherwise; less says in the language how it is left. */
export const pagerEnvironment = (env: World['env'], lang: Lang): World['env'] => ({
  ...pagerSettings,
  // In less's own notation: one text at the end of what is shown, else the other; `$` ends it.
  LESS: `-FRX -Ps?e${keys.end[lang]}:${keys.on[lang]}.$`,
  ...env,
})

/**
 * Writes the pieces to stdout, or to another stream, or on a terminal that they do not fit into to the user's pager, until it is left. Without a
 * pager they go to the terminal as they are. Whoever sits there may take all the time they want, so everything is made first.
 */
export async function toScreen(pieces: Pieces, { world, paged, lang, to = world.stdout }: Screen): Promise<void> {
  if (to.isTTY !== true) return toStream(unhurried(pieces), to)
  const all = await allOf(pieces)
  const isPaged = paged && to.rows !== undefined && !fitsInto(to.rows, all)
  // Two that read one keyboard would each get a part of what is typed.
  world.prompts.rest?.()
  const pager = isPaged ? await startPagerOf(world, lang) : null
  if (pager === null) return toStream(all, to)
  await toStream(all, pager.input)
  pager.input.end()
  await pager.left
}

/** The pager of the environment, started; null where it says none, or there is none of that name. */
export async function startPagerOf(world: World, lang: Lang): Promise<Pager | null> {
  const command = pagerCommand(world)
  return command === null ? null : ((await world.pager?.(command, lang)) ?? null)
}

/** Whether there is room for the pieces on a screen of so many rows. The line of the prompt is the last of them. */
function fitsInto(rows: number, pieces: readonly (string | Uint8Array)[]): boolean {
  let lines = 0
  for (const piece of pieces) {
    for (const byte of Buffer.from(piece)) if (byte === 10) lines += 1
    if (lines >= rows) return false
  }
  return true
}
