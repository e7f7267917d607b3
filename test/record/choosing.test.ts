// @module-tag long

import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { body, bodyAs, f01, manager, staff } from '../change/body.ts'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'
import { screenOf } from '../terminal/screen.ts'

const busyBody = () => bodyAs('choosing', prepared)

/** A body with two contacts, two events, a suspended certificate beside one in force, and an application at its last step. */
async function prepared() {
  const own = await body()
  const { json, act } = own
  await json(['staff', 'add', '王芳', '--role', 'business'])
  for (const [customer, on, summary] of [
    ['C001', '2026-06-26', '约定监审时间'],
    ['C002', '2026-06-20', '拜访总经理'],
  ] as const)
    await json([
      ...['contact', 'add', customer, '--channel', 'phone', '--on', on, '--surveillance', '2027-03-15'],
      ...['--needs', '无', '--summary', summary],
    ])
  await json(['event', 'add', '--kind', 'symposium', '--title', '换版座谈会', '--on', '2026-05-16', '--place', '深圳'])
  await json(['event', 'add', '--kind', 'training', '--title', '内审员培训', '--on', '2026-06-10', '--place', '广州'])
  await json([
    ...['certificate', 'add', 'C002', '--number', 'F-2', '--standard', 'ISO 22000:2018', '--scope', '饼干的生产'],
    ...['--issued', '2025-05-01', '--expires', '2028-04-30'],
  ])
  // Inspection has no surveillance: nothing of it is offered where one is recorded.
  await json([
    ...['certificate', 'add', 'C002', '--number', 'J-2', '--scheme', 'inspection', '--standard', 'GB/T 27020'],
    ...['--scope', '饼干的检验', '--issued', '2025-05-01', '--expires', '2028-04-30'],
  ])
  const ground = ['--reason', 'fees-unpaid', '--ground-on', '2026-06-01', '--conditions', '缴清费用']
  await json(['suspend', 'start', 'F-2', ...ground, '--on', '2026-06-02', '--decided-by', staff['decision-maker']])
  const { number } = (await json(f01('C001', 'F-1', '--set', 'mailing-address=深圳'))).change
  await json(f01('C002', 'F-2', '--set', 'mailing-address=广州'))
  const proof = ['--material', '营业执照']
  await act('classify', number, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅地址')
  await act('confirm', number, staff.certification, '2026-06-04', ...proof)
  await act('approve', number, manager, '2026-06-05')
  await act('enter', number, staff.general, '2026-06-08', '--effective', '2026-06-08')
  return own
}

const colours = /\u001b\[\d*m/g

/** What stands on a Chinese terminal of 80 columns once the text is there: then whoever sits there leaves. */
async function screen(argv: readonly string[], after: string): Promise<string> {
  const own = await busyBody()
  const desk = terminalDesk()
  copyFileSync(own.file, join(desk.cwd, 'register.db'))
  const { shown } = await desk.type([...argv, '--lang', 'zh'], [[after, '\u0003']])
  const drawn = screenOf(shown.replace(colours, ''), 80).split('\n')
  return drawn.slice(0, drawn.findIndex((line) => line.includes('↑↓')) + 1).join('\n')
}

describe.skipIf(noTerminal)('a command without the number that it is about', () => {
  it.each([
    [['change', 'close'], 'CH-2026-0001'],
    [['contact', 'edit'], 'CT-2026-0001'],
    [['suspend', 'restore'], 'F-2'],
    [['certificate', 'surveillance', 'done'], 'Q-1'],
    [['event', 'attend'], 'EV-2026-01  '],
    [['change', 'classify'], 'CH-2026-0002'],
  ])('offers what may be meant: %j', async (argv, after) => {
    expect(await screen(argv, after)).toMatchSnapshot()
  })

  it('says at once where there is nothing to choose from', async () => {
    const own = await busyBody()
    const { code, err } = await own.at(['loss', 'show', '--lang', 'zh'], { tty: true, answers: () => undefined })
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('登记簿中没有流失/异常记录。') })
  })

  it.each([
    [['contact', 'edit', 'CT-2026-9999'], '没有联系记录 CT-2026-9999。'],
    [['contact', 'void', 'CT-2026-9999'], '没有联系记录 CT-2026-9999。'],
    [['certificate', 'surveillance', 'done', 'NO-1'], '没有证书 NO-1。'],
    [['event', 'attend', 'EV-2026-77'], '没有客户活动 EV-2026-77。'],
  ])('asks nothing more about a number that is not there: %j', async (argv, message) => {
    const own = await busyBody()
    const { code, err, asked } = await own.at([...argv, '--lang', 'zh'], { tty: true, answers: () => undefined })
    expect({ code, err, asked }).toMatchObject({ code: 2, err: expect.stringContaining(message), asked: [] })
  })

  it('takes a number that is there, in whatever case it is typed', async () => {
    const own = await busyBody()
    const { err, asked } = await own.at(['contact', 'edit', 'ct-2026-0001', '--lang', 'zh'], {
      tty: true,
      answers: () => undefined,
    })
    expect({ err, asked }).toMatchObject({ err: expect.not.stringContaining('没有'), asked: ['更正哪一项？'] })
  })

  it('says in a pipe what is missing, as ever', async () => {
    const own = await busyBody()
    const { code, err } = await own.at(['event', 'attend'])
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('Missing EVENT') })
  })
})
