import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../src/start/main.ts'
import { emptyFolder } from './scratch.ts'
import { shapeOf, shapeText, wrappedShape } from './shape.ts'
import { rerun } from './transcript.ts'
import { takesLong } from './tries.ts'
import { verbs } from './walk.ts'
import { testWorld } from './world.ts'

const cwd = emptyFolder()

const page = readFileSync(new URL('../docs/json.md', import.meta.url), 'utf8')
const customerList =
  '客户名称,统一社会信用代码,客户级别,业务员\n丙塑胶制品有限公司,914403001922038217,普通,赵敏\n丁五金有限公司,9.144E+17,普通,赵敏\n'
/** A list of which something is asked, where a person sits. */
const [asking, askingList] = ['获证客户名单.csv', '客户名称,地址\n深圳市晨光包装有限公司,深圳市南山区一路1号\n']
const contactList =
  '客户名称,联系日期,联系方式,业务员,联系人\n丙塑胶制品有限公司,2026-05-06,电话,赵敏,陈红\n没有的公司,2026-05-06,电话,赵敏,\n'

const questionnaire =
  '题号,阶段,满分,题目,英文\nA1,合同受理,10,受理,Acceptance\nB1,审核/检验过程,10,审核,Audit\nC1,证后服务,10,服务,Service\n'
const returns = '客户编号,收回日期,A1,B1,C1\nC99999,2026-06-30,9,9,9\n'
const calendar = 'day,kind\n2026-12-24,holiday\n2026-12-25,party\n'
const feedback = '客户名称,收到日期,渠道,内容\n没有的公司,2026-06-29,走访,很好\n'

let now = Date.parse('2026-06-30T01:00:00.000Z')

async function jsonOf(argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  now += 1000
  const env = {
    CERTDESK_REGISTER: 'register.db',
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-06-30',
    CERTDESK_PASSPHRASE: 'only for this page',
  }
  const asked = argv.includes(asking) ? { tty: true, answers: ['siteAddress'] } : {}
  const world = testWorld({ cwd, env, now: new Date(now).toISOString(), ...asked })
  const code = await run([...argv, '--format', 'json'], world)
  return { code, out: world.out(), err: world.err() }
}

/** The keys that a command prints; of one that is refused, those of the error. */
async function keys(argv: readonly string[]): Promise<string> {
  const { code, out, err } = await jsonOf(argv)
  // Only the error is shown by a command that fails.
  expect(argv.length === 2 ? [0, 1, 2] : [0, 1], `certdesk ${argv.join(' ')}\n${err}`).toContain(code)
  const value = JSON.parse(code === 2 ? err : out)
  if (code !== 2) expect(value.schema).toBe(1)
  return wrappedShape(shapeText(shapeOf(value)))
}

describe('docs/json.md', () => {
  it('has the keys that the program prints', takesLong, async () => {
    writeFileSync(join(cwd, 'customers.csv'), customerList)
    writeFileSync(join(cwd, asking), askingList)
    writeFileSync(join(cwd, 'contacts.csv'), contactList)
    writeFileSync(join(cwd, 'questionnaire.csv'), questionnaire)
    writeFileSync(join(cwd, 'returns.csv'), returns)
    writeFileSync(join(cwd, 'feedback.csv'), feedback)
    writeFileSync(join(cwd, 'calendar.csv'), calendar)
    // Of two registers: what is proven has the same keys.
    const root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    for (const name of ['older', 'newer']) writeFileSync(join(cwd, `${name}.txt`), `certdesk/${name}\n2\n${root}\n`)
    const told =
      'docs/json.md does not have the keys that the program prints. New keys are fine: run "npm run docs". ' +
      'A key that is gone or renamed breaks other programs: keep it, or raise "schema" and say so in CHANGELOG.md'
    await expect(await rerun(page, keys), told).toMatchFileSnapshot('../docs/json.md')
  })

  it('has every command', () => {
    const shown = page.split('\n').filter((line) => /^(\$ )?certdesk /.test(line))
    const missing = verbs.filter(
      ({ name }) => !shown.some((line) => `${line.replace('$ ', '')} `.startsWith(`certdesk ${name} `)),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  it('describes English keys in camel case', () => {
    const blocks = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
    const printed = blocks.flatMap((block) => block.split('\n').filter((line) => !line.startsWith('$ ')))
    const names = printed.flatMap((line) => line.match(/[^\s{}[\]:,…]+/g) ?? [])
    expect(names.length).toBeGreaterThan(100)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
  })
})
