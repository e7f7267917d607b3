import type { Lang, Words } from '../clause/words.ts'
import { type Html, html } from './html.ts'

const words = {
  find: { en: 'Find', zh: '查找' },
  short: { en: 'words or pinyin initials', zh: '字词或拼音首字母' },
  hint: {
    en: 'Words of a row, or initials of pinyin; / comes here, Esc clears',
    zh: '行中的字词或拼音首字母；按 / 到此处，Esc 清除',
  },
  here: { en: 'On this page: ', zh: '本页' },
  sortHere: { en: 'Order (on this page)', zh: '排序（仅本页）' },
  sortByHere: { en: 'Sort the rows of this page by this column', zh: '将本页各行按此列排序' },
  all: { en: '{all} rows', zh: '共 {all} 行' },
  some: { en: 'Showing {shown} / {all}', zh: '显示 {shown} / {all}' },
  nothing: { en: 'No row has all of it: 0 / {all}', zh: '没有匹配的行：0 / {all}' },
  searching: { en: 'Searching…', zh: '正在查找…' },
  note: { en: 'Filtered: {asked}  {shown} / {all}', zh: '已筛选：{asked}  {shown} / {all}' },
  sort: { en: 'Order', zh: '排序' },
  sortBy: { en: 'Sort by this column', zh: '按此列排序' },
  unsorted: { en: 'as it came', zh: '原顺序' },
  ascending: { en: '↑ ascending', zh: '↑ 升序' },
  descending: { en: '↓ descending', zh: '↓ 降序' },
} as const satisfies Record<string, Words>

/** What the script says of lists: it puts the box in its place and fills in the figures. Where no script runs nothing of it is seen. */
export const listTools = (lang: Lang): Html => {
  const {
    find,
    short,
    hint,
    here,
    sortHere,
    sortByHere,
    all,
    some,
    nothing,
    searching,
    note,
    sort,
    sortBy,
    unsorted,
    ascending,
    descending,
  } = words
  return html`<template class="list-tools" data-here="${here[lang]}" data-sort-here="${sortHere[lang]}" data-sort-by-here="${sortByHere[lang]}" data-all="${all[lang]}" data-some="${some[lang]}" data-nothing="${nothing[lang]}" data-searching="${searching[lang]}" data-note="${note[lang]}" data-sort="${sort[lang]}" data-sort-by="${sortBy[lang]}" data-unsorted="${unsorted[lang]}" data-ascending="${ascending[lang]}" data-descending="${descending[lang]}"><div class="list-tools" role="search"><label>${find[lang]} <input type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" title="${hint[lang]}" placeholder="${short[lang]}"></label><output></output></div></template>
`
}
