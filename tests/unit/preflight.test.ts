import {
  DEFAULT_BRAND,
  type InlineNode,
  type MessageBlock,
  type MessageTranslation,
  type Sender,
} from '../../content-types';
import {
  CLIP_BYTES,
  isReady,
  judge,
  type PreflightFacts,
  type VersionFacts,
} from '../../server/src/campaigns/preflight-rules';
import { versionsOf } from '../../server/src/campaigns/versions';

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
  content: [{ type: 'text', text: 'Hello to all who read this' }],
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
const text = (id: string, ...content: InlineNode[]): MessageBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content }],
});
const linked = (label: string, link: string): MessageBlock =>
  text(
    't1',
    { type: 'text', text: 'More than enough to read: ' },
    { type: 'text', text: label, link }
  );

const nobody = { allowed: 0, skippedByReason: {} };
const output = { htmlSize: 20_000, htmlWords: 1000, textWords: 900 };

interface Draft {
  subject?: InlineNode[];
  preheader?: string;
  blocks?: MessageBlock[];
  translations?: Record<string, MessageTranslation>;
}

/** A complete campaign in English, with what a draft changes of it. */
const campaignOf = ({ subject, preheader, blocks, translations }: Draft) => ({
  locale: 'en',
  subject: subject ?? [{ type: 'text' as const, text: 'News' }],
  preheader: preheader ?? 'What is new this month',
  document: { version: 1 as const, blocks: blocks ?? [hello] },
  translations: translations ?? {},
  senderId: 1,
  countsClicks: false,
  scheduleMode: 'instant' as const,
  state: 'draft' as const,
  abTest: null,
});

const good: Omit<PreflightFacts, 'campaign' | 'versions'> = {
  sender,
  senders: new Map([['a', sender]]),
  lists: [{ id: 1, name: 'News' }],
  excludedListIds: [],
  audience: { allowed: 12, skippedByReason: {} },
  largest: null,
  hasPublicUrl: true,
  transport: { kind: 'smtp', label: 'smtp.example.org:587' },
  brand: DEFAULT_BRAND,
  files: new Set([7]),
  questionnaires: new Set([12]),
  fields: new Set(['city']),
  allLists: new Set([1, 2]),
  network: { links: new Map(), domain: [] },
  approval: { isRequired: false, state: 'none' },
};
const facts = (
  draft: Draft,
  changes: Partial<PreflightFacts> = {},
  version: Partial<VersionFacts> = {}
): PreflightFacts => {
  const campaign = campaignOf(draft);
  return {
    ...good,
    campaign,
    versions: versionsOf(campaign).map((one) => ({
      ...{ version: one, cards: new Map(), problems: [], output, cleaned: new Set<string>() },
      ...version,
    })),
    ...changes,
  };
};
const codesOf = (given: PreflightFacts) => judge(given).map(({ code }) => code);
const blocks = (...list: MessageBlock[]): Draft => ({ blocks: list });
const subject = (...nodes: InlineNode[]): Draft => ({ subject: nodes });
const says = (words: string): Draft => subject({ type: 'text', text: words });
const button = (words: string, url: string): MessageBlock => ({
  ...{ id: 'x', type: 'button', text: words, url, align: 'left' },
});

/** What is judged, and how it differs from a campaign without fault. */
type Row = [string, Draft, Partial<PreflightFacts>?, Partial<VersionFacts>?];

describe('what preflight says', () => {
  it('finds nothing against a complete campaign', () => {
    expect(judge(facts({}))).toEqual([]);
    expect(isReady(judge(facts({})))).toBe(true);
  });

  it.each<Row>([
    ['subject-missing', subject()],
    ['subject-missing', says('  ')],
    // Somebody without a first name would get a mail without a subject.
    ['sender-missing', {}, { sender: null }],
    ['sender-missing', {}, { sender: { ...sender, fromEmail: 'news' } }],
    ['sender-missing', {}, { sender: { ...sender, fromName: ' ' } }],
    ['postal-address-missing', {}, { sender: { ...sender, postalAddress: ' \n' } }],
    ['lists-missing', {}, { lists: [], audience: nobody }],
    ['list-excluded', {}, { excludedListIds: [2, 1] }],
    ['audience-empty', {}, { audience: nobody }],
    ['content-empty', blocks()],
    ['content-empty', blocks({ id: 'd', type: 'divider' })],
    ['content-empty', blocks({ id: 'c', type: 'columns', columns: [{ id: 'k', blocks: [] }] })],
    [
      'content-empty',
      blocks({ id: 'f', type: 'footer', content: [{ type: 'text', text: 'Bye' }] }),
    ],
    ['public-url-missing', {}, { hasPublicUrl: false }],
    ['transport-missing', {}, { transport: { kind: 'none', label: '' } }],
    ['image-missing', blocks(hello, image({ fileId: null, url: '' }))],
    ['image-missing', blocks(hello, image({ fileId: 8 }))],
    ['image-missing', blocks(image({ fileId: 8 }))],
    ['image-missing', blocks(hello, image({ dark: { fileId: 9, url: '/uploads/dark.png' } }))],
    ['image-missing', blocks(hello, image({ dark: { fileId: null, url: '' } }))],
    [
      'image-missing',
      blocks(hello, {
        ...{ id: 'v', type: 'video', url: 'https://example.org/film', fileId: null },
        ...{ imageUrl: '', alt: 'A film' },
      }),
    ],
    ['button-incomplete', blocks(hello, button('Read', ''))],
    ['button-incomplete', blocks(hello, button('', 'https://example.org'))],
    [
      'button-incomplete',
      blocks(hello, {
        ...{ id: 'v', type: 'video', url: '', fileId: null },
        ...{ imageUrl: 'https://example.org/still.png', alt: 'A film' },
      }),
    ],
    ['social-incomplete', blocks(hello, { id: 's', type: 'social', align: 'left', links: [] })],
    [
      'social-incomplete',
      blocks(hello, {
        ...{ id: 's', type: 'social', align: 'left' },
        links: [{ network: 'mastodon', url: ' ' }],
      }),
    ],
    ['link-invalid', blocks(hello, image({ link: 'example' }))],
    ['link-invalid', blocks(linked('the page', 'javascript:alert(1)'))],
    ['approval-missing', {}, { approval: { isRequired: true, state: 'none' } }],
    ['approval-outdated', {}, { approval: { isRequired: true, state: 'outdated' } }],
  ])('%s blocks', (...[code, draft, changes]: Row) => {
    const findings = judge(facts(draft, changes));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0].severity).toBe('error');
    expect(isReady(findings)).toBe(false);
  });

  it('blocks a subject that is a name alone, for whoever gave none', () => {
    const nameless = subject({ type: 'mergeTag', tag: 'firstName', fallback: '' });
    expect(codesOf(facts(nameless))).toEqual(['subject-missing', 'fallback-missing']);
  });

  it.each<Row>([
    ['transport-provider', {}, { transport: { kind: 'provider', label: 'sendmail' } }],
    ['alt-missing', blocks(hello, image({ alt: ' ' }))],
    [
      'alt-missing',
      blocks(hello, {
        ...{ id: 'v', type: 'video', url: 'https://example.org/film', fileId: null },
        ...{ imageUrl: 'https://example.org/still.png', alt: '' },
      }),
    ],
    [
      'alt-missing',
      blocks(hello, { id: 'h', type: 'html', html: '<img src="https://a.example/">' }),
    ],
    ['link-insecure', blocks(hello, image({ link: 'http://example.org' }))],
    ['link-shortener', blocks(linked('our page', 'https://bit.ly/abc'))],
    ['link-ip', blocks(linked('our page', 'https://93.184.216.34/a'))],
    ['link-ip', blocks(linked('our page', 'https://[2606:4700::1111]/a'))],
    ['link-mismatch', blocks(linked('www.bank.example', 'https://evil.example/'))],
    [
      'link-mismatch',
      blocks(hello, {
        ...{ id: 'h', type: 'html' },
        html: '<a href="https://evil.example/?a=1&amp;b=2">https://bank.example/login</a>',
      }),
    ],
    ['link-vague', blocks(linked('Click here!', 'https://example.org/'))],
    ['link-vague', blocks(linked('ici', 'https://example.org/'))],
    ['link-vague', blocks(hello, button('Cliquez ici', 'https://example.org/'))],
    ['subject-long', says('a b c '.repeat(12))],
    ['subject-capitals', says('READ THIS NOW PLEASE')],
    ['exclamation-marks', says('Read this!!')],
    ['exclamation-marks', says('One! Two! Three!')],
    ['exclamation-marks', blocks(text('t', { type: 'text', text: 'All of this is for you!!!' }))],
    ['spam-words', says('Make money at home')],
    ['spam-words', says('Argent facile')],
    ['spam-words', blocks(text('t', { type: 'text', text: 'It is 100 % gratuit, so they say' }))],
    ['preheader-missing', { preheader: ' ' }],
    ['images-only', blocks(image())],
    ['heading-order', blocks(hello, { ...hello, id: 'b2', level: 3 })],
    ['size-clipped', {}, {}, { output: { ...output, htmlSize: CLIP_BYTES + 1 } }],
    ['text-part-empty', {}, {}, { output: { ...output, textWords: 0 } }],
    ['text-part-short', {}, {}, { output: { ...output, textWords: 100 } }],
    [
      'html-cleaned',
      blocks(hello, { id: 'h', type: 'html', html: '<p>Hi</p>' }),
      {},
      { cleaned: new Set(['h']) },
    ],
    ['volume-jump', {}, { audience: { allowed: 1001, skippedByReason: {} }, largest: 200 }],
    [
      'fallback-missing',
      blocks(hello, text('t', { type: 'mergeTag', tag: 'firstName', fallback: ' ' })),
    ],
  ])('%s asks and does not block', (...[code, draft, changes, version]: Row) => {
    const findings = judge(facts(draft, changes, version));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(isReady(findings)).toBe(true);
  });

  it.each<Row>([
    [
      'a link whose text is its own address',
      blocks(linked('example.org', 'https://www.example.org/a')),
    ],
    [
      'a page of a site below the one that is named',
      blocks(linked('example.org', 'https://shop.example.org/')),
    ],
    ['a mail address', blocks(linked('hello@example.org', 'mailto:hello@example.org'))],
    ['a file by its name', blocks(linked('report.pdf', 'https://example.org/r'))],
    ['an emoji, which is one character', says(`${'👩‍👩‍👧‍👦'.repeat(60)}`)],
    ['a short name in capitals', says('NASA 2026')],
    ['"free" without shouting', says('Free entry on Friday!')],
    [
      'headings one by one',
      blocks(hello, { ...hello, id: 'b2', level: 2 }, { ...hello, id: 'b3', level: 3 }),
    ],
    [
      'going back up to a larger heading',
      blocks(hello, { ...hello, id: 'b2', level: 2 }, { ...hello, id: 'b3', level: 1 }),
    ],
    [
      'decoration in markup',
      blocks(hello, { id: 'h', type: 'html', html: '<img alt="" src="https://a.example/">' }),
    ],
    ['the usual volume', {}, { audience: { allowed: 5000, skippedByReason: {} }, largest: 1000 }],
    [
      'a small first campaign',
      {},
      { audience: { allowed: 1000, skippedByReason: {} }, largest: 0 },
    ],
    ['an approval', {}, { approval: { isRequired: true, state: 'current' } }],
    ['no approval where none is asked for', {}, { approval: { isRequired: false, state: 'none' } }],
  ])('lets %s pass', (...[, draft, changes]: Row) => {
    expect(judge(facts(draft, changes))).toEqual([]);
  });

  it('reads one link where part of its text is bold', () => {
    const link = 'https://example.org/';
    const parts: InlineNode[] = [
      { type: 'text', text: 'Everything that is new: ' },
      { type: 'text', text: 'Click ', link },
      { type: 'text', text: 'here', bold: true, link },
    ];
    expect(judge(facts(blocks(text('t', ...parts))))).toMatchObject([
      { code: 'link-vague', values: { text: 'Click here' } },
    ]);
  });

  it('looks into columns', () => {
    const columns: MessageBlock = {
      ...{ id: 'c', type: 'columns' },
      columns: [
        {
          id: 'k',
          blocks: [
            {
              ...{ id: 'deep', type: 'image', fileId: 7, url: '/uploads/a.png', alt: '' },
              ...{ width: null, link: 'example' },
            },
          ],
        },
      ],
    };
    const findings = judge(facts(blocks(hello, columns)));
    expect(findings.map(({ code, blockId }) => [code, blockId])).toEqual([
      ['link-invalid', 'deep'],
      ['alt-missing', 'deep'],
    ]);
  });

  it('lets merge tags name custom fields that there are, and no others', () => {
    const tag = (name: `fields.${string}`) =>
      ({ type: 'mergeTag', tag: name, fallback: 'x' }) as const;
    const words = { type: 'text', text: 'Hello to ' } as const;
    expect(judge(facts(blocks(text('g', words, tag('fields.city')))))).toEqual([]);
    expect(judge(facts(blocks(text('g', words, tag('fields.gone')))))).toMatchObject([
      { code: 'field-missing', severity: 'error', blockId: 'g', values: { field: 'gone' } },
    ]);
    expect(judge(facts(subject(words, tag('fields.gone'))))).toMatchObject([
      { code: 'field-missing', blockId: null, step: 'sender' },
    ]);
  });

  it('lets conditions ask for lists and fields that there are, and no others', () => {
    const when = (path: string, value = '') => ({
      ...hello,
      when: { match: 'all' as const, rules: [{ path, op: 'is' as const, value }] },
    });
    expect(judge(facts(blocks(when('lists', '2'))))).toEqual([]);
    expect(judge(facts(blocks(when('fields.city', 'Paris'))))).toEqual([]);
    expect(judge(facts(blocks(when('locale', 'fr'))))).toEqual([]);
    expect(judge(facts(blocks(when('lists', '9'))))).toMatchObject([
      { code: 'condition-list-missing', severity: 'error', blockId: 'b1' },
    ]);
    expect(judge(facts(blocks(when('fields.gone', 'x'))))).toMatchObject([
      { code: 'condition-field-missing', severity: 'error', values: { field: 'gone' } },
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

  it('names the block at fault and the step in which it is mended', () => {
    const [finding] = judge(facts(blocks(hello, image({ link: 'example' }))));
    expect(finding).toMatchObject({ blockId: 'i1', step: 'content', values: { url: 'example' } });
    expect(judge(facts({}, { audience: nobody }))).toMatchObject([{ step: 'audience' }]);
    expect(judge(facts({}, { sender: null }))).toMatchObject([{ step: 'sender' }]);
  });

  it('says all at once, errors first', () => {
    const findings = judge(
      facts(blocks(hello, image({ alt: '' })), {
        sender: null,
        lists: [],
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
    const findings = judge(facts({}, { audience }));
    expect(findings).toMatchObject([{ code, severity: 'warning', values: { people: 4 } }]);
    expect(isReady(findings)).toBe(true);
  });

  it('does not speak of missing people before a list is chosen', () => {
    expect(codesOf(facts({}, { lists: [], audience: nobody }))).toEqual(['lists-missing']);
  });

  it('never lets go what cannot be made, though no rule says why', () => {
    const findings = judge(facts({}, {}, { output: null }));
    expect(findings).toMatchObject([{ code: 'message-invalid', severity: 'error' }]);
  });
});

describe('what preflight says of languages', () => {
  const fr = (changes: Partial<MessageTranslation> = {}): Draft['translations'] => ({
    fr: {
      subject: [{ type: 'text', text: 'Nouvelles' }],
      preheader: 'Ce qui est nouveau',
      blocks: { b1: { content: [{ type: 'text', text: 'Bonjour à tous ceux qui lisent' }] } },
      ...changes,
    },
  });

  it('finds nothing against a whole translation', () => {
    expect(judge(facts({ translations: fr() }))).toEqual([]);
  });

  it('warns of each part that is missing, in the language that lacks it', () => {
    const findings = judge(facts({ translations: fr({ preheader: '', blocks: {} }) }));
    expect(findings).toMatchObject([
      {
        code: 'translation-missing',
        locale: 'fr',
        blockId: null,
        step: 'sender',
        values: { part: 'preheader' },
      },
      {
        code: 'translation-missing',
        locale: 'fr',
        blockId: 'b1',
        step: 'content',
        values: { part: 'content' },
      },
    ]);
    expect(isReady(findings)).toBe(true);
  });

  it('says once, without a language, what all versions share', () => {
    const findings = judge(facts({ ...blocks(hello, image({ alt: '' })), translations: fr() }));
    expect(findings).toMatchObject([{ code: 'alt-missing', locale: null }]);
  });

  it('says in which version a mistake is that only one of them has', () => {
    const shouted = fr({ subject: [{ type: 'text', text: 'LISEZ CECI MAINTENANT' }] });
    expect(judge(facts({ translations: shouted }))).toMatchObject([
      { code: 'subject-capitals', locale: 'fr' },
    ]);
    const long = facts({ ...says('a b c '.repeat(12)), translations: fr() });
    expect(judge(long)).toMatchObject([{ code: 'subject-long', locale: 'en' }]);
  });

  it('measures each version by itself', () => {
    const given = facts({ translations: fr() });
    given.versions[1] = { ...given.versions[1], output: { ...output, htmlSize: CLIP_BYTES + 1 } };
    expect(judge(given)).toMatchObject([{ code: 'size-clipped', locale: 'fr' }]);
  });
});

describe('what preflight says of entries of the CMS', () => {
  const entry: MessageBlock = {
    ...{ id: 'e', type: 'entry', uid: 'api::article.article', documentId: 'a' },
    ...{ layout: 'text', source: 'live', frozen: null, buttonText: '' },
  };

  it('names the block whose entry is gone, and whether that blocks', () => {
    const withProblem = (code: string) =>
      judge(
        facts(
          blocks(hello, entry),
          {},
          { problems: [{ blockId: 'e', code, values: { title: 'A' } }] }
        )
      );
    expect(withProblem('entry-unpublished')).toMatchObject([
      { code: 'entry-unpublished', severity: 'error', blockId: 'e', values: { title: 'A' } },
    ]);
    expect(withProblem('entry-untranslated')).toMatchObject([{ severity: 'warning' }]);
    expect(withProblem('something-new')).toMatchObject([
      { code: 'entry-problem', severity: 'warning', values: { code: 'something-new' } },
    ]);
  });

  it('judges what the entries show as it judges what an editor wrote', () => {
    const card = {
      title: 'Here',
      text: 'Long enough a text',
      imageUrl: '/uploads/x.png',
      imageAlt: '',
      link: 'http://example.org/a',
    };
    const findings = judge(facts(blocks(hello, entry), {}, { cards: new Map([['e', [card]]]) }));
    expect(findings.map(({ code, blockId }) => [code, blockId])).toEqual([
      ['alt-missing', 'e'],
      ['link-insecure', 'e'],
      ['link-vague', 'e'],
    ]);
  });
});

describe('what preflight says of colours', () => {
  it('warns of text that is too faint on its ground, in light and in dark', () => {
    const brand = {
      light: { ...DEFAULT_BRAND.light, text: '#999999' },
      dark: { ...DEFAULT_BRAND.dark, buttonText: '#ffffff' },
    };
    expect(judge(facts({}, { brand }))).toMatchObject([
      { code: 'contrast-low', values: { pair: 'text', mode: 'light', ratio: 2.8 } },
      { code: 'contrast-low', values: { pair: 'buttonText', mode: 'dark' } },
    ]);
  });
});

describe('what preflight says of links that were opened', () => {
  it('warns of each that led nowhere good, and not of those that did', () => {
    const url = 'https://example.org/a';
    const opened = (verdict: 'ok' | 'broken' | 'private' | 'timeout' | 'unsure') =>
      judge(
        facts(blocks(linked('the page', `${url}#part`)), {
          network: { links: new Map([[url, { verdict, detail: '404' }]]), domain: [] },
        })
      );
    expect(opened('broken')).toMatchObject([
      { code: 'link-broken', severity: 'warning', blockId: 't1', values: { detail: '404' } },
    ]);
    expect(opened('private')).toMatchObject([{ code: 'link-private' }]);
    expect(opened('timeout')).toMatchObject([{ code: 'link-timeout' }]);
    expect(opened('ok')).toEqual([]);
    expect(opened('unsure')).toEqual([]);
  });

  it('repeats what DNS lacks, with the record to publish', () => {
    const domain = [
      { problem: 'dmarc-missing' as const, name: '_dmarc.example.org', record: 'v=DMARC1; p=none' },
    ];
    expect(judge(facts({}, { network: { links: new Map(), domain } }))).toMatchObject([
      {
        code: 'dmarc-missing',
        severity: 'warning',
        step: 'sender',
        values: { record: 'v=DMARC1; p=none' },
      },
    ]);
  });
});
