/**
 * An id that is unique within one message. `crypto.randomUUID` exists only on secure origins, and
 * panels are also reached over plain HTTP inside a company.
 */
export const newBlockId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');

export type MakeId = () => string;
