import type { Lang, Words } from '../clause/words.ts'
import type { World } from './world.ts'

/** How far a piece of work is. */
export interface Step {
  readonly words: Words
  readonly done: number
  /** How much there is of it; null where nobody knows yet. */
  readonly of: number | null
  /** What is counted, such as rows, where it is worth knowing how many there are a second. */
  readonly unit?: Words
  /** Shown at once: nothing more can be said of it until it is done, and that takes long. */
  readonly atOnce?: boolean
}

/** Milliseconds that a piece of work may take before anything is said of it, and between two looks at it. */
const patience = 1000
const between = 100

const clear = '\r\u001b[K'

/**
 * The line on a terminal that tells how far the work is, written over itself: what is done of how much, how fast, and what
 * time is left. It is shown for work that takes longer than a second, and cleared when there is none (null).
 */
export function progressLine({ stderr, clock }: World, lang: Lang): (step: Step | null) => void {
  let begun: { readonly words: Words; readonly at: number } | null = null
  let shownAt = 0
  let isShown = false
  return (step) => {
    if (step === null) {
      if (isShown) stderr.write(clear)
      isShown = false
      begun = null
      return
    }
    const now = clock()
    if (begun?.words.en !== step.words.en) begun = { words: step.words, at: now }
    const passed = now - begun.at
    if (step.atOnce !== true && (passed < patience || now - shownAt < between)) return
    shownAt = now
    isShown = true
    // A line that reached the last column would go on in the next, which is not cleared.
    stderr.write(
      `${clear}${said(step, passed, lang).slice(0, Math.floor(((stderr.columns ?? 80) - 1) / widest[lang]))}`,
    )
  }
}

/** The most columns of a character of a line. */
const widest: Readonly<Record<Lang, number>> = { en: 1, zh: 2 }

const counted = (number: number): string => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',')

const texts = {
  of: (of: number): Words => ({ en: ` of ${counted(of)}`, zh: ` / ${counted(of)}` }),
  rate: (rate: number, unit: Words): Words => ({
    en: `, ${counted(rate)} ${unit.en}/s`,
    zh: `，每秒 ${counted(rate)} ${unit.zh}`,
  }),
  left: (seconds: number): Words => {
    const [minutes, rest] = [Math.floor(seconds / 60), Math.ceil(seconds % 60)]
    if (minutes === 0) return { en: `, ${rest} s left`, zh: `，剩余 ${rest} 秒` }
    return { en: `, ${minutes} min ${rest} s left`, zh: `，剩余 ${minutes} 分 ${rest} 秒` }
  },
}

/** A step as it is told after that many milliseconds. */
export function said({ words, done, of, unit, atOnce }: Step, passed: number, lang: Lang): string {
  if (atOnce === true) return `${words[lang]} …`
  const rate = (done / passed) * 1000
  const parts: (Words | null)[] = [
    { en: `${words.en} ${counted(done)}`, zh: `${words.zh} ${counted(done)}` },
    of === null ? null : texts.of(of),
    unit === undefined ? null : { en: ` ${unit.en}`, zh: ` ${unit.zh}` },
    unit === undefined || rate === 0 ? null : texts.rate(rate, unit),
    of === null || rate === 0 ? null : texts.left((of - done) / rate),
  ]
  return parts.map((part) => part?.[lang] ?? '').join('')
}
