import type { conditionHolds } from '../../../../content-types';
import type { FormView } from '../form-view';
import type { Behaviour, BehaviourPlan, formBehaviour } from './behaviour';
import type { buildForm, Make } from './build';

/** What the server tells the script besides its code. */
export interface EmbedConfig {
  css: string;
  /** Where the plugin's routes are, should the script not know its own address. */
  fallbackBase: string | null;
}

/** The other functions of `embed.js`, handed in so that a build may rename them. */
export interface EmbedParts {
  build: typeof buildForm;
  behave: typeof formBehaviour;
  holds: typeof conditionHolds;
  /** `import()`; written into the script as text, since compilers turn it into something else. */
  load: (url: string) => Promise<unknown>;
}

/**
 * What the module behind `challenge.script` exports: it meets the guard's challenge and gives the
 * answer to send as `challenge`. Loaded only when a form that asks for one is sent.
 */
export type ChallengeModule = {
  default: (
    challenge: NonNullable<FormView['challenge']>,
    form: HTMLFormElement,
    /** Where the plugin's routes are, with a trailing slash. */
    base: string
  ) => Promise<string>;
};

/** What `display.js` exports: shows an element as pop-up, slide-in or bar when its time has come. */
export type DisplayModule = {
  default: (element: HTMLElement, view: FormView, tell: (name: string) => void) => void;
};

/**
 * The heart of `embed.js`. The server sends this function's own source text, so it may use nothing
 * from outside itself: no imports at run time, no constants of this file.
 */
export function optinForm(config: EmbedConfig, { build, behave, holds, load }: EmbedParts): void {
  if (customElements.get('optin-form')) return;

  const script = document.currentScript as HTMLScriptElement | null;
  const tag = script ?? document.querySelector<HTMLScriptElement>('script[src*="/optin/embed.js"]');
  const base = tag ? new URL('.', tag.src).href : config.fallbackBase;

  const sheetOf = (css: string): CSSStyleSheet | null => {
    try {
      const made = new CSSStyleSheet();
      made.replaceSync(css);
      return made;
    } catch {
      return null;
    }
  };
  const common = sheetOf(config.css);

  const make: Make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== null && value !== false)
        element.setAttribute(key, value === true ? '' : `${value}`);
    element.append(...(children.filter((child) => child) as (Node | string)[]));
    return element;
  };

  const planOf = ({ texts, steps }: FormView): BehaviourPlan => ({
    texts,
    steps: steps.map(({ showIf, rows }) => ({
      showIf,
      blocks: rows.flatMap(({ columns }) => columns.flat()),
    })),
  });

  interface Answer {
    data?: { next?: string };
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
      #css = '';
      #loaded = '';
      #behaviour: Behaviour | null = null;

      constructor() {
        super();
        this.#show(make('slot'));
      }

      connectedCallback() {
        // A pop-up moves the element into its dialog, which is no reason to begin anew.
        if (this.#loaded !== this.#slug + this.#locale) void this.#load();
      }

      attributeChangedCallback(_name: string, before: string | null, after: string | null) {
        if (this.isConnected && before !== after) void this.#load();
      }

      #show(...nodes: Node[]) {
        const own = sheetOf(this.#css);
        if (common && own) this.#root.adoptedStyleSheets = [common, own];
        if (!common) nodes.unshift(make('style', {}, config.css + this.#css));
        this.#root.replaceChildren(...nodes);
      }

      #tell(name: string, detail: Record<string, unknown> = {}) {
        this.dispatchEvent(
          new CustomEvent(`optin:${name}`, {
            bubbles: true,
            composed: true,
            detail: { form: this.#slug, ...detail },
          })
        );
      }

      get #slug() {
        return this.getAttribute('form') ?? '';
      }

      get #locale() {
        const near = this.closest('[lang]') as HTMLElement | null;
        return this.getAttribute('locale') || near?.lang || '';
      }

      async #load() {
        const turn = ++this.#turn;
        // Attributes often change together; the last of them loads.
        await Promise.resolve();
        if (turn !== this.#turn || !this.#slug || !base) return;
        const locale = this.#locale;
        this.#loaded = this.#slug + locale;
        const query = locale ? `?locale=${encodeURIComponent(locale)}` : '';
        try {
          const response = await fetch(`${base}forms/${encodeURIComponent(this.#slug)}${query}`, {
            credentials: 'omit',
          });
          if (!response.ok) throw new Error(`${response.status}`);
          const { data } = (await response.json()) as { data: FormView };
          if (turn === this.#turn) await this.#render(data);
        } catch (error) {
          // What the page put inside the element stays visible, such as a link to the form.
          if (turn === this.#turn) this.#tell('error', { reason: 'load', message: `${error}` });
        }
      }

      async #render(view: FormView) {
        this.#css = view.style;
        if (!view.open) {
          const title = make('h2', { part: 'title' }, view.title);
          const closed = make('p', { part: 'text' }, view.texts.closed);
          this.#show(make('div', { part: 'form', lang: view.locale }, title, closed));
          return;
        }
        const form = build(view, make) as HTMLFormElement;
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          if (this.#behaviour?.settle() !== false) void this.#submit(view, form);
        });
        this.#behaviour = behave(form, planOf(view), holds, (step, steps) =>
          this.#tell('step', { step, steps })
        );
        this.#show(form);
        this.#tell('load', { version: view.version });
        if (view.display.kind === 'inline' || this.hasAttribute('inline')) this.#watch(view);
        else {
          const { default: display } = (await load(`${base}display.js`)) as DisplayModule;
          display(this, view, (name) => {
            if (name === 'shown') this.#watch(view);
            else this.#tell(name);
          });
        }
      }

      /** Says once that the form was really seen: a count and the page, nothing of the visitor. */
      #watch(view: FormView) {
        const observer = new IntersectionObserver((entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          this.#tell('shown');
          void fetch(`${base}forms/${view.seenUrl}`, {
            method: 'POST',
            body: new URLSearchParams({ page: location.origin + location.pathname }),
            credentials: 'omit',
            keepalive: true,
          }).catch(() => undefined);
        });
        observer.observe(this);
      }

      async #post(
        view: FormView,
        form: HTMLFormElement,
        challenge: string
      ): Promise<{ status: number; body: Answer }> {
        const data = new URLSearchParams();
        new FormData(form).forEach((value, name) => data.append(name, `${value}`));
        data.set('locale', view.locale);
        data.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
        data.set('version', `${view.version}`);
        data.set('start', view.start);
        data.set('via', 'embed');
        if (challenge) data.set('challenge', challenge);
        if (/^https?:/.test(location.href)) data.set('url', location.href.slice(0, 1000));
        // A simple request: no preflight, and nothing of the visitor's cookies goes along.
        const response = await fetch(`${base}forms/${view.submitUrl}`, {
          method: 'POST',
          body: data,
          headers: { Accept: 'application/json' },
          credentials: 'omit',
        });
        return { status: response.status, body: (await response.json()) as Answer };
      }

      async #solve({ challenge }: FormView, form: HTMLFormElement): Promise<string> {
        if (!challenge || !base) return '';
        const { href } = new URL(challenge.script, `${base}forms/`);
        return ((await load(href)) as ChallengeModule).default(challenge, form, base);
      }

      async #submit(view: FormView, form: HTMLFormElement) {
        if (form.getAttribute('aria-busy')) return;
        const given = new FormData(form);
        const joins = view.consents.some(
          ({ path, mode }) =>
            given.getAll(path.replace(/\.(.+)$/, '[$1]')).includes('true') !== (mode === 'opt-out')
        );
        const button = form.querySelector('[type=submit]');
        const words = button?.textContent ?? '';
        form.setAttribute('aria-busy', 'true');
        if (button) button.textContent = view.texts.busy;
        let status = 0;
        let body: Answer = {};
        try {
          const challenge = await this.#solve(view, form);
          ({ status, body } = await this.#post(view, form, challenge));
          const seconds = body.error?.details?.retryAfter ?? 0;
          // Said with 429 alone.
          if (seconds > 0 && seconds <= 5) {
            // Faster than a person types, perhaps by autofill: waiting is all that is asked.
            await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
            ({ status, body } = await this.#post(view, form, challenge));
          }
        } catch {
          status = 0;
        }
        form.removeAttribute('aria-busy');
        if (button) button.textContent = words;
        if (status === 202) {
          const success = joins || view.consents.length === 0 ? 'success' : 'declined';
          const done = make(
            'p',
            { part: 'success', role: 'status', tabindex: -1 },
            view.texts[success]
          );
          this.#show(make('div', { part: 'form', lang: view.locale }, done));
          done.focus();
          const next =
            body.data?.next ?? (view.after.kind === 'redirect' ? view.after.redirectUrl : '');
          this.#tell('submitted', { next: next || null });
          if (next && view.after.kind !== 'message') location.assign(next);
          return;
        }
        this.#complain(view, form, status, body);
      }

      #complain(view: FormView, form: HTMLFormElement, status: number, body: Answer) {
        for (const old of form.querySelectorAll('[part=error]')) old.remove();
        const errors = body.error?.details?.errors ?? [];
        let first: HTMLElement | null = null;
        let general = '';
        for (const input of form.querySelectorAll<HTMLElement>('[data-path]')) {
          const path = input.dataset.path ?? '';
          const help = form.querySelector(`#${input.id}-help`)?.id ?? '';
          const id = `${input.id}-error`;
          const error = errors.find((item) => item.path.join('.') === path);
          input.setAttribute('aria-invalid', `${Boolean(error)}`);
          input.setAttribute('aria-describedby', error ? `${help} ${id}`.trim() : help);
          if (!error) continue;
          const place = input.tagName === 'FIELDSET' ? input : input.parentElement;
          place?.append(make('span', { part: 'error', id }, error.message));
          first ??= input;
        }
        if (!first) general = errors[0]?.message ?? '';
        const alert = form.querySelector<HTMLElement>('[part=alert]');
        if (alert) {
          alert.textContent = first ? view.texts.check : general || view.texts.failed;
          alert.hidden = false;
        }
        if (first) this.#behaviour?.reveal(first);
        first?.focus();
        this.#tell('error', { reason: 'submit', status, errors });
      }
    }
  );
}
