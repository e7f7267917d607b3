import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { body, staff } from '../change/body.ts'

it('prints the notice of the newest act, or of the one asked for', async () => {
  const { at, json, cwd } = await body()
  const decided = ['--decided-by', staff['decision-maker'], '--decided-on', '2026-05-21']
  await json([
    ...['suspend', 'start', 'Q-1', '--reason', 'own-request', '--ground-on', '2026-05-20', '--on', '2026-05-22'],
    ...[...decided, '--conditions', '完成整改'],
  ])
  await json([
    'suspend',
    'follow-up',
    'SP-2026-0001',
    'notice',
    '--on',
    '2026-05-25',
    '--reference',
    'TZ-7',
    '--delivery',
    'EMS',
  ])
  const print = async (name: string, ...more: string[]) => {
    expect(await at(['suspend', 'notice', 'SP-2026-0001', '--output', name, ...more])).toMatchObject({
      code: 0,
      err: '',
    })
    return fs.readFileSync(path.join(cwd, name))
  }
  const html = (await print('notice.html')).toString()
  for (const part of ['暂停认证证书通知书', 'TZ-7', 'Q-1', '组织主动申请', '完成整改', '2026年11月22日'])
    expect(html).toContain(part)
  expect(await print('notice.docx')).toEqual(await print('again.docx'))
  await json([
    ...[
      'suspend',
      'restore',
      'Q-1',
      '--evidence',
      '整改报告',
      '--verified-by',
      staff.auditor,
      '--verified-on',
      '2026-06-10',
    ],
    ...[
      '--decided-by',
      staff['decision-maker'],
      '--decided-on',
      '2026-06-11',
      '--on',
      '2026-06-12',
      '--reason',
      '已排期',
    ],
  ])
  expect((await print('restored.html')).toString()).toContain('整改报告')
  const named = (await print('named.html', '--body', '某检测公司', '--body-en', 'Some Body')).toString()
  expect(named).toContain('某检测公司<i class="beneath">Some Body</i>')
  expect((await print('once.html', '--body', '某检测公司')).toString().match(/某检测公司/g)).toHaveLength(1)
  expect((await print('first.html', '--of', '暂停')).toString()).toContain('暂停认证证书通知书')
  const none = await at(['suspend', 'notice', 'SP-2026-0001', '--of', 'withdrawal', '--output', 'x.html'])
  expect(none.code).toBe(2)
  expect(none.err).toContain('SP-2026-0001 has no withdrawal')
})
