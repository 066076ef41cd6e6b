import { formStyles, hasPaper, themeStyles } from '../../../../content-types';
import { Html, html, paragraph } from '../../core';
import type { FormView, ViewBlock } from '../contract';
import type { PageData } from '../embed';
import { t } from '../texts';
import { conditionStyles } from './condition-styles';
import { stepRows, type BlockContext, type Typed } from './form-blocks';

export type { Typed } from './form-blocks';

export interface FormPageInput {
  view: FormView;
  /** Where the form posts to, relative to the page. */
  action: string;
  /** The page's own address, for the evidence; null while no public URL is known. */
  pageUrl: string | null;
  typed: Typed;
  /** Messages by field path (`email`, `fields.firstName`, `consents.newsletter`). */
  errors: Record<string, string>;
  /** A message for the whole form. */
  alert: string | null;
}

const blocksIn = ({ steps }: FormView) =>
  steps.flatMap((step) =>
    step.rows.flatMap(({ columns }) => columns.flat().map((block) => ({ step, block })))
  );

const pathsOf = (block: ViewBlock): string[] => {
  if (block.type === 'field' || block.type === 'consent' || block.type === 'rules')
    return [block.path];
  return block.type === 'group' ? block.paths : [];
};

/** Paths behind a condition of their block or its step. */
export const conditionalPaths = (view: FormView): Set<string> =>
  new Set(
    blocksIn(view).flatMap(({ step, block }) => (step.showIf || block.showIf ? pathsOf(block) : []))
  );

/** The card is the form's paper, so the form needs none of its own. */
const CARD = `.card{container-type:inline-size;color:var(--ink)}
.card [part=form]{padding:0;background:transparent;max-width:none}
.card form{margin:1.25rem 0 0}
.card [part=text],.card [part=intro]{margin-bottom:var(--gap)}
`;
const PAPER = '.card{background:var(--ground)}';

/** The style sheet that a form needs on a page of its own. */
export const formPageStyles = (view: FormView): string =>
  formStyles +
  themeStyles(view.theme, '.card') +
  CARD +
  (hasPaper(view.theme) ? PAPER : '') +
  conditionStyles(view);

/** Origins of a form's pictures, for the page's policy. */
export const imageOrigins = (view: FormView): string[] =>
  blocksIn(view).flatMap(({ block }) =>
    block.type === 'image' && /^https?:/.test(block.src) ? [new URL(block.src).origin] : []
  );

/** What the page's script reads: conditions and texts, nothing that was typed. */
const scriptData = (view: FormView): Html => {
  const { steps, texts, challenge, slug, version } = view;
  const data: PageData = {
    // A draft is not counted.
    slug: version > 0 ? slug : '',
    challenge,
    hidden: blocksIn(view).flatMap(({ block }) =>
      block.type === 'hidden' && block.source !== 'fixed'
        ? [{ key: block.key, source: block.source, value: block.value }]
        : []
    ),
    texts: { next: texts.next, back: texts.back, progress: texts.progress },
    steps: steps.map((step) => ({
      showIf: step.showIf,
      blocks: step.rows.flatMap(({ columns }) =>
        columns.flat().map(({ id, showIf }) => ({ id, showIf }))
      ),
    })),
  };
  // Inside a script element nothing is escaped, so no `<` may stand there.
  return new Html(JSON.stringify(data).replaceAll('<', '\\u003c'));
};

/** The form itself: plain HTML that works without a script. */
export const formBody = (input: FormPageInput): Html => {
  const { view, errors, typed } = input;
  if (!view.open) return html`<p>${t(view.locale, 'form.closed.text')}</p>`;
  const context: BlockContext = {
    view,
    typed,
    errors,
    firstError: Object.keys(errors)[0] ?? null,
    conditional: conditionalPaths(view),
  };
  const several = view.steps.length > 1;
  const hasSubmit = blocksIn(view).some(({ block }) => block.type === 'submit');
  return html`<div class="optin">
    <form part="form" method="post" action="${input.action}">
      ${view.texts.intro && html`<p part="intro">${paragraph(view.texts.intro)}</p>`}
      ${input.alert !== null && html`<p part="alert" role="alert">${input.alert}</p>`}
      ${view.steps.map(
        (step) =>
          html`<section part="step" data-step="${step.id}">
            ${several && step.title !== '' && html`<h2 part="step-title">${step.title}</h2>`}
            ${stepRows(context, step)}
          </section>`
      )}
      <div class="trap" aria-hidden="true">
        <label for="${view.trap}">${view.texts.trap}</label
        ><input
          id="${view.trap}"
          type="text"
          name="${view.trap}"
          tabindex="-1"
          autocomplete="off"
        />
      </div>
      <input type="hidden" name="locale" value="${view.locale}" />
      <input type="hidden" name="version" value="${view.version}" />
      <input type="hidden" name="start" value="${view.start}" />
      <input type="hidden" name="via" value="hosted" />
      ${input.pageUrl !== null && html`<input type="hidden" name="url" value="${input.pageUrl}" />`}
      ${
        !hasSubmit &&
        html`<div part="actions">
          <button part="button" type="submit">${view.texts.submit}</button>
        </div>`
      }
      ${view.challenge && html`<noscript><p part="alert">${t(view.locale, 'form.needs-script')}</p></noscript>`}
    </form>
    <script type="application/json" id="optin-view">
      ${scriptData(view)}
    </script>
  </div>`;
};
