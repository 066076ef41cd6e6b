import { FORM_BLOCK_TYPES, type PublishedConsent, type PublishedForm } from '../../content-types';
import { toDefinition } from '../../content-types';
import en from '../../server/src/forms/translations/en';
import fr from '../../server/src/forms/translations/fr';
import { defaultText } from '../../admin/src/pages/Forms/model/defaults';
import { freeKey } from '../../admin/src/pages/Forms/model/ids';
import { readProblems } from '../../admin/src/pages/Forms/model/problems';
import { missingItem, placesOf, selectionOf } from '../../admin/src/pages/Forms/model/selection';
import { embedSnippet, htmlSnippet } from '../../admin/src/pages/Forms/model/snippets';
import { messages } from '../../admin/src/translations/en';

describe('the defaults that the panel shows', () => {
  it.each([
    ['en', en],
    ['fr', fr],
  ] as const)('are what visitors read in %s', (locale, server) => {
    expect(defaultText('forms.default.title', locale)).toBe(server['form.title']);
    expect(defaultText('forms.default.submit', locale)).toBe(server['form.submit']);
    expect(defaultText('forms.default.success', locale)).toBe(server['form.success']);
    expect(defaultText('forms.default.success.single', locale)).toBe(server['form.success.single']);
    expect(defaultText('forms.default.optional', locale)).toBe(server['form.optional']);
    expect(defaultText('forms.default.next', locale)).toBe(server['form.next']);
    expect(defaultText('forms.default.back', locale)).toBe(server['form.back']);
    expect(defaultText('forms.default.choose', locale)).toBe(server['form.choose']);
    expect(defaultText('forms.default.rules', locale)).toBe(server['form.rules']);
  });

  it('speak English where the plugin does not speak the language', () => {
    expect(defaultText('forms.default.submit', 'pt-BR')).toBe(en['form.submit']);
    expect(defaultText('forms.default.submit', 'fr-CA')).toBe(fr['form.submit']);
  });
});

it('gives keys that are free', () => {
  expect(freeKey('consent', ['consent', 'consent-2'])).toBe('consent-3');
  expect(freeKey('2026 news', [])).toBe('news');
  expect(freeKey('…', [])).toBe('consent');
  expect(freeKey('utm source', ['utm_source'], '_', 'value')).toBe('utm_source_2');
});

it('has a name for every block of the palette', () => {
  const items = FORM_BLOCK_TYPES.filter((type) => type !== 'name' && type !== 'field');
  for (const item of [...items, 'firstName', 'lastName'])
    expect(messages).toHaveProperty([`forms.block.${item}`]);
});

describe('what keeps a form from being published', () => {
  const problem = { path: 'blocks.news.wordingId', code: 'wording-unpublished', values: {} };

  it('is read from the refusal', () => {
    const error = {
      name: 'ApplicationError',
      message: '',
      details: { code: 'form-incomplete', problems: [problem, 'junk'] },
    };
    expect(readProblems(error)).toEqual([problem]);
    expect(readProblems({ name: 'ApplicationError', details: { code: 'other' } })).toBeNull();
  });

  it('leads to the narrowest place that is on the page', () => {
    expect(placesOf(problem.path)).toEqual(['blocks.news.wordingId', 'blocks.news', 'blocks']);
  });

  it('leads to the palette where something is not there', () => {
    const form = { kind: 'sign-up', steps: [] } as const;
    expect(missingItem({ ...form, steps: [] }, 'blocks.submit')).toBe('submit');
    expect(missingItem({ ...form, steps: [] }, 'steps')).toBe('consent');
    expect(missingItem({ ...form, steps: [] }, 'theme.text')).toBeNull();
  });

  it('selects what it is about', () => {
    expect(selectionOf('blocks.news.wordingId')).toEqual({ kind: 'block', id: 'news' });
    expect(selectionOf('steps.two.showIf')).toEqual({ kind: 'step', id: 'two' });
    expect(selectionOf('theme.dark.text')).toEqual({ kind: 'form', tab: 'look' });
    expect(selectionOf('after.redirectUrl')).toEqual({ kind: 'form', tab: 'after' });
    expect(selectionOf('promotionId')).toEqual({ kind: 'form', tab: 'basics' });
  });
});

describe('the snippets', () => {
  const consent: PublishedConsent = {
    key: 'newsletter',
    wordingId: 1,
    listIds: [1],
    required: true,
    wordingVersion: 1,
    wordingHash: '',
    texts: { en: 'News' },
    basis: 'double-opt-in',
  };
  const published = (
    part: Partial<PublishedConsent>,
    fields: PublishedForm['fields'] = []
  ): PublishedForm => ({
    locales: ['en'],
    theme: { accent: '#35506b' },
    texts: {},
    fields: [{ key: 'email', label: { en: 'E-mail' }, required: true }, ...fields],
    consents: [{ ...consent, ...part }],
    steps: toDefinition({
      locales: ['en'],
      fields: [],
      consents: [],
      texts: { submit: { en: 'Join' } },
      theme: { accent: '#35506b' },
      redirectUrl: '',
    }).steps,
  });
  const html = (part: Partial<PublishedConsent>, fields?: PublishedForm['fields']) =>
    htmlSnippet({
      submitUrl: 'https://example.org/s?a=1&b="x"',
      locale: 'en',
      published: published(part, fields),
      version: 3,
    });

  it('hold nothing that breaks out of the markup', () => {
    const code = html({ texts: { en: 'I want <b>news</b> & "more"' } });
    expect(code).toContain('action="https://example.org/s?a=1&amp;b=&quot;x&quot;"');
    expect(code).toContain('I want &lt;b&gt;news&lt;/b&gt; &amp; &quot;more&quot;');
    expect(code).toContain('name="consents[newsletter]" value="true" required>');
    expect(code).toContain('name="version" value="3"');
    expect(code).toContain('<button type="submit">Join</button>');
  });

  it('leave a box ticked beforehand to be unticked', () => {
    const code = html({ basis: 'passive-opt-in' });
    expect(code).toContain('name="consents[newsletter]" value="true" checked>');
    expect(code).not.toContain('hidden" name="consents');
  });

  it('say that an objection was offered, and never ask for one', () => {
    const code = html({ basis: 'soft-opt-in' });
    const offered = code.indexOf('<input type="hidden" name="consents[newsletter]" value="false">');
    const box = code.indexOf('type="checkbox" name="consents[newsletter]" value="true">');
    expect(offered).toBeGreaterThan(0);
    // The server takes the later of two answers, so the box has to come second.
    expect(box).toBeGreaterThan(offered);
  });

  it('ask for custom fields by their kind', () => {
    const code = html({}, [
      { key: 'born', type: 'date', label: { en: 'Born' }, required: false },
      {
        key: 'size',
        type: 'choice',
        label: { en: 'Size' },
        required: true,
        options: [{ key: 's', label: { en: 'Small' } }],
      },
    ]);
    expect(code).toContain('<input type="date" name="fields[born]">');
    expect(code).toContain('<select name="fields[size]" required>');
    expect(code).toContain('<option value="s">Small</option>');
  });

  it('embed a form by its key', () => {
    expect(embedSnippet('https://example.org/embed.js', 'news')).toBe(
      '<script src="https://example.org/embed.js" defer></script>\n<optin-form form="news"></optin-form>'
    );
  });
});
