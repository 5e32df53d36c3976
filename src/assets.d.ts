/** Data that the build turns into modules: see `tools/data-plugin.ts`. */
declare module '*.yaml' {
  const pack: { themes: import('./config/pack.ts').PackTheme[] };
  export default pack;
}

declare module '*?raw' {
  const text: string;
  export default text;
}

declare module '*.css' {
  const text: string;
  export default text;
}
