import { expect, it } from 'vitest'
import { duties } from '../src/procedure.ts'
import { manualText } from './manual.ts'
import { verbs } from './walk.ts'

it('is that of the program', async () => {
  const text = manualText(duties)
  const told = 'docs/manual.md is not that of the program: run "npm run docs" and read what it changed'
  await expect(text, told).toMatchFileSnapshot('../docs/manual.md')
})

it('has a section for every command and a line for every duty', () => {
  const text = manualText(duties)
  for (const { name } of verbs) expect(text).toContain(`\n### ${name}\n`)
  for (const { cite, id } of duties) expect(text).toContain(`\n| ${cite} | \`${id}\` |`)
})
