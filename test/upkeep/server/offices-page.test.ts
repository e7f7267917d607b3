import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { noServer, startCluster } from '../../register/server/cluster.ts'
import { takesLong } from '../../tries.ts'
import { wordsOf } from '../../walk.ts'
import { DeskAt } from './desk-at.ts'

const page = readFileSync(new URL('../../../docs/offices.md', import.meta.url), 'utf8')
const section = page.slice(page.indexOf('## PostgreSQL for branches'))

/** The lines of the first block of a language in the section. */
const block = (lang: string): string[] =>
  (new RegExp(`\`\`\`${lang}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1] ?? '').trim().split('\n')

test.skipIf(noServer)('docs/offices.md sets a register up by the lines that it has', takesLong, async () => {
  const cluster = await startCluster()
  const desk = new DeskAt(cluster, 'certdesk')
  for (const line of block('sql')) await desk.sql(line, 'postgres')
  const commands = block('console').flatMap((line) =>
    line.startsWith('$ certdesk ') ? [line.slice('$ certdesk '.length)] : [],
  )
  expect(commands).toHaveLength(3)
  const env = { CERTDESK_LOGIN_PASSWORD: 'only for this page' }
  for (const line of commands) {
    const words = wordsOf(line).map((word) => (word.startsWith('postgres://') ? desk.address('certdesk_admin') : word))
    const { code, err } = await desk.at(line.startsWith('server init') ? null : 'certdesk_admin', words, { env })
    expect(code, err).toBe(0)
  }
  expect((await desk.at('wangfang', ['customer', 'add', '深圳甲公司'])).err).toBe('')
})

describe('the page', () => {
  test('says in its first paragraph what a clerk’s login can do past the program', () => {
    const [, first = ''] = page.split('\n\n')
    expect(first).toContain("a clerk's database login can impersonate any user")
    expect(first).toContain('`doctor`')
  })

  test('names the settings that doctor asks about', () => {
    for (const each of ['synchronous_standby_names', 'synchronous_commit', 'archive_mode'])
      expect(section).toContain(each)
  })
})
