import { customerArgument } from '../../../customer/customer/argument.ts'
import { count, personal, text } from '../../../terminal/flag.ts'

/** What is told of an organization's attendance. */
export const attendanceFlags = {
  headcount: count({ en: 'how many people came of the organization', zh: '参加人数' }, 1),
  persons: personal(text({ en: 'who came of the organization', zh: '参加人员' })),
} as const

/** Whose attendance it is. */
export const attendeeFlag = {
  ...customerArgument,
  words: { en: 'whose attendance it is about', zh: '涉及的参加组织' },
} as const
