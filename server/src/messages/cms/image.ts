/** In pixels: what is seen of it, and what is enough for a dense screen. */
export interface WantedWidth {
  min: number;
  max: number;
}
/** A mail at its full width. */
const IN_MAIL: WantedWidth = { min: 600, max: 1200 };
export const IN_LIST: WantedWidth = { min: 100, max: 300 };

interface Rendition {
  url: string;
  width: number;
}

export interface CardImage {
  url: string;
  alt: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const renditionOf = (value: unknown): Rendition[] =>
  isRecord(value) && typeof value.url === 'string' && value.url !== ''
    ? [{ url: value.url, width: typeof value.width === 'number' ? value.width : 0 }]
    : [];

/** Mail programs show neither SVG nor films. */
const isPicture = ({ mime, url }: Record<string, unknown>): boolean =>
  typeof mime === 'string'
    ? /^image\/(?!svg)/.test(mime)
    : typeof url === 'string' && !/\.svg(\?|$)/i.test(url);

/**
 * A file of the media library as a card shows it: of its sizes the widest that is not wider than
 * enough, or the next larger one where that would be coarser than what is seen of it. Several files: the first.
 * @returns null where there is no picture
 */
export const imageOf = (media: unknown, wanted: WantedWidth = IN_MAIL): CardImage | null => {
  const file: unknown = Array.isArray(media)
    ? media.find((item) => isRecord(item) && isPicture(item))
    : media;
  if (!isRecord(file) || !isPicture(file)) return null;
  const formats = isRecord(file.formats) ? Object.values(file.formats) : [];
  const sizes = [file, ...formats].flatMap(renditionOf).sort((a, b) => a.width - b.width);
  if (sizes.length === 0) return null;
  const fitting = sizes.filter(({ width }) => width <= wanted.max).pop();
  const larger = sizes.find(({ width }) => width > wanted.max);
  const chosen = fitting && (fitting.width >= wanted.min || !larger) ? fitting : larger;
  return {
    url: (chosen ?? sizes[sizes.length - 1]).url,
    alt: typeof file.alternativeText === 'string' ? file.alternativeText : '',
  };
};
