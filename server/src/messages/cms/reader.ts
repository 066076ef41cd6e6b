/**
 * Through whose eyes entries are read. In the panel that is an administrator, who sees no more here
 * than in Strapi's content manager; a message that goes out is read by nobody in particular.
 */
export interface EntryReader {
  mayRead(uid: string): boolean;
  /** @param path dotted within components */
  mayReadField(uid: string, path: string): boolean;
  /** What narrows down which entries they see, such as "their own"; null for nothing. */
  narrowing(uid: string): Promise<Record<string, unknown> | null>;
}
