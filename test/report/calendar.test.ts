// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Day, Moment } from '../../src/clause/day.ts'
import type { AgendaItem } from '../../src/report/agenda.ts'
import { agendaWords } from '../../src/report/agenda-words.ts'
import { agendaCalendar } from '../../src/report/calendar.ts'
import { tries } from '../tries.ts'
import { busyDesk } from './busy.ts'

/** A content line of a calendar (RFC 5545, 3.1). */
interface ContentLine {
  readonly name: string
  readonly parameters: readonly string[]
  readonly value: string
}

/** The content lines, unfolded. Throws where the file is not written as RFC 5545 demands it. */
function contentLines(file: string): ContentLine[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line does not end')
  const lines = file.slice(0, -2).split('\r\n')
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`a line ends by half: ${JSON.stringify(line)}`)
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`)
    if (/\p{Surrogate}/u.test(line)) throw new Error(`a character is cut in two: ${JSON.stringify(line)}`)
    if (line === '') throw new Error('an empty line')
  }
  const unfolded = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  return unfolded.map((line) => {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^";:,]+)*):(.*)$/u.exec(line) ?? []
    if (name === '') throw new Error(`no content line: ${line}`)
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value))
      throw new Error(`a control character: ${JSON.stringify(line)}`)
    return { name, parameters: parameters.split(';').slice(1), value }
  })
}

/** A value of type TEXT (3.3.11) as it is meant. Throws where something in it should be escaped, or is so wrongly. */
function textOf(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)) throw new Error(`no TEXT: ${value}`)
  return value.replace(/\\(.)/g, (_, character) => (character.toLowerCase() === 'n' ? '\n' : character))
}

interface CalendarEvent {
  readonly uid: string
  readonly stamp: string
  readonly start: string
  readonly end: string
  readonly summary: string
  readonly description: string
}

/** The calendar's name and its events: each with all that it needs, once. */
function calendarOf(file: string): { readonly name: string; readonly events: CalendarEvent[] } {
  const lines = contentLines(file)
  const [first, ...rest] = lines
  expect([first, rest.pop()]).toMatchObject([
    { name: 'BEGIN', value: 'VCALENDAR' },
    { name: 'END', value: 'VCALENDAR' },
  ])
  const begin = rest.findIndex(({ name }) => name === 'BEGIN')
  const head = begin < 0 ? rest : rest.slice(0, begin)
  const once = (own: readonly ContentLine[], wanted: string): ContentLine => {
    const found = own.filter(({ name }) => name === wanted)
    if (found.length !== 1) throw new Error(`${wanted} is there ${found.length} times`)
    return found[0] as ContentLine
  }
  expect(once(head, 'VERSION').value).toBe('2.0')
  expect(once(head, 'PRODID').value).not.toBe('')
  const events: CalendarEvent[] = []
  let own: ContentLine[] | null = null
  for (const line of begin < 0 ? [] : rest.slice(begin)) {
    if (line.name === 'BEGIN') {
      expect([own, line.value]).toEqual([null, 'VEVENT'])
      own = []
    } else if (line.name === 'END') {
      if (own === null || line.value !== 'VEVENT') throw new Error(`ends what did not begin: ${line.value}`)
      const event = own
      const date = (name: string): string => {
        const { parameters, value } = once(event, name)
        expect(parameters, name).toEqual(['VALUE=DATE'])
        expect(value, name).toMatch(/^\d{8}$/)
        return value.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
      }
      const stamp = once(event, 'DTSTAMP').value
      expect(stamp).toMatch(/^\d{8}T\d{6}Z$/)
      events.push({
        uid: once(event, 'UID').value,
        stamp,
        start: date('DTSTART'),
        end: date('DTEND'),
        summary: textOf(once(event, 'SUMMARY').value),
        description: textOf(once(event, 'DESCRIPTION').value),
      })
      expect(once(event, 'TRANSP').value).toBe('TRANSPARENT')
      own = null
    } else own?.push(line)
  }
  expect(own).toBeNull()
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  return { name: textOf(once(head, 'X-WR-CALNAME').value), events }
}

let desk: Awaited<ReturnType<typeof busyDesk>>
beforeAll(async () => {
  desk = await busyDesk()
})

const ics = async (...more: string[]): Promise<string> => {
  const { code, out, err } = await desk.at(['today', '--format', 'ics', ...more])
  expect(code, err).toBe(0)
  return out
}

describe('today --format ics', () => {
  it('is a calendar: an event of a whole day for each line, on the day by which it is to be done', async () => {
    const { name, events } = calendarOf(await ics())
    const lines = await desk.agenda()
    expect(name).toBe('certdesk agenda')
    expect(events).toHaveLength(lines.length)
    for (const [i, { start, end, summary, description }] of events.entries()) {
      const line = lines[i]
      if (line === undefined) throw new Error('no line')
      // What is overdue stands on today: a telephone shows nobody what has passed.
      expect(start).toBe(line.by < '2026-06-30' ? '2026-06-30' : line.by)
      expect(Date.parse(end) - Date.parse(start)).toBe(24 * 3600 * 1000)
      const subject = line.name ?? line.owner
      expect(summary).toBe(subject === null ? line.text.en : `${subject}: ${line.text.en}`)
      expect(description.split('\n').at(-1)).toMatch(/^certdesk /)
      expect(description).toContain(line.by)
      if (line.phone !== null) expect(description.split('\n')).toContain(line.phone)
    }
  })

  it('speaks Chinese where it is asked to', async () => {
    const { name, events } = calendarOf(await ics('--lang', 'zh', '--maintainer', '王芳'))
    expect(name).toBe('certdesk 待办：王芳')
    const lines = await desk.agenda('--maintainer', '王芳')
    expect(events.map(({ summary }) => summary)).toEqual(
      lines.map(({ name: customer, owner, text }) => `${customer ?? owner}: ${text.zh}`),
    )
    expect(events[0]?.description).toMatch(/^Q-2：监督应于 2026-02-01 前完成，已超期 149 天\n13800138002\n/)
  })

  it('gives the same thing the same identity in every file, in whatever language', async () => {
    const uids = async (...more: string[]) => calendarOf(await ics(...more)).events.map(({ uid }) => uid)
    const today = await uids()
    expect(await uids('--lang', 'zh')).toEqual(today)
    expect(await uids('--as-of', '2026-07-01')).toEqual(expect.arrayContaining(today.slice(0, 5)))
  })

  it('is the same in every byte as known at a moment', async () => {
    const before = await ics()
    const { head } = await desk.json(['audit', 'list'])
    const [seq] = /^#\d+/.exec(head) ?? []
    await desk.json(['contact', 'pass-on', 'CT-2026-0001'])
    const after = await ics()
    expect(after).not.toBe(before)
    expect(await ics('--known-at', String(seq))).toBe(before)
    expect(await ics()).toBe(after)
  })

  it('goes into a file whose name says what it is, where there are events to write', async () => {
    expect((await desk.at(['today', '--output', 'agenda.ics'])).code).toBe(0)
    const file = fs.readFileSync(path.join(desk.cwd, 'agenda.ics'), 'utf8')
    expect(calendarOf(file).events.length).toBeGreaterThan(30)
    expect(calendarOf(await ics('--as-of', '2025-01-01')).events).toEqual([])
    const refused = await desk.at(['customer', 'list', '--output', 'customers.ics'])
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('does not print ics')])
    expect(fs.existsSync(path.join(desk.cwd, 'customers.ics'))).toBe(false)
  })

  it('takes every name and text for text', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ',',
        ';',
        ':',
        '\\',
        '\n',
        '\r',
        '\r\n',
        '"',
        '甲',
        '😀',
        '\t',
        '\u0000',
        '\u001b',
        '\u202e',
        ' ',
        'END:VEVENT',
        'x',
      ),
      maxLength: 120,
    })
    const day = '2026-06-30' as Day
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, text, maintainer) => {
        const item: AgendaItem = {
          ...{ urgency: 'due', stake: 'due', matter: 'contacts', by: day, daysLeft: 0, clauses: ['4.3.2'] },
          ...{ customer: 'C1', owner: null },
          ...{ name, text: { en: text, zh: text }, settle: ['contact', 'add', name] },
        }
        const file = agendaCalendar({
          name: agendaWords.calendar(maintainer),
          items: [item],
          day,
          known: '2026-06-30T01:00:00.000Z' as Moment,
          lang: 'en',
          phoneOf: () => null,
        })
        const {
          name: title,
          events: [event, ...more],
        } = calendarOf(file)
        expect(more).toEqual([])
        const ends = (typed: string) => typed.replace(/\r\n?/g, '\n')
        const kept = (typed: string) => ends(typed).replace(/[\t\u0000\u001b\u202e]/g, '')
        const read = (shown: string) => shown.replace(/\\x(09|00|1b)|\\u202e/g, '')
        expect(read(title)).toBe(kept(`certdesk agenda: ${maintainer}`))
        expect(read(event?.summary ?? '')).toBe(kept(`${name}: ${text}`))
      }),
      { numRuns: tries(300) },
    )
  })
})
