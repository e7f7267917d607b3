declare const __CERTDESK_VERSION__: string

/** The version of package.json, put in by the build. */
export const version: string = __CERTDESK_VERSION__
