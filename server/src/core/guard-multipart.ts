import type { IncomingMessage } from 'node:http';

/** The boundary of a `multipart/form-data` content type (RFC 2046 section 5.1.1); null without one. */
export const boundaryOf = (contentType: string): string | null => {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  return match ? (match[1] ?? match[2]) : null;
};

/**
 * The text fields of a multipart body (RFC 7578). Mail programs post one short field this way
 * (RFC 8058 section 3.1); files are left out, and a broken body gives what can be read of it:
 * an opt-out does not fail on a missing line break.
 */
export const readMultipart = (body: string, boundary: string): Record<string, string> => {
  const fields = new Map<string, string>();
  for (const part of body.split(`--${boundary}`).slice(1)) {
    const [, head, value] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    const name = /;\s*name="([^"]*)"/i.exec(head ?? '')?.[1];
    if (name === undefined || /;\s*filename/i.test(head)) continue;
    fields.set(name, value.replace(/\r?\n$/, ''));
  }
  return Object.fromEntries(fields);
};

/** A request's body as text, or null once it is longer than `max` bytes. */
export const readBody = async (request: IncomingMessage, max: number): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
