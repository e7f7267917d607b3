import { expect, test } from 'vitest'
import { mirrorRemarks } from '../../src/register/mirror/words.ts'
import { reasonWords } from '../../src/register/reason-words.ts'
import { upkeepWords } from '../../src/upkeep/words.ts'

const head = (seq: number) => ({ seq, at: '2026-06-30T01:00:00.000Z', seal: `${seq}`.repeat(64) }) as never
const shortened = (place: string) => mirrorRemarks.shortened(place, head(7), head(4))

test.each([
  [
    upkeepWords.restoreNote('backup', head(3), head(4), 'register.db.bak'),
    /^由备份（#3:3+）恢复；原登记簿（#4:4+）另存为 register\.db\.bak$/,
  ],
  [
    upkeepWords.restoreNote('backup', null, null, 'register.db.bak'),
    /^由没有记录的备份恢复；原登记簿无法读取，另存为 register\.db\.bak$/,
  ],
  [upkeepWords.restoreNote('backup', head(3), null, null), /^由备份（#3:3+）恢复$/],
  [upkeepWords.restoreNote('mirror', head(3), null, null), /^由镜像（#3:3+）恢复$/],
  [upkeepWords.restoreNote('both', head(3), null, null), /^由备份和镜像（#3:3+）恢复$/],
  [shortened('/mnt/a b').en, /^\/mnt\/a b 处的镜像被截短：曾到 #7:7+…，只剩到 #4:4+…。现已补齐。$/],
  [`undo of #4; ${shortened('/mnt/a').en}`, /^撤回 #4；\/mnt\/a 处的镜像被截短：.*。$/],
  [[shortened('/a').en, shortened('/b').en].join(' '), /^\/a 处的镜像.*补齐。\/b 处的镜像.*补齐。$/],
  ['left behind: 5-6; 试验', /^舍弃的记录：5-6；试验$/],
  ['correction: typed twice; once by phone', /^录入更正：typed twice; once by phone$/],
  ['called twice; nobody there', /^called twice; nobody there$/],
])('%s', (stored, zh) => {
  expect(reasonWords(stored)).toEqual({ en: stored, zh: expect.stringMatching(zh) })
})

test('what the program says of a shortened mirror is the same in both places', () => {
  expect(reasonWords(shortened('/mnt/a').en)).toEqual(shortened('/mnt/a'))
})
