import type { Words } from './words.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** How many days are left until a day, or how many it is over (below zero), as people say it: `剩 46 天`, `逾期 136 天`. */
export function daysLeftSaid(left: number): Words {
  if (left === 0) return { en: 'that day', zh: '当天' }
  return left < 0
    ? { en: `${days(-left)} over`, zh: `逾期 ${-left} 天` }
    : { en: `${days(left)} left`, zh: `剩 ${left} 天` }
}
