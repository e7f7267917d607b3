import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { copyAt, entriesAt, filesIn, headAt, mirrorOf, numbersAt, typedAt } from './mirrored.ts'
import { mirroredDesk } from './mirrored-desk.ts'
import { below, type Chance, chance, pick, runs, Tally } from './runs.ts'

const writers = 8

/** What they type: reading, writing, taking back, erasing. `n` tells them apart. */
const lines: readonly ((n: string) => readonly string[])[] = [
  (n) => ['customer', 'add', `诚实${n}有限公司`],
  (n) => ['customer', 'add', `又一${n}有限公司`, '--person', `人员${n}`, '--mobile', '13900000000'],
  () => ['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无'],
  (n) => ['customer', 'edit', 'C00002', '--industry', n, '--correction', '录错'],
  () => ['undo'],
  () => ['customer', 'person', 'erase', 'C00004', '周芷若', '--reason', '本人要求'],
  () => ['customer', 'list'],
  () => ['today'],
  () => ['mirror', 'list'],
  () => ['audit', 'verify'],
  () => ['backup', '--to', 'copies/', '--keep', '2'],
]

/** What is said where a register or a mirror is taken for another than it is. That a mirror is away is the truth. */
const alarm =
  /older register|not the one that was mirrored|of another register|was shortened|shorter than it was|become another|was gone/

/** The mirror goes away for a while, as a stick does that is pulled out, and comes back. */
async function goneForAWhile(desk: string, random: Chance, until: Promise<unknown>): Promise<number> {
  const [folder, away] = [mirrorOf(desk), path.join(desk, 'away')]
  let isOver = false
  let times = 0
  void until.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await setTimeout(1000 + random() * 3000)
    if (isOver) break
    fs.renameSync(folder, away)
    await setTimeout(300 + random() * 700)
    fs.renameSync(away, folder)
    times += 1
  }
  return times
}

/** Eight at once work on one register with a mirror, which is away for some of it; a register that is restored honestly in between. */
export async function honestRuns(): Promise<Tally> {
  const tally = new Tally(
    `Honest commands of ${writers} processes at once on one register with a mirror, which is away for some of them`,
    ['false alarms', 'behind at the end', 'corrupt', 'numbers twice', 'unmapped'],
    [
      'done',
      'refused for a reason of the procedure',
      'that found the mirror away',
      'times the mirror was away',
      'honest restores',
    ],
  )
  const { desk: made } = await mirroredDesk()
  const desk = copyAt(made)
  fs.mkdirSync(path.join(desk, 'copies'))
  const random = chance('honest')
  let left = runs.honest
  const work = async (writer: number) => {
    while (left > 0) {
      const nth = left--
      await one(desk, pick(random, lines)(`${writer}-${nth}`), tally)
    }
  }
  const all = Promise.all(Array.from({ length: writers }, (_, writer) => work(writer)))
  tally.count('times the mirror was away', await goneForAWhile(desk, random, all))
  await all
  for (let n = 0; n < runs.honestRestores; n++) await restored(desk, random, tally)
  await atTheEnd(desk, tally)
  return tally
}

async function one(desk: string, argv: readonly string[], tally: Tally): Promise<void> {
  const { code, signal, out, errors } = await typedAt(desk, argv)
  const at = `${argv.join(' ')}: exit ${code ?? signal}: ${errors}${out}`
  tally.times += 1
  if (alarm.test(errors)) tally.fault('false alarms', at)
  if (errors.includes('cannot be reached')) tally.count('that found the mirror away')
  if (code === 0) tally.count('done')
  else if (code === 1 && /it is not there|may still (be|hold)|behind/.test(errors)) tally.count('done')
  else if (code === 2 || code === 3) tally.count('refused for a reason of the procedure')
  else tally.fault('unmapped', at)
}

/** The newest copy and the mirror, or the mirror alone, in the place of a register that was lost: that is no alarm. */
async function restored(desk: string, random: Chance, tally: Tally): Promise<void> {
  const copies = filesIn(path.join(desk, 'copies')).filter((name) => name.endsWith('.db'))
  const copy = copies.length === 0 || below(random, 2) === 0 ? [] : [path.join('copies', pick(random, copies))]
  for (const argv of [
    ['customer', 'add', `恢复前${random()}有限公司`],
    ['restore', ...copy, '--mirror', 'mirror'],
    ['customer', 'add', `恢复后${random()}有限公司`],
  ]) {
    if (argv[0] === 'restore')
      for (const rest of ['', '-wal', '-shm']) fs.rmSync(path.join(desk, `register.db${rest}`), { force: true })
    await one(desk, argv, tally)
  }
  tally.count('honest restores')
}

async function atTheEnd(desk: string, tally: Tally): Promise<void> {
  const file = path.join(desk, 'register.db')
  await one(desk, ['customer', 'add', '最后一家有限公司'], tally)
  const status = await typedAt(desk, ['mirror', 'status', '--format', 'json'])
  const [mirror] = JSON.parse(status.out).mirrors
  if (mirror.state !== 'whole' || mirror.head !== headAt(file)) tally.fault('behind at the end', status.out)
  const verified = await typedAt(desk, ['audit', 'verify', '--checkpoint', 'kept.txt', '--public-key', 'stick.key.pub'])
  if (verified.code !== 0 || entriesAt(file) === 0) tally.fault('corrupt', verified.out)
  const numbers = numbersAt(file)
  if (new Set(numbers).size !== numbers.length) tally.fault('numbers twice', numbers.join(' '))
}
