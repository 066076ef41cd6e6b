import type { FormView } from '../form-view';

/** What the server tells the script besides its code. */
export interface EmbedConfig {
  css: string;
  /** Where the plugin's routes are, should the script not know its own address. */
  fallbackBase: string | null;
}

/**
 * The whole of `embed.js`. The server sends this function's own source text, so it may use nothing
 * from outside itself: no imports at run time, no constants of this file.
 */
export function optinForm(config: EmbedConfig): void {
  if (customElements.get('optin-form')) return;

  type View = FormView;
  type Child = Node | string | null | false | undefined;

  const script = document.currentScript as HTMLScriptElement | null;
  const tag = script ?? document.querySelector<HTMLScriptElement>('script[src*="/optin/embed.js"]');
  const base = tag ? new URL('.', tag.src).href : config.fallbackBase;

  let sheet: CSSStyleSheet | null = null;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(config.css);
  } catch {
    sheet = null;
  }

  const make = (
    name: string,
    attributes: Record<string, string | boolean | number | null> = {},
    ...children: Child[]
  ): HTMLElement => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== null && value !== false)
        element.setAttribute(key, value === true ? '' : String(value));
    element.append(...children.filter((child): child is Node | string => Boolean(child)));
    return element;
  };

  const withLinks = (text: string): Child[] =>
    text
      .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
      .map((part, index) =>
        index % 2 === 1
          ? make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part)
          : part
      );

  const wait = (seconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

  interface Answer {
    error?: {
      message?: string;
      details?: { retryAfter?: number; errors?: { path: string[]; message: string }[] };
    };
  }

  customElements.define(
    'optin-form',
    class extends HTMLElement {
      static observedAttributes = ['form', 'locale'];

      #root = this.attachShadow({ mode: 'open' });
      #turn = 0;

      constructor() {
        super();
        if (sheet) this.#root.adoptedStyleSheets = [sheet];
        this.#show(make('slot'));
      }

      connectedCallback() {
        void this.#load();
      }

      attributeChangedCallback(_name: string, before: string | null, after: string | null) {
        if (this.isConnected && before !== after) void this.#load();
      }

      #show(...nodes: Node[]) {
        this.#root.replaceChildren(...(sheet ? [] : [make('style', {}, config.css)]), ...nodes);
      }

      #tell(name: string, detail: Record<string, unknown>) {
        const init = { bubbles: true, composed: true, detail: { form: this.#slug, ...detail } };
        this.dispatchEvent(new CustomEvent(`optin:${name}`, init));
      }

      get #slug() {
        return this.getAttribute('form') ?? '';
      }

      get #locale() {
        const near = this.closest('[lang]')?.getAttribute('lang');
        return this.getAttribute('locale') || near || '';
      }

      async #load() {
        this.#turn += 1;
        const turn = this.#turn;
        // Attributes often change together; the last of them loads.
        await Promise.resolve();
        if (turn !== this.#turn || !this.#slug || !base) return;
        const locale = this.#locale;
        const query = locale ? `?locale=${encodeURIComponent(locale)}` : '';
        try {
          const url = `${base}forms/${encodeURIComponent(this.#slug)}${query}`;
          const response = await fetch(url, { credentials: 'omit' });
          if (!response.ok) throw new Error(String(response.status));
          const { data } = (await response.json()) as { data: View };
          if (turn === this.#turn) this.#render(data);
        } catch (error) {
          // What the page put inside the element stays visible, such as a link to the form.
          if (turn === this.#turn) this.#tell('error', { reason: 'load', message: String(error) });
        }
      }

      #render(view: View) {
        this.style.setProperty('--optin-form-accent', view.theme.accent);
        this.style.setProperty('--optin-form-on-accent', view.theme.onAccent);
        const head = [
          make('h2', { part: 'title' }, view.title),
          view.texts.intro ? make('p', { part: 'intro' }, ...withLinks(view.texts.intro)) : '',
        ];
        if (!view.open) {
          this.#show(
            make(
              'div',
              { part: 'form', lang: view.locale },
              ...head,
              make('p', {}, view.texts.closed)
            )
          );
          return;
        }
        const alert = make('p', { part: 'alert', role: 'alert' });
        alert.hidden = true;
        const form = make(
          'form',
          { part: 'form', lang: view.locale },
          ...head,
          alert,
          ...view.fields.map((field) => {
            const id = field.key;
            return make(
              'div',
              { part: 'field' },
              make(
                'label',
                { part: 'label', for: id },
                field.label,
                !field.required && make('small', {}, ` (${view.texts.optional})`)
              ),
              make('input', {
                part: 'input',
                id,
                type: field.type,
                name: id === 'email' ? id : `fields[${id}]`,
                'data-path': id === 'email' ? id : `fields.${id}`,
                required: field.required,
                autocomplete: field.autocomplete,
                maxlength: field.maxLength,
              })
            );
          }),
          ...view.consents.map(({ key, text, required, checked, mode }) =>
            make(
              'div',
              { part: 'consent' },
              // Says that the objection was offered, also where nobody ticks it.
              mode === 'opt-out' &&
                make('input', { type: 'hidden', name: `consents[${key}]`, value: 'false' }),
              make('input', {
                part: 'checkbox',
                id: `c-${key}`,
                type: 'checkbox',
                name: `consents[${key}]`,
                value: 'true',
                'data-path': `consents.${key}`,
                required,
                checked,
              }),
              make('label', { part: 'consent-label', for: `c-${key}` }, ...withLinks(text))
            )
          ),
          make(
            'div',
            { class: 'trap', 'aria-hidden': 'true' },
            make('label', { for: 'trap' }, view.texts.trap),
            make('input', { id: 'trap', name: view.trap, tabindex: -1, autocomplete: 'off' })
          ),
          make('button', { part: 'button', type: 'submit' }, view.texts.submit)
        ) as HTMLFormElement;
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          void this.#submit(view, form, alert);
        });
        this.#show(form);
      }

      async #post(view: View, form: HTMLFormElement): Promise<{ status: number; body: Answer }> {
        const data = new URLSearchParams();
        for (const [name, value] of new FormData(form)) data.append(name, String(value));
        data.set('locale', view.locale);
        data.set('version', String(view.version));
        data.set('start', view.start);
        if (/^https?:/.test(location.href)) data.set('url', location.href.slice(0, 1000));
        const url = `${base}forms/${view.submitUrl}`;
        // A simple request: no preflight, and nothing of the visitor's cookies goes along.
        const response = await fetch(url, {
          method: 'POST',
          body: data,
          headers: { Accept: 'application/json' },
          credentials: 'omit',
        });
        return { status: response.status, body: (await response.json()) as Answer };
      }

      async #submit(view: View, form: HTMLFormElement, alert: HTMLElement) {
        if (form.getAttribute('aria-busy')) return;
        const given = new FormData(form);
        const joins = view.consents.some(
          ({ key, mode }) =>
            given.getAll(`consents[${key}]`).includes('true') !== (mode === 'opt-out')
        );
        const button = form.querySelector('button');
        form.setAttribute('aria-busy', 'true');
        if (button) button.textContent = view.texts.busy;
        let status = 0;
        let body: Answer = {};
        try {
          ({ status, body } = await this.#post(view, form));
          const seconds = body.error?.details?.retryAfter ?? 0;
          if (status === 429 && seconds > 0 && seconds <= 5) {
            // Faster than a person types, perhaps by autofill: waiting is all that is asked.
            await wait(seconds);
            ({ status, body } = await this.#post(view, form));
          }
        } catch {
          status = 0;
        }
        form.removeAttribute('aria-busy');
        if (button) button.textContent = view.texts.submit;
        if (status === 202) {
          const done = make(
            'p',
            { part: 'success', role: 'status', tabindex: -1 },
            joins ? view.texts.success : view.texts.declined
          );
          this.#show(make('div', { part: 'form', lang: view.locale }, done));
          done.focus();
          this.#tell('submitted', {});
          return;
        }
        this.#complain(view, form, alert, status, body);
      }

      #complain(
        view: View,
        form: HTMLFormElement,
        alert: HTMLElement,
        status: number,
        body: Answer
      ) {
        for (const old of form.querySelectorAll('[part=error]')) old.remove();
        const errors = body.error?.details?.errors ?? [];
        let first: HTMLElement | null = null;
        let general = '';
        for (const input of form.querySelectorAll<HTMLElement>('[data-path]')) {
          input.removeAttribute('aria-invalid');
          input.removeAttribute('aria-describedby');
          const path = input.dataset.path;
          const error = errors.find((item) => item.path.join('.') === path);
          if (!error) continue;
          const id = `${input.id}-error`;
          input.setAttribute('aria-invalid', 'true');
          input.setAttribute('aria-describedby', id);
          input.parentElement?.append(make('span', { part: 'error', id }, error.message));
          first ??= input;
        }
        if (!first) general = errors[0]?.message ?? '';
        alert.textContent = first ? view.texts.check : general || view.texts.failed;
        alert.hidden = false;
        first?.focus();
        this.#tell('error', { reason: 'submit', status, errors });
      }
    }
  );
}
