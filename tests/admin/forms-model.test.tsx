import type { FormDefinition } from '../../content-types';
import en from '../../server/src/forms/translations/en';
import fr from '../../server/src/forms/translations/fr';
import { defaultText } from '../../admin/src/pages/Forms/model/defaults';
import { placesOf, readProblems } from '../../admin/src/pages/Forms/model/problems';
import {
  embedSnippet,
  htmlSnippet,
  type SnippetConsent,
} from '../../admin/src/pages/Forms/model/snippets';
import {
  freeKey,
  moveItem,
  newDefinition,
  withLocale,
} from '../../admin/src/pages/Forms/model/values';
import { inkOn } from '../../admin/src/pages/Forms/preview/ink';

const definition: FormDefinition = {
  ...newDefinition('en', { wordingId: 7, listIds: [1] }),
  locales: ['en', 'fr'],
};

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
  });

  it('speak English where the plugin does not speak the language', () => {
    expect(defaultText('forms.default.submit', 'pt-BR')).toBe(en['form.submit']);
    expect(defaultText('forms.default.submit', 'fr-CA')).toBe(fr['form.submit']);
  });
});

describe('the draft of a form', () => {
  it('brings the labels that publishing asks for with a new language', () => {
    const one = newDefinition('en', { wordingId: 0, listIds: [] });
    const two = withLocale(one, 'fr', true, ['en', 'fr']);
    expect(two.locales).toEqual(['en', 'fr']);
    expect(two.fields[0].label).toEqual({ en: 'E-mail address', fr: 'Adresse e-mail' });
    const back = withLocale(two, 'en', false, ['en', 'fr']);
    expect(back.locales).toEqual(['fr']);
  });

  it('keeps a label that somebody wrote when its language comes back', () => {
    const own = newDefinition('en', { wordingId: 0, listIds: [] });
    own.fields[0].label.fr = 'Courriel';
    expect(withLocale(own, 'fr', true, ['en', 'fr']).fields[0].label.fr).toBe('Courriel');
  });

  it('keeps the e-mail address first', () => {
    expect(moveItem(['email', 'firstName', 'lastName'], 1, -1, 1)).toEqual([
      'email',
      'firstName',
      'lastName',
    ]);
    expect(moveItem(['email', 'firstName', 'lastName'], 1, 1, 1)).toEqual([
      'email',
      'lastName',
      'firstName',
    ]);
  });

  it('gives every consent a key of its own', () => {
    expect(freeKey('consent', [{ key: 'consent' }, { key: 'consent-2' }])).toBe('consent-3');
    expect(freeKey('2026 news', [])).toBe('news');
    expect(freeKey('…', [])).toBe('consent');
  });
});

describe('what keeps a form from being published', () => {
  const problem = {
    path: 'consents.newsletter.wordingId',
    code: 'wording-unpublished',
    values: {},
  };

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
    expect(placesOf(problem.path)).toEqual([
      'consents.newsletter.wordingId',
      'consents.newsletter',
      'consents',
    ]);
  });
});

describe('the snippets', () => {
  const html = (consents: SnippetConsent[]) =>
    htmlSnippet({
      submitUrl: 'https://example.org/s?a=1&b="x"',
      locale: 'en',
      definition,
      consents,
      version: 3,
    });
  const consent = { key: 'newsletter', text: 'News', required: true, mode: 'opt-in' } as const;

  it('hold nothing that breaks out of the markup', () => {
    const code = html([{ ...consent, text: 'I want <b>news</b> & "more"' }]);
    expect(code).toContain('action="https://example.org/s?a=1&amp;b=&quot;x&quot;"');
    expect(code).toContain('I want &lt;b&gt;news&lt;/b&gt; &amp; &quot;more&quot;');
    expect(code).toContain('name="consents[newsletter]" value="true" required>');
    expect(code).toContain('name="version" value="3"');
  });

  it('leave a box ticked beforehand to be unticked', () => {
    const code = html([{ ...consent, mode: 'pre-ticked' }]);
    expect(code).toContain('name="consents[newsletter]" value="true" checked>');
    expect(code).not.toContain('hidden" name="consents');
  });

  it('say that an objection was offered, and never ask for one', () => {
    const code = html([{ ...consent, mode: 'opt-out' }]);
    const offered = code.indexOf('<input type="hidden" name="consents[newsletter]" value="false">');
    const box = code.indexOf('type="checkbox" name="consents[newsletter]" value="true">');
    expect(offered).toBeGreaterThan(0);
    // The server takes the later of two answers, so the box has to come second.
    expect(box).toBeGreaterThan(offered);
  });

  it('embed a form by its key', () => {
    expect(embedSnippet('https://example.org/embed.js', 'news')).toBe(
      '<script src="https://example.org/embed.js" defer></script>\n<optin-form form="news"></optin-form>'
    );
  });
});

describe('the ink on the accent', () => {
  it.each([
    ['#4945ff', '#ffffff'],
    ['#ffdd00', '#000000'],
    ['#000000', '#ffffff'],
  ])('of %s is %s', (accent, ink) => {
    expect(inkOn(accent)).toBe(ink);
  });
});
