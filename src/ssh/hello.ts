import type { Lang } from '../clause/words.ts'
import { NotFrames, noFrame } from './frames.ts'
import { objectIn } from './wire.ts'

/** A stream of whoever calls. */
export interface FarStream {
  readonly isTTY: boolean
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

/** What the caller's environment says of how output looks; nothing of who types, of which day it is, or of the register. */
export const lookVariables = ['TERM', 'COLUMNS', 'NO_COLOR', 'FORCE_COLOR', 'CERTDESK_PAGER', 'PAGER'] as const

/** What the caller says first. */
export interface CallerHello {
  readonly protocol: number
  readonly version: string
  /** The register's path there. */
  readonly register: string
  /** The language that the environment asks for, and whether the person said it by CERTDESK_LANG. */
  readonly lang: Lang
  readonly isLangSaid: boolean
  readonly stdin: FarStream
  readonly stdout: FarStream
  readonly stderr: FarStream
  readonly look: Readonly<Partial<Record<(typeof lookVariables)[number], string>>>
}

/** What is said back. */
export interface ServerHello {
  readonly protocol: number
  readonly version: string
}

/** The numbers of the streams that every run has. */
export const streams = { stdout: 1, stderr: 2, stdin: 3 } as const

const isStream = (value: unknown): boolean => typeof value === 'object' && value !== null

/** What the caller says first. Throws `NotFrames` where it is not that. */
export function helloIn(content: Buffer): CallerHello {
  const hello = objectIn<CallerHello>(content)
  const { register, lang, stdin, stdout, stderr, look } = hello
  const isWhole = typeof register === 'string' && (lang === 'en' || lang === 'zh')
  if (!isWhole || ![stdin, stdout, stderr, look].every(isStream)) throw new NotFrames(noFrame)
  return hello
}
