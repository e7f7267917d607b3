import { expect, it } from 'vitest'
import { duties } from '../src/procedure.ts'
import { commands } from '../src/program.ts'
import { manualText } from './manual.ts'
import { walk } from './walk.ts'

it('is that of the program', async () => {
  const text = manualText(commands, duties)
  const told = 'docs/manual.md is not that of the program: run "npm run docs" and read what it changed'
  await expect(text, told).toMatchFileSnapshot('../docs/manual.md')
})

it('has a section for every command and a line for every duty', () => {
  const text = manualText(commands, duties)
  for (const { name } of walk(commands)) expect(text).toContain(`\n### ${name}\n`)
  for (const { cite, id } of duties) expect(text).toContain(`\n| ${cite} | \`${id}\` |`)
})
