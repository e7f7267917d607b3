// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

it('prints the F01 as far as it is done, the same bytes twice, as HTML and as Word', async () => {
  const { at, json, act, cwd } = await body()
  const { change } = await json(f01('C001', 'F-1', '--set', 'name=甲科技<b>有限公司', '--set', 'amount=15,000'))
  await act('classify', change.number, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await act('confirm', change.number, staff.certification, '2026-06-04', '--material', '营业执照')
  const print = async (name: string, ...more: string[]) => {
    const outcome = await at(['change', 'form', change.number, '--output', name, ...more])
    expect(outcome).toMatchObject({ code: 0, out: '', err: '' })
    return fs.readFileSync(path.join(cwd, name))
  }
  const html = await print('F01.html')
  expect(await print('again.html')).toEqual(html)
  expect(await print('F01.docx')).toEqual(await print('again.docx'))
  const text = html.toString()
  for (const part of [
    '第一联',
    '第二联',
    'F-1',
    '甲机械有限公司',
    '甲科技&lt;b&gt;有限公司',
    '¥12,000.00',
    '¥15,000.00',
  ])
    expect(text).toContain(part)
  for (const part of [staff.certification, '营业执照', 'HT-1', 'Q-1', '2026-06-04']) expect(text).toContain(part)
  expect(text).not.toContain('甲科技<b>')
  await act('approve', change.number, manager, '2026-06-05')
  // As of the day before, nothing was approved.
  expect((await print('then.html', '--as-of', '2026-06-04')).toString()).not.toContain('2026-06-05')
  const { form } = await json(['change', 'form', change.number])
  expect(form).toMatchObject({ number: change.number, kinds: ['a'], marks: { amount: true, reissue: true } })
})

it('takes a layout of the body, and says what is wrong with one', async () => {
  const { at, json, cwd } = await body()
  const { change } = await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  fs.writeFileSync(path.join(cwd, 'own.html'), '<h1>{{number}} {{customer.name}}</h1>')
  const own = ['change', 'form', change.number, '--template', 'own.html', '--output', 'F01.html']
  expect(await at(own)).toMatchObject({ code: 0 })
  expect(fs.readFileSync(path.join(cwd, 'F01.html'), 'utf8')).toBe(`<h1>${change.number} 甲机械有限公司</h1>`)
  // The built-in layout is where one of your own begins: as a template it prints what the program prints.
  const form = ['change', 'form', change.number]
  expect((await at([...form, '--built-in', '--output', 'layout.html'])).code).toBe(0)
  expect((await at([...form, '--template', 'layout.html', '--output', 'a.html'])).code).toBe(0)
  expect((await at([...form, '--output', 'b.html'])).code).toBe(0)
  const bytes = (name: string) => fs.readFileSync(path.join(cwd, name), 'utf8')
  expect(bytes('layout.html')).toContain('{{customer.name}}')
  expect(bytes('a.html')).toBe(bytes('b.html'))
  fs.writeFileSync(path.join(cwd, 'own.html'), '<h1>{{nombre}}</h1>')
  const wrong = await at(own)
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.err).toContain('nombre')
  expect((await at(['change', 'list', '--format', 'docx'])).code).toBe(2)
})

it('prints what was decided, and why', async () => {
  const { json, act } = await body()
  const scope = ['--set', 'scope=齿轮的加工', '--direction', 'reduction']
  const { number } = (await json(f01('C001', 'F-1', ...scope))).change
  await act('classify', number, staff.business, '2026-06-03', '--class', 'system', '--why', '范围缩小')
  await act('complete-documents', number, manager, '2026-06-03', '--documents', '手册', '--proof', '许可')
  const reviewed = ['--outcome', '可行', '--audit-needed', 'no']
  await act('review', number, staff['project-manager'], '2026-06-04', ...reviewed)
  await act('decide', number, staff['decision-maker'], '2026-06-05', '--decision', 'rejected', '--reason', '证据不足')
  const { form } = await json(['change', 'form', number])
  expect((form.acts as { place: string; remark: string | null }[]).map(({ place, remark }) => [place, remark])).toEqual(
    [
      ['acceptance', null],
      ['review', '可行'],
      ['decision', '不同意：证据不足'],
    ],
  )
})

it('prints that nobody goes on by it, and each submission apart where it was handed in again', async () => {
  const { json, act } = await body()
  const { number } = (await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))).change
  const form = async (...more: string[]) => (await json(['change', 'form', number, ...more])).form
  expect(await form()).toMatchObject({ stopped: null, belowFloor: null })
  await act('return', number, staff.business, '2026-06-03', '--reason', '缺第二联')
  const returned = { state: 'returned', on: '2026-06-03', by: staff.business, reason: '缺第二联' }
  expect(await form()).toMatchObject({ stopped: returned, acts: [{ act: { zh: '提交' }, remark: null }] })
  await json([
    ...['change', 'submit', number, '--f01', 'F-2', '--copies', '2', '--signed-on', '2026-06-04'],
    ...['--set', 'name=甲科技有限公司', '--on', '2026-06-04', '--staff', staff.business],
  ])
  const again = await form()
  expect(again.stopped).toBeNull()
  expect(
    again.acts.map(({ act: said, on, remark }: { act: { zh: string }; on: string; remark: string }) => [
      said.zh,
      on,
      remark,
    ]),
  ).toEqual([
    ['第 1 次提交', '2026-06-02', 'F-1'],
    ['退回', '2026-06-03', '缺第二联'],
    ['第 2 次提交', '2026-06-04', 'F-2'],
  ])
  await act('retract', number, staff.business, '2026-06-05', '--reason', '客户不再更名')
  expect((await form()).stopped).toEqual({
    ...{ state: 'retracted', on: '2026-06-05', by: staff.business, reason: '客户不再更名' },
  })
  // As of the days before it was returned, and handed in again.
  expect((await form('--as-of', '2026-06-03')).stopped).toEqual(returned)
  expect((await form('--as-of', '2026-06-04')).stopped).toBeNull()
  for (const end of ['reject', 'void']) {
    const other = (await json(f01('C002', `F-${end}`, '--set', 'name=乙科技有限公司'))).change
    await act(end, other.number, staff.business, '2026-06-03', '--reason', '误录')
    const state = end === 'void' ? 'void' : 'rejected'
    expect((await json(['change', 'form', other.number])).form.stopped).toMatchObject({ state, reason: '误录' })
  }
})

it('prints why the manager lets a price be below the floor', async () => {
  const { at, json, cwd } = await body()
  await json(['contract', 'floor', 'add', 'ISO 9001', '10,000', '--from', '2025-02-01'])
  await json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001', '--reason', '补录', '--correction', '补录'])
  const priced = f01('C001', 'F-1', '--set', 'amount=9,000', '--below-floor', '三年框架')
  const byManager = priced.map((word) => (word === staff.business ? manager : word))
  const { number } = (await json(byManager)).change
  const { form } = await json(['change', 'form', number])
  expect(form).toMatchObject({
    belowFloor: '三年框架',
    acts: [{ by: manager, remark: '低于最低价格的原因 Why below the price floor：三年框架' }],
  })
  await at(['change', 'form', number, '--output', 'F01.html'])
  expect(fs.readFileSync(path.join(cwd, 'F01.html'), 'utf8')).toContain('：三年框架')
})

it('prints again what was on record when it was filled in', async () => {
  const { json, act } = await body()
  const { business, certification, general } = staff
  /** Brings a change of the customer's data to its new certificate, all on one day. */
  const changed = async (f01Number: string, set: string, newNumber: string, day: string) => {
    const { change } = await json(f01('C001', f01Number, '--set', set, '--happened-on', '2026-05-20'))
    const { form: before } = await json(['change', 'form', change.number])
    await act('classify', change.number, business, day, '--class', 'administrative', '--why', '客户资料')
    await act('confirm', change.number, certification, day, '--material', '执照')
    await act('approve', change.number, manager, day)
    await act('enter', change.number, general, day, '--effective', day)
    await act('forward', change.number, business, day)
    await act('reissue', change.number, general, day, '--number', newNumber)
    return { number: change.number as string, before }
  }
  const first = await changed('F-1', 'english-name=Jia', 'Q-2', '2026-06-02')
  const { head } = await json(['audit', 'verify']).then(({ verification }) => verification)
  await changed('F-2', 'name=甲科技有限公司', 'Q-3', '2026-06-03')
  await json(['customer', 'edit', 'C001', '--code', 'C099', '--reason', '统一编号'])
  const { form } = await json(['change', 'form', first.number])
  const { customer, certificates, contracts, changes } = first.before
  expect(form).toMatchObject({ customer, certificates, contracts, changes, happenedOn: '2026-05-20' })
  expect({ code: customer.code, name: customer.name, certificates }).toEqual({
    ...{ code: 'C001', name: '甲机械有限公司', certificates: ['Q-1'] },
  })
  // The acts that were done since are on it.
  expect(form.acts.map(({ act }: { act: { en: string } }) => act.en)).toContain('reissue')
  // Asked as it was known before the second change, it is the same paper.
  expect((await json(['change', 'form', first.number, '--known-at', head.split(':')[0]])).form).toMatchObject({
    certificates: ['Q-1'],
  })
})
