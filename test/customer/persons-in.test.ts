import fc from 'fast-check'
import { expect, it } from 'vitest'
import { personsIn } from '../../src/customer/person/persons-in.ts'

it('takes the persons of a text apart as lists write them, each once', () => {
  expect(personsIn('李强、陈红，王 刚;李强 / 赵敏\n钱进')).toEqual(['李强', '陈红', '王 刚', '赵敏', '钱进'])
  expect(personsIn(null)).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      const persons = personsIn(names.join('、'))
      expect(personsIn(persons.join('、'))).toEqual(persons)
    }),
  )
})
