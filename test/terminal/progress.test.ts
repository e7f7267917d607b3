import { describe, expect, it } from 'vitest'
import { progressLine, said } from '../../src/terminal/progress.ts'
import { testWorld } from '../world.ts'

const rows = { en: 'rows', zh: '行' }
const reading = { words: { en: 'Recording', zh: '正在登记' }, done: 60_000, of: 240_000, unit: rows }

describe('how far the work is', () => {
  it('is told with how fast and what time is left, in both languages', () => {
    expect(said(reading, 2000, 'en')).toBe('Recording 60,000 of 240,000 rows, 30,000 rows/s, 6 s left')
    expect(said(reading, 2000, 'zh')).toBe('正在登记 60,000 / 240,000 行，每秒 30,000 行，剩余 6 秒')
    expect(said({ ...reading, of: null }, 2000, 'zh')).toBe('正在登记 60,000 行，每秒 30,000 行')
    expect(said({ ...reading, done: 1000 }, 1000, 'en')).toContain('3 min 59 s left')
  })

  it('is shown of what takes longer than a second, ten times a second at most, and cleared', () => {
    const world = testWorld({ tty: true })
    const show = progressLine(world, 'en')
    for (let done = 0; done < 2000; done += 10) {
      show({ ...reading, done, of: 2000 })
      world.tick(10)
      if (done < 1000) expect(world.err()).toBe('')
    }
    const lines = world.err().split('\r\u001b[K').slice(1)
    expect(lines).toHaveLength(10)
    expect(lines[0]).toMatch(/^Recording 1,000 of 2,000 rows/)
    show(null)
    expect(world.err().endsWith('\r\u001b[K')).toBe(true)
    show(null)
    expect(world.err().split('\r\u001b[K')).toHaveLength(12)
  })

  it('is shown at once of what nobody can watch', () => {
    const world = testWorld({ tty: true })
    progressLine(world, 'en')({ words: { en: 'Checking the file', zh: '正在检查文件' }, done: 0, of: 9, atOnce: true })
    expect(world.err()).toBe('\r\u001b[KChecking the file …')
  })

  it('takes no more than a line of a narrow terminal', () => {
    const world = testWorld({ tty: true, columns: 30 })
    const show = progressLine(world, 'zh')
    show({ ...reading, done: 0 })
    world.tick(2000)
    show(reading)
    expect(world.err().replace('\r\u001b[K', '').length).toBeLessThanOrEqual(14)
  })
})
