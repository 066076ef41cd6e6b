import type { conditionHolds } from '../../../../content-types';
import type { FormView } from '../form-view';
import type { BehaviourPlan, formBehaviour } from './behaviour';
import type { ChallengeModule, EmbedParts } from './client';

/** What a hosted page tells its script. */
export interface PageData extends BehaviourPlan {
  slug: string;
  challenge?: FormView['challenge'];
  hidden: { key: string; source: 'query' | 'referrer'; value: string }[];
}

/**
 * `form.js`: steps, conditions and the challenge of a hosted page, which works without it, and the
 * page's height for a frame around it.
 */
export function optinPage({ behave, holds, load }: Omit<EmbedParts, 'build'>): void {
  const tag = document.currentScript as HTMLScriptElement | null;
  const base = tag ? new URL('.', tag.src).href : '';

  const tellHeight = () => {
    // A number for whoever framed the page; nothing of what is typed.
    if (parent !== window)
      parent.postMessage({ optin: 'height', height: document.documentElement.scrollHeight }, '*');
  };
  if (typeof ResizeObserver !== 'undefined')
    new ResizeObserver(tellHeight).observe(document.documentElement);
  tellHeight();
  if (parent !== window) document.body.classList.add('framed');

  const form = document.querySelector<HTMLFormElement>('form[part=form]');
  const source = document.getElementById('optin-view')?.textContent;
  if (!form || !source) return;
  const data = JSON.parse(source) as PageData;

  const query = new URLSearchParams(location.search);
  for (const { key, source: from, value } of data.hidden) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = `source[${key}]`;
    input.value = (from === 'query' ? (query.get(value) ?? '') : document.referrer).slice(0, 200);
    form.append(input);
  }

  const behaviour = behave(form, data, holds as typeof conditionHolds, tellHeight) as ReturnType<
    typeof formBehaviour
  >;
  const wrong = form.querySelector('[aria-invalid=true]');
  if (wrong) behaviour.reveal(wrong);

  const { challenge } = data;
  let solved = !challenge;
  form.addEventListener('submit', (event) => {
    if (!behaviour.settle()) {
      event.preventDefault();
      return;
    }
    if (solved || !challenge) return;
    event.preventDefault();
    form.setAttribute('aria-busy', 'true');
    const answer = async (): Promise<string> => {
      const module = (await load(
        new URL(challenge.script, `${base}forms/`).href
      )) as ChallengeModule;
      return module.default(challenge, form, base);
    };
    const send = (value: string) => {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = 'challenge';
      input.value = value;
      form.append(input);
      solved = true;
      form.removeAttribute('aria-busy');
      form.requestSubmit();
    };
    // Without an answer the server says what is missing.
    answer().then(send, () => send(''));
  });

  if (data.slug)
    void fetch(`${base}forms/${data.slug}/seen`, {
      method: 'POST',
      body: new URLSearchParams({ page: location.origin + location.pathname }),
      credentials: 'omit',
      keepalive: true,
    }).catch(() => undefined);
}
