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

/** The evidence that an event lacks: it counts all the same, and whoever judges should see it. */
export function evidenceMissing(event: {
  readonly organizations: number
  readonly minutes: string | null
}): EventEvidence[] {
  const missing: EventEvidence[] = []
  if (event.organizations === 0) missing.push('attendees')
  if (event.minutes === null) missing.push('minutes')
  return missing
}

/** The kind that all of several events are of; null where they differ, or are fewer than two. */
export function onlyKind(kinds: readonly EventKind[]): EventKind | null {
  const [first, ...more] = kinds
  return first !== undefined && more.length > 0 && more.every((kind) => kind === first) ? first : null
}
