// Runs in the page: its lists are sorted by their heads and searched while somebody types. It asks no server and remembers nothing.
;(() => {
  /** Fewer rows than this are seen at a glance. */
  const worthSearching = 5
  /** So many milliseconds at a time, then the page may do something else, such as taking the next letter. */
  const slice = 12
  /** More rows than this are searched once somebody pauses, and what is found is not marked in more than so many. */
  const many = 20_000
  const markedRows = 400
  const pause = 250

  const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
  const folded = (text) => text.normalize('NFKC').toLowerCase()
  const isEmpty = (text) => /^[\s—–-]*$/.test(text)

  /** The first character of each initial, in the order of pinyin. */
  const initials = 'abcdefghjklmnopqrstwxyz'
  const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀']
  const known = new Map()

  function initialOf(character) {
    const there = known.get(character)
    if (there !== undefined) return there
    let found = -1
    if (/\p{Script=Han}/u.test(character))
      found = firsts.findLastIndex((first) => collator.compare(first, character) <= 0)
    const initial = found < 0 ? (/[\p{L}\p{N}]/u.test(character) ? character : ' ') : initials[found]
    known.set(character, initial)
    return initial
  }

  const initialsOf = (text) => Array.from(text, initialOf).join('')

  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...content)
    return element
  }

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const nextTurn = () => new Promise((done) => setTimeout(done))

  const listOf = (table) => ({
    table,
    block: table.closest('.scroll'),
    body: table.tBodies[0],
    heads: [...table.tHead.rows[0].cells],
    /** As they came. */
    rows: [...table.tBodies[0].rows],
    buttons: [],
    chosen: null,
    sorted: null,
    texts: [],
    initials: [],
    shown: table.tBodies[0].rows.length,
  })

  // Sorting.

  const ranks = ['bad', 'warn', 'good']

  /** What a cell is sorted by: null where it says nothing, which stands last either way. */
  function keyOf(cell, kind) {
    const text = cell.dataset.value ?? cell.textContent.trim()
    if (isEmpty(text)) return null
    if (kind === 'number') {
      const number = Number(text.replace(/[,\s]/g, ''))
      return Number.isNaN(number) ? null : number
    }
    if (kind !== 'stress') return text
    const rank = ranks.findIndex((name) => cell.querySelector(`.${name}`) !== null)
    return { rank: rank < 0 ? 1.5 : rank, text }
  }

  const comparing = {
    number: (a, b) => a - b,
    day: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    text: collator.compare,
    stress: (a, b) => a.rank - b.rank || collator.compare(a.text, b.text),
  }

  function inOrder(list, column, way) {
    if (way === null) return list.rows
    const kind = list.heads[column].dataset.kind ?? 'text'
    const compare = comparing[kind]
    const sign = way === 'ascending' ? 1 : -1
    const keyed = list.rows.map((row) => ({ row, key: keyOf(row.cells[column], kind) }))
    const [said, silent] = [keyed.filter(({ key }) => key !== null), keyed.filter(({ key }) => key === null)]
    said.sort((a, b) => sign * compare(a.key, b.key))
    return [...said, ...silent].map(({ row }) => row)
  }

  function put(list, column, way) {
    locked(list)
    const all = document.createDocumentFragment()
    for (const row of inOrder(list, column, way)) all.append(row)
    list.body.append(all)
    list.sorted = way === null ? null : { column, way }
    for (const [i, head] of list.heads.entries())
      if (i === column && way !== null) head.setAttribute('aria-sort', way)
      else head.removeAttribute('aria-sort')
    if (list.chosen !== null) list.chosen.value = way === null ? '' : `${column} ${way}`
    if (list.block.getBoundingClientRect().top < 0) list.block.scrollIntoView({ block: 'start' })
  }

  /** Sorts once the page has shown that something is going on, where that takes a while. */
  async function sort(list, column, way) {
    if (list.rows.length > many) {
      list.table.setAttribute('aria-busy', 'true')
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    }
    put(list, column, way)
    list.table.removeAttribute('aria-busy')
  }

  function nextWay({ sorted }, column) {
    if (sorted?.column !== column) return 'ascending'
    return sorted.way === 'ascending' ? 'descending' : null
  }

  /** Where other rows stand on other pages, nobody is to take these for all. */
  const isPartOf = (article) => article.querySelector('nav.rows') !== null

  function makeSortable(list, words, isPart) {
    if (list.rows.length < 2) return
    const chosen = make('select', {}, make('option', { value: '' }, words.unsorted))
    for (const [column, head] of list.heads.entries()) {
      const title = head.firstChild.textContent
      const button = make(
        'button',
        { type: 'button', title: isPart ? words.sortByHere : words.sortBy },
        ...head.childNodes,
      )
      button.addEventListener('click', () => void sort(list, column, nextWay(list, column)))
      head.replaceChildren(button)
      for (const way of ['ascending', 'descending'])
        chosen.append(make('option', { value: `${column} ${way}` }, `${title} ${words[way]}`))
    }
    chosen.addEventListener('change', () => {
      const [column, way = null] = chosen.value.split(' ')
      void sort(list, Number(column), way)
    })
    list.chosen = chosen
    list.block.before(
      make('label', { class: 'list-order' }, make('span', {}, isPart ? words.sortHere : words.sort), chosen),
    )
  }

  // Room: columns keep their widths while rows come and go, and rows become blocks where they have none beside each other.

  function locked({ table, heads }) {
    if (table.classList.contains('locked') || getComputedStyle(table).display === 'block') return
    const widths = heads.map((head) => head.getBoundingClientRect().width)
    table.style.setProperty('--width', `${table.getBoundingClientRect().width}px`)
    for (const [i, head] of heads.entries()) head.style.setProperty('--width', `${widths[i]}px`)
    table.classList.add('locked')
  }

  function fitted(list) {
    list.table.classList.remove('locked')
    list.block.classList.remove('narrow', 'fits')
    const isInBlocks = getComputedStyle(list.table).display === 'block'
    const hasRoom = !isInBlocks && list.table.offsetWidth <= list.block.clientWidth + 1
    list.block.classList.add(hasRoom ? 'fits' : 'narrow')
  }

  // Searching.

  function search(article, lists, words) {
    const template = article.querySelector('template.list-tools')
    const tools = template.content.firstElementChild.cloneNode(true)
    const input = tools.querySelector('input')
    const told = tools.querySelector('output')
    const note = make('p', { class: 'list-note', hidden: '' })
    const total = lists.reduce((sum, { rows }) => sum + rows.length, 0)
    const here = isPartOf(article) ? words.here : ''
    let job = 0

    /** Does something for every row, a few milliseconds at a time; false where another search has begun meanwhile. */
    async function each(mine, work) {
      let until = performance.now() + slice
      for (const list of lists)
        for (let i = 0; i < list.rows.length; i += 1) {
          work(list, i)
          if (i % 50 !== 49 || performance.now() < until) continue
          await nextTurn()
          if (mine !== job) return false
          until = performance.now() + slice
        }
      return true
    }

    const textOf = (list, i) => {
      list.texts[i] ??= folded(Array.from(list.rows[i].cells, (cell) => cell.textContent).join('\n'))
      return list.texts[i]
    }

    /** Whether a word stands in a row: as it is, or, where it stands in none, as initials of pinyin. */
    async function found(mine, word) {
      const hits = lists.map(({ rows }) => new Uint8Array(rows.length))
      let any = false
      const literally = (list, i) => {
        if (!textOf(list, i).includes(word)) return
        hits[lists.indexOf(list)][i] = 1
        any = true
      }
      if (!(await each(mine, literally))) return null
      if (any || !/^[a-z]{2,}$/.test(word)) return hits
      const byInitials = (list, i) => {
        list.initials[i] ??= initialsOf(textOf(list, i))
        if (list.initials[i].includes(word)) hits[lists.indexOf(list)][i] = 1
      }
      return (await each(mine, byInitials)) ? hits : null
    }

    async function filter(asked) {
      job += 1
      const mine = job
      const parts = [...new Set(folded(asked).split(/\s+/).filter(Boolean))]
      const hits = []
      for (const part of parts) {
        const hit = await found(mine, part)
        if (hit === null) return
        hits.push(hit)
      }
      apply(parts, (list, i) => hits.every((hit) => hit[lists.indexOf(list)][i] === 1))
    }

    function apply(parts, isShown) {
      for (const list of lists) locked(list)
      let shown = 0
      for (const list of lists) {
        list.shown = 0
        for (const [i, row] of list.rows.entries()) {
          const wanted = isShown(list, i)
          if (wanted) list.shown += 1
          if (row.hidden === wanted) row.hidden = !wanted
        }
        shown += list.shown
      }
      const isFiltered = parts.length > 0
      for (const list of lists) {
        hide(list, isFiltered && list.shown === 0)
        if (list.table.caption === null) continue
        if (isFiltered) list.table.caption.dataset.shown = `${list.shown} / ${list.rows.length}`
        else delete list.table.caption.dataset.shown
      }
      hideSections(isFiltered)
      const values = { shown, all: total, asked: input.value.trim() }
      told.value = here + filled(isFiltered ? (shown === 0 ? words.nothing : words.some) : words.all, values)
      note.textContent = isFiltered ? here + filled(words.note, values) : ''
      note.hidden = !isFiltered
      mark(parts)
    }

    function hide(list, isHidden) {
      list.block.hidden = isHidden
      if (list.chosen !== null) list.chosen.parentElement.hidden = isHidden
    }

    /** A section with lists of which nothing is shown has nothing to say either. */
    function hideSections(isFiltered) {
      for (const heading of article.querySelectorAll('h2')) {
        const own = [heading]
        for (
          let next = heading.nextElementSibling;
          next !== null && next.tagName !== 'H2';
          next = next.nextElementSibling
        )
          own.push(next)
        const held = lists.filter(({ block }) => own.includes(block))
        const isHidden = isFiltered && held.length > 0 && held.every((list) => list.shown === 0)
        for (const element of own) element.classList.toggle('unmatched', isHidden)
      }
    }

    /** Marks what was looked for, without touching what stands in the page. */
    function mark(parts) {
      if (typeof Highlight === 'undefined') return
      const ranges = []
      let left = markedRows
      for (const { rows } of parts.length === 0 ? [] : lists)
        for (const row of rows) {
          if (row.hidden) continue
          if (left === 0) break
          left -= 1
          const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
            const plain = text.data.toLowerCase()
            if (plain.length !== text.data.length) continue
            for (const part of parts)
              for (let at = plain.indexOf(part); at >= 0; at = plain.indexOf(part, at + part.length))
                ranges.push(
                  new StaticRange({
                    startContainer: text,
                    startOffset: at,
                    endContainer: text,
                    endOffset: at + part.length,
                  }),
                )
          }
        }
      CSS.highlights.set(`found-${article.id}`, new Highlight(...ranges))
    }

    let waiting
    input.addEventListener('input', () => {
      clearTimeout(waiting)
      if (total <= many) void filter(input.value)
      else {
        told.value = words.searching
        waiting = setTimeout(() => void filter(input.value), pause)
      }
    })
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      if (input.value === '') input.blur()
      input.value = ''
      clearTimeout(waiting)
      void filter('')
      event.preventDefault()
    })
    told.value = here + filled(words.all, { all: total })
    template.after(tools, note)
    return { input, tools }
  }

  let searches = []
  let everyList = []

  /** Makes the lists of an article sortable and searched; of those that are in the page no more, nothing is kept. */
  function begin(article) {
    const template = article.querySelector('template.list-tools')
    if (template === null) return
    everyList = everyList.filter(({ table }) => table.isConnected)
    searches = searches.filter(({ tools }) => tools.isConnected)
    const words = template.dataset
    const lists = [...article.querySelectorAll('table.listing')].map(listOf)
    for (const list of lists) makeSortable(list, words, isPartOf(article))
    everyList.push(...lists)
    if (lists.reduce((sum, { rows }) => sum + rows.length, 0) >= worthSearching)
      searches.push(search(article, lists, words))
  }
  for (const article of document.querySelectorAll('article')) begin(article)

  let room = 0
  function adapt() {
    if (document.documentElement.clientWidth === room) return
    resize()
  }
  function resize() {
    room = document.documentElement.clientWidth
    for (const list of everyList) fitted(list)
    for (const { tools } of searches) {
      const height = tools.getBoundingClientRect().height
      tools.parentElement.style.setProperty('--tools', `${Math.ceil(height)}px`)
    }
  }
  resize()
  addEventListener('resize', adapt)

  // A page that follows what it shows puts an article in the place of another.
  document.addEventListener('certdesk:shown', ({ detail }) => {
    for (const article of detail.querySelectorAll('article')) begin(article)
    resize()
  })

  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target.closest?.('input, textarea, select, [contenteditable]')) return
    const near =
      searches.findLast(({ tools }) => tools.parentElement.getBoundingClientRect().top <= innerHeight / 2) ??
      searches[0]
    if (near === undefined) return
    near.input.focus()
    near.input.select()
    event.preventDefault()
  })
})()
