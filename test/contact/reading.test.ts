import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { answersNeeds, readSurveillance, surveillanceKept } from '../../src/contact/contact/topics.ts'

const on = '2026-06-10' as Day

describe('the surveillance topic (4.3.2)', () => {
  it.each([
    // A day, in whichever form it is written or said.
    ['2026-09-15', '2026-09-15'],
    ['2026年9月15日', '2026-09-15'],
    ['9月15日', '2026-09-15'],
    ['9月15号', '2026-09-15'],
    ['3月15日', '2027-03-15'],
    ['15 Sep 2026', '2026-09-15'],
    ['2028年2月29日', '2028-02-29'],
    ['2月29日', null],
    // A month, and the month of the contact itself, which is not over.
    ['2026-09', '2026-09-30'],
    ['2026年9月', '2026-09-30'],
    ['9月', '2026-09-30'],
    ['6月', '2026-06-30'],
    ['5月', '2027-05-31'],
    ['明年3月', '2027-03-31'],
    ['下个月', '2026-07-31'],
    ['2028年2月', '2028-02-29'],
    ['September 2026', '2026-09-30'],
    // A part of a month.
    ['3月中旬', '2027-03-20'],
    ['2027年3月上旬', '2027-03-10'],
    ['2027年3月中旬', '2027-03-20'],
    ['2027年2月下旬', '2027-02-28'],
    ['2028年2月下旬', '2028-02-29'],
    ['明年3月中旬', '2027-03-20'],
    ['2027-03上旬', '2027-03-10'],
    ['9月下半月', '2026-09-30'],
    ['9月底', '2026-09-30'],
    ['年底', '2026-12-31'],
    ['mid March 2027', '2027-03-20'],
    // A quarter, half a year: those of the contact's own are not over.
    ['第三季度', '2026-09-30'],
    ['第二季度', '2026-06-30'],
    ['第一季度', '2027-03-31'],
    ['2027年一季度', '2027-03-31'],
    ['明年第一季度', '2027-03-31'],
    ['2027年Q1', '2027-03-31'],
    ['Q4', '2026-12-31'],
    ['下半年', '2026-12-31'],
    ['上半年', '2026-06-30'],
    ['明年上半年', '2027-06-30'],
    ['2027年上半年', '2027-06-30'],
    ['second half of 2026', '2026-12-31'],
    // From one to another.
    ['9月至10月', '2026-10-31'],
    ['9-10月', '2026-10-31'],
    ['2027年3-4月', '2027-04-30'],
    ['12月至1月', '2027-01-31'],
    ['9月15日至17日', '2026-09-17'],
    ['9月15-17日', '2026-09-17'],
    // With what people say around it.
    ['预计2027年3月中旬左右', '2027-03-20'],
    ['监督审核：2026年9月', '2026-09-30'],
    ['2026年9月监督审核', '2026-09-30'],
    ['约9月', '2026-09-30'],
    ['9月前', '2026-09-30'],
    ['2026-09-15，客户同意', '2026-09-15'],
    ['2026年9月，具体日期待定', '2026-09-30'],
    // What is over on the day of the contact is read as well: it is told from what cannot be read.
    ['2026-06-09', '2026-06-09'],
    ['2026-06-10', '2026-06-10'],
    ['2026年5月', '2026-05-31'],
    ['2026年第一季度', '2026-03-31'],
    ['6月上旬', '2026-06-10'],
  ])('%s is by %s', (text, by) => {
    expect(readSurveillance(text, on)).toEqual(by === null ? null : { kind: 'planned', by })
  })

  it.each([
    ['再认证 2027-03', '2027-03-31'],
    ['2027年3月再认证', '2027-03-31'],
    ['换证：明年上半年', '2027-06-30'],
    ['复评审核，2027-03-15', '2027-03-15'],
    ['recertification in March 2027', '2027-03-31'],
  ])('%s is a recertification by %s', (text, by) => {
    expect(readSurveillance(text, on)).toEqual({ kind: 'recertification', by })
  })

  it.each([
    ['待定：搬厂', '搬厂'],
    ['客户搬厂，时间待定', '客户搬厂'],
    ['未定（新厂房验收后再约）', '新厂房验收后'],
    ['搬厂后再定', '搬厂后'],
    ['监督时间尚未确定，客户停产', '客户停产'],
    ['to be decided: moving to a new plant', 'moving to a new plant'],
  ])('%s is undecided for a reason', (text, reason) => {
    expect(readSurveillance(text, on)).toEqual({ kind: 'undecided', reason })
  })

  it.each(['不适用', '不适用（检验）', 'not applicable'])('%s says that there is none', (text) => {
    expect(readSurveillance(text, on)).toEqual({ kind: 'not-applicable' })
  })

  it.each([
    ...[
      '无',
      'none',
      '待定',
      '时间待定',
      '未定。',
      'x',
      '√',
      '9',
      '不变',
      '按计划',
      '再认证',
      '换证',
      'N/A',
      '未谈',
      '—',
      '',
    ],
    ...['2026年', '13月', '2026年13月', '2027-02-30', '长期', '不适用于本公司', '已告知'],
  ])('%s does not answer it', (text) => {
    expect(readSurveillance(text, on)).toBeNull()
  })
})

describe('the time of a surveillance as it is kept (4.3.2)', () => {
  const today = '2026-11-29' as Day

  it.each([
    ...[['明年10月10号左右', '2027年10月10日左右'] as const, ['3个月后左右', '2027年2月28日左右'] as const],
    ...[['明年3-4月', '2027年3月至4月'] as const, ['明年3月到4月', '2027年3月至4月'] as const],
    ...[['12月到1月', '2026年12月至2027年1月'] as const, ['三四月份', '2027年3月至4月'] as const],
    ...[['明年3、4月', '2027年3月或4月'] as const, ['明年三、四月', '2027年3月或4月'] as const],
    ...[['9月15-17日', '2027年9月15日至9月17日'] as const, ['3月底4月初', '2027年3月底至4月初'] as const],
    ...[['3月15日左右', '2027年3月15日左右'] as const, ['5月1号前', '2027年5月1日前'] as const],
    ...[['月底前', '2026年11月30日前'] as const, ['年底前', '2026年底前'] as const],
    ...[['Q1', 'Q1 2027'] as const, ['明年Q1', '2027年第一季度'] as const, ['明年一季度', '2027年第一季度'] as const],
    ...[['2027.8', '2027-08'] as const, ['2027-4', '2027-04'] as const, ['2027年5月', '2027-05'] as const],
    ...[['明年5月', '2027-05'] as const, ['27年3月', '2027-03'] as const, ['二〇二七年三月', '2027-03'] as const],
    ...[['明年5.20', '2027-05-20'] as const, ['3月中旬', '2027年3月中旬'] as const, ['3月份', '2027-03'] as const],
    ...[['换证：明年上半年', '换证：2027年上半年'] as const, ['再认证 2027.8', '再认证 2027-08'] as const],
    ...[['预计明年3月中旬左右', '预计2027年3月中旬左右'] as const, ['明年3月，客户同意', '2027-03，客户同意'] as const],
    ...[['mid-March', 'mid March 2027'] as const, ['mar to apr', '2027-03 to 2027-04'] as const],
    ...[['待定：客户搬厂', '待定：客户搬厂'] as const, ['不适用', '不适用'] as const, ['2020-01', '2020-01'] as const],
  ])('%s is kept as %s, and means the same on any later day', (text, kept) => {
    expect(surveillanceKept(text, today)).toEqual({ text: kept })
    for (const later of ['2026-12-31', '2027-09-20', '2031-01-01'])
      expect(surveillanceKept(kept, later as Day)).toEqual({ text: kept })
  })

  it.each(['明年', '明年夏天', '春节后', '待定', '13月', '无'])('%s is not kept: it says no time', (text) => {
    expect(surveillanceKept(text, today)).toBeNull()
  })

  it('is asked for where it may be either of two days', () => {
    expect(surveillanceKept('next friday', '2026-11-30' as Day)).toEqual({ either: ['2026-12-04', '2026-12-11'] })
  })
})

describe('the topic of needs (4.3.2)', () => {
  it.each(['无', 'none', 'No', '没有', '不变', '需要培训', 'ISO 14001', '增加一个场所'])(
    'is answered by %s',
    (text) => {
      expect(answersNeeds(text)).toBe(true)
    },
  )

  it.each(['x', 'X', 'xx', '√', '1', '11', '有', 'N', '-', '—', '/', '。', 'N/A', '未谈', ' ', '√√'])(
    'is not answered by %s',
    (text) => {
      expect(answersNeeds(text)).toBe(false)
    },
  )
})
