import { pageEnd, pageStart } from '../page/document.ts'
import { listScript } from '../page/list-script.ts'
import type { Frame } from './frame.ts'
import type { Result } from './result.ts'
import { articlesOf, drawnArticles, proofsOf } from './result-article.ts'

/**
 * A result as one page that stands alone, in pieces: title, sentences, records, tables and pictures, in one language after
 * the other, with what proves it at its foot. The same result gives the same bytes.
 */
export async function* resultPage(result: Result, frame: Frame): AsyncGenerator<string | Uint8Array> {
  const articles = await articlesOf(result, frame)
  const [first = 'en'] = frame.langs
  const script = articles.isSorted ? listScript : null
  yield pageStart({
    title: frame.title[first],
    lang: first,
    breadth: articles.breadth,
    across: articles.across,
    script,
  })
  yield* drawnArticles(articles, result, frame)
  yield pageEnd(proofsOf(result, frame), script)
}
