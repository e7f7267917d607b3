import { fill } from './contacts.mjs'

/** The full report over ten thousand, a hundred thousand and a million customers: the slope of time over number. */
export async function growthMeasure(desk) {
  const numbers = [10_000, 100_000, 1_000_000]
  // Megabytes that a report may hold of as many customers.
  const most = [250, 250, 400]
  const points = []
  for (const [i, number] of numbers.entries()) {
    await fill(desk, 'growth.db', number, 2.5)
    const rounds = number === numbers[0] ? 3 : 1
    const report = () =>
      desk.measured('growth.db', 'report', 'compliance', '--format', 'csv', '--output', desk.path('growth.csv'))
    const done = Array.from({ length: rounds }, report)
    points.push({
      number,
      milliseconds: Math.min(...done.map((each) => each.milliseconds)),
      megabytes: Math.max(...done.map((each) => each.peak)) / 1e6,
      most: most[i],
    })
    desk.remove('growth.db')
  }
  return { work: '`certdesk report compliance --format csv`, every duty', limit: 1, points, slope: slopeOf(points) }
}

/** The slope of the line of least squares through the logarithms: 1 where twice the customers take twice the time. */
function slopeOf(points) {
  const logs = points.map(({ number, milliseconds }) => [Math.log(number), Math.log(milliseconds)])
  const mean = (axis) => logs.reduce((sum, each) => sum + each[axis], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const sum = (term) => logs.reduce((total, each) => total + term(each), 0)
  return sum(([a, b]) => (a - x) * (b - y)) / sum(([a]) => (a - x) ** 2)
}
