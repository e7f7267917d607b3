/**
 * The lines of a stream of text, each ended by a line feed alone: what Node's own reader of lines takes for an end besides may stand in a text
 * that is written as JSON.
 */
export async function* linesIn(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  for await (const piece of stream) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    const [first = '', ...more] = text.split('\n')
    begun.push(first)
    for (const next of more) {
      yield begun.join('')
      begun = [next]
    }
  }
}
