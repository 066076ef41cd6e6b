/** Text that is HTML already; anything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: `false`, `null` and `undefined` leave nothing. */
export type HtmlValue = Html | string | number | false | null | undefined | HtmlValue[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]);

const render = (value: HtmlValue): string => {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escapeHtml(String(value));
};

/** A template whose values are escaped; attributes must be quoted. */
export const html = (strings: TemplateStringsArray, ...values: HtmlValue[]): Html =>
  new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));

const URLS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/;

/** Plain text with line breaks kept and its web addresses turned into links. */
export const paragraph = (text: string): Html =>
  html`${text
    .split('\n')
    .flatMap((line, index) => [
      index > 0 && html`<br />`,
      ...line
        .split(URLS)
        .map((part, position) =>
          position % 2 === 1
            ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
            : part
        ),
    ])}`;
