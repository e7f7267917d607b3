import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { emptyFolder } from '../scratch.ts'
import { copyOf, env } from './office.ts'
import { certdesk, type Ended } from './process.ts'
import { type Chance, chance, each, runs, Tally } from './runs.ts'

const waits = fileURLToPath(new URL('waits.cjs', import.meta.url))

/** A desk with a backup that the register has gone on from. */
async function prepared(): Promise<string> {
  const desk = emptyFolder()
  const list = ['客户名称', ...Array.from({ length: 300 }, (_, n) => `第${n}号客户有限公司`)]
  fs.writeFileSync(path.join(desk, 'list.csv'), list.join('\n'))
  for (const line of ['init', 'customer add 甲公司', 'backup --to earlier.db', 'customer import list.csv']) {
    const { code, errors } = await certdesk(line.split(' '), { cwd: desk, env: env() })
    if (code !== 0) throw new Error(`${line}: ${errors}`)
  }
  return desk
}

/** What a writer was told to add, and how that ended. */
interface Added {
  readonly name: string
  readonly ended: Ended
}

const add = async (cwd: string, name: string, more: Readonly<Record<string, string>> = {}): Promise<Added> => ({
  name,
  ended: await certdesk(['customer', 'add', name], { cwd, env: { ...env(), ...more } }),
})

/** One after the other, each begun a little later. */
async function addAll(cwd: string, names: readonly string[], random: Chance): Promise<Added[]> {
  const added: Added[] = []
  for (const name of names) {
    await setTimeout(random() * 200)
    added.push(await add(cwd, name))
  }
  return added
}

/** What stands in a register file, and what is wrong with it. Its own program is not asked. */
function found(file: string): { readonly names: readonly string[]; readonly wrong: string | null; restores: number } {
  try {
    const raw = new Database(file, { fileMustExist: true })
    try {
      const check = String(raw.pragma('integrity_check', { simple: true }))
      const [first] = verifyRegister(raw).differences
      const names = raw.prepare('SELECT name FROM customer').pluck().all() as string[]
      const restores = raw.prepare(`SELECT count(*) FROM entry WHERE command LIKE 'restore %'`).pluck().get() as number
      return {
        names,
        restores,
        wrong: check === 'ok' ? ((first && `${first.where}: ${first.detail.en}`) ?? null) : check,
      }
    } finally {
      raw.close()
    }
  } catch (error) {
    return { names: [], restores: 0, wrong: (error as Error).message }
  }
}

/** Whether the file that says so is there, before whoever would make it has ended. */
async function saidSo(file: string, until: Promise<unknown>): Promise<void> {
  let isOver = false
  void until.finally(() => {
    isOver = true
  })
  while (!isOver && !fs.existsSync(file)) await setTimeout(2)
}

async function once(desk: string, random: Chance, tally: Tally): Promise<void> {
  const own = copyOf(desk)
  const said = path.join(emptyFolder(), 'waits')
  const paused = add(own, '停住公司', {
    NODE_OPTIONS: `--require ${waits}`,
    WAITS_AT: path.join(own, 'register.db'),
    WAITS_SAID: said,
  })
  await saidSo(said, paused)
  if (fs.existsSync(said)) tally.count('paused between opening and lock')
  const others = [1, 2, 3, 4].map((n) => addAll(own, [`第${n}公司`, `又${n}公司`], random))
  await setTimeout(random() * 200)
  const restored = await certdesk(['restore', 'earlier.db'], { cwd: own, env: env() })
  await setTimeout(random() * 200)
  fs.rmSync(said, { force: true })
  const added = [await paused, ...(await Promise.all(others)).flat()]
  tally.count(restored.code === 0 ? 'restored' : 'refused to restore')
  tally.count('acknowledged', added.filter(({ ended }) => ended.code === 0).length)

  const files = fs.readdirSync(own).filter((name) => /^register\.db(\.replaced-[\d-]+)?$/.test(name))
  const all = files.map((name) => ({ name, ...found(path.join(own, name)) }))
  for (const { name, wrong } of all) if (wrong !== null) tally.fault('corrupt', `${name}: ${wrong}`)
  for (const { name, ended } of added) {
    const isThere = all.some(({ names }) => names.includes(name))
    if (ended.code === 0 && !isThere) tally.fault('lost', name)
    if (ended.code !== 0 && isThere) tally.fault('untrue', `${name}: ${ended.errors}`)
    if (ended.code !== 0 && ended.code !== 4) tally.fault('unmapped', `${name}: ${ended.code} ${ended.errors}`)
  }
  if (restored.code !== 0 && restored.code !== 4) tally.fault('unmapped', `${restored.code} ${restored.errors}`)
  if (restored.code === 0 && files.length !== 2) tally.fault('lost', `what was replaced: ${files.join(', ')}`)
  if (restored.code === 0 && all.find(({ name }) => name === 'register.db')?.restores !== 1)
    tally.fault('lost', 'the restore')
  tally.times += 1
  fs.rmSync(own, { recursive: true })
}

/** Restores a backup while five write, one of whom is held up between opening the register and the lock of it. */
export async function restoresAmongWriters(): Promise<Tally> {
  const tally = new Tally(
    'A backup restored while five write, one of them paused between opening the register and its lock',
    ['lost', 'corrupt', 'untrue', 'unmapped'],
    ['restored', 'refused to restore', 'paused between opening and lock', 'acknowledged'],
  )
  const desk = await prepared()
  const random = chance('restores')
  await each(Array.from({ length: runs.restores }), () => once(desk, random, tally))
  return tally
}
