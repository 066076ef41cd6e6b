import { formStyles, themeStyles } from '../../../../content-types';
import { html, maskEmail, pickText, type Html, type PageContent } from '../../core';
import { t, type PrivacyText } from '../texts';
import { fieldControl, lineControl, toShown, type Shown } from './controls';
import { formatValue } from './format';
import type { Preferences } from './person';

/** What was just done, said above everything. */
export const DONE = ['saved', 'left', 'withdrawn'] as const;
export type Done = (typeof DONE)[number];

export interface PageInput {
  locale: string;
  done: Done | null;
  /** What was typed and refused, by path; it stands in the controls instead of what is stored. */
  typed: Record<string, Shown>;
  /** What to change, by path. */
  errors: Record<string, string>;
}

const ROOT = 'optin-preferences';
const STYLES = `${themeStyles({ accent: '#4945ff' }, `.${ROOT}`)}${formStyles}
h2{margin:2rem 0 .75rem;font-size:1.15rem;line-height:1.3}
.rows{list-style:none;margin:0;padding:0}
.rows li{display:flex;gap:1rem;justify-content:space-between;align-items:center;padding:.75rem 0;
border-top:1px solid var(--hair)}
.rows form,.${ROOT} form{margin:0}
.rows form{flex:none}
.rows button{width:auto;white-space:nowrap;min-height:2.75rem;margin:0;padding:.4rem 1rem}
.rows strong{display:block}
dl{margin:0 0 1.25rem}
dt{font-weight:600}
dd{margin:0 0 .75rem;white-space:pre-line}
.status{padding:.8rem 1rem;border-radius:.7rem;background:var(--ground)}`;

/** A button that does one thing; the form posts to the page's own address. */
const act = (name: string, value: string, label: string, full: string): Html =>
  html`<form method="post">
    <input type="hidden" name="${name}" value="${value}" />
    <button type="submit" class="quiet" aria-label="${full}">${label}</button>
  </form>`;

const lists = ({ lists: items }: Preferences, locale: string): Html => {
  const rows = items.map(({ list, state }) => {
    const title = pickText(list.title, locale) || list.name;
    const purpose = pickText(list.purpose, locale);
    return html`<li>
      <div>
        <strong>${title}</strong>
        ${purpose !== '' && html`<span class="soft small">${purpose}</span>`}
        ${
          state === 'pending' &&
          html`<span class="soft small">${t(locale, 'preferences.lists.pending')}</span>`
        }
      </div>
      ${act('leave', list.slug, t(locale, 'preferences.leave'), t(locale, 'preferences.leave.list', { list: title }))}
    </li>`;
  });
  const all = t(locale, 'preferences.leave.all');
  return html`<h2>${t(locale, 'preferences.lists')}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">${t(locale, 'preferences.lists.none')}</p>`
        : html`<ul class="rows">
            ${rows}
          </ul>`
    }
    ${rows.length > 1 && html`<div class="rows">${act('leave', '*', all, all)}</div>`}`;
};

const partners = ({ partners: items }: Preferences, locale: string): Html | false =>
  items.length > 0 &&
  html`<h2>${t(locale, 'preferences.partners')}</h2>
    <ul class="rows">
      ${items.map(({ partner: { name, slug, purpose, privacyPolicyUrl }, state }) => {
        const what = pickText(purpose, locale);
        return html`<li>
          <div>
            <strong>${name}</strong>
            ${what !== '' && html`<span class="soft small">${what}</span>`}
            ${
              state === 'pending' &&
              html`<span class="soft small">${t(locale, 'preferences.partners.pending')}</span>`
            }
            ${
              privacyPolicyUrl !== '' &&
              html`<a
                class="small"
                href="${privacyPolicyUrl}"
                target="_blank"
                rel="noopener noreferrer"
                >${t(locale, 'preferences.partners.policy')}</a
              >`
            }
          </div>
          ${act('withdraw', slug, t(locale, 'preferences.withdraw'), t(locale, 'preferences.withdraw.partner', { partner: name }))}
        </li>`;
      })}
    </ul>`;

const name = (
  path: 'firstName' | 'lastName',
  { subscriber }: Preferences,
  { locale, typed, errors }: PageInput
): Html =>
  lineControl({
    path,
    label: t(locale, `preferences.${path}`),
    help: '',
    autocomplete: path === 'firstName' ? 'given-name' : 'family-name',
    value: typed[path] ?? subscriber[path] ?? '',
    error: errors[path],
  });

/** What people may read and not change. */
const facts = ({ fields }: Preferences, locale: string): Html | false => {
  const shown = fields.filter(({ canChange }) => !canChange);
  return (
    shown.length > 0 &&
    html`<dl>
      ${shown.map(
        ({ field, value }) =>
          html`<dt>${pickText(field.label, locale) || field.key}</dt>
            <dd>${formatValue(field, value, locale)}</dd>`
      )}
    </dl>`
  );
};

const profile = (preferences: Preferences, input: PageInput): Html => {
  const { locale, typed, errors } = input;
  const controls = preferences.fields
    .filter(({ canChange }) => canChange)
    .map(({ field, value }) =>
      fieldControl(field, {
        locale,
        value: typed[`fields.${field.key}`] ?? toShown(value),
        error: errors[`fields.${field.key}`],
      })
    );
  return html`<h2>${t(locale, 'preferences.profile')}</h2>
    ${facts(preferences, locale)}
    <div class="${ROOT}">
      <form method="post" part="form" novalidate>
        <p part="text">${t(locale, 'preferences.profile.hint')}</p>
        ${name('firstName', preferences, input)}${name('lastName', preferences, input)}${controls}
        <div part="actions">
          <button part="button" type="submit">${t(locale, 'preferences.save')}</button>
        </div>
      </form>
    </div>`;
};

const doneText = (done: Done): PrivacyText => `preferences.${done}`;

/** Somebody's own page: what they get, what is known, who else may write; each with its way out. */
export const preferencesPage = (preferences: Preferences, input: PageInput): PageContent => {
  const { locale, done, errors } = input;
  const { subscriber, sender } = preferences;
  const general = Object.keys(errors).length > 0 ? t(locale, 'preferences.check') : null;
  return {
    locale,
    title: t(locale, 'preferences.title'),
    styles: STYLES,
    footer: sender ? sender.organisation || sender.fromName : '',
    body: html`<p class="soft">
        ${t(locale, 'preferences.for', { email: maskEmail(subscriber.email) })}
      </p>
      ${done !== null && html`<p class="status" role="status">${t(locale, doneText(done))}</p>`}
      ${general !== null && html`<p class="alert" role="alert">${general}</p>`}
      ${lists(preferences, locale)} ${partners(preferences, locale)} ${profile(preferences, input)}`,
  };
};

export const expiredPage = (locale: string): PageContent => ({
  locale,
  title: t(locale, 'preferences.expired.title'),
  sign: 'clock',
  body: html`<p class="soft">${t(locale, 'preferences.expired.text')}</p>`,
});
