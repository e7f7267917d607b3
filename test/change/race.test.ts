import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

const program = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))

/** The program as a process of its own: two clerks at two desks. */
function started(argv: readonly string[], file: string): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, CERTDESK_REGISTER: file, CERTDESK_TODAY: '2026-06-30', CERTDESK_BY: manager, CI: '1' }
  const child = spawn(process.execPath, [program, ...argv, '--format', 'json', '--clock-is-right'], { env })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

it('lets one of two clerks approve at the same moment, and tells the other who did it when', async () => {
  const { json, act, file } = await body()
  await json(['staff', 'add', '郑强', '--role', 'business'])
  await json(['staff', 'add', '吴娜', '--role', 'business'])
  const { change } = await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  await act('classify', change.number, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await act('confirm', change.number, staff.certification, '2026-06-04', '--material', '执照')
  const approve = (by: string) => started(['change', 'approve', change.number, '--staff', by], file)
  const ends = await Promise.all(['郑强', '吴娜'].map(async (by) => ({ by, ...(await approve(by)) })))
  const won = ends.find(({ code }) => code === 0)
  const lost = ends.find(({ code }) => code !== 0)
  expect(won && JSON.parse(won.out).change.state).toBe('approved')
  expect(lost?.code).toBe(3)
  const { error } = JSON.parse(lost?.err ?? '{}')
  expect(error.message).toMatch(
    new RegExp(
      `approve was done already, by ${won?.by} on 2026-06-30 \\(recorded \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\)`,
    ),
  )
  const { change: after } = await json(['change', 'show', change.number])
  expect((after.acts as { act: string; staff: string }[]).filter((each) => each.act === 'approve')).toMatchObject([
    { staff: won?.by },
  ])
})
