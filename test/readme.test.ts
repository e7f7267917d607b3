import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { run } from '../src/start/main.ts'
import { emptyFolder } from './scratch.ts'
import { rerun } from './transcript.ts'
import { takesLong } from './tries.ts'
import { testWorld } from './world.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const cwd = emptyFolder()

/** The reader's desk: the fixtures, and what the tour sets before it begins. */
async function print(argv: readonly string[]): Promise<string> {
  const env = { CERTDESK_REGISTER: 'tour.db', CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-10-15', NO_COLOR: '1' }
  const world = testWorld({ cwd, env, stdoutTTY: true, columns: 100, now: '2026-10-15T01:00:00.000Z' })
  const code = await run(argv, world)
  // What the procedure forbids is shown, too, with its clause; nothing else may fail.
  const refused = /\(clause [\d.]+\)/.test(world.err())
  expect(code, `certdesk ${argv.join(' ')}\n${world.err()}`).toBe(refused ? 3 : 0)
  return world.out() + world.err()
}

it('shows what the program prints', takesLong, async () => {
  for (const name of ['customers.csv', 'contacts.csv', 'questionnaire.csv', 'returns.csv'])
    copyFileSync(at(`fixtures/${name}`), join(cwd, name))
  const page = readFileSync(at('README.md'), 'utf8')
  const told = 'README.md does not show what the program prints: run "npm run docs" and read what it changed'
  await expect(await rerun(page, print), told).toMatchFileSnapshot('../README.md')
})

it('says for batch files of Windows, in both languages, that a batch file which does not call another ends with it', async () => {
  const page = readFileSync(at('README.md'), 'utf8')
  const [, batch = ''] = /```bat\n(.*?)```/s.exec(page) ?? []
  expect(
    batch
      .split('\n')
      .filter((line) => line.includes('certdesk '))
      .map((line) => line.split(' ')[0]),
  ).toEqual(['call'])
  expect(page).toMatch(/\p{Script=Han} `call certdesk /u)
  for (const lang of ['en', 'zh']) expect(await print(['help', 'backup', '--lang', lang])).toMatch(/call\s+certdesk/)
})

it('is of the version that the package has, as is the change log', () => {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  expect(readFileSync(at('README.md'), 'utf8')).toContain(`./certdesk-${version}.tgz`)
  expect(readFileSync(at('CHANGELOG.md'), 'utf8')).toMatch(new RegExp(`^## ${version} - \\d{4}-\\d{2}-\\d{2}$`, 'm'))
})
