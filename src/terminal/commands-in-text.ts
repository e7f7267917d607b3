/** A piece of a sentence: its words, or a command line that stands in it. */
export interface TextPiece {
  readonly text: string
  readonly isCommand: boolean
}

/** A word of a command line as results write it: in quotes (`shellWord`), or of characters that end no sentence and open no bracket. */
const word = String.raw`(?:"(?:[^"\\\n]|\\.)*"|[^\s"'“”‘’，。；：、！？（）()—→|…]+)+`

const commandLine = new RegExp(`certdesk(?: ${word})+`, 'g')

/** What ends a part of an English sentence behind a word. */
const ends = /[.,;:!?]+(?= |$)/

/** Cuts a text at the command lines that it names, wherever they stand in it. */
export function commandsInText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(commandLine)) {
    const command = found.slice(0, ends.exec(found)?.index)
    if (command.trimEnd() === 'certdesk') continue
    pieces.push({ text: text.slice(from, index), isCommand: false }, { text: command, isCommand: true })
    from = index + command.length
  }
  return [...pieces, { text: text.slice(from), isCommand: false }].filter((piece) => piece.text !== '')
}
