import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/clause/day.ts'
import { wallTime } from '../../src/clause/moment.ts'
import { tries } from '../tries.ts'

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC']

test('a moment is the day and the time that the clocks of the zone showed, of any time and zone', () => {
  const times = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })
  fc.assert(
    fc.property(times, fc.constantFrom(...zones), (time, timeZone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(time)
      expect(wallTime(time, timeZone)).toBe(shown)
      expect(dayOf(time, timeZone)).toBe(shown.slice(0, 10))
    }),
    {
      numRuns: tries(2000),
      examples: [
        [Date.UTC(1991, 11, 31, 23, 59, 59), zones[0] as string],
        [Date.UTC(1988, 6, 1), zones[0] as string],
      ],
    },
  )
})
