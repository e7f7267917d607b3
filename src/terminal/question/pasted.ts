/** The lines of what was pasted, without those that say nothing: cells of a sheet are set apart by blanks. */
export const pastedLines = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')

/** Has what is pasted heard while a question stands there; returns what ends that. */
export type OnPaste = (hears: (text: string) => void) => () => void

/** How a question that takes one line says that others were left out. */
export type LeftOut = (all: number) => string
