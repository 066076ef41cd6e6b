import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { domainToASCII } from 'node:url';
import type { DkimConfig } from '../../core';
import {
  dmarcNames,
  isAligned,
  judgeDkim,
  judgeSpf,
  readDmarc,
  type Dmarc,
  type DomainProblem,
  type TxtRecords,
} from './domain-records';

/** Asks DNS for the TXT records of a name; empty when it has none, null without an answer. */
export type TxtLookup = (name: string) => Promise<TxtRecords>;

export interface DomainFinding {
  problem: DomainProblem;
  /** The name of the record at fault. */
  name: string;
  /** What to publish there; empty where a record is to be changed by hand. */
  record: string;
}

const NO_RECORD = new Set(['ENOTFOUND', 'ENODATA', 'NXDOMAIN']);

/** Through the servers that the machine is set up with; 3 seconds, twice. */
export const dnsLookup = (): TxtLookup => {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return NO_RECORD.has(code) ? [] : null;
    }
  };
};

/** The record that publishes the public half of a signing key (RFC 6376, 3.6.1; RFC 8463). */
export const dkimRecordOf = (privateKey: string): { record: string; publicKey: string } => {
  const key = createPublicKey(privateKey);
  const der = key.export({ type: 'spki', format: 'der' });
  const isEd25519 = key.asymmetricKeyType === 'ed25519';
  const publicKey = (isEd25519 ? der.subarray(-32) : der).toString('base64');
  return { record: `v=DKIM1; k=${isEd25519 ? 'ed25519' : 'rsa'}; p=${publicKey}`, publicKey };
};

export interface DomainCheckInput {
  /** The domain that mail is from. */
  domain: string;
  /** The key that the plugin signs with; null where the mail server signs. */
  dkim: DkimConfig | null;
  /** Host of the mail server; null where Strapi's e-mail provider sends. */
  smtpHost: string | null;
  lookup: TxtLookup;
}

const checkDkim = async (
  { domain, dkim, lookup }: DomainCheckInput,
  dmarc: Dmarc | null
): Promise<DomainFinding[]> => {
  // Where a relay signs, its selector is not known here and cannot be guessed.
  if (!dkim) return [];
  const name = `${dkim.keySelector}._domainkey.${dkim.domainName}`;
  const { record, publicKey } = dkimRecordOf(dkim.privateKey);
  const records = await lookup(name);
  const problem = records === null ? null : judgeDkim(records, publicKey);
  const findings: DomainFinding[] = problem ? [{ problem, name, record }] : [];
  if (!isAligned(domain, dkim.domainName, dmarc?.dkimAlignment ?? 'r'))
    findings.push({ problem: 'dkim-unaligned', name: dkim.domainName, record: '' });
  return findings;
};

/** What keeps mailbox providers from believing that mail of a domain is its own. */
export const checkDomain = async (input: DomainCheckInput): Promise<DomainFinding[]> => {
  const { lookup, smtpHost } = input;
  const domain = domainToASCII(input.domain.toLowerCase());
  const own = await lookup(domain);
  // One silence is enough to know that nothing can be said.
  if (own === null) return [{ problem: 'domain-silent', name: domain, record: '' }];

  const findings: DomainFinding[] = [];
  const spf = judgeSpf(own);
  if (spf)
    findings.push({
      problem: spf,
      name: domain,
      record: spf === 'spf-missing' ? `v=spf1 mx ${smtpHost ? `a:${smtpHost} ` : ''}~all` : '',
    });

  let dmarc: Dmarc | DomainProblem = 'dmarc-missing';
  let dmarcName = `_dmarc.${domain}`;
  for (const name of dmarcNames(domain)) {
    const records = await lookup(name);
    if (records === null) {
      dmarc = 'domain-silent';
      break;
    }
    dmarc = readDmarc(records);
    dmarcName = name;
    if (dmarc !== 'dmarc-missing') break;
  }
  if (typeof dmarc === 'string') {
    const isMissing = dmarc === 'dmarc-missing';
    findings.push({
      problem: dmarc,
      name: isMissing ? `_dmarc.${domain}` : dmarcName,
      record: isMissing ? `v=DMARC1; p=none; rua=mailto:postmaster@${domain}` : '',
    });
  }
  const signed = await checkDkim({ ...input, domain }, typeof dmarc === 'string' ? null : dmarc);
  return [...findings, ...signed];
};
