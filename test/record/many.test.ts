import { expect, it } from 'vitest'
import { contact } from '../../src/contact/contact/contact.ts'
import { recordsOffered } from '../../src/record/choose.ts'
import { numbersOf } from '../../src/record/read.ts'
import { newFile, open } from '../register/registers.ts'

/** More than the database takes as values of one question. */
const many = Array.from({ length: 40_000 }, (_, i) => i + 1)

it('tells the numbers of as many records as a list refers to', async () => {
  const register = open(newFile())
  expect(await register.read((db) => numbersOf(db, { table: 'contract' }, many))).toEqual(new Map())
})

it('offers some of any number that an act is open to', async () => {
  const register = open(newFile())
  expect(await register.read((db) => recordsOffered(db, contact, '', 'zh', many))).toEqual([])
})
