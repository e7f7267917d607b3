/** What a page does besides being read: it follows the register, finds while somebody types, copies its command line, prints. Without it the page stands as it is. */
{
  const {
    root = './',
    moved = '',
    judging = '',
    anew = '',
    ended = '',
    unread = '',
    copied = '',
  } = document.body.dataset
  const told = document.getElementById('told')
  const lang = document.documentElement.lang.slice(0, 2)

  /** How often the register is asked after, in milliseconds: what was written is told within two seconds. */
  const everySecond = 1000

  const tell = (text) => {
    if (told !== null && told.textContent !== text) told.textContent = text
  }

  const parsed = (markup) => new DOMParser().parseFromString(markup, 'text/html').body

  const partAddress = (address) => `${root}${address}${address.includes('?') ? '&' : '?'}_part=1&lang=${lang}`

  /** Whether an answer is of what was known at a moment, which goes on to be known. */
  const isOfThen = (piece) => (piece.dataset.of ?? '').includes('known-at=')

  /** Says in a piece's place why it has no answer; it is not asked for again. */
  const sayRefused = (piece, page) => {
    const why = [...page.querySelectorAll('#content > h1, #content > h1 + p')]
    piece.replaceChildren(...why)
    piece.removeAttribute('aria-busy')
    piece.removeAttribute('data-of')
  }

  /** Puts one answer in the place of another. */
  const put = (fresh, piece) => {
    fresh.className = piece.className
    piece.replaceWith(document.adoptNode(fresh))
    document.dispatchEvent(new CustomEvent('certdesk:shown', { detail: fresh }))
  }

  /** Puts the answer that a piece has by now in its place; false where it is still being judged. */
  const shownAnew = async (piece) => {
    const answer = await fetch(partAddress(piece.dataset.of ?? ''), { cache: 'no-store' })
    const text = await answer.text()
    if (answer.status === 202) {
      // What was judged meanwhile is newer than what stands here, while the register has moved on.
      const newer = parsed(text).querySelector('.piece')
      if (newer !== null && newer.dataset.at !== '' && newer.dataset.at !== piece.dataset.at) {
        put(newer, piece)
        return false
      }
      const state = piece.querySelector('.state strong')
      // What is judged for the first time has not moved.
      if (state === null && piece.dataset.at !== '')
        piece
          .querySelector('.state')
          ?.append(' ', Object.assign(document.createElement('strong'), { textContent: judging }))
      piece.setAttribute('aria-busy', 'true')
      return false
    }
    if (answer.status === 400 || answer.status === 403) {
      sayRefused(piece, parsed(text))
      return true
    }
    if (!answer.ok) return false
    const fresh = parsed(text).querySelector('.piece')
    if (fresh === null) return false
    put(fresh, piece)
    return true
  }

  let isFollowing = false
  const follow = async () => {
    if (isFollowing || document.visibilityState === 'hidden') return
    isFollowing = true
    try {
      const answer = await fetch(`${root}_/state`, { cache: 'no-store' })
      // The pages are there, and the register is not: it is moved, or another was put in its place.
      if (answer.status === 503) return tell(unread)
      if (!answer.ok) throw new Error(String(answer.status))
      const { standing } = await answer.json()
      const old = [...document.querySelectorAll('.piece[data-of]')].filter(
        (piece) => piece.dataset.at !== standing && !(isOfThen(piece) && piece.dataset.at !== ''),
      )
      if (old.length > 0) {
        const isJudged = old.some((piece) => 'judges' in piece.dataset)
        if (old.some((piece) => piece.dataset.at !== '')) tell(isJudged ? judging : moved)
        const done = []
        for (const piece of old) done.push(await shownAnew(piece))
        if (done.every(Boolean) && told?.textContent !== '') {
          tell(anew)
          setTimeout(() => tell(''), 4000)
        }
      } else if (told?.textContent === ended || told?.textContent === unread) tell('')
    } catch {
      tell(ended)
    } finally {
      isFollowing = false
    }
  }
  if (document.querySelector('.piece[data-of]') !== null) {
    setInterval(follow, everySecond)
    document.addEventListener('visibilitychange', follow)
  }

  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false
    const words = button.textContent
    button.addEventListener('click', async () => {
      const line = button.parentElement?.querySelector('.command-line')
      if (line == null) return
      getSelection()?.selectAllChildren(line)
      await navigator.clipboard?.writeText(line.textContent ?? '')
      button.textContent = copied
      setTimeout(() => {
        button.textContent = words
      }, 2000)
    })
  }

  for (const button of document.querySelectorAll('button.print')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }

  const find = document.querySelector('input[data-find]')
  if (find !== null) {
    const found = Object.assign(document.createElement('div'), { className: 'found', hidden: true })
    find.form?.append(found)
    let asked = 0
    const close = () => {
      asked += 1
      found.hidden = true
    }
    find.addEventListener('input', async () => {
      const text = find.value.trim()
      asked += 1
      const mine = asked
      if (text === '') return close()
      const query = new URLSearchParams(new FormData(find.form))
      query.set('text', text)
      query.set('_part', '1')
      query.set('lang', lang)
      const answer = await fetch(`${find.dataset.find}?${query}`, { cache: 'no-store' }).catch(() => null)
      if (answer === null || mine !== asked) return
      found.replaceChildren(...parsed(await answer.text()).childNodes)
      found.hidden = false
    })
    const links = () => [...found.querySelectorAll('tr')].flatMap((row) => row.querySelector('a') ?? [])
    find.form?.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        if (!found.hidden) event.preventDefault()
        close()
        find.focus()
        return
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step === undefined || found.hidden) return
      const all = links()
      const at = all.indexOf(document.activeElement) + step
      event.preventDefault()
      ;(all[at] ?? (at < 0 ? find : document.activeElement)).focus()
    })
    document.addEventListener('click', (event) => {
      if (!find.form?.contains(event.target)) close()
    })
  }
}
