import { listScript } from '../../src/page/list-script.ts'

/** A page without the one script that is its own: whatever else runs in it came out of the register. */
export const withoutOwnScript = (page: string): string => page.replace(`<script>${listScript.text}</script>`, '')
