import { expect, it } from 'vitest'
import { html } from '../../src/page/html.ts'
import { linked } from '../../src/page/link.ts'

it('leads to files beside the page and nowhere else', () => {
  const shown = (address: string | null) => String(html`${linked('<b>', address)}`)
  for (const address of ['index.html', 'judged/4.3.2-x.csv', 'SHA256SUMS'])
    expect(shown(address)).toBe(`<a href="${address}">&lt;b&gt;</a>`)
  const elsewhere = [
    'javascript:alert(1)',
    'https://example.org',
    '//example.org',
    '/etc',
    '../x',
    'a/../b',
    '.',
    '',
    'a"b',
  ]
  for (const address of [...elsewhere, null]) expect(shown(address)).toBe('&lt;b&gt;')
})
