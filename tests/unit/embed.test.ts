/** @jest-environment jsdom */
import { gzipSync } from 'node:zlib';
import { embedScript } from '../../server/src/forms/embed';
import type { FormView } from '../../server/src/forms/contract';
import { fieldBlock, formView, viewConsent, viewField, viewStep } from '../helpers/form-views';

const view = formView;

interface Call {
  url: string;
  body: URLSearchParams | undefined;
}

const calls: Call[] = [];
let answers: { status: number; body: unknown }[] = [];
let definition = view();

const settle = async () => {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
};

const answer = (status: number, body: unknown) => ({
  ok: status < 400,
  status,
  json: async () => body,
});

beforeAll(() => {
  Object.assign(window, {
    fetch: async (url: string, init?: { body?: URLSearchParams }) => {
      calls.push({ url, body: init?.body });
      if (!init?.body) return answer(200, { data: definition });
      const next = answers.shift() ?? { status: 202, body: {} };
      return answer(next.status, next.body);
    },
  });
  document.head.innerHTML = '<script src="https://cms.example/api/optin/embed.js"></script>';
  window.eval(embedScript(null).source);
});

beforeEach(() => {
  calls.length = 0;
  answers = [];
  definition = view();
  document.documentElement.lang = 'fr';
  document.body.innerHTML = '<optin-form form="weekly"><a href="/f">Open</a></optin-form>';
});

const root = (index = 0): ShadowRoot => {
  const found = document.querySelectorAll('optin-form')[index].shadowRoot;
  if (!found) throw new Error('no shadow root');
  return found;
};
const part = <T extends HTMLElement = HTMLElement>(name: string): T => {
  const found = root().querySelector<T>(`[part="${name}"]`);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};
const submit = async () => {
  root()
    .querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
  await settle();
};
const heard = (name: string): CustomEvent[] => {
  const events: CustomEvent[] = [];
  document.addEventListener(name, (event) => events.push(event as CustomEvent), { once: true });
  return events;
};

describe('embed.js', () => {
  it('stays within 6 kB over the wire', () => {
    expect(
      gzipSync(embedScript('https://cms.example/api/optin/').source).length
    ).toBeLessThanOrEqual(6000);
  });

  it('writes no style attribute and no HTML text, so that a strict policy lets it be', () => {
    expect(embedScript(null).source).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|eval\(|\.cssText/
    );
  });

  it('shows the form in the page’s language, each text as text', async () => {
    await settle();
    expect(calls).toEqual([
      { url: 'https://cms.example/api/optin/forms/weekly?locale=fr', body: undefined },
    ]);
    expect(part('title').textContent).toBe('La Lettre');
    expect(part('intro').textContent).toBe('<b>pas de HTML</b>');
    expect(part('intro').children).toHaveLength(0);
    const link = part('consent-label').querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://x.example/p');
    for (const input of root().querySelectorAll<HTMLInputElement>('[part=input],[part=checkbox]'))
      expect(root().querySelector(`label[for="${input.id}"]`)).not.toBeNull();
  });

  it('loads anew once when its attributes change', async () => {
    await settle();
    calls.length = 0;
    const element = document.querySelector('optin-form');
    element?.setAttribute('locale', 'en');
    element?.setAttribute('form', 'other');
    await settle();
    expect(calls.map(({ url }) => url)).toEqual([
      'https://cms.example/api/optin/forms/other?locale=en',
    ]);
  });

  it('sends what a plain form would, with stamp, version and page, and thanks', async () => {
    await settle();
    const events = heard('optin:submitted');
    part<HTMLInputElement>('input').value = 'ada@example.org';
    part<HTMLInputElement>('checkbox').checked = true;
    await submit();
    expect(calls[1].url).toBe('https://cms.example/api/optin/forms/weekly/submissions');
    expect(Object.fromEntries(calls[1].body ?? [])).toEqual({
      email: 'ada@example.org',
      'fields[firstName]': '',
      'consents[newsletter]': 'true',
      homepage: '',
      locale: 'fr',
      version: '4',
      start: 'stamp',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      via: 'embed',
      url: 'http://localhost/',
    });
    expect(part('success').textContent).toBe('Merci');
    expect(part('success').getAttribute('role')).toBe('status');
    expect(root().activeElement).toBe(part('success'));
    expect(events[0].detail).toEqual({ form: 'weekly', next: null });
  });

  it.each([
    ['leaves a ticked box alone', 'pre-ticked', true, 'Merci'],
    ['unticks it', 'pre-ticked', false, 'Noté'],
    ['does not object', 'opt-out', false, 'Merci'],
    ['objects', 'opt-out', true, 'Noté'],
  ] as const)('thanks nobody for a no: whoever %s', async (_what, mode, ticked, words) => {
    const [consent] = view().consents;
    definition = view({
      consents: [{ ...consent, required: false, checked: mode === 'pre-ticked', mode }],
    });
    document.body.innerHTML = '<optin-form form="weekly"></optin-form>';
    await settle();
    part<HTMLInputElement>('checkbox').checked = ticked;
    await submit();
    expect(part('success').textContent).toBe(words);
  });

  it('puts mistakes beside their fields and leads there', async () => {
    await settle();
    const events = heard('optin:error');
    answers = [
      {
        status: 400,
        body: { error: { details: { errors: [{ path: ['email'], message: 'Adresse ?' }] } } },
      },
    ];
    await submit();
    const input = part<HTMLInputElement>('input');
    expect(part('alert').textContent).toBe('Vérifiez');
    expect(part('alert').hidden).toBe(false);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(root().getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Adresse ?'
    );
    expect(root().activeElement).toBe(input);
    expect(events[0].detail).toMatchObject({ reason: 'submit', status: 400 });
  });

  it('says so when nothing works, and lets people try again', async () => {
    await settle();
    answers = [{ status: 500, body: {} }];
    part<HTMLInputElement>('checkbox').checked = true;
    await submit();
    expect(part('alert').textContent).toBe('Raté');
    await submit();
    expect(part('success').textContent).toBe('Merci');
  });

  it('waits by itself when it was faster than a person types', async () => {
    jest.useFakeTimers();
    await settle();
    answers = [{ status: 429, body: { error: { details: { retryAfter: 2 } } } }];
    part<HTMLInputElement>('checkbox').checked = true;
    await submit();
    expect(part('button').textContent).toBe('Envoi…');
    jest.advanceTimersByTime(2000);
    await settle();
    jest.useRealTimers();
    expect(part('success').textContent).toBe('Merci');
  });

  it('leaves what the page put inside while there is no form', async () => {
    document.body.innerHTML = '<optin-form><a href="/f">Open</a></optin-form>';
    await settle();
    expect(root().querySelector('slot')).not.toBeNull();
  });

  it('shows a notice instead of a closed form', async () => {
    definition = view({ open: false });
    document.body.innerHTML = '<optin-form form="weekly"></optin-form>';
    await settle();
    expect(root().textContent).toContain('Fermé');
    expect(root().querySelector('form')).toBeNull();
  });

  it('may stand on a page more than once', async () => {
    document.body.innerHTML =
      '<optin-form form="weekly"></optin-form><optin-form form="weekly" locale="en"></optin-form>';
    await settle();
    expect([root(0), root(1)].map((one) => one.querySelectorAll('form').length)).toEqual([1, 1]);
  });

  const next = () => part<HTMLButtonElement>('button next').click();
  const shownSteps = () =>
    [...root().querySelectorAll<HTMLElement>('[data-step]')]
      .filter(({ hidden }) => !hidden)
      .map(({ dataset }) => dataset.step);
  const type = (path: string, value: string) => {
    const input = root().querySelector<HTMLInputElement>(`[data-path="${path}"]`);
    if (!input) throw new Error(`no field ${path}`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const steps = () =>
    view({
      steps: [
        viewStep('who', [fieldBlock('email')], { title: 'Vous' }),
        viewStep('more', [fieldBlock('fields.city')], {
          showIf: { match: 'all', rules: [{ path: 'email', op: 'contains', value: 'fr' }] },
        }),
        viewStep('last', [
          { id: 'news', showIf: null, type: 'consent', path: 'consents.newsletter' },
          { id: 'submit', showIf: null, type: 'submit', label: 'Go' },
        ]),
      ],
      fields: [
        viewField('email', { label: 'Adresse', required: true }),
        viewField('city', { label: 'Ville' }),
      ],
    });

  const open = async (shown: FormView) => {
    definition = shown;
    document.body.innerHTML = '<optin-form form="weekly"></optin-form>';
    await settle();
    calls.length = 0;
  };

  it('goes step by step, says where one is, and leaves out a step that does not apply', async () => {
    await open(steps());
    expect(shownSteps()).toEqual(['who']);
    expect(part('progress').textContent).toBe('Étape 1 sur 2');
    // Without the address there is no going on.
    next();
    expect(shownSteps()).toEqual(['who']);
    type('email', 'ada@example.fr');
    expect(part('progress').textContent).toBe('Étape 1 sur 3');
    const heardSteps = heard('optin:step');
    await submit();
    expect(shownSteps()).toEqual(['more']);
    expect(heardSteps[0].detail).toEqual({ form: 'weekly', step: 2, steps: 3 });
    expect(calls).toHaveLength(0);
    part<HTMLButtonElement>('button back').click();
    type('email', 'ada@example.org');
    next();
    expect(shownSteps()).toEqual(['last']);
    expect(part<HTMLButtonElement>('button next').hidden).toBe(true);
    part<HTMLInputElement>('checkbox').checked = true;
    await submit();
    // What was not shown is not sent.
    expect([...(calls[0].body?.keys() ?? [])]).not.toContain('fields[city]');
    expect(part('success').textContent).toBe('Merci');
  });

  it('leads back to the step of a mistake that the server found', async () => {
    await open(steps());
    type('email', 'ada@example.org');
    next();
    part<HTMLInputElement>('checkbox').checked = true;
    answers = [
      {
        status: 400,
        body: { error: { details: { errors: [{ path: ['email'], message: 'Adresse ?' }] } } },
      },
    ];
    await submit();
    expect(shownSteps()).toEqual(['who']);
    expect(root().activeElement).toBe(root().querySelector('[data-path="email"]'));
  });

  it('asks every kind of field, each with its label, and sends what was chosen', async () => {
    const options = [
      { value: 'a', label: 'Un' },
      { value: 'b', label: 'Deux' },
    ];
    await open(
      view({
        steps: [
          viewStep('one', [
            fieldBlock('email'),
            ...['one', 'many', 'land', 'born', 'text', 'agree'].map((key) =>
              fieldBlock(`fields.${key}`)
            ),
            {
              id: 'pic',
              showIf: null,
              type: 'image',
              src: '/a.png',
              alt: 'Un bateau',
              width: 4,
              height: 3,
            },
            {
              id: 'group',
              showIf: null,
              type: 'group',
              legend: 'Listes',
              required: true,
              paths: ['consents.l-1', 'consents.l-2'],
            },
          ]),
        ],
        fields: [
          viewField('email', { label: 'Adresse', required: true }),
          viewField('one', { label: 'Choix', type: 'choice', control: 'buttons', options }),
          viewField('many', { label: 'Plusieurs', type: 'choices', control: 'buttons', options }),
          viewField('land', { label: 'Pays', type: 'country', control: 'select', options }),
          viewField('born', { label: 'Né', type: 'date', min: '1900-01-01' }),
          viewField('text', {
            label: 'Texte',
            type: 'long-text',
            control: 'textarea',
            help: 'Court.',
          }),
          viewField('agree', { label: 'D’accord', type: 'boolean', control: 'checkbox' }),
        ],
        consents: [
          viewConsent('l-1', { required: false, title: 'Mer', purpose: 'La mer.' }),
          viewConsent('l-2', { required: false, title: 'Terre' }),
        ],
      })
    );
    for (const input of root().querySelectorAll<HTMLInputElement>(
      'input:not([type=hidden]),select,textarea'
    ))
      expect([input.id, Boolean(root().querySelector(`label[for="${input.id}"]`))]).toEqual([
        input.id,
        true,
      ]);
    expect(root().querySelector('textarea')?.getAttribute('aria-describedby')).toBe(
      'fields-text-help'
    );
    type('email', 'ada@example.org');
    for (const id of ['fields-one-1', 'fields-many-0', 'fields-many-1', 'consents-l-2'])
      root().querySelector<HTMLInputElement>(`#${id}`)?.click();
    await submit();
    const sent = calls[0].body ?? new URLSearchParams();
    expect(sent.getAll('fields[many][]')).toEqual(['a', 'b']);
    expect(sent.get('fields[one]')).toBe('b');
    expect(sent.getAll('fields[agree]')).toEqual(['false']);
    expect(sent.get('consents[l-2]')).toBe('true');
    expect(sent.has('consents[l-1]')).toBe(false);
  });
});
