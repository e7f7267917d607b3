/** The persons of one text, as a list writes them: separated by 、 , ; / or on lines of their own; each once. */
export const personsIn = (text: string | null): string[] => [
  ...new Set(
    (text ?? '')
      .split(/[、,，;；/\n]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]
