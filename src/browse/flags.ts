import { usage } from '../clause/problem.ts'
import { type Flag, ofKind, optional, text, yes } from '../terminal/flag.ts'
import { count } from '../terminal/number-flag.ts'
import { doorFlagWords } from './door-words.ts'

/** A port that may be listened at; 0 is any free one. */
const port: Flag<number, 'optional'> = optional(doorFlagWords.port, 'N', (raw, label) => {
  const value = count(doorFlagWords.port).parse(raw, label)
  if (value > 65_535)
    throw usage(
      { en: `${label} is no port: "${raw}".`, zh: `${label} 不是端口：“${raw}”。` },
      { en: 'Ports go from 1 to 65535.', zh: '端口为 1 至 65535。' },
    )
  return value
})

/** Where the local page is, and for how long. */
export const doorFlags = {
  port,
  socket: ofKind('verbatim', text(doorFlagWords.socket, 'FILE')),
  idle: count(doorFlagWords.idle, 1),
  noOpen: yes(doorFlagWords.noOpen),
} as const

/** How long the page stays where nobody asks for anything, in minutes. */
export const usualIdle = 60
