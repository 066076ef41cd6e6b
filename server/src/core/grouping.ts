/** `K7QM-0R4T-ZX29-8VWC`: groups of four can be read out and typed. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-');
