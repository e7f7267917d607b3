/** The same function, which works out each answer once: for what is asked of every customer, and of few different things. */
export function remembered<Key, Answer>(of: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    let answer = known.get(key)
    if (answer === undefined) {
      answer = of(key)
      known.set(key, answer)
    }
    return answer
  }
}
