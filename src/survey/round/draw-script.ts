import type { RecordedDraw } from './redraw.ts'

/** What a draw is worked out again from. */
interface Redrawable extends Pick<RecordedDraw, 'seed' | 'size' | 'frame' | 'frameDigest'> {
  readonly survey: string
}

/** A text between single quotes, as a POSIX shell reads it literally. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A line that ends the list of codes, and that is none of them. */
function endMark(frame: string): string {
  let mark = 'END_OF_FRAME'
  while (frame.split('\n').includes(mark)) mark += '_'
  return mark
}

/**
 * The draw as a script for any POSIX shell: it prints rank, ticket and customer of everybody drawn with nothing but
 * `sha256sum` (or `shasum` where that is not there) and `sort`, so that an assessor needs neither this program nor the
 * register (4.5.2).
 */
export function drawScript({ survey, seed, size, frame, frameDigest }: Redrawable): string {
  const end = endMark(frame)
  return `#!/bin/sh
# The draw of ${survey}, worked out again: the ${size} customers with the smallest tickets.
# A ticket is the SHA-256 of the seed, a line feed and the customer's code.
set -eu
LC_ALL=C
export LC_ALL
command -v sha256sum >/dev/null || sha256sum() { shasum -a 256; }

seed=${quoted(seed)}
size=${size}

frame() {
  cat <<'${end}'
${frame}${end}
}

# The frame as it was frozen; its digest stands in the register.
[ "$(frame | sha256sum | cut -c 1-64)" = ${frameDigest} ] || { echo 'the frame is not the one that was frozen' >&2; exit 1; }

frame | while IFS= read -r code; do
  printf '%s\\n%s' "$seed" "$code" | sha256sum
  printf '%s\\n' "$code"
done | paste -d ' ' - - | sort | head -n "$size" | sed 's/  - / /' | nl -w 1 -s ' '
`
}
