/** What DNS says of a domain that sends mail, and what is wrong with it. No I/O here. */

/** TXT records of one name: each a text, its pieces joined; null when DNS gave no answer in time. */
export type TxtRecords = readonly string[] | null;

export type DomainProblem =
  | 'spf-missing'
  | 'spf-several'
  | 'spf-open'
  | 'spf-lookups'
  | 'dkim-missing'
  | 'dkim-mismatch'
  | 'dkim-unaligned'
  | 'dmarc-missing'
  | 'dmarc-several'
  | 'dmarc-invalid'
  | 'domain-silent';

/** Terms that make a receiver ask DNS again; more than ten are an error (RFC 7208, 4.6.4). */
const LOOKUP_TERM = /^[+\-~?]?(include:|a([:/]|$)|mx([:/]|$)|ptr([:]|$)|exists:)|^redirect=/i;
const MAX_LOOKUPS = 10;

/** RFC 7208, 4.5: the version is followed by a space or the end. */
export const isSpf = (record: string): boolean => /^v=spf1( |$)/i.test(record);

/** SPF of the domain in the envelope's sender (RFC 7208). */
export const judgeSpf = (records: readonly string[]): DomainProblem | null => {
  const spf = records.filter(isSpf);
  if (spf.length === 0) return 'spf-missing';
  // RFC 7208, 4.5: a permanent error, as if there were none.
  if (spf.length > 1) return 'spf-several';
  const terms = spf[0].trim().split(/ +/).slice(1);
  // "Anybody may send for us", said outright or left open.
  if (terms.some((term) => /^[+?]?all$/i.test(term))) return 'spf-open';
  return terms.filter((term) => LOOKUP_TERM.test(term)).length > MAX_LOOKUPS ? 'spf-lookups' : null;
};

/** Tag-value lists of DKIM and DMARC (RFC 6376, 3.2); later tags of a name do not count. */
export const readTags = (record: string): Map<string, string> => {
  const tags = new Map<string, string>();
  for (const part of record.split(';')) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    const name = part.slice(0, at).trim().toLowerCase();
    if (!tags.has(name)) tags.set(name, part.slice(at + 1).replace(/\s+/g, ''));
  }
  return tags;
};

/** @param publicKey base64 of the key that mail is signed with, as it belongs into `p=` */
export const judgeDkim = (records: readonly string[], publicKey: string): DomainProblem | null => {
  const keys = records
    .map(readTags)
    .filter((tags) => tags.has('p') && (tags.get('v') ?? 'DKIM1') === 'DKIM1');
  if (keys.length === 0) return 'dkim-missing';
  return keys.some((tags) => tags.get('p') === publicKey) ? null : 'dkim-mismatch';
};

export interface Dmarc {
  policy: string;
  /** `s`: the very same domain; `r`: one of the same organisation. */
  dkimAlignment: 's' | 'r';
}

/** RFC 7489, 6.3: `v=DMARC1` comes first, spelt so. */
export const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(;|$)/.test(record);

export const readDmarc = (records: readonly string[]): Dmarc | DomainProblem => {
  const dmarc = records.filter(isDmarc);
  if (dmarc.length === 0) return 'dmarc-missing';
  // RFC 7489, 6.6.3: with more than one, none holds.
  if (dmarc.length > 1) return 'dmarc-several';
  const tags = readTags(dmarc[0]);
  const policy = (tags.get('p') ?? '').toLowerCase();
  if (!['none', 'quarantine', 'reject'].includes(policy)) return 'dmarc-invalid';
  return { policy, dkimAlignment: tags.get('adkim')?.toLowerCase() === 's' ? 's' : 'r' };
};

/** Second-level labels under which registries of countries sell names (`example.co.uk`). */
const SHARED_SECOND = /^(ac|co|com|edu|gov|gouv|net|ne|nom|or|org|asso|tm)$/;

/** Roughly the domain that an organisation registered; the public suffix list knows it exactly. */
export const organisationOf = (domain: string): string => {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.');
  const isShared =
    labels.length > 2 &&
    (labels.at(-1) ?? '').length === 2 &&
    SHARED_SECOND.test(labels.at(-2) ?? '');
  return labels.slice(isShared ? -3 : -2).join('.');
};

/** Whether a signature of `signing` counts for mail from `from` (RFC 7489, 3.1.1). */
export const isAligned = (from: string, signing: string, alignment: Dmarc['dkimAlignment']) => {
  const [a, b] = [from.toLowerCase(), signing.toLowerCase()];
  return alignment === 's' ? a === b : organisationOf(a) === organisationOf(b);
};

/** Names at which DMARC is looked for: the domain's own, then those above it, down to the organisation. */
export const dmarcNames = (domain: string): string[] => {
  const labels = domain.split('.');
  const last = organisationOf(domain).split('.').length;
  const names: string[] = [];
  for (let from = 0; labels.length - from >= last; from += 1)
    names.push(`_dmarc.${labels.slice(from).join('.')}`);
  return names;
};
