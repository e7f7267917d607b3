declare module '*.py' {
  const script: string
  export default script
}
