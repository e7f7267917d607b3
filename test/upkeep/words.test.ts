import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { acts, states } from '../../src/change/rules.ts'
import { run } from '../../src/start/main.ts'
import { testWorld } from '../world.ts'

const src = path.join(import.meta.dirname, '../../src')

/** The lines of the source that have the word, each as `folder/…/file: line`. */
const linesWith = (word: string): string[] =>
  fs
    .readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      fs
        .readFileSync(path.join(src, name), 'utf8')
        .split('\n')
        .filter((line) => line.includes(word))
        .map((line) => `${name}: ${line}`),
    )

it('calls an undo 撤回, and an application that the customer takes back by its name', async () => {
  const world = testWorld({ cwd: src, env: {} })
  await run(['undo', '--help', '--lang', 'zh'], world)
  expect(world.out()).toContain('撤回整条命令')
  expect(acts.retract.zh).toBe('撤回申请')
  expect(states.retracted.zh).toBe('申请已撤回')
})

it('keeps 撤销 for the withdrawal of a certificate', () => {
  // What withdraws a certificate, reads that it was, or names it as the way out of a suspension.
  const own =
    /^(certificate|suspension|next)\/|^command-words\.ts:|暂停[/、]撤销|^customer-list\/.*[Ww]ithdraw|^intake\/no-row\.ts:|suspend restore|撤销(日期|时间|[/或]?注销|（机构决定）)|“撤销”/
  expect(linesWith('撤销').filter((line) => !own.test(line))).toEqual([])
  // Lists of others spell it as they like.
  const read = /^(customer-list\/headers|certificate\/status\/listed-status)\.ts:/
  expect(linesWith('撤消').filter((line) => !read.test(line))).toEqual([])
})
