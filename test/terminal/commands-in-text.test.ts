import { expect, it } from 'vitest'
import { commandsInText } from '../../src/terminal/commands-in-text.ts'

const commandsOf = (text: string) => commandsInText(text).flatMap((piece) => (piece.isCommand ? [piece.text] : []))

it('finds command lines wherever they stand in a sentence, and nothing of the sentence', () => {
  const sentences = {
    '上报后登记；名单：certdesk certificate export --month 2025-02': ['certdesk certificate export --month 2025-02'],
    '可查看：certdesk certificate show Q-1；更正用 certificate edit。': ['certdesk certificate show Q-1'],
    '仅列前 5 项；全部：certdesk report forecast --days 60。': ['certdesk report forecast --days 60'],
    'See it with: certdesk certificate show Q-1 — and correct it.': ['certdesk certificate show Q-1'],
    'They confirm with: certdesk confirm. Others: certdesk confirm --all': [
      'certdesk confirm',
      'certdesk confirm --all',
    ],
    '见：certdesk certificate show "A, 1。2"（原证书）': ['certdesk certificate show "A, 1。2"'],
    没有命令: [],
  }
  for (const [text, commands] of Object.entries(sentences)) {
    expect(commandsOf(text), text).toEqual(commands)
    // Not a character is lost.
    expect(
      commandsInText(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  }
})
