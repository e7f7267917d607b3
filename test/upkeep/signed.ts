import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Desk, desk } from './desk.ts'

export const script = fileURLToPath(new URL('../../docs/verify-proof.py', import.meta.url))

export const passphrase = '正确 horse battery'

/** What opens a key where nobody is asked. */
export const opened = { env: { CERTDESK_PASSPHRASE: passphrase } }

/** A desk on which a key signs checkpoints, and some things are on record. */
export async function signedDesk(): Promise<Desk> {
  const own = desk(opened)
  await own.at(['init', '--go-live', '2026-01-01'])
  await own.json(['customer', 'add', '甲公司', '--code', 'C001', '--person', '李明', '--mobile', '13800138000'])
  await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', '2026-06-29'])
  await made(own, ['audit', 'key', 'stick.key'])
  return own
}

/** Runs what must be done. */
export async function made(own: Pick<Desk, 'at'>, argv: readonly string[]) {
  const outcome = await own.at(argv)
  expect(outcome.code, outcome.err).toBe(0)
  return outcome
}

/** Runs the script on many files in one process: what it says of each. */
const many = `
import contextlib, io, runpy, sys
script, key, *files = sys.argv[1:]
for file in files:
    sys.argv, said = [script, key, file], io.StringIO()
    try:
        with contextlib.redirect_stdout(said): runpy.run_path(script)
        print('proven')
    except SystemExit as end: print(str(end.code).replace('\\n', ' '))
`

/** What the script says of each of many files: `proven`, or why not. */
export function checkedEach({ cwd }: Pick<Desk, 'cwd'>, files: readonly string[]): string[] {
  const key = fs.readFileSync(path.join(cwd, 'stick.key.pub'), 'utf8').trim()
  const { stdout, stderr } = spawnSync('python3', ['-c', many, script, key, ...files], { cwd, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.trimEnd().split('\n')
}

/** What an assessor does with a file of proofs: the script of the docs, the public key, and no register. */
export function checked(own: Pick<Desk, 'cwd'>, file: string, publicKey?: string) {
  const key = publicKey ?? fs.readFileSync(path.join(own.cwd, 'stick.key.pub'), 'utf8').trim()
  return verifying(own, key, file)
}

/** The script of the docs, as it is typed. */
export function verifying({ cwd }: Pick<Desk, 'cwd'>, ...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('python3', [script, ...argv], { cwd, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}
