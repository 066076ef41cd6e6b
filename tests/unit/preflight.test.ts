import type { MessageBlock, Sender } from '../../content-types';
import {
  CLIP_BYTES,
  isReady,
  judge,
  type PreflightFacts,
} from '../../server/src/campaigns/preflight-rules';

const sender: Sender = {
  id: 1,
  documentId: 'd',
  name: 'News',
  fromName: 'News',
  fromEmail: 'news@example.org',
  replyTo: null,
  organisation: 'Example',
  postalAddress: '1 Main Street',
  createdAt: '',
  updatedAt: '',
};
const hello: MessageBlock = {
  id: 'b1',
  type: 'heading',
  level: 1,
  align: 'left',
  content: [{ type: 'text', text: 'Hello' }],
};
const image = (changes: object = {}): MessageBlock => ({
  id: 'i1',
  type: 'image',
  fileId: 7,
  url: '/uploads/a.png',
  alt: 'A picture',
  width: null,
  link: '',
  ...changes,
});

const nobody = { allowed: 0, skippedByReason: {} };

const good: PreflightFacts = {
  campaign: {
    subject: [{ type: 'text', text: 'News' }],
    document: { version: 1, blocks: [hello] },
  },
  sender,
  lists: 1,
  audience: { allowed: 12, skippedByReason: {} },
  hasPublicUrl: true,
  transport: { kind: 'smtp', label: 'smtp.example.org:587' },
  htmlSize: 20_000,
  files: new Set([7]),
  questionnaires: new Set([12]),
  fields: new Set(['city']),
};
const facts = (changes: Partial<PreflightFacts>): PreflightFacts => ({ ...good, ...changes });
const blocks = (...list: MessageBlock[]): Partial<PreflightFacts> => ({
  campaign: { ...good.campaign, document: { version: 1, blocks: list } },
});
const subject = (...nodes: PreflightFacts['campaign']['subject']): Partial<PreflightFacts> => ({
  campaign: { ...good.campaign, subject: nodes },
});

describe('what preflight says', () => {
  it('finds nothing against a complete campaign', () => {
    expect(judge(good)).toEqual([]);
    expect(isReady(judge(good))).toBe(true);
  });

  it.each<[string, Partial<PreflightFacts>]>([
    ['subject-missing', subject()],
    ['subject-missing', subject({ type: 'text', text: '  ' })],
    // Somebody without a first name would get a mail without a subject.
    ['subject-missing', subject({ type: 'mergeTag', tag: 'firstName', fallback: '' })],
    ['sender-missing', { sender: null }],
    ['sender-missing', { sender: { ...sender, fromEmail: 'news' } }],
    ['sender-missing', { sender: { ...sender, fromName: ' ' } }],
    ['postal-address-missing', { sender: { ...sender, postalAddress: ' \n' } }],
    ['lists-missing', { lists: 0, audience: nobody }],
    ['audience-empty', { audience: nobody }],
    ['content-empty', blocks()],
    ['content-empty', blocks({ id: 'd', type: 'divider' })],
    [
      'content-empty',
      blocks({ id: 'f', type: 'footer', content: [{ type: 'text', text: 'Bye' }] }),
    ],
    ['public-url-missing', { hasPublicUrl: false }],
    ['transport-missing', { transport: { kind: 'none', label: '' } }],
    ['image-missing', blocks(hello, image({ fileId: null, url: '' }))],
    ['image-missing', blocks(hello, image({ fileId: 8 }))],
    [
      'button-incomplete',
      blocks(hello, { id: 'x', type: 'button', text: 'Read', url: '', align: 'left' }),
    ],
    [
      'button-incomplete',
      blocks(hello, {
        id: 'x',
        type: 'button',
        text: '',
        url: 'https://example.org',
        align: 'left',
      }),
    ],
    ['link-invalid', blocks(hello, image({ link: 'example' }))],
  ])('%s blocks', (code, changes) => {
    const findings = judge(facts(changes));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0].severity).toBe('error');
    expect(isReady(findings)).toBe(false);
  });

  it.each<[string, Partial<PreflightFacts>]>([
    ['transport-provider', { transport: { kind: 'provider', label: 'sendmail' } }],
    ['alt-missing', blocks(hello, image({ alt: ' ' }))],
    ['link-insecure', blocks(hello, image({ link: 'http://example.org' }))],
    ['size-clipped', { htmlSize: CLIP_BYTES + 1 }],
  ])('%s asks and does not block', (code, changes) => {
    const findings = judge(facts(changes));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(isReady(findings)).toBe(true);
  });

  it('lets merge tags name custom fields that there are, and no others', () => {
    const tag = (name: `fields.${string}`) =>
      ({ type: 'mergeTag', tag: name, fallback: 'x' }) as const;
    const greeting = (name: `fields.${string}`): MessageBlock => ({
      id: 'g',
      type: 'heading',
      level: 1,
      align: 'left',
      content: [tag(name)],
    });
    expect(judge(facts(blocks(greeting('fields.city'))))).toEqual([]);
    expect(judge(facts(blocks(greeting('fields.gone'))))).toMatchObject([
      { code: 'field-missing', severity: 'error', blockId: 'g', values: { field: 'gone' } },
    ]);
    expect(judge(facts(subject(tag('fields.gone'))))).toMatchObject([
      { code: 'field-missing', blockId: null },
    ]);
  });

  it('lets mail lead to questionnaires that people can answer, and to no others', () => {
    const leadingTo = (link: string) => judge(facts(blocks(hello, image({ link }))));
    expect(leadingTo('optin:questionnaire/12')).toEqual([]);
    expect(leadingTo('optin:questionnaire/13')).toMatchObject([
      { code: 'questionnaire-missing', severity: 'error', blockId: 'i1' },
    ]);
    for (const bad of [
      'optin:questionnaire/',
      'optin:questionnaire/x',
      'optin:form/12',
      'OPTIN:questionnaire/12',
    ])
      expect(leadingTo(bad)).toMatchObject([{ code: 'link-invalid' }]);
  });

  it('names the block at fault', () => {
    const [finding] = judge(facts(blocks(hello, image({ link: 'example' }))));
    expect(finding).toMatchObject({ blockId: 'i1', values: { url: 'example' } });
  });

  it('says all at once, errors first', () => {
    const findings = judge(
      facts({
        ...blocks(image({ alt: '' })),
        sender: null,
        lists: 0,
        transport: { kind: 'none', label: '' },
        hasPublicUrl: false,
      })
    );
    expect(findings.map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'warning',
    ]);
  });

  it.each([
    ['not-similar-products', 'skipped-similar-products'],
    ['not-for-profession', 'skipped-profession'],
    ['use-not-allowed', 'skipped-use'],
    ['sends-used-up', 'skipped-sends'],
  ])('warns of people who are skipped as %s', (reason, code) => {
    const audience = { allowed: 3, skippedByReason: { [reason]: 4, unsubscribed: 9 } };
    const findings = judge(facts({ audience }));
    expect(findings).toEqual([{ code, severity: 'warning', blockId: null, values: { people: 4 } }]);
    expect(isReady(findings)).toBe(true);
  });

  it('does not speak of missing people before a list is chosen', () => {
    expect(judge(facts({ lists: 0, audience: nobody })).map(({ code }) => code)).toEqual([
      'lists-missing',
    ]);
  });
});
