import stringWidth from 'fast-string-width'
import wrapAnsi from 'wrap-ansi'

/** The columns of a Latin letter or a Chinese character; 0 for any other code unit, of which the library knows more. */
const unitWidth = (unit: number): number =>
  unit >= 0x20 && unit <= 0x7e ? 1 : (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff01 && unit <= 0xff60) ? 2 : 0

/**
 * The columns that a text takes on a terminal: 2 for a Chinese character, 0 for a combining mark. Latin letters and Chinese
 * characters are counted here, since a long list has millions of them; any other character leaves the text to the library.
 */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i += 1) {
    const taken = unitWidth(text.charCodeAt(i))
    if (taken === 0) return stringWidth(text)
    width += taken
  }
  return width
}

/** The width of the widest of the pieces. A loop, since a long text has more of them than a function takes arguments. */
function widestOf(pieces: readonly string[]): number {
  let widest = 0
  for (const piece of pieces) widest = Math.max(widest, widthOf(piece))
  return widest
}

/** The widest line of a text of several lines. */
export const widestLine = (text: string): number => (text.includes('\n') ? widestOf(text.split('\n')) : widthOf(text))

let segmenter: Intl.Segmenter | undefined

/** How many code units are segmented at a time. */
const stretch = 256

/**
 * The characters of a text, as readers count them. What knows them is loaded slowly, and most lines need not be broken. With
 * each character V8 makes a copy of all the text that is segmented, hence a stretch at a time; the last character of one
 * begins the next, since it may go on there.
 */
function* characters(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter()
  let from = 0
  let size = stretch
  while (from < text.length) {
    const found = Array.from(segmenter.segment(text.slice(from, from + size)), ({ segment }) => segment)
    if (from + size < text.length) found.pop()
    size = found.length === 0 ? size * 2 : stretch
    for (const character of found) {
      from += character.length
      yield character
    }
  }
}

/** Characters of scripts that write no blanks between words: a line may end before and after each of them. */
const anywhere = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u

/** Marks that Chinese typesetting (GB/T 15834) keeps off the beginning of a line, and those it keeps off its end. */
const closing = /^[、，。；：！？）》」』】”’….,;:!?)]/u
const opening = /[（《「『【“‘]$/u

const breaks = new RegExp(`\\s|${anywhere.source}`, 'u')

/** The widest part of a text that a line end would cut in two: a number, a day, a Latin word. */
export const widestToken = (text: string): number => widestOf(text.split(breaks))

const kindOf = (character: string): 'blank' | 'anywhere' | 'word' =>
  character.trim() === '' ? 'blank' : anywhere.test(character) ? 'anywhere' : 'word'

/** A number and what is counted by it: 22 项. A line that ends between them reads as two things. */
const measured = /(?<![\w.,-])([\d,.]*\d ?[个项家份次天日年月周人名条张行件起页题分元种户处])/u

/** A text in runs of blanks, words and numbers, numbers with their measure words, and single Chinese characters. */
const tokens = (text: string): string[] =>
  text.split(measured).flatMap((part, i) => (i % 2 === 1 ? [part] : plainTokens(part)))

function plainTokens(text: string): string[] {
  const found: string[] = []
  let before: ReturnType<typeof kindOf> = 'anywhere'
  for (const character of characters(text)) {
    const kind = kindOf(character)
    if (kind === before && kind !== 'anywhere') found.push(found.pop() + character)
    else found.push(character)
    before = kind
  }
  return found
}

/** The tokens of a text, marks together with what they belong to where `width` has room for both. */
function parts(text: string, width: number): string[] {
  const found: string[] = []
  for (const token of tokens(text)) {
    const last = found.at(-1) ?? ''
    const belongs = (closing.test(token) && last.trim() !== '') || (opening.test(last) && token.trim() !== '')
    if (belongs && widthOf(last + token) <= width) found[found.length - 1] = last + token
    else found.push(token)
  }
  return found
}

/** What counts as one when a line is broken: a part, of one too wide each character with its marks, or even less. */
function* units(text: string, width: number): Generator<string> {
  for (const part of parts(text, width)) {
    if (widthOf(part) <= width) yield part
    else
      for (const character of characters(part)) {
        if (widthOf(character) <= width) yield character
        else yield* character
      }
  }
}

/**
 * A line broken at blanks and between Chinese characters, within a word only where the word alone is too wide. Each unit is
 * measured once and the widths are added up: to measure the growing line again for each would take hours for a long text.
 */
function broken(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  let taken = 0
  for (const unit of units(line, width)) {
    const more = widthOf(unit)
    if (current !== '' && taken + more > width) {
      lines.push(current.trimEnd())
      current = unit.trimStart()
      taken = widthOf(current)
    } else {
      current += unit
      taken += more
    }
  }
  if (current !== '') lines.push(current.trimEnd())
  return lines
}

/**
 * A text without control characters in lines of at most `width` columns (at least 2, so that a Chinese character fits).
 * Words stay whole where they can; no character is lost but the blanks at which a line is broken.
 */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    if (widthOf(line) <= width) return [line]
    // The library composes characters (NFC), which would show a name in another form than it is recorded in, and cuts
    // what has no blank in it anywhere, within numbers too; and it parts a number from its measure word at the blank.
    if (line !== line.normalize() || measured.test(line) || line.split(' ').some((word) => widthOf(word) > width))
      return broken(line, width)
    const lines = wrapAnsi(line, width).split('\n')
    // Chinese between two blanks is one word to it, which leaves a line half empty before a long sentence.
    if (lines.slice(0, -1).some((part) => widthOf(part) < width / 2)) return broken(line, width)
    return lines.flatMap((part) => (widthOf(part) <= width ? [part] : broken(part, width)))
  })
}

/** A Chinese character alone with its marks, and one with its marks at the end of a line that has others before it. */
const alone = new RegExp(`^\\p{sc=Han}(?:${closing.source.slice(1)})*$`, 'u')
const lastOne = new RegExp(`^(.*[^\\s\\d（《「『【“‘])(\\p{sc=Han}(?:${closing.source.slice(1)})*)$`, 'u')

/**
 * A text in lines as `wrapped` gives them, for the eye: no paragraph ends with one Chinese character on a line of its own, another
 * comes down to it.
 */
export function settled(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = wrapped(paragraph, width)
    const [before, last] = [lines.at(-2), lines.at(-1)]
    if (before === undefined || last === undefined || !alone.test(last)) return lines
    const [, kept, brought] = lastOne.exec(before) ?? []
    const isOneText = brought !== undefined && paragraph.endsWith(brought + last)
    if (kept === undefined || !isOneText || widthOf(brought + last) > width) return lines
    return [...lines.slice(0, -2), kept, brought + last]
  })
}

/** Before each command that a sentence leads to. */
const beforeCommand = /(?<=[:：;；.。])\s*(?=certdesk )/u
/** Behind a command after which the sentence goes on. */
const afterCommand = /(?<=^certdesk [^.。,，;；]*[;；])\s*(?=\S)/u
/** A command with nothing said after it. */
const commandAlone = /^certdesk [^.。,，;；]*(?:[.,][^\s.。,，;；]+)*[^.。,，;；]*[;；]?$/u

/**
 * A text in lines as `wrapped` gives them, but that a command to which it leads stands whole on a line of its own where it
 * does not fit: whoever copies it from the screen copies no break. `wrap` breaks what is no command.
 */
export const said = (text: string, width: number, wrap: typeof wrapped = wrapped): string[] =>
  text.split('\n').flatMap((line) => {
    if (widthOf(line) <= width) return [line]
    const pieces = line.split(beforeCommand).flatMap((piece) => piece.split(afterCommand))
    const isCommand = (piece: string, i: number) => i > 0 && piece.startsWith('certdesk ')
    if (!pieces.every((piece, i) => !isCommand(piece, i) || commandAlone.test(piece))) return wrap(line, width)
    return pieces.flatMap((piece, i) => (isCommand(piece, i) ? [piece.replace(/[;；]$/u, '')] : wrap(piece, width)))
  })

/** A text beside its margin, in lines of at most `width` columns: those that go on begin below the text. */
export const hanging = (margin: string, text: string, width: number): string[] => {
  const beside = `${margin}  `
  return wrapped(text, width - widthOf(beside)).map(
    (line, i) => (i === 0 ? beside : padded('', widthOf(beside))) + line,
  )
}

/** The beginning of a text that fits the width, with a mark where something was left out. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  let taken = 0
  for (const character of plainOr(text)) {
    taken += widthOf(character)
    if (taken > width - 1) break
    kept += character
  }
  return `${kept}…`
}

/** The characters of a text: those of one that has Latin letters and Chinese characters alone are its code units. */
const plainOr = (text: string): Iterable<string> =>
  [...text].every((unit) => unitWidth(unit.charCodeAt(0)) > 0) ? text : characters(text)

/** The text filled with blanks to the width. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
