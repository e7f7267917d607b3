import { limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'

/** What a customer event can be (4.3.5). */
export const eventKinds = {
  symposium: { en: 'symposium', zh: '座谈会' },
  training: { en: 'training', zh: '培训' },
  other: { en: 'other', zh: '其他' },
} as const satisfies Record<string, Words>

export type EventKind = keyof typeof eventKinds

export const eventLimits = {
  events: limit(
    'events-a-year',
    2,
    { en: 'Customer events held a year', zh: '每年举办客户活动的次数' },
    { stricter: 'higher', least: 1, most: 366 },
  ),
} as const

/** What shows, besides its day, that an event took place. */
export type EventEvidence = 'attendees' | 'minutes'

/** What is known of an event that shows that it took place. */
interface Shown {
  readonly organizations: number
  readonly minutes: string | null
}

/** The evidence that an event lacks: with one of the two it counts, and whoever judges should see that the other is not there. */
export function evidenceMissing(event: Shown): EventEvidence[] {
  const missing: EventEvidence[] = []
  if (event.organizations === 0) missing.push('attendees')
  if (event.minutes === null) missing.push('minutes')
  return missing
}

/** 4.3.5: an event counts with attendees or minutes on record; that it is said to have been held is not enough. */
export const eventCounts = ({ organizations, minutes }: Shown): boolean => organizations > 0 || minutes !== null

/** The kind that all of several events are of; null where they differ, or are fewer than two. */
export function onlyKind(kinds: readonly EventKind[]): EventKind | null {
  const [first, ...more] = kinds
  return first !== undefined && more.length > 0 && more.every((kind) => kind === first) ? first : null
}
