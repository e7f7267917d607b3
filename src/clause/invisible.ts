import { onDemand } from './on-demand.ts'
import { joined, type Words } from './words.ts'

/**
 * Invisible characters as ranges of code points with their names. None belongs in a name, a code or a sentence: two texts that look
 * the same would differ, and a search would miss one.
 */
const ranges: readonly (readonly [from: number, to: number, called: Words])[] = [
  // A terminal obeys them; lists have them where a page of Windows was read as Latin-1.
  [0x80, 0x9f, { en: 'control character', zh: '控制字符' }],
  // Where a word may be broken; pages and PDF files are full of them.
  [0xad, 0xad, { en: 'soft hyphen', zh: '软连字符' }],
  [0x34f, 0x34f, { en: 'grapheme joiner', zh: '组合连接符' }],
  // They turn the direction of writing, so that a name reads as another.
  [0x61c, 0x61c, { en: 'direction mark', zh: '书写方向控制符' }],
  // Letters that show nothing: a name of them alone looks empty, and trimming leaves them.
  [0x115f, 0x1160, { en: 'Hangul filler', zh: '谚文填充符' }],
  [0x17b4, 0x17b5, { en: 'Khmer vowel without a sign', zh: '高棉文隐含元音' }],
  [0x180b, 0x180f, { en: 'variation selector', zh: '字形选择符' }],
  [0x200b, 0x200b, { en: 'zero-width space', zh: '零宽空格' }],
  // Some scripts and emoji are joined by them; what is lost is said.
  [0x200c, 0x200d, { en: 'zero-width joiner', zh: '零宽连接符' }],
  [0x200e, 0x200f, { en: 'direction mark', zh: '书写方向控制符' }],
  [0x202a, 0x202e, { en: 'direction mark', zh: '书写方向控制符' }],
  [0x2060, 0x2060, { en: 'word joiner', zh: '词连接符' }],
  [0x2061, 0x2065, { en: 'invisible operator', zh: '不可见运算符' }],
  [0x2066, 0x2069, { en: 'direction mark', zh: '书写方向控制符' }],
  [0x206a, 0x206f, { en: 'formatting character', zh: '格式控制符' }],
  [0x2800, 0x2800, { en: 'blank Braille pattern', zh: '空白盲文符' }],
  [0x3164, 0x3164, { en: 'Hangul filler', zh: '谚文填充符' }],
  [0xfe00, 0xfe0f, { en: 'variation selector', zh: '字形选择符' }],
  [0xfeff, 0xfeff, { en: 'byte order mark', zh: '字节顺序标记' }],
  [0xffa0, 0xffa0, { en: 'Hangul filler', zh: '谚文填充符' }],
  [0xfff0, 0xfffb, { en: 'formatting character', zh: '格式控制符' }],
  [0x1bca0, 0x1bca3, { en: 'formatting character', zh: '格式控制符' }],
  [0x1d173, 0x1d17a, { en: 'formatting character', zh: '格式控制符' }],
  // A whole sentence can be written with tags that no screen shows.
  [0xe0000, 0xe00ff, { en: 'tag', zh: '标签字符' }],
  [0xe0100, 0xe01ef, { en: 'variation selector', zh: '字形选择符' }],
  [0xe01f0, 0xe0fff, { en: 'character without a shape', zh: '无字形字符' }],
]

const unitOf = (code: number): string => `\\u{${code.toString(16)}}`
const inRanges = () => ranges.map(([from, to]) => unitOf(from) + (to === from ? '' : `-${unitOf(to)}`)).join('')

/**
 * Selectors that choose another shape of the character before them: of a Chinese one, as some names are written with (葛󠄀), of an emoji,
 * of a Mongolian letter. They stay; a code has none of them all the same.
 */
const chosen =
  '(?<=\\p{sc=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]|(?<=\\p{ExtPict})[\\ufe0e\\ufe0f]|(?<=[\\u1820-\\u18aa])[\\u180b-\\u180f]'

const each = onDemand(() => new RegExp(`${chosen}|([${inRanges()}])`, 'gu'))
const eachWhatever = onDemand(() => new RegExp(`[${inRanges()}]`, 'gu'))

/** Any UTF-16 unit of these characters: a text without one needs no closer look. */
const mayBe = onDemand(
  () =>
    new RegExp(
      `[${ranges
        .filter(([from]) => from < 0x10000)
        .map(([from, to]) => `\\u${from.toString(16).padStart(4, '0')}-\\u${to.toString(16).padStart(4, '0')}`)
        .join('')}\\ud82f\\ud834\\udb40-\\udb43]`,
    ),
)

/** Anything besides printable ASCII, Chinese characters and Chinese punctuation. Nearly no cell of a list has it, and it is three times as fast to test. */
const uncommon = /[^\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/

/** Whether a text may have an invisible character; quickly false for most texts. */
export const mayHaveInvisible = (text: string): boolean => uncommon.test(text) && mayBe().test(text)

/** Removes invisible characters, except those that choose the shape of a character. */
export const withoutInvisible = (text: string): string =>
  mayHaveInvisible(text) ? text.replace(each(), withoutFound) : text

const withoutFound = (found: string, taken: string | undefined): string => (taken === undefined ? found : '')

/** Replaces each invisible character by `shown`. */
export const invisibleShown = (text: string, shown: (character: string) => string): string =>
  mayHaveInvisible(text)
    ? text.replace(each(), (found, taken: string | undefined) => (taken === undefined ? found : shown(found)))
    : text

/** Removes all invisible characters, for matching. */
export const bare = (text: string): string => (mayHaveInvisible(text) ? text.replace(eachWhatever(), '') : text)

/** An SQLite GLOB for texts with an invisible character, as recorded by early versions. */
export const globOfInvisible = `*[${ranges.map(([from, to]) => `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`).join('')}]*`

/** An SQLite GLOB that is tested first: it matches every such text and few others, six times as fast. */
export const globOfUncommon = '*[^ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*'

/** Names the invisible characters of a text and their places; null if it has none. `strict` includes those that choose a shape. */
export function invisibleIn(text: string, strict = false): Words | null {
  if (!mayHaveInvisible(text)) return null
  const found: Words[] = []
  let count = 0
  for (const match of text.matchAll(strict ? eachWhatever() : each())) {
    if (!strict && match[1] === undefined) continue
    count += 1
    if (count <= mostNamed) found.push(placed(match[0], [...text.slice(0, match.index)].length + 1))
  }
  if (count === 0) return null
  const { en, zh } = joined(found)
  const more = count - found.length
  return more === 0 ? { en, zh } : { en: `${en} and ${more} more`, zh: `${zh}等共 ${count} 处` }
}

/** At most this many are named. */
const mostNamed = 3

function placed(character: string, place: number): Words {
  const code = character.codePointAt(0) ?? 0
  const called = ranges.find(([from, to]) => code >= from && code <= to)?.[2]
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return { en: `${name} (${called?.en}) at character ${place}`, zh: `第 ${place} 个字符处的 ${name}（${called?.zh}）` }
}
