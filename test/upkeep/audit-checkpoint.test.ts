// @module-tag long

import { createPrivateKey } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { takeLock } from '../../src/register/file/lock.ts'
import { statementsOf } from '../../src/register/file/statements.ts'
import { firstSeal, type SealedChange, Sealer, sealedColumns } from '../../src/register/journal.ts'
import { isSignedBy, readCheckpoint, readVerifier } from '../../src/register/tree/note.ts'
import { isRoot } from '../tools.ts'
import { desk, openedAnew, tamper } from './desk.ts'
import { made, opened, passphrase, signedDesk } from './signed.ts'

openedAnew()

const sign = ['audit', 'checkpoint', '--key', 'stick.key']
const add = (day: string) => ['contact', 'add', 'C001', '--channel', 'email', '--needs', '无', '--on', day]

/** Rewrites the journal as whoever has the program's source could: every seal is made anew from what stands there. */
function resealed(file: string): void {
  const raw = new Database(file)
  const statements = statementsOf(raw)
  const triggers = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
  let [seal, last] = [firstSeal, 0]
  for (const entry of raw.prepare('SELECT * FROM entry ORDER BY seq').all() as Parameters<Sealer['seal']>[0][]) {
    const sealer = new Sealer(seal)
    const changes = `SELECT ${sealedColumns} FROM entry_change WHERE id > ? AND id <= ? ORDER BY id`
    for (const change of statements.lists<SealedChange>(changes, last, entry.last_change)) sealer.add(change)
    const own = sealer.seal(entry)
    raw.prepare('UPDATE entry SET prev_seal = ?, seal = ? WHERE seq = ?').run(seal, own, entry.seq)
    ;[seal, last] = [own, entry.last_change]
  }
  for (const trigger of triggers) raw.exec(trigger.sql)
  raw.close()
}

describe('a key', () => {
  it('is made once, for the eyes of its owner, and opens by its passphrase alone', async () => {
    const own = await signedDesk()
    const key = path.join(own.cwd, 'stick.key')
    const pem = fs.readFileSync(key, 'utf8')
    expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(() => createPrivateKey({ key: pem, passphrase: 'another one' })).toThrow()
    expect(createPrivateKey({ key: pem, passphrase }).asymmetricKeyType).toBe('ed25519')
    if (process.platform !== 'win32')
      for (const name of [key, `${key}.state`]) expect(fs.statSync(name).mode & 0o777).toBe(0o600)
    for (const name of ['stick.key', 'stick.key.state', 'stick.key.pub']) {
      const again = await own.at(['audit', 'key', name.replace(/\.(state|pub)$/, '')])
      expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is there already') })
    }
    expect(fs.readFileSync(key, 'utf8')).toBe(pem)
    fs.rmSync(key)
    expect(await own.at(['audit', 'key', 'stick.key'])).toMatchObject({ code: 2 })
    expect(fs.existsSync(key)).toBe(false)
  })

  it('is told of with its public key, which a file beside it has too', async () => {
    const own = desk(opened)
    await own.at(['init'])
    const { key } = await own.json(['audit', 'key', 'other.key'])
    expect(key).toEqual({
      file: 'other.key',
      state: 'other.key.state',
      publicKeyFile: 'other.key.pub',
      origin: expect.stringMatching(/^certdesk\/[0-9a-f]{32}$/),
      publicKey: expect.stringMatching(/^certdesk\/[0-9a-f]{32}\+[0-9a-f]{8}\+\S+$/),
    })
    expect(fs.readFileSync(path.join(own.cwd, 'other.key.pub'), 'utf8')).toBe(`${key.publicKey}\n`)
    const { head } = await own.json(['audit', 'list'])
    expect(head).toContain(`#1:${key.origin.slice('certdesk/'.length)}`)
  })

  it('has its passphrase asked for twice on a terminal, unseen and unremembered', async () => {
    const own = desk()
    await own.at(['init'])
    const answers = ['kurz', 'long enough, this', 'another', 'long enough, this']
    const outcome = await own.at(['audit', 'key', 'stick.key', '--lang', 'zh'], { tty: true, answers })
    expect(outcome.code, outcome.err).toBe(0)
    expect(outcome.asked).toEqual([
      '新密钥的口令（至少 12 个字符）',
      '口令至少 12 个字符。',
      '新密钥的口令（至少 12 个字符）',
      '再次输入口令',
      '与第一次输入的不同。',
      '再次输入口令',
    ])
    const signing = await own.at([...sign, '--lang', 'zh'], { tty: true, answers: ['wrong', 'long enough, this'] })
    expect(signing.code, signing.err).toBe(0)
    const question = '密钥 stick.key 的口令'
    // The text of the public key is wider than a terminal: it is named by its file there.
    expect(outcome.out).toMatch(/公钥.*stick\.key\.pub\s*$/)
    expect(outcome.out).not.toMatch(/\+[0-9a-f]{8}\+/)
    expect(signing.asked).toEqual([question, '口令有误，打不开 stick.key。', question])
  })

  it.each([
    [{}, 'nobody is there to type it'],
    [{ env: { CERTDESK_PASSPHRASE: 'short' } }, 'at least 12 characters'],
  ])('is not made in a pipe without a passphrase that will do', async (options, said) => {
    const own = desk(options)
    await own.at(['init'])
    expect(await own.at(['audit', 'key', 'stick.key'])).toMatchObject({ code: 2, err: expect.stringContaining(said) })
    expect(fs.readdirSync(own.cwd).filter((name) => name.startsWith('stick'))).toEqual([])
  })

  it.skipIf(isRoot || process.platform === 'win32')('leaves nothing where it cannot be written', async () => {
    const own = desk(opened)
    await own.at(['init'])
    fs.mkdirSync(path.join(own.cwd, 'closed'), { mode: 0o500 })
    expect(await own.at(['audit', 'key', 'closed/k'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('EACCES'),
    })
  })
})

describe('a checkpoint', () => {
  it('is signed as C2SP has it, is the same again, and leaves the register as it was', async () => {
    const own = await signedDesk()
    const before = fs.readFileSync(own.file)
    const { out, err } = await made(own, sign)
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^certdesk\/[0-9a-f]{32}$/),
      '3',
      expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      '',
      expect.stringMatching(/^— certdesk\/[0-9a-f]{32} \S{92}$/),
      '',
    ])
    expect(err).toContain('Signed up to entry #3.')
    const verifier = readVerifier(fs.readFileSync(path.join(own.cwd, 'stick.key.pub'), 'utf8'))
    const checkpoint = readCheckpoint(out)
    if (verifier === null || checkpoint === null) throw new Error('unreadable')
    expect(isSignedBy(checkpoint, verifier)).toBe(true)
    expect(fs.readFileSync(path.join(own.cwd, 'stick.key.state'), 'utf8')).toBe(checkpoint.body)
    expect((await made(own, sign)).out).toBe(out)
    expect(fs.readFileSync(own.file).equals(before)).toBe(true)
    expect(fs.readdirSync(own.cwd).filter((name) => /\.new$|\.lock$/.test(name))).toEqual(['.stick.key.lock'])
  })

  it('holds for entries of before the first checkpoint, and stays the same where a person is erased', async () => {
    const own = await signedDesk()
    await made(own, [...sign, '--output', 'early.txt'])
    await own.json(['customer', 'person', 'erase', 'C001', '李明', '--reason', '本人要求'])
    const { verification } = await own.json([
      'audit',
      'verify',
      '--checkpoint',
      'early.txt',
      '--public-key',
      'stick.key.pub',
    ])
    expect(verification).toMatchObject({ ok: true, checkpoint: 3, entries: 4, differences: [] })
    await made(own, [...sign, '--output', 'late.txt'])
    expect(await own.at(['audit', 'consistency', 'early.txt', 'late.txt'])).toMatchObject({ code: 0 })
  })

  it.each<[string, string, string]>([
    [
      'a contact moved to another day',
      `UPDATE entry_change SET after = replace(after, '2026-06-29', '2026-06-01')`,
      '',
    ],
    ['another name in the journal', `UPDATE entry SET by = '别人' WHERE seq = 2`, ''],
    ['the first entry exchanged', `UPDATE entry SET command = 'init --by 别人' WHERE seq = 1`, 'of another register'],
    [
      'the last entry cut off',
      'DELETE FROM entry_change WHERE entry = 3; DELETE FROM entry WHERE seq = 3',
      'and 2 are there',
    ],
  ])('finds what was rewritten with every seal made anew: %s', async (_, sql, said) => {
    const own = await signedDesk()
    await made(own, [...sign, '--output', 'kept.txt'])
    tamper(own.file, sql)
    resealed(own.file)
    const { verification } = await own.json(['audit', 'verify', '--checkpoint', 'kept.txt'], 1)
    const found = verification.differences.filter(({ kind }: { kind: string }) => kind === 'checkpoint')
    expect(found).toEqual([{ kind: 'checkpoint', where: 'entries 1–3', detail: expect.anything() }])
    expect(found[0].detail.en).toContain(said)
    // Without the checkpoint nothing is wrong with the journal itself, but with rows that it says others of.
    const alone = await own.at(['audit', 'verify', '--format', 'json'])
    const kinds = JSON.parse(alone.out).verification.differences.map(({ kind }: { kind: string }) => kind)
    expect(kinds.filter((kind: string) => !['row', 'change'].includes(kind))).toEqual([])
  })

  it('is refused by a key that has signed something else, or more', async () => {
    const own = await signedDesk()
    const early = own.leave()
    await made(own, add('2026-06-28'))
    await made(own, sign)
    const state = fs.readFileSync(path.join(own.cwd, 'stick.key.state'), 'utf8')
    const put = (name: string) => fs.writeFileSync(path.join(own.cwd, name), early.files.get(name) ?? '')
    for (const rest of ['-wal', '-shm']) fs.rmSync(own.file + rest, { force: true })
    put('register.db')
    const less = await own.at(sign)
    expect(less).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringContaining('signed 4 entries, and the register has 3'),
    })
    await made(own, add('2026-06-27'))
    const forked = await own.at([...sign, '--lang', 'zh'])
    expect(forked).toMatchObject({ code: 4, out: '', err: expect.stringContaining('前 4 条记录与密钥签过的不同') })
    expect(fs.readFileSync(path.join(own.cwd, 'stick.key.state'), 'utf8')).toBe(state)
  })

  it('is refused as earlier, not as if entries were missing, where what is asked about ends before what the key signed', async () => {
    const own = await signedDesk()
    await made(own, sign)
    const state = fs.readFileSync(path.join(own.cwd, 'stick.key.state'), 'utf8')
    const evidence = ['report', 'evidence', '--clause', '4.3.2', '--output', 'pack', '--key', 'stick.key']
    for (const argv of [sign, evidence, ['audit', 'prove', 'C001', '--key', 'stick.key']]) {
      const early = await own.at([...argv, '--known-at', '#2'])
      expect(early).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('signed up to entry #3, and #2 is'),
      })
      expect(early.err).not.toContain('missing')
    }
    expect((await own.at([...sign, '--known-at', '#2', '--lang', 'zh'])).err).toContain('已签署至第 3 条记录')
    expect(fs.existsSync(path.join(own.cwd, 'pack'))).toBe(false)
    expect(fs.readFileSync(path.join(own.cwd, 'stick.key.state'), 'utf8')).toBe(state)
    await made(own, [...sign, '--known-at', '#3'])
  })

  it('is not signed of a journal that is not as it was sealed', async () => {
    const own = await signedDesk()
    tamper(own.file, `UPDATE entry SET by = '别人' WHERE seq = 2`)
    expect(await own.at(sign)).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringContaining('Entry #2 is not as it was sealed'),
    })
  })

  it.each<[string, (cwd: string) => void, string]>([
    ['without what it signed last', (cwd) => fs.rmSync(path.join(cwd, 'stick.key.state')), 'is missing or unreadable'],
    [
      'with an unreadable one',
      (cwd) => fs.writeFileSync(path.join(cwd, 'stick.key.state'), 'x'),
      'is missing or unreadable',
    ],
    ['that is none', (cwd) => fs.writeFileSync(path.join(cwd, 'stick.key'), 'x'), 'is no key to sign with'],
    ['that is not there', (cwd) => fs.rmSync(path.join(cwd, 'stick.key')), 'There is no file "stick.key"'],
  ])('is not signed by a key %s', async (_, harm, said) => {
    const own = await signedDesk()
    harm(own.cwd)
    expect(await own.at(sign)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) })
  })

  it.each<[string, string, string]>([
    ['the register itself', 'register.db', 'is the register that is open, or belongs to it'],
    ['what lies beside it', 'register.db-wal', 'is the register that is open, or belongs to it'],
    ['a large file', 'large', 'is too large to be what is asked for'],
  ])('and a key are not %s, which is said of it', async (_, name, said) => {
    const own = await signedDesk()
    fs.writeFileSync(path.join(own.cwd, 'large'), Buffer.alloc(1_000_001))
    for (const argv of [
      ['audit', 'checkpoint', '--key', name],
      ['audit', 'verify', '--checkpoint', name],
    ])
      expect(await own.at(argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`"${name}" ${said}`) })
  })

  it('is not signed by the key of another register, nor with another passphrase', async () => {
    const [own, other] = [await signedDesk(), desk(opened)]
    await other.at(['init', '--go-live', '2026-02-01'])
    for (const name of ['stick.key', 'stick.key.state'])
      fs.copyFileSync(path.join(own.cwd, name), path.join(other.cwd, name))
    expect(await other.at(sign)).toMatchObject({ code: 2, err: expect.stringContaining('signs for another register') })
    const wrong = await own.at(sign, { env: { CERTDESK_PASSPHRASE: 'nobody knows it' } })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('does not open with this passphrase') })
  })

  it('waits for nobody who signs with the same key', async () => {
    const own = await signedDesk()
    const release = takeLock(own.cwd, 'stick.key')
    expect(await own.at(sign)).toMatchObject({ code: 4, out: '', err: expect.stringContaining('else is being signed') })
    release?.()
    await made(own, sign)
  })

  it('is signed by one at a time, also where another had come while the one before was at it', async () => {
    const own = await signedDesk()
    const other = new Database(path.join(own.cwd, '.stick.key.lock'), { timeout: 0 })
    try {
      await made(own, sign)
      other.exec('BEGIN EXCLUSIVE')
      expect(await own.at(sign)).toMatchObject({ code: 4, err: expect.stringContaining('else is being signed') })
      other.exec('ROLLBACK')
      await made(own, sign)
    } finally {
      other.close()
    }
  })

  it('is held against the public key that is given', async () => {
    const [own, other] = [await signedDesk(), desk(opened)]
    await made(own, [...sign, '--output', 'kept.txt'])
    await other.at(['init', '--go-live', '2026-02-01'])
    const { key } = await other.json(['audit', 'key', 'k'])
    const verify = ['audit', 'verify', '--checkpoint', 'kept.txt']
    expect(await own.at([...verify, '--public-key', key.publicKey])).toMatchObject({
      code: 4,
      err: expect.stringContaining('is not signed by that key'),
    })
    expect((await own.at(verify)).err).toContain('was not checked')
    expect(await own.at([...verify, '--public-key', 'abc'])).toMatchObject({ code: 2 })
    expect(await own.at(['audit', 'verify', '--public-key', key.publicKey])).toMatchObject({ code: 2 })
    fs.writeFileSync(path.join(own.cwd, 'kept.txt'), 'certdesk\n')
    expect(await own.at(verify)).toMatchObject({ code: 2, err: expect.stringContaining('is no checkpoint') })
  })
})
