/**
 * The same function, which works out each answer once: for what is asked of every customer, and of few different things. Of more than
 * `most` different things it forgets them all, and begins anew.
 */
export function remembered<Key, Answer>(of: (key: Key) => Answer, most = Infinity): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    let answer = known.get(key)
    if (answer === undefined) {
      answer = of(key)
      if (known.size >= most) known.clear()
      known.set(key, answer)
    }
    return answer
  }
}
