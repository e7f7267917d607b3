import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CertificateDates } from '../../src/certificate/certificate/rules.ts'
import { blocked, type CaseAct, statusAfter } from '../../src/certificate/status/rules.ts'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { tries } from '../tries.ts'
import { cancels, restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

const kinds = ['suspension', 'restoration', 'withdrawal', 'cancellation'] as const satisfies readonly CaseAct[]

interface Step {
  readonly act: CaseAct
  readonly on: number
}

const [issued, expires] = [10, 40]

/**
 * What 4.4 says, written a second time: a certificate is a little machine that time moves on. It knows no list of
 * changes and no derivation, only where it is.
 */
class Model {
  #at = 0
  #state: 'in' | 'out' | 'gone' = 'in'

  accepts({ act, on }: Step): boolean {
    const isOver = on > expires
    const possible = (() => {
      if (on < issued || on < this.#at || this.#state === 'gone') return false
      switch (act) {
        case 'suspension':
          return this.#state === 'in' && !isOver
        case 'restoration':
          return this.#state === 'out' && !isOver
        default:
          return this.#state === 'out' || !isOver
      }
    })()
    if (!possible) return false
    this.#at = on
    this.#state = act === 'suspension' ? 'out' : act === 'restoration' ? 'in' : 'gone'
    return true
  }
}

const steps = fc.array(fc.record({ act: fc.constantFrom(...kinds), on: fc.integer({ min: 5, max: 50 }) }), {
  maxLength: 12,
})

/** Most sequences of any days are refused at once; one that mostly goes forward gets further. */
const forward = fc
  .array(fc.record({ act: fc.constantFrom(...kinds), on: fc.integer({ min: -1, max: 9 }) }), { maxLength: 12 })
  .map((list) => {
    let day = issued
    return list.map(({ act, on }) => {
      day += on
      return { act, on: day }
    })
  })

describe('sequences of suspension, restoration, withdrawal and cancellation', () => {
  const day = (n: number): Day => addDaysTo('2026-05-01' as Day, n)

  it('are allowed by the rule as by the model', () => {
    fc.assert(
      fc.property(fc.oneof(steps, forward), (list) => {
        const model = new Model()
        let certificate: CertificateDates = {
          firstIssuedOn: day(issued),
          issuedOn: day(issued),
          expiresOn: day(expires),
          changes: [],
        }
        for (const { act, on } of list) {
          const allowed = blocked(act, certificate, day(on)) === null
          expect(allowed).toBe(model.accepts({ act, on }))
          if (allowed)
            certificate = {
              ...certificate,
              changes: [...certificate.changes, { status: statusAfter[act], effectiveOn: day(on) }],
            }
        }
      }),
      { numRuns: tries(2000) },
    )
  })

  it('are accepted by the program as by the model', async () => {
    const commands = { suspension: suspends, restoration: restores, withdrawal: withdraws, cancellation: cancels }
    const { json, at } = await suspensionDesk()
    let count = 0
    await fc.assert(
      fc.asyncProperty(forward, async (list) => {
        count += 1
        const number = `P${count}`
        await json([
          ...['certificate', 'add', 'C002', '--number', number, '--standard', 'ISO 9001', '--scope', 'x'],
          ...['--issued', day(issued), '--expires', day(expires)],
        ])
        const model = new Model()
        const taken = new Set<string>()
        for (const { act, on } of list) {
          // The same act of the same day again is a retry.
          if (taken.has(`${act} ${on}`)) continue
          const ground = act === 'suspension' ? { 'ground-on': day(on) } : {}
          const verified = act === 'restoration' ? { 'verified-on': day(on) } : {}
          const argv = commands[act](number, day(on), { ...ground, ...verified, 'decided-on': day(on) })
          const { code, err } = await at([...argv, '--today', '2026-12-31'])
          expect([0, 3], err).toContain(code)
          expect(code === 0, `${act} on ${day(on)}: ${err}`).toBe(model.accepts({ act, on }))
          if (code === 0) taken.add(`${act} ${on}`)
        }
      }),
      { numRuns: tries(12) },
    )
  })
})
