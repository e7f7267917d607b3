// The least that a key at a question costs: a prompt of the library that the desk's own stand on, as the library makes it, which shows
// what is typed and, behind it, how often Esc was pressed. Enter asks anew.
import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core'

const question = createPrompt((_, done) => {
  const [typed, setTyped] = useState('')
  const [left, leave] = useState(0)
  useKeypress((key, line) => {
    if (isEnterKey(key)) done(typed)
    else if (key.name === 'escape') leave(left + 1)
    else setTyped(line.line)
  })
  return [`> ${typed}`, `left ${left} times | ? help`]
})

while ((await question({})) !== 'q');
