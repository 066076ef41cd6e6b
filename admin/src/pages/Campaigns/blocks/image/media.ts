/** What the media library hands back, as far as a message needs it. */
export interface MediaFile {
  id: number;
  url: string;
  alternativeText?: string | null;
  /** Pixels of the file. */
  width?: number | null;
}

/** A picture of a message; without one `fileId` is null and `url` empty. */
export interface ImageValue {
  fileId: number | null;
  url: string;
}

export const NO_IMAGE: ImageValue = { fileId: null, url: '' };

/** Files of a local media library have an address relative to the server, which may not be the panel's. */
export const absoluteUrl = (url: string): string => {
  const app: object = window.strapi ?? {};
  const backend = 'backendURL' in app && typeof app.backendURL === 'string' ? app.backendURL : '';
  return url.startsWith('/') ? `${backend}${url}` : url;
};

/** The library's words for a picture on one line, as an attribute holds them. */
export const altOf = (file: MediaFile): string =>
  (file.alternativeText ?? '').replace(/\s+/g, ' ').trim();
