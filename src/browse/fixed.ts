import { listScript } from '../page/list-script.ts'
import { look } from '../page/look.ts'
import type { Answer } from './answer.ts'
import follow from './follow.browser.js'
import { pageLook } from './page-look.ts'

const script = 'text/javascript; charset=utf-8'

/** What every page loads: how it looks, what sorts and searches its lists, what follows the register. */
const files: Readonly<Record<string, Pick<Answer, 'type' | 'body'>>> = {
  'look.css': { type: 'text/css; charset=utf-8', body: `${look}\n${pageLook}` },
  'list.js': { type: script, body: listScript.text },
  'follow.js': { type: script, body: follow },
}

/** A file of the pages' own; null where there is none of that name. */
export const fixed = (name: string): Answer | null =>
  Object.hasOwn(files, name) ? ({ status: 200, ...files[name] } as Answer) : null
