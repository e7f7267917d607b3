import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'
import { digest } from '../register/registers.ts'
import { tries } from '../tries.ts'

const opened = ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'product']
const advance = (...more: string[]) => ['contract', 'advance', 'HT-1', ...more]

/** A contract of a product, without a step yet, and how often it was refused without a trace. */
async function desk() {
  const own = await clerk()
  await own.json(opened)
  /** Refused by the procedure, and not a byte of the register changed. */
  const refusal = async (argv: readonly string[], lang: 'en' | 'zh' = 'en') => {
    const before = digest(own.file)
    const problem = await own.problem([...argv, '--lang', lang], 3)
    expect(digest(own.file)).toBe(before)
    return problem
  }
  return { ...own, refusal }
}

describe('contract advance (4.1.4)', () => {
  it('records the steps one by one with their evidence', async () => {
    const { json, said } = await desk()
    expect((await said(advance('--on', '2026-02-03', '--ref', 'SL-1'))).out).toBe(
      'Recorded acceptance of contract HT-1 on 2026-02-03.\nNext: review.\n',
    )
    await json(advance('评审', '--on', '2026-02-05', '--ref', 'PS-1'))
    expect((await said(advance('signed', '--on', '2026-02-10', '--ref', 'QD-1'), 'zh')).out).toBe(
      '已登记合同 HT-1 的签订：2026-02-10。\n下一步：立项。\n',
    )
    const { contract } = await json(advance('project set-up', '--ref', 'LX-1'))
    expect(contract).toMatchObject({
      ...{ accepted: '2026-02-03', acceptedRef: 'SL-1', reviewed: '2026-02-05', reviewedRef: 'PS-1' },
      ...{ signed: '2026-02-10', signedRef: 'QD-1', setUp: '2026-06-30', setUpRef: 'LX-1', stage: 'setUp' },
    })
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.4', '--year', '2026'])
    expect(clauses[0]).toMatchObject({ result: 'met', population: 1 })
  })

  it('asks the day before the reference of that day, and refuses one before an earlier step where it is typed', async () => {
    const { json, at } = await desk()
    await json(advance('--on', '2026-02-03', '--ref', 'SL-1'))
    const answers = ['2026-02-02', '2月5日', 'PS-1']
    const sat = await at([...advance(), '--lang', 'zh'], { tty: true, answers })
    expect(sat.code, sat.err).toBe(0)
    expect(sat.asked).toEqual([
      expect.stringContaining('办理日期'),
      '评审（2026-02-02）早于前面的步骤（2026-02-03）。2026-02-03 或之后',
      expect.stringContaining('留空则为今天 2026-06-30'),
      expect.stringContaining('2026-02-05 评审的编号'),
    ])
    expect(sat.err).toContain('$ certdesk contract advance HT-1 --lang zh --on 2026-02-05 --ref PS-1')
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({ reviewed: '2026-02-05' })
  })

  it('takes a command that is typed twice for one', async () => {
    const { json, said } = await desk()
    const first = advance('--on', '2026-02-03', '--ref', 'SL-1')
    await json(first)
    const again = await said(first)
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toContain('already recorded on 2026-02-03; nothing was changed')
    expect(again.out).toContain('certdesk contract advance HT-1 review --on 2026-02-03 --ref SL-1')
    expect((await json(['contract', 'show', 'HT-1'])).contract.stage).toBe('accepted')
    await json(advance('review', '--on', '2026-02-03', '--ref', 'SL-1'))
    expect((await said(advance('acceptance', '--on', '2026-02-03', '--ref', 'SL-1'))).out).toBe(
      'The acceptance of contract HT-1 is already recorded on 2026-02-03; nothing was changed.\n',
    )
  })

  it('wants the reference, and a day that has come', async () => {
    const { problem } = await desk()
    expect((await problem(advance('--on', '2026-02-03'), 2)).message).toBe('Missing --ref REFERENCE.')
    expect((await problem(advance('--on', '2026-07-01', '--ref', 'X'), 2)).message).toContain('after today')
    expect((await problem(advance('decision', '--ref', 'X'), 2)).hint).toContain('acceptance, review, signing, set-up')
  })

  it('names the command that is lawful instead', async () => {
    const { json, refusal } = await desk()
    expect(await refusal(advance('签订', '--ref', 'X'))).toMatchObject({
      clause: '4.1.4',
      message: 'The next step of contract HT-1 is acceptance, not signing.',
      hint: 'Record it with: certdesk contract advance HT-1 acceptance --on DAY --ref REFERENCE',
    })
    await json(advance('--on', '2026-02-03', '--ref', 'SL-1'))
    const early = await refusal(advance('--on', '2026-02-02', '--ref', 'PS 1'))
    expect(early.message).toBe('The review on 2026-02-02 lies before an earlier step, on 2026-02-03.')
    expect(early.hint).toContain('certdesk contract advance HT-1 review --on DAY --ref "PS 1"')
    expect(early.hint).toContain('--reviewed 2026-02-02 --reviewed-ref "PS 1" --out-of-order REASON')
    const other = await refusal(advance('受理', '--on', '2026-02-04', '--ref', 'SL-2'), 'zh')
    expect(other).toMatchObject({ clause: '4.1.4', message: '合同 HT-1 的受理已登记：2026-02-03。' })
    expect(other.hint).toContain('certdesk contract edit HT-1 --accepted 日期 --reason 原因')
    await json(advance('--on', '2026-02-05', '--ref', 'PS-1'))
    await json(advance('--on', '2026-02-10', '--ref', 'QD-1'))
    await json(advance('--on', '2026-02-11', '--ref', 'LX-1'))
    expect((await refusal(advance('--ref', 'X'))).hint).toContain('certdesk contract renew HT-1 --number NUMBER')
  })

  it('takes up a step that was passed over, between its neighbours', async () => {
    const { json, refusal } = await desk()
    const signed = [
      '--accepted',
      '2026-02-03',
      '--accepted-ref',
      'SL-1',
      '--signed',
      '2026-02-10',
      '--signed-ref',
      'QD-1',
    ]
    await json(['contract', 'edit', 'HT-1', ...signed])
    const late = await refusal(advance('--on', '2026-02-11', '--ref', 'PS-1'))
    expect(late.message).toBe('The review on 2026-02-11 lies after a later step, on 2026-02-10.')
    expect(late.hint).toContain('2026-02-10 or earlier')
    const { contract } = await json(advance('--on', '2026-02-10', '--ref', 'PS-1'))
    expect(contract).toMatchObject({ reviewed: '2026-02-10', stage: 'signed', missing: [] })
  })

  it('is refused for a contract that has ended', async () => {
    const { json, refusal } = await desk()
    await json(['contract', 'end', 'HT-1', '--on', '2026-06-30'])
    const ended = await refusal(advance('--on', '2026-06-01', '--ref', 'SL-1'))
    expect(ended).toMatchObject({ clause: '4.1.4', message: 'Contract HT-1 ended on 2026-06-30.' })
    expect(ended.hint).toContain('certdesk contract edit HT-1 --accepted DAY --accepted-ref REFERENCE')
  })

  it('accepts exactly the next step, whatever is typed', async () => {
    const names = ['acceptance', 'review', 'signing', 'set-up']
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 7 }), async (typed) => {
        const { at, json } = await desk()
        let taken = 0
        for (const [index, name] of typed.entries()) {
          const { code } = await at(advance(name, '--on', '2026-03-02', '--ref', `R-${index}`))
          expect(code, `${name} after ${taken}`).toBe(name === names[taken] ? 0 : 3)
          if (code === 0) taken += 1
        }
        const { stage } = (await json(['contract', 'show', 'HT-1'])).contract
        expect(stage).toBe([null, 'accepted', 'reviewed', 'signed', 'setUp'][taken])
      }),
      { numRuns: tries(12) },
    )
  })
})

describe('the references of the steps (4.1.4)', () => {
  const line = async (own: Awaited<ReturnType<typeof desk>>) =>
    (await own.json(['report', 'compliance', '--clause', '4.1.4', '--year', '2026'])).clauses[0]

  it('are a risk while steps are to come, and a breach once the project is set up', async () => {
    const own = await desk()
    await own.json(['contract', 'edit', 'HT-1', '--accepted', '2026-02-03', '--reviewed', '2026-02-05'])
    const open = await line(own)
    expect(open).toMatchObject({
      result: 'at-risk',
      findings: [{ facts: { noReference: ['accepted', 'reviewed'] }, settle: ['contract', 'edit', 'HT-1'] }],
    })
    expect((await own.said(['contract', 'show', 'HT-1'])).out).toContain('2026-02-03  (no reference)')
    await own.json(advance('--on', '2026-02-10', '--ref', 'QD-1'))
    await own.json(advance('--on', '2026-02-11', '--ref', 'LX-1'))
    expect(await line(own)).toMatchObject({ result: 'breach', findings: [{ facts: { missing: [], outOfOrder: [] } }] })
    await own.json(['contract', 'edit', 'HT-1', '--accepted-ref', 'SL-1', '--reviewed-ref', 'PS-1'])
    expect(await line(own)).toMatchObject({ result: 'met', findings: [] })
  })

  it('are not wanted of a contract that ended before it was signed', async () => {
    const own = await desk()
    await own.json(['contract', 'edit', 'HT-1', '--accepted', '2026-02-03', '--reviewed', '2026-02-05'])
    await own.json(['contract', 'end', 'HT-1', '--on', '2026-03-01'])
    expect(await line(own)).toMatchObject({ result: 'met' })
    await own.json(['contract', 'edit', 'HT-1', '--signed', '2026-02-10', '--signed-ref', 'QD-1'])
    expect(await line(own)).toMatchObject({
      ...{ result: 'at-risk', findings: [{ settle: ['contract', 'edit', 'HT-1'] }] },
    })
  })

  it('leave the next step to be settled by advancing', async () => {
    const own = await desk()
    await own.json(advance('--on', '2026-02-03', '--ref', 'SL-1'))
    expect(await line(own)).toMatchObject({
      result: 'on-track',
      findings: [{ settle: ['contract', 'advance', 'HT-1'] }],
    })
  })
})

it('says at the keyboard which step it asks about, and asks nothing where none is left', async () => {
  const { at, json } = await clerk()
  await json([
    'contract',
    'add',
    'C001',
    '--number',
    'HT-9',
    '--kind',
    'product',
    '--accepted',
    '2026-02-03',
    '--accepted-ref',
    'A',
  ])
  const advance = ['contract', 'advance', 'HT-9', '--on', '2026-02-05']
  const { code, asked } = await at(advance, { tty: true, answers: ['R-1'] })
  expect({ code, asked }).toEqual({ code: 0, asked: ['Reference of the review on 2026-02-05'] })
  const wrong = await at(['contract', 'advance', 'HT-9', 'acceptance'], { tty: true, answers: ['R-1'] })
  expect({ code: wrong.code, asked: wrong.asked }).toEqual({ code: 3, asked: [] })
  expect((await at(advance)).err).toContain('Missing --ref REFERENCE.')
})
