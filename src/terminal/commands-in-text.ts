/** A piece of a sentence: its words, or a command line that stands in it. */
export interface TextPiece {
  readonly text: string
  readonly isCommand: boolean
}

const program = 'certdesk'

/** A word of a command line as results write it: in quotes (`shellWord`), or of characters that end no sentence and open no bracket. */
const nextWord = / (?:"(?:[^"\\\n]|\\.)*"|[^\s"'“”‘’，。；：、！？（）()—→|…]+)+/y

/** What ends a part of an English sentence, or all of it, behind a word. */
const end = /[.,;:!?]+$/

/** Where the command line ends that begins in the text at a place. */
function endOfCommand(text: string, from: number): number {
  let at = from + program.length
  for (;;) {
    nextWord.lastIndex = at
    const [word] = nextWord.exec(text) ?? []
    if (word === undefined) return at
    const [mark = ''] = end.exec(word) ?? []
    at += word.length - mark.length
    if (mark !== '') return at
  }
}

/** Cuts a text at the command lines that it names, wherever they stand in it. */
export function commandsInText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (
    let begin = text.indexOf(`${program} `);
    begin !== -1;
    begin = text.indexOf(`${program} `, Math.max(from, begin + 1))
  ) {
    const to = endOfCommand(text, begin)
    if (to === begin + program.length) continue
    pieces.push({ text: text.slice(from, begin), isCommand: false }, { text: text.slice(begin, to), isCommand: true })
    from = to
  }
  return [...pieces, { text: text.slice(from), isCommand: false }].filter((piece) => piece.text !== '')
}
