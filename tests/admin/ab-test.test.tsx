// First: it stands in for the server and for Strapi's own parts of the panel.
import {
  answer,
  compose,
  findings,
  handle,
  headingBlock,
  lastSaved,
  order,
  resetServer,
  server,
  stored,
  textBlock,
  words,
  type Call,
} from './composer-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import type { AbKey, AbTest, ColumnsBlock, MessageBlock } from '../../content-types';
import { asVariant } from '../../admin/src/pages/Campaigns/ab/model/as-variant';
import {
  documentOfA,
  forKeys,
  shutOutBy,
  withoutMarks,
} from '../../admin/src/pages/Campaigns/ab/model/marks';
import { neededRate, sharesOf } from '../../admin/src/pages/Campaigns/ab/model/numbers';
import {
  addVariant,
  newTest,
  nextKey,
  removeVariant,
} from '../../admin/src/pages/Campaigns/ab/model/test';
import { copyText, readCopied } from '../../admin/src/pages/Campaigns/model/clipboard';
import { toDraft, type Draft } from '../../admin/src/pages/Campaigns/model/draft';
import { stepState } from '../../admin/src/pages/Campaigns/model/steps';

jest.setTimeout(30_000);
beforeEach(resetServer);

const SENDER = { at: '/?step=sender' };
const LATER = { timeout: 4000 };

const abTest = (changes: Partial<AbTest> = {}): AbTest => ({
  varied: 'subject',
  variants: [{ key: 'b', subjects: {}, senderId: null }],
  samplePercent: 20,
  metric: 'unsubscribes',
  decideAfterHours: 24,
  ...changes,
});
const content = (...keys: ('b' | 'c' | 'd')[]): AbTest =>
  abTest({
    varied: 'content',
    variants: keys.map((key) => ({ key, subjects: {}, senderId: null })),
  });
const only = <B extends MessageBlock>(block: B, variant: AbKey): B => ({ ...block, variant });
const audienceOf = (allowed: number) =>
  answer('GET /optin/campaigns/3/preflight', {
    data: {
      ready: true,
      findings: [],
      audience: { targeted: allowed, allowed, skippedByReason: {}, allowedByBasis: {} },
      network: { links: { total: 0, checked: 0, at: null }, domain: null },
    },
  });
const senders = () =>
  answer('GET /optin/senders', {
    results: [
      { id: 1, name: 'News', fromName: 'News', fromEmail: 'news@example.org' },
      { id: 2, name: 'Ada', fromName: 'Ada', fromEmail: 'ada@example.org' },
    ],
    pagination: { page: 1, pageSize: 100, pageCount: 1, total: 2 },
  });
/** Chooses in a select by name. */
const pick = (label: string, option: string) => {
  const box = screen.getByRole('combobox', { name: label });
  act(() => box.focus());
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  const choice = screen.getByRole('option', { name: option });
  fireEvent.pointerUp(choice);
  fireEvent.click(choice);
};
const switchOn = () =>
  fireEvent.click(screen.getByRole('checkbox', { name: 'Try two or more versions first' }));
const radio = (name: string | RegExp) => screen.getByRole('radio', { name });
const saved = async (what: (test: AbTest | null | undefined) => void) =>
  waitFor(() => {
    expect(lastSaved()).toBeDefined();
    what(lastSaved()?.abTest);
  }, LATER);

describe('setting up a test', () => {
  it('is off until somebody wants it, and begins with a subject for B', async () => {
    compose(stored(), SENDER);
    expect(screen.queryByRole('radio', { name: 'Content' })).not.toBeInTheDocument();
    switchOn();
    expect(radio('Subject and preview text')).toBeChecked();
    const a = screen.getByRole('region', { name: 'Variant A: the campaign as it is' });
    expect(within(a).getByText('News')).toBeInTheDocument();
    expect(await screen.findByRole('textbox', { name: 'Subject of variant B' })).toBeVisible();
    await saved((test) => expect(test).toEqual(abTest()));
  });

  it('is found without fault by axe', async () => {
    compose(stored({ abTest: abTest() }), SENDER);
    await screen.findByRole('textbox', { name: 'Subject of variant B' });
    expect(await findings()).toEqual([]);
  });

  it('is worded in French', async () => {
    compose(stored({ abTest: abTest() }), { ...SENDER, locale: 'fr' });
    expect(await screen.findByRole('textbox', { name: 'Objet de la variante B' })).toBeVisible();
    expect(radio('Le moins de désinscriptions')).toBeChecked();
  });

  it('keeps the preview text of each language by itself', async () => {
    compose(
      stored({
        abTest: abTest(),
        translations: { fr: { subject: words('Nouvelles'), preheader: '', blocks: {} } },
      }),
      SENDER
    );
    expect(screen.getByText(/No subject of its own yet in: English and French/)).toBeVisible();
    const field = () => screen.getByRole('textbox', { name: 'Preview text of variant B' });
    fireEvent.change(field(), { target: { value: 'Look' } });
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    expect(field()).toHaveValue('');
    const a = screen.getByRole('region', { name: 'Variant A: the campaign as it is' });
    expect(within(a).getByText('Nouvelles')).toBeInTheDocument();
    await saved((test) =>
      expect(test?.variants[0].subjects).toEqual({ en: { subject: [], preheader: 'Look' } })
    );
  });

  it('forgets the subjects of a language that is taken out', async () => {
    const subjects = {
      en: { subject: words('Other'), preheader: '' },
      fr: { subject: words('Autre'), preheader: '' },
    };
    compose(
      stored({
        abTest: abTest({ variants: [{ key: 'b', subjects, senderId: null }] }),
        translations: { fr: { subject: words('Nouvelles'), preheader: '', blocks: {} } },
      }),
      SENDER
    );
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Remove French' }));
    fireEvent.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Confirm' })
    );
    await saved((test) => expect(test?.variants[0].subjects).toEqual({ en: subjects.en }));
  });

  it('tries another sender', async () => {
    senders();
    compose(stored({ abTest: abTest() }), SENDER);
    fireEvent.click(radio('Sender'));
    const a = screen.getByRole('region', { name: 'Variant A: the campaign as it is' });
    expect(await within(a).findByText('News <news@example.org>')).toBeInTheDocument();
    pick('Sender of variant B', 'Ada <ada@example.org>');
    await saved((test) =>
      expect(test?.variants).toEqual([{ key: 'b', subjects: {}, senderId: 2 }])
    );
  });

  it('has two to four variants, without gaps', async () => {
    compose(stored({ abTest: abTest({ varied: 'sender' }) }), SENDER);
    expect(screen.queryByRole('button', { name: 'Remove Variant B' })).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Add variant C' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add variant D' }));
    expect(screen.queryByRole('button', { name: /^Add variant/ })).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Variant C' }));
    await saved((test) => expect(test?.variants.map(({ key }) => key)).toEqual(['b', 'c']));
  });

  it('says in people what a percentage means, and what so few can show', async () => {
    audienceOf(4210);
    compose(stored({ abTest: abTest() }), SENDER);
    expect(
      await screen.findByText(
        '20 % of 4,210 people: about 421 each get A and B; 3,368 wait for the winner.'
      )
    ).toBeInTheDocument();
    expect(screen.getByText('So few people show large differences only')).toBeInTheDocument();
    fireEvent.change(screen.getByRole('textbox', { name: /^Percent of the audience/ }), {
      target: { value: '100' },
    });
    expect(
      screen.getByText(
        '100 % of 4,210 people: about 2,105 each get A and B; nobody waits for the winner.'
      )
    ).toBeInTheDocument();
    fireEvent.change(screen.getByRole('textbox', { name: /^Percent of the audience/ }), {
      target: { value: '101' },
    });
    await saved((test) => expect(test?.samplePercent).toBe(100));
  });

  it('offers clicks only where they are counted, and leads to where that is set', async () => {
    const { router } = compose(stored({ abTest: abTest() }), SENDER);
    expect(radio('More clicks')).toBeDisabled();
    expect(radio('More clicks')).toHaveAccessibleDescription(/does not count clicks/);
    fireEvent.click(screen.getByRole('button', { name: 'Go to tracking' }));
    await waitFor(() => expect(router.state.location.search).toBe('?step=tracking'));
  });

  it('takes clicks where they are counted, and says so once they are not', async () => {
    const { unmount } = compose(stored({ abTest: abTest(), countsClicks: true }), SENDER);
    fireEvent.click(radio('More clicks'));
    await saved((test) => expect(test?.metric).toBe('clicks'));
    unmount();
    compose(stored({ abTest: abTest({ metric: 'clicks' }) }), SENDER);
    expect(screen.getByText(/Clicks are to decide/)).toBeInTheDocument();
  });

  it('leaves the decision to a person, or to the clock', async () => {
    compose(stored({ abTest: abTest() }), SENDER);
    fireEvent.click(radio('When I choose'));
    expect(screen.queryByRole('textbox', { name: /Hours/ })).not.toBeInTheDocument();
    fireEvent.click(radio('After some hours, by itself'));
    fireEvent.change(screen.getByRole('textbox', { name: /Hours/ }), { target: { value: '48' } });
    await saved((test) => expect(test?.decideAfterHours).toBe(48));
  });

  it('asks before what was written is thrown away', async () => {
    const written = abTest({
      variants: [
        { key: 'b', subjects: { en: { subject: words('Other'), preheader: '' } }, senderId: null },
      ],
    });
    compose(stored({ abTest: written }), SENDER);
    fireEvent.click(radio('Sender'));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog).toHaveTextContent('Throw away what is written for the variants?');
    expect(screen.getByRole('radio', { name: 'Sender', hidden: true })).not.toBeChecked();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await saved((test) => expect(test).toEqual(abTest({ varied: 'sender' })));
  });

  it('can only be looked at without the right to edit', () => {
    server.can = (action) => action !== 'update-campaigns';
    compose(stored({ abTest: abTest() }), SENDER);
    expect(screen.getByRole('checkbox', { name: /Try two/ })).toBeDisabled();
    expect(radio('Content')).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Add variant C' })).not.toBeInTheDocument();
  });
});

describe('the end of a test of content', () => {
  const marked = () =>
    stored({
      abTest: content('b'),
      document: {
        version: 1,
        blocks: [
          only(headingBlock('h', 'For A'), 'a'),
          only(headingBlock('i', 'For B'), 'b'),
          textBlock('t', 'For all'),
        ],
      },
      translations: {
        fr: { subject: [], preheader: '', blocks: { i: { content: words('Pour B') } } },
      },
    });
  const end = async (fate: string) => {
    compose(marked(), SENDER);
    switchOn();
    const dialog = await screen.findByRole('dialog', { name: 'What becomes of the blocks?' });
    fireEvent.click(within(dialog).getByRole('radio', { name: fate }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Continue' }));
    await saved((test) => expect(test).toBeNull());
    return lastSaved();
  };

  it('keeps what A has', async () => {
    const campaign = await end('Keep what variant A has');
    expect(campaign?.document.blocks.map(({ id, variant }) => [id, variant])).toEqual([
      ['h', undefined],
      ['t', undefined],
    ]);
    expect(campaign?.translations.fr.blocks).toEqual({});
  });

  it('or shows everything to everybody', async () => {
    const campaign = await end('Show all of them to everybody');
    expect(campaign?.document.blocks.map(({ id, variant }) => [id, variant])).toEqual([
      ['h', undefined],
      ['i', undefined],
      ['t', undefined],
    ]);
    expect(campaign?.translations.fr.blocks.i).toEqual({ content: words('Pour B') });
  });

  it('changes nothing when it is called off', async () => {
    compose(marked(), SENDER);
    switchOn();
    const dialog = await screen.findByRole('dialog', { name: 'What becomes of the blocks?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('checkbox', { name: /Try two/ })).toBeChecked();
    expect(lastSaved()).toBeUndefined();
  });

  it('takes the blocks of a variant along that is taken out', async () => {
    const campaign = marked();
    compose({ ...campaign, abTest: content('b', 'c') }, SENDER);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Variant B' }));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog).toHaveTextContent('1 block that only it has goes along.');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await saved((test) => expect(test?.variants.map(({ key }) => key)).toEqual(['b']));
    expect(lastSaved()?.document.blocks.map(({ id }) => id)).toEqual(['h', 't']);
  });
});

describe('blocks of one variant', () => {
  const two = (test: AbTest | null = content('b')) =>
    stored({
      abTest: test,
      document: {
        version: 1,
        blocks: [headingBlock('h', 'Hello'), only(textBlock('t', 'Only B'), 'b')],
      },
    });

  it('are marked on the canvas, for the eye and the ear', () => {
    compose(two());
    expect(handle('Text: Only B, Only in variant B')).toBeVisible();
    expect(screen.getByText('Only in variant B')).toBeInTheDocument();
  });

  it('are set in the details, in any language', async () => {
    const campaign = two();
    compose({ ...campaign, translations: { fr: { subject: [], preheader: '', blocks: {} } } });
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    const heading = document.querySelector('[data-handle="h"]');
    if (heading) fireEvent.click(heading);
    pick('Shown in', 'Only variant A');
    await waitFor(() => expect(lastSaved()?.document.blocks[0].variant).toBe('a'), LATER);
    pick('Shown in', 'All variants');
    await waitFor(() => expect(lastSaved()?.document.blocks[0].variant).toBeUndefined(), LATER);
  });

  it('are set in columns too', async () => {
    const columns: ColumnsBlock = {
      id: 'c',
      type: 'columns',
      columns: [{ id: 'c1', blocks: [headingBlock('h', 'Inside') as never] }],
    };
    compose(stored({ abTest: content('b'), document: { version: 1, blocks: [columns] } }));
    fireEvent.click(handle('Heading: Inside'));
    pick('Shown in', 'Only variant B');
    await waitFor(() => {
      const [saved] = (lastSaved()?.document.blocks ?? []) as ColumnsBlock[];
      expect(saved.columns[0].blocks[0].variant).toBe('b');
    }, LATER);
  });

  it('get a version for the other variant by key, with their words in every language', async () => {
    const campaign = two();
    compose({
      ...campaign,
      translations: {
        fr: { subject: [], preheader: '', blocks: { h: { content: words('Bonjour') } } },
      },
    });
    fireEvent.click(handle('Heading: Hello'));
    const tools = screen.getByRole('toolbar', { name: /Actions on Heading/ });
    const make = within(tools).getByRole('button', { name: 'Make a version for B' });
    act(() => make.focus());
    expect(document.activeElement).toBe(make);
    fireEvent.click(make);
    await waitFor(
      () =>
        expect(lastSaved()?.document.blocks.map(({ type, variant }) => [type, variant])).toEqual([
          ['heading', 'a'],
          ['heading', 'b'],
          ['text', 'b'],
        ]),
      LATER
    );
    const copy = lastSaved()?.document.blocks[1].id ?? '';
    expect(copy).not.toBe('h');
    expect(lastSaved()?.translations.fr.blocks[copy]).toEqual({ content: words('Bonjour') });
    await waitFor(() => expect(document.activeElement?.getAttribute('data-handle')).toBe(copy));
  });

  it('get one for each of several variants in one step of undo', () => {
    compose(two(content('b', 'c')));
    fireEvent.click(handle('Heading: Hello'));
    const [make] = screen.getAllByRole('button', { name: 'Make versions for B and C' });
    fireEvent.click(make);
    expect(order()).toHaveLength(4);
    fireEvent.keyDown(handle('Text: Only B'), { key: 'z', ctrlKey: true });
    expect(order()).toEqual(['h', 't']);
  });

  it('have nothing of this where the content is not tested', () => {
    compose(two(null));
    fireEvent.click(handle('Heading: Hello'));
    expect(screen.queryByRole('combobox', { name: 'Shown in' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Make a version/ })).not.toBeInTheDocument();
  });

  it('of a variant that there is not are told, and can be shown to all', async () => {
    compose(two(null));
    fireEvent.click(handle('Text: Only B'));
    expect(
      screen.getAllByText('Only in variant B, which the campaign does not have').length
    ).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: 'Details of the block' }));
    pick('Shown in', 'All variants');
    await waitFor(() => expect(lastSaved()?.document.blocks[1].variant).toBeUndefined(), LATER);
  });
});

describe('looking at a variant', () => {
  const previewed = () =>
    server.calls.filter(({ url }) => url === '/optin/campaigns/preview').at(-1)?.data;
  const preview = () =>
    answer('POST /optin/campaigns/preview', {
      data: { subject: 's', html: '<p></p>', text: '', size: 1, htmlSize: 1, problems: [] },
    });

  it('shows its subject, by the language on view', async () => {
    preview();
    compose(
      stored({
        preheader: 'Before',
        abTest: abTest({
          variants: [
            {
              key: 'b',
              subjects: { en: { subject: words('Other'), preheader: '' } },
              senderId: null,
            },
          ],
        }),
      })
    );
    fireEvent.click(radio('Desktop'));
    await screen.findByRole('combobox', { name: 'Variant' });
    await waitFor(() =>
      expect(previewed()).toMatchObject({ variant: 'a', subject: words('News') })
    );
    pick('Variant', 'Variant B');
    await waitFor(() =>
      expect(previewed()).toMatchObject({
        variant: 'b',
        subject: words('Other'),
        preheader: 'Before',
      })
    );
  });

  it('needs no choice without a test', async () => {
    preview();
    compose();
    fireEvent.click(radio('Desktop'));
    await waitFor(() => expect(previewed()).toBeDefined());
    expect(previewed()).not.toHaveProperty('variant');
    expect(screen.queryByRole('combobox', { name: 'Variant' })).not.toBeInTheDocument();
  });
});

describe('a test send', () => {
  const sent = () => server.calls.filter(({ url }) => url === '/optin/campaigns/3/test');
  const open = () => {
    answer('POST /optin/campaigns/3/test', ({ data }: Call) => ({
      data: {
        results: (data as { to: string[] }).to.map((to) => ({ to, accepted: true, response: '' })),
      },
    }));
    fireEvent.click(screen.getByRole('button', { name: 'Send test' }));
    return screen.findByRole('dialog', { name: 'Send a test' });
  };

  it('goes out once for each variant', async () => {
    compose(stored({ abTest: abTest() }));
    const dialog = await open();
    pick('Variant', 'All variants');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Send test' }));
    expect(await screen.findByText('Variant B: Sent to me@example.org.')).toBeInTheDocument();
    expect(screen.getByText('Variant A: Sent to me@example.org.')).toBeInTheDocument();
    expect(sent().map(({ data }) => (data as { variant: AbKey }).variant)).toEqual(['a', 'b']);
  });

  it('says nothing of variants without a test', async () => {
    compose();
    const dialog = await open();
    expect(screen.queryByRole('combobox', { name: 'Variant' })).not.toBeInTheDocument();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Send test' }));
    expect(await screen.findByText('Sent to me@example.org.')).toBeInTheDocument();
    expect(sent()[0].data).not.toHaveProperty('variant');
  });
});

describe('the model of a test', () => {
  const draft = toDraft(stored());

  it('measures clicks only where they are counted', () => {
    expect(newTest({ countsClicks: true }).metric).toBe('clicks');
    expect(newTest({ countsClicks: false }).metric).toBe('unsubscribes');
  });

  it('never has a gap in its keys, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<AbKey | null>(null, 'b', 'c', 'd')), (acts) => {
        const end = acts.reduce<Draft>(
          (current, key) =>
            key
              ? removeVariant(current, key)
              : { ...current, abTest: current.abTest && addVariant(current.abTest) },
          { ...draft, abTest: abTest() }
        );
        const keys = end.abTest?.variants.map(({ key }) => key) ?? [];
        expect(keys).toEqual(['b', 'c', 'd'].slice(0, keys.length));
        expect(nextKey(end.abTest ?? abTest())).toBe(
          (['b', 'c', 'd'] as const)[keys.length] ?? null
        );
      })
    );
  });

  it('moves marks up with their variants', () => {
    const before = {
      ...draft,
      abTest: content('b', 'c', 'd'),
      document: {
        version: 1 as const,
        blocks: [
          only(textBlock('a'), 'a'),
          only(textBlock('b'), 'b'),
          only(textBlock('c'), 'c'),
          only(textBlock('d'), 'd'),
        ],
      },
    };
    const { document } = removeVariant(before, 'b');
    expect(document.blocks.map(({ id, variant }) => [id, variant])).toEqual([
      ['a', 'a'],
      ['c', 'b'],
      ['d', 'c'],
    ]);
  });

  it('gives a language without a subject of its own the one of A', () => {
    const shown = asVariant(
      {
        ...draft,
        preheader: 'Before',
        translations: { fr: { subject: words('Nouvelles'), preheader: '', blocks: {} } },
        abTest: abTest({
          variants: [
            {
              key: 'b',
              subjects: { en: { subject: words('Other'), preheader: 'Own' } },
              senderId: null,
            },
          ],
        }),
      },
      'b'
    );
    expect(shown).toMatchObject({ subject: words('Other'), preheader: 'Own' });
    expect(shown.translations.fr).toMatchObject({
      subject: words('Nouvelles'),
      preheader: 'Before',
    });
  });

  it('leaves marks behind in other campaigns and in templates', () => {
    const blocks = [only(headingBlock('h', 'A'), 'a'), only(headingBlock('i', 'B'), 'b')];
    const pasted = readCopied(copyText({ blocks, overlays: {} }));
    expect(pasted?.blocks.map(({ variant }) => variant)).toEqual(['a', 'b']);
    expect(forKeys({ blocks, overlays: {} }, []).blocks.map(({ variant }) => variant)).toEqual([
      undefined,
      undefined,
    ]);
    expect(
      forKeys({ blocks, overlays: {} }, ['a', 'b']).blocks.map(({ variant }) => variant)
    ).toEqual(['a', 'b']);
    expect(documentOfA({ version: 1, blocks }).blocks).toEqual([
      { ...headingBlock('h', 'A'), variant: undefined },
    ]);
    expect(
      withoutMarks({ ...draft, document: { version: 1, blocks } }, 'everybody').document
    ).toEqual({ version: 1, blocks: blocks.map((block) => ({ ...block, variant: undefined })) });
  });

  it('knows of blocks that the columns around shut out', () => {
    const inside = only(headingBlock('h', 'In'), 'b');
    const columns: ColumnsBlock = {
      id: 'c',
      type: 'columns',
      variant: 'a',
      columns: [{ id: 'c1', blocks: [inside as never] }],
    };
    const document = { version: 1 as const, blocks: [columns] };
    expect(shutOutBy(document, inside)).toBe('a');
    expect(shutOutBy(document, only(inside, 'a'))).toBeNull();
    expect(shutOutBy(document, columns)).toBeNull();
  });

  it('makes the step of sender and subject open while a variant says nothing', () => {
    const checks = null;
    expect(stepState('sender', draft, checks)).toBe('done');
    expect(stepState('sender', { ...draft, abTest: abTest() }, checks)).toBe('open');
    const written = abTest({
      variants: [
        { key: 'b', subjects: { en: { subject: words('Other'), preheader: '' } }, senderId: null },
      ],
    });
    expect(stepState('sender', { ...draft, abTest: written }, checks)).toBe('done');
    expect(stepState('sender', { ...draft, abTest: content('b') }, checks)).toBe('open');
  });

  it('shares people out without losing any', () => {
    expect(sharesOf(4210, 20, 2)).toEqual({ people: 4210, each: 421, rest: 3368 });
    expect(sharesOf(3, 20, 2)).toEqual({ people: 3, each: 0, rest: 2 });
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 100 }), (people, percent) => {
        const { each, rest } = sharesOf(people, percent, 3);
        expect(3 * each + rest).toBeLessThanOrEqual(people);
        expect(people - rest - 3 * each).toBeLessThan(3);
      })
    );
  });

  it('needs a larger difference with fewer people and with more comparisons', () => {
    // 5 % against 9.9 %: 80 % power at 421 each, by the usual formula for two shares.
    expect(neededRate(0.05, 421, 1)).toBeCloseTo(0.1, 2);
    expect(neededRate(0.05, 0, 1)).toBeNull();
    expect(neededRate(0.05, 19, 1)).toBeNull();
    const rates = [100, 1000, 10_000].map((each) => neededRate(0.05, each, 1) ?? 1);
    expect([...rates].sort((a, b) => b - a)).toEqual(rates);
    expect(neededRate(0.05, 1000, 3) ?? 0).toBeGreaterThan(neededRate(0.05, 1000, 1) ?? 1);
  });
});
