import { isEmailLike } from '../../../utils/form-problems';

/** As many as the server takes. */
export const MAX_TEST_ADDRESSES = 20;

/** Addresses as people write them down: parted by commas, semicolons, spaces or lines; each once. */
export const splitAddresses = (typed: string): string[] => [
  ...new Set(typed.split(/[\s,;]+/).filter(Boolean)),
];

export type AddressProblem =
  { code: 'none' } | { code: 'many' } | { code: 'invalid'; address: string };

export const addressProblem = (addresses: readonly string[]): AddressProblem | null => {
  if (addresses.length === 0) return { code: 'none' };
  const wrong = addresses.find((address) => !isEmailLike(address));
  if (wrong) return { code: 'invalid', address: wrong };
  return addresses.length > MAX_TEST_ADDRESSES ? { code: 'many' } : null;
};
