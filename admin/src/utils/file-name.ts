const decoded = (name: string): string | null => {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
};

/** A name that a browser can save under: no folders, no control characters. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, '-').trim();

/**
 * The file name of a `Content-Disposition` header (RFC 6266): `filename*` in UTF-8 (RFC 8187)
 * before `filename`; the fallback where there is neither.
 */
export const fileNameFrom = (disposition: string | null | undefined, fallback: string): string => {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition ?? '');
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? '');
  const name =
    (extended && decoded(extended[1].trim())) ||
    (plain && (plain[1]?.replace(/\\(.)/g, '$1') ?? plain[2])) ||
    '';
  return safe(name) || fallback;
};
