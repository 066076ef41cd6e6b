import { createTranslator, html, pickText, toSystemLocale, type Html } from '../core';
import type { DrawProof, ProofFollowUp } from './contract';
import { entryHash } from './draw-algorithm';
import { readReference } from './reference';
import en from './translations/en';
import fr from './translations/fr';

export const t = createTranslator({ en, fr });

/** Drawn entries that the page shows itself; the file has all. */
const MAX_SHOWN = 100;

type Proof = DrawProof & ProofFollowUp;

const time = (iso: string | null, locale: string): string =>
  iso === null
    ? ''
    : new Intl.DateTimeFormat(toSystemLocale(locale), {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'UTC',
      }).format(new Date(iso)) + ' UTC';

const fact = (label: string, value: string): Html =>
  html`<dt class="soft small">${label}</dt>
    <dd><code>${value}</code></dd>`;

const drawn = (proof: Proof, locale: string): Html | false => {
  const { result } = proof;
  if (!result) return false;
  const list = (title: string, items: typeof result): Html | false =>
    items.length > 0 &&
    html`<h2>${title}</h2>
      <ol start="${items[0].position}">
        ${items.slice(0, MAX_SHOWN).map(
          ({ entry, ticket }) =>
            html`<li>
              <code>${entry}</code><br /><span class="soft small"
                >${t(locale, 'proof.ticket')} <code>${ticket}</code></span
              >
            </li>`
        )}
      </ol>
      ${
        items.length > MAX_SHOWN &&
        html`<p class="soft">${t(locale, 'proof.more', { count: items.length - MAX_SHOWN })}</p>`
      }`;
  return html`${list(
    t(locale, 'proof.winners'),
    result.filter(({ position }) => position <= proof.winners)
  )}
  ${list(
    t(locale, 'proof.reserves'),
    result.filter(({ position }) => position > proof.winners)
  )}
  ${
    proof.replacements.length > 0 &&
    html`<ul>
      ${proof.replacements.map(
        ({ position, by, at }) =>
          html`<li>
            ${
              by === null
                ? t(locale, 'proof.replaced', { position, at: time(at, locale) })
                : t(locale, 'proof.replaced.by', { position, by, at: time(at, locale) })
            }
          </li>`
      )}
    </ul>`
  }`;
};

/** What the page says about a reference that somebody asked about. */
const found = (proof: Proof, typed: string, locale: string): Html => {
  const reference = readReference(typed);
  if (reference === null)
    return html`<p id="found" class="error">${t(locale, 'proof.find.invalid')}</p>`;
  const entries = proof.entries ?? [];
  const hash = entryHash(proof.promotion.slug, reference);
  const index = entries.indexOf(hash);
  if (index === -1) return html`<p id="found" class="error">${t(locale, 'proof.find.absent')}</p>`;
  const position = proof.result?.find(({ entry }) => entry === hash)?.position;
  return html`<div id="found" role="status">
    <p>
      ${t(locale, 'proof.find.listed', { line: index + 1, count: entries.length })}
      ${
        proof.result !== null &&
        (position === undefined
          ? t(locale, 'proof.find.not')
          : t(locale, 'proof.find.drawn', { position }))
      }
    </p>
    <p class="soft small">${t(locale, 'proof.find.line')}: <code>${hash}</code></p>
  </div>`;
};

const finder = (proof: Proof, typed: string, locale: string): Html | false =>
  proof.entries !== null &&
  html`<h2>${t(locale, 'proof.find.title')}</h2>
    <form method="get" action="proof">
      <input type="hidden" name="locale" value="${locale}" />
      <div class="field">
        <label for="reference">${t(locale, 'proof.find.label')}</label>
        <input
          type="text"
          id="reference"
          name="reference"
          value="${typed}"
          autocomplete="off"
          spellcheck="false"
          maxlength="40"
          ${typed !== '' && html`aria-describedby="found"`}
        />
      </div>
      ${typed !== '' && found(proof, typed, locale)}
      <button class="quiet">${t(locale, 'proof.find.button')}</button>
    </form>`;

export const titleOf = ({ promotion }: Proof, locale: string): string =>
  t(locale, 'proof.title', { title: pickText(promotion.title, locale) || promotion.slug });

/** The proof of a draw in words; @param typed a reference to look up, or empty */
export const proofBody = (proof: Proof, locale: string, typed: string): Html => {
  const { promotion, status, entries } = proof;
  const steps = (['1', '2', '3', '4'] as const).map(
    (step) =>
      html`<li>
        ${t(locale, `proof.check.${step}`, { slug: promotion.slug, algorithm: proof.algorithm })}
      </li>`
  );
  return html`<p>
      ${t(locale, `proof.status.${status}`, {
        committed: time(proof.committedAt, locale),
        frozen: time(proof.frozenAt, locale),
        drawn: time(proof.drawnAt, locale),
        entries: entries?.length ?? 0,
      })}
    </p>
    ${drawn(proof, locale)} ${finder(proof, typed, locale)}
    <h2>${t(locale, 'proof.check.title')}</h2>
    <ol>
      ${steps}
    </ol>
    <dl>
      ${fact(t(locale, 'proof.commitment'), proof.commitment)}
      ${proof.seed !== null && fact(t(locale, 'proof.seed'), proof.seed)}
      ${entries !== null && fact(t(locale, 'proof.entries'), String(entries.length))}
      ${proof.entriesHash !== null && fact(t(locale, 'proof.entriesHash'), proof.entriesHash)}
      ${
        promotion.rules &&
        fact(t(locale, 'proof.rules'), t(locale, 'proof.rules.value', { ...promotion.rules }))
      }
    </dl>
    <p><a href="proof.json" download>${t(locale, 'proof.download')}</a></p>`;
};
