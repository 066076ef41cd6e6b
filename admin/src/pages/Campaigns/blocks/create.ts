import type { MessageBlock, MessageBlockType } from '../../../../../content-types';

/** The block of a type. */
export type BlockOf<T extends MessageBlockType> = Extract<MessageBlock, { type: T }>;

const CREATE: { [T in MessageBlockType]: (id: string) => BlockOf<T> } = {
  heading: (id) => ({ id, type: 'heading', level: 2, align: 'left', content: [] }),
  text: (id) => ({ id, type: 'text', content: [] }),
  image: (id) => ({ id, type: 'image', fileId: null, url: '', alt: '', width: null, link: '' }),
  button: (id) => ({ id, type: 'button', text: '', url: '', align: 'left' }),
  divider: (id) => ({ id, type: 'divider' }),
  spacer: (id) => ({ id, type: 'spacer', height: 24 }),
  quote: (id) => ({ id, type: 'quote', content: [], author: '' }),
  social: (id) => ({ id, type: 'social', align: 'center', links: [] }),
  video: (id) => ({ id, type: 'video', url: '', fileId: null, imageUrl: '', alt: '' }),
  html: (id) => ({ id, type: 'html', html: '' }),
  columns: (id) => ({
    id,
    type: 'columns',
    columns: [1, 2].map((number) => ({ id: `${id}-${number}`, blocks: [] })),
  }),
  entry: (id) => ({
    id,
    type: 'entry',
    uid: '',
    documentId: '',
    layout: 'image-top',
    source: 'live',
    frozen: null,
    buttonText: '',
  }),
  query: (id) => ({
    id,
    type: 'query',
    uid: '',
    limit: 3,
    sort: 'publishedAt:desc',
    filters: [],
    locale: '',
    onlyNew: false,
    layout: 'image-top',
    columns: 1,
    buttonText: '',
  }),
  footer: (id) => ({ id, type: 'footer', content: [] }),
};

/**
 * A new block of a type, with nothing in it yet.
 * @param id unique within the message; the columns of a columns block get theirs from it
 */
export const createBlock = <T extends MessageBlockType>(type: T, id: string): BlockOf<T> =>
  CREATE[type](id);
