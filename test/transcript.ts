import { wordsOf } from './walk.ts'

/** A stretch of a page between fences of one kind: ```console shows commands and what they print, ```sh commands alone. */
const fenced = /^```(console|sh)\n([\s\S]*?)^```$/gm

/** What a command printed on both streams. */
export type Print = (argv: readonly string[]) => Promise<string>

/** Heads are never the same twice: the seals hold random salts and the moment. */
const withoutSeals = (text: string): string => text.replace(/#(\d+):[0-9a-f]{64}/g, '#$1:…')

async function printed(block: string, print: Print): Promise<string> {
  const shown: string[] = []
  for (const line of block.split('\n').filter((each) => each.startsWith('$ certdesk '))) {
    const output = withoutSeals(await print(wordsOf(line.slice('$ certdesk '.length)))).replace(/[ \t]+$/gm, '')
    shown.push(`${line}\n${output.trimEnd()}\n`)
  }
  return shown.join('\n')
}

/**
 * Runs every command of a page in its order and returns the page with what they print now. Blocks of commands alone are
 * run too, as later ones build on them, and stay as they are; so do their lines that are no command of certdesk.
 */
export async function rerun(page: string, print: Print): Promise<string> {
  const pieces: string[] = []
  let end = 0
  for (const { 0: whole, 1: kind, 2: block = '', index } of page.matchAll(fenced)) {
    pieces.push(page.slice(end, index))
    end = index + whole.length
    if (kind === 'console') pieces.push(`\`\`\`console\n${await printed(block, print)}\`\`\``)
    else {
      for (const line of block.split('\n').filter((each) => each.startsWith('certdesk ')))
        await print(wordsOf(line.slice('certdesk '.length)))
      pieces.push(whole)
    }
  }
  return pieces.join('') + page.slice(end)
}
