declare module 'jstat' {
  const jStat: { readonly studentt: { readonly inv: (probability: number, degreesOfFreedom: number) => number } }
  export default jStat
}
