import type { Lang, Words } from '../clause/words.ts'
import { allOf, type Pieces, toStream, unhurried } from './delivery.ts'
import type { Output, Pager, World } from './world.ts'

/** The stream and the language of output on the screen, and whether a pager may show it. */
interface Screen {
  readonly world: World
  readonly paged: boolean
  readonly lang: Lang
  /** Left out: stdout. */
  readonly to?: Output
}

/**
 * The environment's pager with its arguments; null if there is none, or if the terminal cannot show one. Windows has no default:
 * its `more` reads the code page of the console, such as 936, and garbles UTF-8, while its windows scroll back.
 */
function pagerCommand({ env, platform }: World): readonly string[] | null {
  if (env.TERM === 'dumb') return null
  const named = env.CERTDESK_PAGER ?? env.PAGER ?? (platform === 'win32' ? '' : 'less')
  const words = named.trim().split(/\s+/)
  return words[0] === '' || words[0] === 'cat' ? null : words
}

/** Pager settings that the user may override: UTF-8 in less, colours in lv, hints about keys in more. */
const pagerSettings: Readonly<Record<string, string>> = { LESSCHARSET: 'utf-8', LV: '-c', MORE: '-d' }

/** The last line of less: the keys to move on and to leave. */
const keys = {
  on: {
    en: 'Space next page · b back · /word to find · q to leave',
    zh: '空格 下一页 · b 上一页 · /文字 查找 · q 离开',
  },
  end: { en: 'The end · b back · /word to find · q to leave', zh: '已到末尾 · b 上一页 · /文字 查找 · q 离开' },
} as const satisfies Record<string, Words>

/**
 * The environment of a pager: our settings, overridden by `env`. less keeps colours, exits if one screen is enough, and names its
 * keys in the language.
 */
export const pagerEnvironment = (env: World['env'], lang: Lang): World['env'] => ({
  ...pagerSettings,
  // In less's own notation: `?e` selects one text at the end of the output and the other before it; `$` ends the setting.
  LESS: `-FRX -Ps?e${keys.end[lang]}:${keys.on[lang]}.$`,
  ...env,
})

/**
 * Writes the pieces to a stream. If they do not fit on its terminal, the user's pager shows them, and this returns when the pager
 * is left. Without a pager they go to the terminal as they are. All pieces are made first: a reader may take any amount of time.
 */
export async function toScreen(pieces: Pieces, { world, paged, lang, to = world.stdout }: Screen): Promise<void> {
  if (to.isTTY !== true) return toStream(unhurried(pieces), to)
  const all = await allOf(pieces)
  const isPaged = paged && to.rows !== undefined && !fitsInto(to.rows, all)
  // Our own reading stops: two readers of one keyboard would each get a part of the keys.
  world.prompts.rest?.()
  const pager = isPaged ? await startPagerOf(world, lang) : null
  if (pager === null) return toStream(all, to)
  await toStream(all, pager.input)
  pager.input.end()
  await pager.left
}

/** Starts the environment's pager; null if none is set, or if it does not exist. */
export async function startPagerOf(world: World, lang: Lang): Promise<Pager | null> {
  const command = pagerCommand(world)
  return command === null ? null : ((await world.pager?.(command, lang)) ?? null)
}

/** Whether the pieces fit on a screen of so many rows; the last row is for the prompt. */
function fitsInto(rows: number, pieces: readonly (string | Uint8Array)[]): boolean {
  let lines = 0
  for (const piece of pieces) {
    for (const byte of Buffer.from(piece)) if (byte === 10) lines += 1
    if (lines >= rows) return false
  }
  return true
}
