import type { Words } from '../clause/words.ts'
import { version } from '../terminal/version.ts'
import { reportWords } from './words.ts'

/** What a report says at its foot to be held against later: the journal's head, and the version of the program that read it. */
export const proved = (head: string): Words[] => [reportWords.head(head), reportWords.readBy(version)]
