// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, openedAnew } from './desk.ts'
import { opened, signedDesk } from './signed.ts'

openedAnew()

const sign = ['audit', 'checkpoint', '--key', 'stick.key', '--lang', 'zh']

describe('what is to be done where a key does not sign', () => {
  it('is to name a key of the register, where it signs for another', async () => {
    const [own, other] = [await signedDesk(), desk(opened)]
    await other.at(['init', '--go-live', '2026-02-01'])
    for (const name of ['stick.key', 'stick.key.state'])
      fs.copyFileSync(path.join(own.cwd, name), path.join(other.cwd, name))
    const { code, err } = await other.at(sign)
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('请给出本登记簿的密钥') })
    expect(err).not.toContain('放回')
  })

  it('is to correct the passphrase that came by the environment', async () => {
    const own = await signedDesk()
    const wrong = { env: { CERTDESK_PASSPHRASE: 'nobody knows it' } }
    expect(await own.at(sign, wrong)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/口令有误[\s\S]*口令取自环境变量 CERTDESK_PASSPHRASE：请更正/),
    })
    const short = { env: { CERTDESK_PASSPHRASE: 'short' } }
    expect(await own.at(['audit', 'key', 'other.key'], short)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/at least 12 characters[\s\S]*correct CERTDESK_PASSPHRASE/),
    })
  })

  it.each([
    [['audit', 'checkpoint', '--key', 'register.db'], '是正在使用的登记簿', '新建：certdesk audit key'],
    [['audit', 'checkpoint', '--key', 'none.key'], '找不到文件“none.key”', '新建：certdesk audit key'],
    [['audit', 'prove', 'C001', '--checkpoint', 'register.db'], '“register.db”', '签署检查点：'],
    [['audit', 'verify', '--checkpoint', 'none.txt'], '找不到文件“none.txt”', '签署检查点：'],
    [['audit', 'verify', '--checkpoint', 'x', '--public-key', 'register.db'], '“register.db”', '.pub 文件'],
  ])('is told of a file that is none, be it the register itself: %j', async (argv, said, remedy) => {
    const own = await signedDesk()
    const { code, out, err } = await own.at([...argv, '--lang', 'zh'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
    expect(err).toContain(remedy)
    expect(err).not.toContain('usage')
  })
})
