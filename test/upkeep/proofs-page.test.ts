import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rerun } from '../transcript.ts'
import { desk, openedAnew } from './desk.ts'
import { opened } from './signed.ts'

openedAnew()

const page = new URL('../../docs/proofs.md', import.meta.url)

/** Seals hold salts, and all that is made of them differs from run to run. */
const withoutHashes = (text: string): string =>
  text
    .replace(/certdesk\/[0-9a-f]{32}(\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44})?/g, (_, key) => `certdesk/…${key ? '+…' : ''}`)
    .replace(/\b[0-9a-f]{64}\b/g, '…')
    .replace(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{91}=/g, '…')

it('docs/proofs.md shows what the program prints', async () => {
  const own = desk(opened)
  await own.at(['init', '--go-live', '2026-01-01'])
  await own.json(['customer', 'add', '甲公司', '--code', 'C001', '--person', '李明', '--mobile', '13800138000'])
  await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', '2026-06-29'])
  const print = async (argv: readonly string[]): Promise<string> => {
    const { code, out, err } = await own.at(argv)
    expect(code, err).toBe(0)
    return withoutHashes(argv.includes('--quiet') ? '' : `${out}${err}`)
  }
  await expect(await rerun(fs.readFileSync(page, 'utf8'), print)).toMatchFileSnapshot(path.resolve('docs/proofs.md'))
})
