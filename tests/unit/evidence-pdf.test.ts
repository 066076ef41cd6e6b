import { personPdf, summaryPdf } from '../../server/src/privacy/evidence/pdf';
import { printable } from '../../server/src/privacy/evidence/pdf/paper';
import en from '../../server/src/privacy/translations/evidence-en';
import fr from '../../server/src/privacy/translations/evidence-fr';
import { chainOf, fileOf, person, shelf, SHOWN, START } from '../helpers/evidence-fixtures';
import { readPdf } from '../helpers/pdf';

const URL = `https://letter.example/${'very-long-path/'.repeat(30)}?from=footer`;
const chain = chainOf(42, [
  {
    event: 'requested',
    ...SHOWN,
    locale: 'fr',
    kept: { ip: '192.0.2.0', userAgent: 'Mozilla/5.0 (test)', pageUrl: URL },
  },
  { event: 'confirmed', ...SHOWN, locale: 'fr', method: 'link', kept: {} },
  {
    event: 'registered',
    basis: 'soft-opt-in',
    method: 'panel',
    actor: 'admin:1',
    details: { optOutOffered: true },
    kept: { facts: { what: '=HYPERLINK("http://x")', on: '2026-02-03' } },
  },
]);
const WORDING = 'Oui, j’accepte. Συμφωνώ. Я согласен. Zażółć gęślą jaźń.';
const raw = person(chain);
const file = fileOf(raw, shelf({ en: 'Yes', fr: WORDING }), {
  contact: {
    verdicts: [
      {
        listId: 3,
        listName: 'The Letter',
        allowed: false,
        reason: 'retention-ended',
        basis: 'double-opt-in',
        state: 'confirmed',
        onlyFor: null,
      },
    ],
    deliveries: Array.from({ length: 60 }, (_, index) => ({
      id: index,
      kind: 'campaign' as const,
      campaignId: index,
      campaignName: `Harbour news ${index}`,
      listId: 3,
      listName: 'The Letter',
      basis: 'double-opt-in' as const,
      state: index % 2 ? ('sent' as const) : ('skipped' as const),
      reason: index % 2 ? null : 'suppressed',
      messageId: null,
      createdAt: START,
      finishedAt: START,
    })),
  },
});

describe('the evidence of a person as PDF', () => {
  it('shows the person, the wording as it stood, the page and the hashes', async () => {
    const pdf = readPdf(await personPdf(file, 'en'));
    for (const shown of [
      'ada@example.org',
      'Letter & Sons',
      'Élodie Œuvrard',
      'Grace Hopper (administrator 1)',
      'The chain is whole',
      'The Letter: No',
      'The last contact is too long ago; the retention period is over.',
      WORDING,
      '192.0.2.0',
      'Bought or negotiated =HYPERLINK("http://x")',
      'Harbour news 59',
      'The address is blocked.',
      file.proof.records[0].hash,
      file.proof.records[2].hash,
      file.proof.seal?.root ?? 'no seal',
      file.wordings[0].hash,
      file.forms[0].hash,
    ])
      expect(pdf.text).toContain(shown);
    expect(pdf.text.replace(/ /g, '')).toContain(URL);
  });

  it('numbers its pages and names the record on each', async () => {
    const { pages } = readPdf(await personPdf(file, 'en'));
    expect(pages.length).toBeGreaterThan(4);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} of ${pages.length}`);
      expect(page).toContain(file.consentRecord.record_id);
    });
  });

  it('is tagged, titled and in the language asked for', async () => {
    const pdf = readPdf(await personPdf(file, 'fr'));
    expect(pdf).toMatchObject({ language: 'fr', isTagged: true, showsTitle: true });
    expect(pdf.title).toBe(
      `Preuve de consentement\u00A0: ada@example.org (${file.consentRecord.record_id})`
    );
    for (const type of ['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'P'])
      expect(pdf.structure).toContain(type);
    expect(pdf.text).toContain('La chaîne est intacte');
    expect(pdf.text).toContain('Pouvons-nous écrire à cette personne, et pourquoi\u00A0?');
    expect(pdf.text).not.toContain('The chain');
  });

  it('carries the JSON that it was made from', async () => {
    const { attachments } = readPdf(await personPdf(file, 'en'));
    expect(JSON.parse(attachments.get('evidence.json')?.toString() ?? '')).toEqual(
      JSON.parse(JSON.stringify(file))
    );
  });

  it('says that a chain does not hold, and of an erased person that nobody is named', async () => {
    const broken = {
      ...file,
      proof: {
        ...file.proof,
        check: { ...file.proof.check, fault: { problem: 'hash' as const, recordId: 1, seq: 2 } },
      },
    };
    const { text } = readPdf(await personPdf(broken, 'en'));
    expect(text).toContain('The chain does not hold Record 2: a field was changed');
    const erased = {
      ...raw,
      evidence: [],
      subscriber: { ...raw.subscriber, status: 'erased' as const },
    };
    const gone = readPdf(await personPdf(fileOf(erased, shelf({ en: 'Yes' })), 'en'));
    expect(gone.text).toContain('This person’s data was erased.');
    expect(gone.text).not.toContain('ada@example.org');
    expect(gone.title).not.toContain('ada@example.org');
  });

  it('stays well-formed whatever people are called', async () => {
    const odd = fileOf(
      person(chain, {
        subscriber: { ...raw.subscriber, email: '"<b>&(\\"@example.org', firstName: '</rdf:li>' },
      }),
      shelf({ en: 'Yes' })
    );
    const pdf = await personPdf(odd, 'en');
    const xmp = /<\?xpacket begin[\s\S]*?<\?xpacket end/.exec(pdf.toString('latin1'))?.[0] ?? '';
    expect(xmp).toContain('<dc:title>');
    expect(xmp).not.toMatch(/<b>|&(?!amp;|lt;|gt;)|<\/rdf:li>[^<]*<\/rdf:li>/);
    expect(readPdf(pdf).text).toContain('"<b>&(\\"@example.org');
  });
});

describe('what can be printed', () => {
  it('is Latin, Greek and Cyrillic; the rest is marked and told', async () => {
    expect(printable('Ça Ωμέγα Жизнь')).toEqual({ text: 'Ça Ωμέγα Жизнь', isWhole: true });
    expect(printable('王😀')).toEqual({ text: '��', isWhole: false });
    expect(printable('a\u202Eb\u0000c\r\nd')).toEqual({ text: 'abc\nd', isWhole: true });
    const chinese = person(chain, { subscriber: { ...raw.subscriber, lastName: '王' } });
    const pdf = readPdf(await personPdf(fileOf(chinese, shelf({ en: 'Yes' })), 'en'));
    expect(pdf.text).toContain('Ada �');
    expect(pdf.text).toContain('The attached file has every text exactly.');
  });
});

describe('the summary of a list as PDF', () => {
  it('counts events, people, wordings and withdrawals, and says how to get the file', async () => {
    const { madeAt, madeBy, consentRecord } = file;
    const pdf = readPdf(
      await summaryPdf(
        {
          format: 'optin-evidence',
          formatVersion: 1,
          madeAt,
          madeBy,
          scope: { kind: 'list', list: { id: 3, slug: 'letter', name: 'The <Letter>' } },
          controller: consentRecord.parties[0],
          people: 12_345,
          events: [{ event: 'confirmed', basis: 'double-opt-in', count: 12_345 }],
          byBasis: [{ basis: 'b2b-opt-out', state: 'unsubscribed', people: 17 }],
          byWording: [{ wordingId: 5, version: 2, name: 'News', hash: 'ab'.repeat(32), people: 9 }],
          withdrawals: [{ method: 'one-click', count: 44 }],
        },
        'en'
      )
    );
    for (const shown of [
      'The <Letter>',
      'Joined Double opt-in 12,345',
      'Professional address Unsubscribed 17',
      `SHA-256 ${'ab'.repeat(32)} 9`,
      'One click in the mail program 44',
      '/optin/evidence/lists/3?',
    ])
      expect(pdf.text).toContain(shown);
  });
});

describe('the texts of the evidence', () => {
  it('are there in both languages, with the same values to fill in', () => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en))
      expect([key, values(fr[key as keyof typeof fr])]).toEqual([key, values(text)]);
  });
});
