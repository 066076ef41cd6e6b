import type { Settings } from '../../core/contract';
import { domainsOf } from './block-values';

let known: Promise<Set<string>> | null = null;

/** Tens of thousands of names: read when a form first asks for them. */
const load = (): Promise<Set<string>> =>
  (known ??= import('disposable-email-domains-js').then(({ disposableEmailBlocklistSet }) =>
    disposableEmailBlocklistSet()
  ));

/** Whether an address is at a throw-away domain; the administrator's own lists come first. */
export const isDisposable = async (
  emailKey: string,
  { add, remove }: Settings['disposableDomains']
): Promise<boolean> => {
  const domains = domainsOf(emailKey);
  if (domains.some((domain) => remove.includes(domain))) return false;
  if (domains.some((domain) => add.includes(domain))) return true;
  const list = await load();
  return domains.some((domain) => list.has(domain));
};
