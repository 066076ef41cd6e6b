import {
  DEFAULT_BRAND,
  documentOfVariant,
  type AbTest,
  type Campaign,
  type MessageBlock,
  type Sender,
} from '../../content-types';
import { essenceHash } from '../../server/src/campaigns/essence';
import { judge, type PreflightFacts } from '../../server/src/campaigns/preflight-rules';
import { senderIdOf, versionsOf, versionsOfTest } from '../../server/src/campaigns/versions';
import { heading, says, subjectTest } from '../helpers/ab-fixtures';

const senderOf = (id: number, changes: Partial<Sender> = {}): Sender => ({
  id,
  documentId: `sender-${id}`,
  name: `Sender ${id}`,
  fromName: `Sender ${id}`,
  fromEmail: `news${id}@example.org`,
  replyTo: null,
  organisation: 'Example',
  postalAddress: '1 Main Street',
  createdAt: '',
  updatedAt: '',
  ...changes,
});
const senders = [senderOf(1), senderOf(2), senderOf(3, { postalAddress: '' })];

const hello = heading('hello', 'Hello to all who read this');
const image = (id: string, more: object = {}): MessageBlock => ({
  ...{ id, type: 'image', fileId: 7, url: '/a.png', alt: '', width: null, link: '' },
  ...more,
});

type Tested = PreflightFacts['campaign'];
const campaignOf = (changes: Partial<Tested> = {}): Tested => ({
  locale: 'en',
  subject: says('Subject of A'),
  preheader: 'What is new this month',
  document: { version: 1, blocks: [hello] },
  translations: {},
  senderId: 1,
  countsClicks: false,
  scheduleMode: 'instant',
  state: 'draft',
  abTest: subjectTest({ samplePercent: 100 }),
  ...changes,
});
const french = {
  fr: {
    subject: says('Objet de A'),
    preheader: 'Du nouveau',
    blocks: { hello: { content: says('Bonjour à toutes et à tous') } },
  },
};
const b = (changes: Partial<AbTest['variants'][number]> = {}) => ({
  key: 'b' as const,
  subjects: {},
  senderId: null,
  ...changes,
});
const c = { key: 'c' as const, subjects: {}, senderId: null };

const find = (changes: Partial<Tested> = {}, allowed = 1_000_000) => {
  const campaign = campaignOf(changes);
  const keys = ['a', ...(campaign.abTest?.variants.map(({ key }) => key) ?? [])] as const;
  return judge({
    campaign,
    versions: versionsOfTest(campaign).map((version) => ({
      version,
      cards: new Map(),
      problems: [],
      output: { htmlSize: 20_000, htmlWords: 1000, textWords: 900 },
      cleaned: new Set<string>(),
    })),
    sender: senders[0],
    senders: new Map(
      keys.map((key) => [
        key as 'a',
        senders.find(({ id }) => id === senderIdOf(campaign, key as 'a')) ?? null,
      ])
    ),
    lists: [{ id: 1, name: 'News' }],
    excludedListIds: [],
    audience: { allowed, skippedByReason: {} },
    largest: null,
    hasPublicUrl: true,
    transport: { kind: 'smtp', label: 'smtp.example.org:587' },
    brand: DEFAULT_BRAND,
    files: new Set([7]),
    questionnaires: new Set(),
    fields: new Set(),
    allLists: new Set([1]),
    network: { links: new Map(), domain: [] },
    approval: { isRequired: false, state: 'none' },
  });
};
const test100 = (changes: Partial<AbTest>): { abTest: AbTest } => ({
  abTest: subjectTest({ samplePercent: 100, ...changes }),
});

describe('the versions of a test', () => {
  it('have their own subject where there is one, and that of A elsewhere', () => {
    const campaign = campaignOf({ translations: french });
    expect(
      versionsOf(campaign, 'b').map(({ locale, variant, subject }) => [locale, variant, subject])
    ).toEqual([
      ['en', 'b', says('Subject of B')],
      ['fr', 'b', says('Objet de A')],
    ]);
    expect(versionsOf(campaign, 'b')[0].preheader).toBe('What is new this month');
    expect(versionsOfTest(campaign).map(({ locale, variant }) => variant + locale)).toEqual([
      'aen',
      'afr',
      'ben',
      'bfr',
    ]);
  });

  it('show blocks of a variant to nobody else, in columns too', () => {
    const document = {
      version: 1 as const,
      blocks: [
        hello,
        heading('one', 'For B', { variant: 'b' }),
        {
          id: 'row',
          type: 'columns' as const,
          columns: [
            {
              id: 'left',
              blocks: [heading('two', 'For A', { variant: 'a' }), heading('three', 'x')],
            },
            { id: 'right', blocks: [heading('four', 'For B', { variant: 'b' })] },
          ],
        } as MessageBlock,
      ],
    };
    const ids = (blocks: MessageBlock[]): string[] =>
      blocks.flatMap((block) =>
        block.type === 'columns'
          ? block.columns.flatMap((column) => ids(column.blocks))
          : [block.id]
      );
    expect(ids(documentOfVariant(document, 'a').blocks)).toEqual(['hello', 'two', 'three']);
    expect(ids(documentOfVariant(document, 'b').blocks)).toEqual(['hello', 'one', 'three', 'four']);
    // Unless content is tested, everybody sees what A shows.
    const subjects = versionsOf(campaignOf({ document }), 'b');
    expect(ids(subjects[0].document.blocks)).toEqual(['hello', 'two', 'three']);
  });

  it('are from their own sender only where senders are tested', () => {
    const abTest = subjectTest({ varied: 'sender', variants: [b({ senderId: 2 })] });
    expect(senderIdOf({ senderId: 1, abTest }, 'a')).toBe(1);
    expect(senderIdOf({ senderId: 1, abTest }, 'b')).toBe(2);
    expect(senderIdOf({ senderId: 1, abTest: { ...abTest, varied: 'subject' } }, 'b')).toBe(1);
  });

  it('are part of what an approval is of', () => {
    const campaign = campaignOf() as Campaign;
    const other = { ...campaign, abTest: subjectTest({ samplePercent: 90 }) };
    expect(essenceHash(campaign)).not.toBe(essenceHash(other));
    expect(essenceHash({ ...campaign, abOutcome: { winner: 'b', by: 'time', at: 1 } })).toBe(
      essenceHash(campaign)
    );
  });
});

describe('what preflight says of a test', () => {
  const codes = (changes: Partial<Tested>, allowed?: number) =>
    find(changes, allowed).map(({ code }) => code);

  it('is nothing where all is well', () => {
    expect(find()).toEqual([]);
    expect(find({ abTest: null })).toEqual([]);
  });

  const rows: [string, Partial<Tested>, number?][] = [
    ['ab-subject-missing', test100({ variants: [b()] })],
    [
      'ab-subject-missing',
      test100({ variants: [b({ subjects: { en: { subject: says(' '), preheader: 'x' } } })] }),
    ],
    ['ab-subject-gap', { translations: french }],
    ['ab-sender-missing', test100({ varied: 'sender', variants: [b()] })],
    ['ab-sender-missing', test100({ varied: 'sender', variants: [b({ senderId: 99 })] })],
    ['postal-address-missing', test100({ varied: 'sender', variants: [b({ senderId: 3 })] })],
    ['ab-content-unmarked', test100({ varied: 'content', variants: [b()] })],
    ['ab-same', test100({ varied: 'sender', variants: [b({ senderId: 1 })] })],
    [
      'ab-same',
      test100({
        variants: [b({ subjects: { en: { subject: says('Subject of A'), preheader: '' } } })],
      }),
    ],
    ['ab-clicks-uncounted', test100({ metric: 'clicks' })],
    ['ab-reader-clocks', { scheduleMode: 'reader' }],
    ['ab-sample-small', {}, 1000],
    ['ab-audience-small', {}, 1],
    ['ab-audience-small', test100({ samplePercent: 1 }), 199],
    [
      'ab-block-stray',
      {
        abTest: null,
        document: { version: 1, blocks: [hello, heading('x', 'Hello', { variant: 'b' })] },
      },
    ],
  ];
  it.each(rows.map(([code, changes, allowed]) => ({ code, changes, allowed })))(
    'is $code, once and alone',
    ({ code, changes, allowed }) => {
      expect(codes(changes, allowed)).toEqual([code]);
    }
  );

  it('compares each variant with all before it', () => {
    const document = {
      version: 1 as const,
      blocks: [hello, heading('x', 'Only B', { variant: 'b' })],
    };
    const found = find({ document, ...test100({ varied: 'content', variants: [b(), c] }) });
    expect(found).toMatchObject([{ code: 'ab-same', values: { variant: 'C', other: 'A' } }]);
  });

  it('says of blocks for an unknown variant that nobody gets them', () => {
    const blocks = [
      hello,
      heading('x', 'Only B', { variant: 'b' }),
      heading('y', 'Only D', { variant: 'd' }),
    ];
    const found = find({
      document: { version: 1, blocks },
      ...test100({ varied: 'content', variants: [b()] }),
    });
    expect(found).toMatchObject([
      { code: 'ab-block-stray', severity: 'warning', blockId: 'y', values: { variant: 'D' } },
    ]);
  });

  it('looks at each variant as its readers get it, and says what they share once', () => {
    const blocks = [
      hello,
      image('shared'),
      image('of-a', { variant: 'a', alt: 'A picture' }),
      image('of-b', { variant: 'b' }),
    ];
    const found = find({
      document: { version: 1, blocks },
      translations: { fr: { ...french.fr, blocks: { ...french.fr.blocks } } },
      ...test100({ varied: 'content', variants: [b()] }),
    }).filter(({ code }) => code === 'alt-missing');
    expect(found.map(({ blockId, variant, locale }) => [blockId, variant, locale])).toEqual([
      ['shared', undefined, null],
      ['of-b', 'b', null],
    ]);
  });

  it('judges the subject of each variant', () => {
    const shout = { en: { subject: says('BUY NOW OR NEVER'), preheader: '' } };
    expect(find(test100({ variants: [b({ subjects: shout })] }))).toMatchObject([
      { code: 'subject-capitals', variant: 'b', step: 'sender' },
    ]);
  });

  it('finds an empty content of one variant', () => {
    const blocks = [heading('x', 'Only B is told anything here', { variant: 'b' })];
    const found = find({
      document: { version: 1, blocks },
      ...test100({ varied: 'content', variants: [b(), c] }),
    });
    const empty = found.filter(({ code }) => code === 'content-empty');
    expect(empty).toHaveLength(1);
    expect(empty[0].variant).toBeUndefined();
  });

  it('lets a draft keep a clock that it was planned on before, and no plan have it', () => {
    expect(find({ scheduleMode: 'reader' })[0].severity).toBe('warning');
    expect(find({ scheduleMode: 'reader', state: 'scheduled' })[0].severity).toBe('error');
  });

  it('tells how few people there are, and how many it takes', () => {
    const [found] = find(test100({ samplePercent: 20 }), 10_000);
    expect(found).toMatchObject({ code: 'ab-sample-small', values: { people: 1000 } });
    expect(found.values.needed).toBeGreaterThan(9000);
  });
});
