/** What is made of a SQL text, once for each: a report or an import asks the same thousands of times. */
export function madeOnce<Made>(make: (sql: string) => Made): (sql: string) => Made {
  const made = new Map<string, Made>()
  return (sql) => {
    const known = made.get(sql)
    if (known !== undefined) return known
    const fresh = make(sql)
    made.set(sql, fresh)
    return fresh
  }
}
