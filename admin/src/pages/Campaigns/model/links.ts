const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** As the message document stores it; the server makes each reader's own address of it. */
const QUESTIONNAIRE = /^optin:questionnaire\/([1-9]\d{0,9})$/;

/** Id of the questionnaire that a link leads to; null for an address. */
export const questionnaireIn = (link: string): number | null => {
  const id = QUESTIONNAIRE.exec(link.trim())?.[1];
  return id === undefined ? null : Number(id);
};

export const toQuestionnaireLink = (id: number): string => `optin:questionnaire/${id}`;

const parse = (value: string): URL | null => {
  try {
    return new URL(value);
  } catch {
    return null;
  }
};

/**
 * What an editor typed as the absolute http(s) or mailto URL that a message may hold: `example.org`
 * becomes `https://example.org`, an e-mail address a mailto link.
 * @returns null for anything else, such as `javascript:` or a path of this site.
 */
export const toAllowedLink = (typed: string): string | null => {
  const value = typed.trim();
  if (!value || /\s/.test(value)) return null;
  if (questionnaireIn(value) !== null) return value;
  if (/^[^@/:?#]+@[^@/:?#]+\.[^@/:?#]+$/.test(value)) return `mailto:${value}`;
  const url = parse(value);
  if (url && ALLOWED.has(url.protocol)) return value;
  // `example.org:8080/x` parses with the host as its protocol, so the dot decides.
  const looksLikeHost = /^[^/?#:]+\.[^/?#:.]{2,}(:\d+)?([/?#]|$)/.test(value);
  return looksLikeHost && parse(`https://${value}`) ? `https://${value}` : null;
};
