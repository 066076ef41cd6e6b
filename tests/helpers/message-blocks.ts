import {
  DEFAULT_BRAND,
  SOCIAL_NETWORKS,
  type Brand,
  type ColumnItem,
  type EntryBlock,
  type EntryCard,
  type MessageBlock,
  type QueryBlock,
} from '../../content-types';
import type { CompileInput } from '../../server/src/messages';
import { campaign, paragraph } from './mail';

const words = (text: string) => ({ type: 'text' as const, text });

export const brand: Brand = {
  logo: {
    fileId: 1,
    url: '/uploads/logo.png',
    alt: 'Müller & Söhne',
    width: 160,
    link: 'https://example.org/',
  },
  light: {
    ground: '#fdf6ec',
    card: '#fffdf9',
    text: '#2b2118',
    muted: '#6b5a48',
    link: '#8a3b12',
    line: '#e2d5c3',
    button: '#8a3b12',
    buttonText: '#ffffff',
  },
  dark: {
    ground: '#1a1410',
    card: '#261d17',
    text: '#f4ebe0',
    muted: '#bfae9b',
    link: '#f2b183',
    line: '#4b3d31',
    button: '#f2b183',
    buttonText: '#1a1410',
  },
  headingFont: 'serif',
  textFont: 'humanist',
  radius: 16,
  footerText: { en: 'Printed on no paper at all', fr: 'Imprimé sur aucun papier' },
};

export const cards: EntryCard[] = [
  {
    title: 'Wolves & lambs',
    text: 'How the valley made its peace.\nA report.',
    imageUrl: '/uploads/wolves.jpg',
    imageAlt: 'A wolf at dusk',
    link: 'https://example.org/wolves?from=mail',
  },
  {
    title: 'The <last> ferry',
    text: 'It left at noon.',
    imageUrl: '/uploads/ferry.jpg',
    imageAlt: '',
    link: 'https://example.org/ferry',
  },
  { title: 'Without a page', text: 'Words alone.', imageUrl: '', imageAlt: '', link: '' },
];

export const heading = (text: string, level: 1 | 2 | 3 = 1): ColumnItem => ({
  id: `h-${text.replace(/\W/g, '')}`,
  type: 'heading',
  level,
  align: 'left',
  content: [words(text)],
});
export const image: Extract<MessageBlock, { type: 'image' }> = {
  id: 'image',
  type: 'image',
  fileId: 3,
  url: '/uploads/fox.jpg',
  alt: 'A red fox',
  width: null,
  link: 'https://example.org/fox',
};
export const button: Extract<MessageBlock, { type: 'button' }> = {
  id: 'button',
  type: 'button',
  text: 'Read on',
  url: 'https://example.org/more',
  align: 'center',
};
export const entry = (changes: Partial<EntryBlock> = {}): EntryBlock => ({
  id: 'entry',
  type: 'entry',
  uid: 'api::article.article',
  documentId: 'abc',
  layout: 'image-top',
  source: 'live',
  frozen: null,
  buttonText: 'Read more',
  ...changes,
});
export const query = (changes: Partial<QueryBlock> = {}): QueryBlock => ({
  id: 'query',
  type: 'query',
  uid: 'api::article.article',
  limit: 3,
  sort: 'publishedAt:desc',
  filters: [],
  locale: '',
  onlyNew: false,
  layout: 'image-top',
  columns: 2,
  buttonText: '',
  ...changes,
});
export const quote: MessageBlock & ColumnItem = {
  id: 'quote',
  type: 'quote',
  content: [words('Nothing is built on '), { ...words('stone'), bold: true }],
  author: 'J. L. B.',
};
export const video: MessageBlock & ColumnItem = {
  id: 'video',
  type: 'video',
  url: 'https://example.org/film',
  fileId: 4,
  imageUrl: '/uploads/film.jpg',
  alt: 'Two people talk',
};
export const social: MessageBlock & ColumnItem = {
  id: 'social',
  type: 'social',
  align: 'center',
  links: SOCIAL_NETWORKS.map((network) => ({ network, url: `https://example.org/${network}` })),
};
export const html = (source: string): MessageBlock & ColumnItem => ({
  id: 'html',
  type: 'html',
  html: source,
});
export const columnsOf = (...columns: ColumnItem[][]): MessageBlock => ({
  id: 'columns',
  type: 'columns',
  columns: columns.map((blocks, index) => ({ id: `column-${index}`, blocks })),
});
/** A paragraph that may stand in a column. */
const paragraphItem = (text: string): ColumnItem => ({
  id: `p-${text}`,
  type: 'text',
  content: [{ type: 'paragraph', content: [words(text)] }],
});

const narrow = (item: ColumnItem, id: string): ColumnItem => ({ ...item, id });

const withCards = (block: EntryBlock | QueryBlock, shown: EntryCard[]): CompileInput =>
  campaign([heading('News'), block], { cards: new Map([[block.id, shown]]) });

const TABLE = `<table width="100%" style="border-collapse:collapse"><tr><th style="text-align:left;padding:4px">When</th><td style="padding:4px">Noon</td></tr></table>
<p style="color:#555555">From <a href="https://example.org/x">elsewhere</a>, <img src="https://example.org/x.png" alt="a mark" width="20">.</p>`;

/** One message for each kind of block and each thing that changes how it looks. */
export const messages: Record<string, CompileInput> = {
  heading: campaign([heading('One'), heading('Two', 2), heading('Three', 3)]),
  text: campaign([
    {
      id: 'text',
      type: 'text',
      content: [
        {
          type: 'paragraph',
          content: [
            words('Dear '),
            { type: 'mergeTag', tag: 'firstName', fallback: 'reader' },
            { type: 'break' },
            { ...words('look'), bold: true, italic: true, link: 'https://example.org/look' },
          ],
        },
        { type: 'bulletList', items: [[words('one')], [words('two')]] },
        { type: 'orderedList', items: [[words('first')]] },
      ],
    },
  ]),
  image: campaign([image, { ...image, id: 'small', width: 120, link: '' }]),
  'image-dark': campaign([
    { ...image, width: 300, dark: { fileId: 5, url: '/uploads/night.jpg' } },
  ]),
  button: campaign([button, { ...button, id: 'left', align: 'left' }]),
  divider: campaign([
    paragraph('above'),
    { id: 'divider', type: 'divider' },
    paragraph('below', 'q'),
  ]),
  spacer: campaign([
    paragraph('above'),
    { id: 'spacer', type: 'spacer', height: 40 },
    paragraph('below', 'q'),
  ]),
  quote: campaign([quote]),
  social: campaign([social]),
  video: campaign([video]),
  html: campaign([html(TABLE)]),
  'columns-2': campaign([
    heading('Side by side'),
    columnsOf([image, paragraphItem('left')], [quote, narrow(button, 'b2')]),
    paragraph('after'),
  ]),
  'columns-4': campaign([
    columnsOf(
      ...['one', 'two', 'three', 'four'].map((id) => [narrow(image, `i-${id}`), paragraphItem(id)])
    ),
  ]),
  'entry-image-top': withCards(entry(), cards.slice(0, 1)),
  'entry-image-left': withCards(entry({ layout: 'image-left' }), cards.slice(0, 1)),
  'entry-image-right': withCards(entry({ layout: 'image-right' }), cards.slice(1, 2)),
  'entry-text': withCards(entry({ layout: 'text', buttonText: '' }), cards.slice(2)),
  'query-1': withCards(query({ columns: 1, layout: 'text' }), cards),
  'query-2': withCards(query({ columns: 2, buttonText: 'Open' }), cards),
  'query-3': withCards(query({ columns: 3 }), cards),
  footer: campaign([
    paragraph('above'),
    {
      id: 'footer',
      type: 'footer',
      content: [{ ...words('Our house'), link: 'https://example.org/' }],
    },
  ]),
  brand: campaign([heading('Our look'), paragraph('In our colours'), button, quote], { brand }),
  rtl: campaign(
    [heading('مرحبا'), quote, columnsOf([paragraphItem('أول')], [paragraphItem('ثان')]), social],
    { locale: 'ar', brand: { ...DEFAULT_BRAND, radius: 0 } }
  ),
};
