import { limit } from '../../clause/limit.ts'

/** 及时: how many working days "timely" gives, wherever the procedure says no more than that. */
export const timely = limit(
  'timely-days',
  5,
  { en: 'Working days that "timely" gives', zh: '“及时”的工作日数' },
  { stricter: 'lower' },
)
