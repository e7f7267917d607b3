import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from '../../src/page/html.ts'
import { unbroken } from '../../src/page/unbroken.ts'
import { unescaped } from './letters.ts'

describe('markup', () => {
  it('takes what is interpolated for text, in attributes as well', () => {
    const name = '<script>alert("甲" & \'乙\')</script>'
    expect(String(html`<td title="${name}">${name}</td>`)).toBe(
      '<td title="&lt;script&gt;alert(&quot;甲&quot; &amp; &#39;乙&#39;)&lt;/script&gt;">&lt;script&gt;alert(&quot;甲&quot; &amp; &#39;乙&#39;)&lt;/script&gt;</td>',
    )
  })

  it('takes markup for markup, lists for their parts, and nothing for nothing', () => {
    const cells = [html`<td>${1}</td>`, html`<td>${'&'}</td>`, '<b>', [null, undefined, 2.5]]
    expect(String(html`<tr>${cells}</tr>${null}${undefined}`)).toBe('<tr><td>1</td><td>&amp;</td>&lt;b&gt;2.5</tr>')
  })

  it('is not deceived by data that looks like markup', () => {
    const forged = JSON.parse('{"toString": "<b>", "made": true}')
    expect(() => String(html`${forged}`)).toThrow()
  })

  it('writes out what would turn the direction of writing, and keeps line ends', () => {
    expect(String(html`${'甲\u202e乙\u0000\u001b[31m\n丙'}`)).toBe('甲\\u202e乙\\x00\\x1b[31m\n丙')
    expect(String(html`${'\ud800甲'}`)).toBe('\ufffd甲')
  })

  it('loses nothing of any text, and lets none of it be a tag', () => {
    const texts = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ';', 'amp', '甲', '𠮷', ' ', '\n', '/') })
    fc.assert(
      fc.property(texts, (text) => {
        const written = String(html`${text}`)
        expect(written).not.toMatch(/[<>"']/)
        expect(unescaped(written)).toBe(text)
      }),
    )
  })
})

describe('days and numbers in a text', () => {
  it('stay on one line, and nothing of the text is lost', () => {
    expect(unbroken('无 VIP 档案 <1>')).toBe('无 VIP 档案 <1>')
    expect(String(unbroken('CH-2026-0001: until 2026-03-31 <b>'))).toBe(
      '<span><span class="day">CH-2026-0001</span>: until <span class="day">2026-03-31</span> &lt;b&gt;</span>',
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('2', '0', '-', 'A', '甲', ' ', '<') }), (text) => {
        expect(unescaped(String(html`${unbroken(text)}`).replace(/<[^>]*>/g, ''))).toBe(text)
      }),
    )
  })
})
