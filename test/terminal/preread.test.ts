import { describe, expect, it } from 'vitest'
import { environmentLang, preread, unread } from '../../src/terminal/preread.ts'

describe('the raw command line', () => {
  it('tells language and format before it is parsed, the last of several counting', () => {
    expect(preread(['contact', 'list', '--lang', 'zh', '--format=json'], {})).toMatchObject({
      lang: 'zh',
      format: 'json',
    })
    expect(preread(['--lang=zh', 'contact', 'list', '--lang', 'en'], {})).toMatchObject({
      lang: 'en',
      format: undefined,
    })
    expect(preread(['contact', 'list', '--no-color'], {}).noColor).toBe(true)
  })

  it('takes a language by any of its names, and refuses what is none', () => {
    for (const name of ['zh', 'cn', 'ZH_CN.UTF-8', 'zh-Hans', '中文', ' Chinese'])
      for (const lang of [preread([], { CERTDESK_LANG: name }).lang, preread(['--lang', name], {}).lang])
        expect(lang).toBe('zh')
    for (const name of ['en', 'en_US.UTF-8', 'English', '英文'])
      expect(preread([], { CERTDESK_LANG: name, LANG: 'zh_CN' }).lang).toBe('en')
    expect(() => preread([], { CERTDESK_LANG: 'zhuang' })).toThrow(
      'CERTDESK_LANG is none of the known values: "zhuang".',
    )
    expect(() => preread(['--lang', ''], {})).toThrow('--lang')
    expect(preread(['--lang', 'zh'], { CERTDESK_LANG: 'fr' }).lang).toBe('zh')
    expect(preread([], { CERTDESK_LANG: ' ', LANG: 'fr_FR' }).lang).toBe('en')
  })

  it('holds no options after --', () => {
    expect(preread(['contact', 'list', '--', '--lang', 'xx'], {}).lang).toBe('en')
  })

  it('asks for the version with its first word alone', () => {
    expect(preread(['--version'], {}).version).toBe(true)
    expect(preread(['-V'], {}).version).toBe(true)
    expect(preread(['contact', 'add', '--summary', '--version'], {}).version).toBe(false)
  })

  it('is refused where it names an unknown language or format, with those there are', () => {
    expect(() => preread(['--lang', 'fr'], {})).toThrow('--lang is none of the known values: "fr".')
    expect(() => preread(['--format', 'pdf'], {})).toThrow('--format')
    expect(unread(['--lang', 'fr', '--format', 'pdf'], { LANG: 'zh_CN.UTF-8' })).toMatchObject({
      lang: 'zh',
      format: undefined,
    })
  })
})

describe('the language of the environment', () => {
  it('is CERTDESK_LANG, else the locale in the order of POSIX', () => {
    expect(environmentLang({ CERTDESK_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' })).toBe('en')
    expect(environmentLang({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US' })).toBe('zh')
    expect(environmentLang({ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' })).toBe('zh')
    expect(environmentLang({ LANG: 'zh_CN.GB18030' })).toBe('zh')
    expect(environmentLang({ LANG: 'C' })).toBe('en')
    expect(environmentLang({})).toBe('en')
  })
})
