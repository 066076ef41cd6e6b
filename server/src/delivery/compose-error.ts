/** Thrown where a mail cannot be made; the delivery fails with this text as its answer. */
export class ComposeError extends Error {}
