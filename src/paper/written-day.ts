import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A day as letters have it, which nobody can read as another: 2026年3月2日, 2 March 2026. */
export function writtenDay(day: Day): Words {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` }
}
