// @module-tag long

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { resultFormats } from '../../src/terminal/format.ts'
import { noBrowser, seen } from '../browser.ts'
import { ranOnCopy, standings } from '../examples/standings.ts'
import { tried } from '../tries.ts'
import { verbs, wordsOf } from '../walk.ts'

/** The commands whose result is shown as a page where that is asked for; papers to be signed have a layout of their own. */
const isShown = (formats: readonly string[]) => formats.includes('html') && !formats.includes('docx')
/** What fills a folder prints no page. */
const shown = verbs.filter(
  ({ verb }) => verb.access === 'read' && verb.fills !== 'folder' && isShown(verb.formats ?? resultFormats),
)

/** The first example of each stands for it: the others differ in which rows there are. */
const examples = shown.flatMap(({ verb }) => Object.keys(verb.examples).slice(0, 1))
const places = await standings()

/** In English, whose words are longer, on the narrowest alone. */
const widths = { zh: [390, 1280, 1600], en: [390] } as const

/** Each page is judged as it stands on a desk in Chinese; on a telephone in English it is made of the same, and every fifth is judged. */
const isJudged = (lang: 'en' | 'zh', nth: number) => lang === 'zh' || nth % 5 === 0

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a page is as somebody sees it, in a language. */
async function pageOf(line: string, lang: 'en' | 'zh'): Promise<string> {
  const standing = places.get(line)
  if (standing === undefined) throw new Error(`no standing for ${line}`)
  const argv = wordsOf(line).filter(
    (word, i, all) => !['--output', '--format'].includes(all[i - 1] ?? '') && !/^--(output|format)$/.test(word),
  )
  const { code, out, err } = await ranOnCopy([...argv, '--format', 'html', '--lang', lang], standing)
  expect([0, 1], `${line}: ${err}`).toContain(code)
  return out
}

describe.skipIf(noBrowser)('every list and report as a page', () => {
  it.each(tried([...examples.entries()]))('%i: %s', async (nth, line) => {
    for (const lang of ['zh', 'en'] as const) {
      const html = await pageOf(line, lang)
      if (!html.startsWith('<!DOCTYPE html>')) continue
      const clean = widths[lang].map((width) => ({ width, cut: [], moved: [], serious: [] }))
      expect(await seen(html, widths[lang], isJudged(lang, nth) ? axe : null), `${line} (${lang})`).toEqual(clean)
    }
  })
})
