import { generateKeyPairSync } from 'node:crypto';
import {
  checkDomain,
  dkimRecordOf,
  type DomainCheckInput,
} from '../../server/src/campaigns/checks/domain-check';
import {
  dmarcNames,
  isAligned,
  judgeSpf,
  organisationOf,
  readDmarc,
} from '../../server/src/campaigns/checks/domain-records';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const dkim = { domainName: 'example.org', keySelector: 'news', privateKey };
const KEY = 'news._domainkey.example.org';

/** A zone in which everything is right. */
const zone: Record<string, string[] | null> = {
  'example.org': ['google-site-verification=abc', 'v=spf1 mx -all'],
  '_dmarc.example.org': ['v=DMARC1; p=reject; adkim=r'],
  [KEY]: [dkimRecordOf(privateKey).record],
};

const problemsOf = async (
  changes: Record<string, string[] | null>,
  input: Partial<DomainCheckInput> = {}
) => {
  const records = { ...zone, ...changes };
  const asked: string[] = [];
  const findings = await checkDomain({
    domain: 'example.org',
    dkim,
    smtpHost: 'smtp.example.org',
    lookup: async (name) => {
      asked.push(name);
      return name in records ? records[name] : [];
    },
    ...input,
  });
  return { findings, asked, problems: findings.map(({ problem }) => problem) };
};

describe('the domain that mail is from', () => {
  it('is right where it says who sends for it', async () => {
    expect((await problemsOf({})).findings).toEqual([]);
  });

  it.each<[string, Record<string, string[] | null>, string[]]>([
    ['has no SPF record', { 'example.org': ['v=spf10 all'] }, ['spf-missing']],
    ['has two', { 'example.org': ['v=spf1 mx -all', 'v=spf1 -all'] }, ['spf-several']],
    ['lets anybody send', { 'example.org': ['v=spf1 +all'] }, ['spf-open']],
    ['lets anybody send by saying nothing', { 'example.org': ['v=spf1 mx all'] }, ['spf-open']],
    [
      'asks for more than ten look-ups',
      { 'example.org': [`v=spf1 ${'include:a.example '.repeat(11)}-all`] },
      ['spf-lookups'],
    ],
    ['has no DMARC record', { '_dmarc.example.org': [] }, ['dmarc-missing']],
    ['has another record there', { '_dmarc.example.org': ['v=spf1 -all'] }, ['dmarc-missing']],
    [
      'has two DMARC records',
      { '_dmarc.example.org': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
      ['dmarc-several'],
    ],
    [
      'names no policy',
      { '_dmarc.example.org': ['v=DMARC1; rua=mailto:a@b.c'] },
      ['dmarc-invalid'],
    ],
    [
      'names a policy that is none',
      { '_dmarc.example.org': ['v=DMARC1; p=ban'] },
      ['dmarc-invalid'],
    ],
    ['has no DKIM key', { [KEY]: [] }, ['dkim-missing']],
    ['has the key of somebody else', { [KEY]: ['v=DKIM1; k=rsa; p=AAAA'] }, ['dkim-mismatch']],
    ['has taken its key back', { [KEY]: ['v=DKIM1; p='] }, ['dkim-mismatch']],
    ['does not answer', { 'example.org': null }, ['domain-silent']],
    ['answers only in part', { '_dmarc.example.org': null }, ['domain-silent']],
  ])('%s', async (_what, changes, expected) => {
    expect((await problemsOf(changes)).problems).toEqual(expected);
  });

  it('reads a key whose text was broken up', async () => {
    const { record } = dkimRecordOf(privateKey);
    const spaced = record.replace('p=', 'p= ').replace(/(.{60})/g, '$1 ');
    expect((await problemsOf({ [KEY]: [spaced] })).problems).toEqual([]);
  });

  it('asks for no key where the mail server signs, since its selector is not known', async () => {
    const { problems, asked } = await problemsOf({}, { dkim: null });
    expect(problems).toEqual([]);
    expect(asked.some((name) => name.includes('_domainkey'))).toBe(false);
  });

  it('must be that of the signature, or of the same organisation', async () => {
    const sub = { 'mail.example.org': ['v=spf1 -all'] };
    expect((await problemsOf(sub, { domain: 'mail.example.org' })).problems).toEqual([]);
    const strict = { ...sub, '_dmarc.example.org': ['v=DMARC1; p=none; adkim=s'] };
    expect((await problemsOf(strict, { domain: 'mail.example.org' })).problems).toEqual([
      'dkim-unaligned',
    ]);
    const foreign = {
      'other.example': ['v=spf1 -all'],
      '_dmarc.other.example': ['v=DMARC1; p=none'],
    };
    expect((await problemsOf(foreign, { domain: 'other.example' })).problems).toEqual([
      'dkim-unaligned',
    ]);
  });

  it('is told which record to publish, and where', async () => {
    const { findings } = await problemsOf({
      'example.org': [],
      '_dmarc.example.org': [],
      [KEY]: [],
    });
    expect(findings).toEqual([
      { problem: 'spf-missing', name: 'example.org', record: 'v=spf1 mx a:smtp.example.org ~all' },
      {
        problem: 'dmarc-missing',
        name: '_dmarc.example.org',
        record: 'v=DMARC1; p=none; rua=mailto:postmaster@example.org',
      },
      { problem: 'dkim-missing', name: KEY, record: dkimRecordOf(privateKey).record },
    ]);
  });

  it('goes by the DMARC record of the organisation where it has none of its own', () => {
    expect(dmarcNames('a.b.example.org')).toEqual([
      '_dmarc.a.b.example.org',
      '_dmarc.b.example.org',
      '_dmarc.example.org',
    ]);
    expect(dmarcNames('example.co.uk')).toEqual(['_dmarc.example.co.uk']);
  });
});

describe('records by the letter', () => {
  it.each([
    ['v=spf1', null],
    ['V=SPF1 -all', null],
    ['v=spf1  include:_spf.example  ~all', null],
    ['v=spf1-all', 'spf-missing'],
    ['v=spf1 redirect=_spf.example', null],
    ['v=spf1 ip4:192.0.2.0/24 ?all', 'spf-open'],
  ])('%s', (record, problem) => {
    expect(judgeSpf([record])).toBe(problem);
  });

  it('reads policy and alignment of DMARC', () => {
    expect(readDmarc(['v=DMARC1;p=Quarantine; adkim=S'])).toEqual({
      policy: 'quarantine',
      dkimAlignment: 's',
    });
    // The version comes first, and is spelt so.
    expect(readDmarc(['p=none; v=DMARC1'])).toBe('dmarc-missing');
    expect(readDmarc(['v=dmarc1; p=none'])).toBe('dmarc-missing');
  });

  it('knows what belongs to one organisation', () => {
    expect(organisationOf('mail.news.example.org')).toBe('example.org');
    expect(organisationOf('mail.example.co.uk')).toBe('example.co.uk');
    expect(isAligned('a.example.org', 'b.example.org', 'r')).toBe(true);
    expect(isAligned('a.example.co.uk', 'b.other.co.uk', 'r')).toBe(false);
    expect(isAligned('a.example.org', 'example.org', 's')).toBe(false);
  });

  it('writes the public half of an Ed25519 key as RFC 8463 has it', () => {
    const ed = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { record, publicKey } = dkimRecordOf(ed.privateKey);
    expect(Buffer.from(publicKey, 'base64')).toHaveLength(32);
    expect(record).toBe(`v=DKIM1; k=ed25519; p=${publicKey}`);
  });
});
