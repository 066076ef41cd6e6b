declare module 'mjml-parser-xml' {
  interface ParserOptions {
    /** Elements whose inside is HTML are those that say `endingTag`. */
    components: Record<string, { endingTag: boolean; getTagName: () => string }>;
    keepComments?: boolean;
    ignoreIncludes?: boolean;
  }
  /** @returns the tree of elements, null for a text without any */
  export default function parse(xml: string, options: ParserOptions): unknown;
}
