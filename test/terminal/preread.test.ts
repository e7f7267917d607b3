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
