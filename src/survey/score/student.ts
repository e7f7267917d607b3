import jStat from 'jstat'

/** The quantile of Student's t distribution. Apart, as the library of it is loaded only where a margin is worked out. */
export const studentQuantile = (probability: number, degreesOfFreedom: number): number =>
  jStat.studentt.inv(probability, degreesOfFreedom)
