/** Data that the build turns into modules: see `tools/data-plugin.ts`. */
declare module '*.yaml' {
  /** Whoever loads it says what it is, and a test reads every file of that kind. */
  const data: unknown;
  export default data;
}

declare module '*.yaml?lazy' {
  const read: () => unknown;
  export default read;
}

declare module '*.yaml?pack' {
  const read: () => import('./config/pack.ts').PackData;
  export default read;
}

declare module '*?raw' {
  const text: string;
  export default text;
}

declare module '*.css' {
  const text: string;
  export default text;
}
