import fc from 'fast-check'
import { expect, test } from 'vitest'
import { of, Shape } from '../../src/register/row-shape.ts'

const row = fc.array(fc.tuple(fc.constantFrom('code', 'name', 'phone'), fc.boolean()), { maxLength: 4 })

test('rows lead to the same shape where they have the same columns in the same order, and to no other', () => {
  const shapes = new Map<string, Shape<string>>()
  const shapeOf = (columns: readonly (readonly [string, boolean])[]) =>
    columns.reduce((shape, [name, given]) => (given ? shape.with(name) : shape.without(name)), of(shapes, 'customer'))
  fc.assert(
    fc.property(row, row, (one, other) => {
      expect(shapeOf(one) === shapeOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      shapeOf(one).made = JSON.stringify(one)
      expect(shapeOf(one).made).toBe(JSON.stringify(one))
    }),
  )
  expect(of(shapes, 'person')).toBeInstanceOf(Shape)
  expect(of(shapes, 'person')).not.toBe(of(shapes, 'customer'))
})
