import { afterEach, describe, expect, it } from 'vitest'
import { Staging } from '../../src/register/file/staging.ts'

describe('rows that wait to be written', () => {
  const staging = new Staging<{ readonly name: string }, readonly string[]>()
  afterEach(() => staging.close())

  it('keep their places and their order, and take refusals meanwhile', () => {
    const names = Array.from({ length: 100 }, (_, at) => `客户${at + 1}`)
    expect([...staging.items()]).toEqual([])
    expect(names.map((name) => staging.add({ name }))).toEqual(names.map((_, at) => at + 1))
    expect(staging.count).toBe(100)
    for (const place of [1, 32, 33, 64, 97, 100]) expect(staging.item(place)).toEqual({ name: `客户${place}` })
    expect(() => staging.item(101)).toThrow('101')
    const read: string[] = []
    for (const { seq, item } of staging.items()) {
      read.push(item.name)
      if (seq % 40 === 0) staging.refuse(101 - seq, [item.name])
    }
    expect(read).toEqual(names)
    expect([...staging.refusals()]).toEqual([
      { line: 21, refusal: ['客户80'] },
      { line: 61, refusal: ['客户40'] },
    ])
  })
})
