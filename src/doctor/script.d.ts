/** The build turns such an import into the text of a script that runs the module's `run` in a page and is what that gives. */
declare module '*?script' {
  export const script: string;
}
