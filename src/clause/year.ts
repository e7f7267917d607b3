import type { Day } from './day.ts'

/** A calendar year: "a year" of the procedure is never twelve months from some day. */
export type Year = number

export const yearOf = (day: Day): Year => Number(day.slice(0, 4))
export const firstDayOf = (year: Year): Day => `${year}-01-01` as Day
export const lastDayOf = (year: Year): Day => `${year}-12-31` as Day

/** Whether the day lies in the second half of its year, which makes a yearly target pro-rated. */
export const inSecondHalf = (day: Day): boolean => day.slice(5) > '06-30'
