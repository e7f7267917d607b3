import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../../src/clause/day.ts'
import { monthOf } from '../../../src/clause/month.ts'
import { channels, outcomes } from '../../../src/contact/contact/rules.ts'
import { readLine } from '../../../src/contact/line/rules/reading.ts'
import { plainWord, typedAs, vocabulary } from '../../../src/contact/line/rules/vocabulary.ts'

const today = '2026-11-27' as Day

const entries = vocabulary.flatMap((section) => section.entries)
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[]

describe('the vocabulary of a line', () => {
  it('has every word once', () => {
    const words = entries.flatMap(({ zh, en, initials }) => [...zh, ...en, ...initials]).map(plainWord)
    expect(words.filter((each, i) => words.indexOf(each) !== i)).toEqual([])
  })

  it('has Latin initials for each meaning, and each channel and outcome by its name', () => {
    for (const { initials, zh } of entries) expect(initials, zh.join()).not.toEqual([])
    const said = entries.flatMap(({ means }) => (means.is === 'channel' || means.is === 'outcome' ? [means.value] : []))
    expect(new Set(said)).toEqual(new Set([...keysOf(channels), ...keysOf(outcomes)]))
    for (const value of keysOf(channels))
      expect(readLine(typedAs('channel', value), today).channel?.value, value).toBe(value)
    for (const value of keysOf(outcomes))
      expect(readLine(typedAs('outcome', value), today).outcome?.value, value).toBe(value)
  })

  it('says the same by initials as in full, wherever it stands', () => {
    const { from: _, to: __, ...none } = { from: 0, to: 0 }
    const plain = (line: string) =>
      JSON.stringify(readLine(line, today), (key, value) =>
        key === 'from' || key === 'to' || key === 'label' ? none : value,
      )
    for (const { means, zh, en, initials } of entries)
      for (const short of initials) {
        const whole = zh[0] ?? en[0] ?? ''
        if (means.is === 'topic') {
          const value = means.value === 'followUp' ? '12-05' : '2027-03'
          expect(
            readLine(`${short} ${value}`, today)[means.value === 'renewal' ? 'surveillance' : means.value]?.value,
          ).toBe(readLine(`${whole} ${value}`, today)[means.value === 'renewal' ? 'surveillance' : means.value]?.value)
        } else if (means.is === 'none') expect(readLine(`需求 ${short}`, today).needs?.value).toBe('无')
        else if (means.is === 'day') {
          const ahead = (said: string) => readLine(`监审 ${said}`, today).surveillance?.value
          expect(ahead(short), short).toBe(ahead(whole))
          expect(ahead(short), short).toBeDefined()
        } else expect(plain(short), short).toBe(plain(whole))
      }
  })
})

describe('initials', () => {
  it('are a name where the same is said in full, or where no value follows', () => {
    const names = (line: string) => readLine(line, today).names.map((run) => run.map(({ text }) => text))
    expect(names('dh 微信')).toEqual([['dh']])
    expect(names('微信 dh')).toEqual([['dh']])
    expect(names('zt 前天 电话')).toEqual([['zt']])
    expect(names('js 电话 监审 2027-03')).toEqual([['js']])
    expect(names('dh')).toEqual([])
    expect(readLine('dh wx', today).faults).toHaveLength(1)
  })
})

it('keeps in quotes what says that there are no needs as it stands', () => {
  const needs = (said: string) => readLine(`艺科 昨天 电话 需求 ${said}`, today).needs?.value
  expect([needs('无需求'), needs('w'), needs('“无需求”'), needs('none')]).toEqual(['无', '无', '无需求', 'none'])
})

/** Names and texts that may stand in a line: whatever the words of the grammar in them say, in quotes they say nothing. */
const text = fc
  .array(
    fc.constantFrom('监审', '需求', '无', '跟进', '下周三', 'dh', 'js', '，', ' ', '扩项', '14001', '、', 'none', '：'),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join('').trim().replace(/\s+/g, ' '))
  .filter((each) => /[\p{L}\p{N}]/u.test(each) && !/^[，、：]|[，、：]$/u.test(each))

const dayIn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDaysTo(today, n))

it('reads a contact back that was written as a line, whatever its texts say and in whatever order', () => {
  const contacts = fc.record({
    on: dayIn(-400, 0),
    channel: fc.constantFrom(...keysOf(channels)),
    surveillance: fc.option(
      fc.oneof(
        dayIn(1, 500),
        dayIn(40, 500).map((day) => monthOf(day)),
      ),
    ),
    needs: fc.option(text),
    followUp: fc.option(dayIn(0, 100)),
    summary: fc.option(text),
    customer: text,
    swapped: fc.boolean(),
  })
  fc.assert(
    fc.property(contacts, ({ on, channel, surveillance, needs, followUp, summary, customer, swapped }) => {
      const front = [`“${customer}”`, on, typedAs('channel', channel)]
      const topics = [
        surveillance === null ? '' : `监审 ${surveillance}`,
        needs === null ? '' : `需求 “${needs}”`,
        followUp === null ? '' : `跟进 ${followUp}`,
      ]
      const behind = [...(swapped ? topics.reverse() : topics), summary === null ? '' : `内容 ${summary}`]
      const read = readLine(
        [...(swapped ? front.reverse() : front), ...behind].filter((each) => each !== '').join(' '),
        today,
      )
      expect(read.faults).toEqual([])
      expect(read.names.map((run) => run.map((each) => each.text))).toEqual([[customer]])
      expect({
        ...{ on: read.on?.value, channel: read.channel?.value, surveillance: read.surveillance?.value ?? null },
        ...{
          needs: read.needs?.value ?? null,
          followUp: read.followUp?.value ?? null,
          summary: read.summary?.value ?? null,
        },
      }).toEqual({ on, channel, surveillance, needs, followUp, summary })
    }),
    { numRuns: 300 },
  )
})

it('ends whatever is typed', () => {
  const piece = fc.constantFrom(
    '监审',
    'js',
    '需求',
    '：',
    ':',
    '“',
    '”',
    '"',
    '，',
    ' ',
    '跟进',
    '3',
    '月',
    '-',
    '昨天',
    '李工',
    '内容',
    'x',
    '　',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
      const line = parts.join('')
      const read = readLine(line, today)
      for (const { at } of read.faults)
        for (const { from, to } of at) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(line.length)
        }
    }),
    { numRuns: 500 },
  )
})
