const graphemes = new Intl.Segmenter()

/** Marks that stand above or below the character before them take no room of their own. */
const mark = /^\p{M}$/u

const emOf = (character: string): number => {
  if (mark.test(character)) return 0
  if (/[A-Z@%&mw]/.test(character)) return 0.75
  if (character < '\u0300' || character === '–') return 0.6
  return character > '\uffff' ? 1.3 : 1
}

/** How wide a text is at a font size, in the unit of the size, by estimate: 1 em for a Chinese character. Latin letters are taken
 * for a little wider than most faces have them. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const character of text) ems += emOf(character)
  return ems * size
}

const anywhere = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u
const closing = /^[、，。；：！？）》」』】”’…]/u

/** A text in pieces between which a line may end: words with the blanks behind them, and single Chinese characters. */
function pieces(text: string): string[] {
  const found: string[] = []
  let open = false
  for (const { segment } of graphemes.segment(text)) {
    const chinese = anywhere.test(segment)
    if (found.length > 0 && (closing.test(segment) || (open && !chinese))) found[found.length - 1] += segment
    else found.push(segment)
    open = !chinese && segment !== ' '
  }
  return found
}

/** The longest beginning of a text that fits the room with an ellipsis behind it. */
function cut(text: string, room: number, size: number): string {
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(`${kept}${segment}…`, size) > room) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The length of the first line of a text in code units: up to a place where a line may end, within a word if need be. */
function lineEnd(text: string, room: number, size: number): number {
  let end = 0
  for (const piece of pieces(text)) {
    if (widthOf(text.slice(0, end) + piece.trimEnd(), size) > room) break
    end += piece.length
  }
  if (end > 0) return end
  const [first] = graphemes.segment(text)
  return Math.max(cut(text, room, size).length - 1, first?.segment.length ?? 1)
}

/**
 * A text of one line broken into at most `most` lines of a width. What has no room ends in an ellipsis; the whole text then
 * has to be said elsewhere. At least one line, which may be empty.
 */
export function lettered(text: string, room: number, size: number, most: number): string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (widthOf(rest, size) > room) {
    if (lines.length === most - 1) return [...lines, cut(rest, room, size)]
    const end = lineEnd(rest, room, size)
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' && lines.length > 0 ? lines : [...lines, rest]
}
