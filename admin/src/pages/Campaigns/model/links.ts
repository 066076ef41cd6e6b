const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

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
  if (/^[^@/:?#]+@[^@/:?#]+\.[^@/:?#]+$/.test(value)) return `mailto:${value}`;
  const url = parse(value);
  if (url && ALLOWED.has(url.protocol)) return value;
  // `example.org:8080/x` parses with the host as its protocol, so the dot decides.
  const looksLikeHost = /^[^/?#:]+\.[^/?#:.]{2,}(:\d+)?([/?#]|$)/.test(value);
  return looksLikeHost && parse(`https://${value}`) ? `https://${value}` : null;
};
