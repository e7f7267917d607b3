import cn2025 from './cn-2025.csv'
import cn2026 from './cn-2026.csv'
import type { MainlandYear } from './rules.ts'

/**
 * The official calendars of mainland China: holidays and made-up working days (调休) as the General Office of the State
 * Council announced them, each row with the notice that says so. A list like any other, read by the same reader.
 */
export const mainland: Readonly<Record<MainlandYear, string>> = { 2025: cn2025, 2026: cn2026 }
