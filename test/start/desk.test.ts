import { join } from 'node:path'
import { expect, it } from 'vitest'
import { atDesk } from '../../src/start/desk.ts'
import { clerk } from '../contact/clerk.ts'
import { testWorld } from '../world.ts'

/** A desk at which somebody leaves while something is loaded ahead, that takes some turns. */
async function leftWhileLoading() {
  const own = await clerk()
  const steps: string[] = []
  const ended: AbortSignal[] = []
  let isLoading = () => {}
  const loading = new Promise<void>((done) => {
    isLoading = done
  })
  const told = testWorld({ tty: true, cwd: own.cwd, env: { CERTDESK_REGISTER: join(own.cwd, 'register.db') } })
  const board = async () => {
    await loading
    return { text: 'q' }
  }
  const world = Object.create(told, {
    prompts: { value: { ...told.prompts, board } },
    elsewhere: {
      value: async (_: unknown, end: AbortSignal) => {
        ended.push(end)
        return ''
      },
    },
  })
  const slow = async () => {
    steps.push('begun')
    isLoading()
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done))
    steps.push('loaded')
  }
  const further = async () => {
    steps.push('further')
  }
  const globals = { lang: 'zh', quiet: false, by: '王芳', noInput: false } as never
  const code = await atDesk([], globals, world, async () => 0, [slow, further])
  return { code, steps, ended }
}

it('ends all that runs beside the desk when it is left', async () => {
  const { code, steps, ended } = await leftWhileLoading()
  expect(code).toBe(0)
  // What has begun is waited for, so that nothing opens the register once the desk is gone.
  expect(steps).toEqual(['begun', 'loaded'])
  expect(ended.map(({ aborted }) => aborted)).toEqual([true])
})
