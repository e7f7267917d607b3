declare module 'csv-spectrum' {
  interface File {
    readonly name: string
    readonly csv: Buffer
    readonly json: Buffer
  }
  /** Hands over the files of the suite, each with its answer. */
  export default function spectrum(done: (error: Error | null, files: File[]) => void): void
}
