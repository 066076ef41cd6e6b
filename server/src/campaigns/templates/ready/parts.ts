import type {
  Align,
  ButtonBlock,
  ColumnItem,
  ColumnsBlock,
  DividerBlock,
  HeadingBlock,
  ImageBlock,
  InlineNode,
  MessageBlock,
  QueryBlock,
  QuoteBlock,
  RichNode,
  SpacerBlock,
  TextBlock,
} from '../../../../../content-types';

/** Makes the blocks of one template, with ids that are unique in it. */
export const createParts = () => {
  let count = 0;
  const id = (): string => `ready-${(count += 1)}`;
  const words = (text: string): InlineNode[] => [{ type: 'text', text }];
  const paragraph = (...content: InlineNode[]): RichNode => ({ type: 'paragraph', content });
  return {
    words,
    paragraph,
    firstName: (fallback: string): InlineNode => ({ type: 'mergeTag', tag: 'firstName', fallback }),
    heading: (level: 1 | 2 | 3, text: string, align: Align = 'left'): HeadingBlock => ({
      id: id(),
      type: 'heading',
      level,
      align,
      content: words(text),
    }),
    text: (...content: RichNode[]): TextBlock => ({ id: id(), type: 'text', content }),
    image: (): ImageBlock => ({
      id: id(),
      type: 'image',
      fileId: null,
      url: '',
      alt: '',
      width: null,
      link: '',
    }),
    button: (text: string, align: Align = 'left'): ButtonBlock => ({
      id: id(),
      type: 'button',
      text,
      url: '',
      align,
    }),
    divider: (): DividerBlock => ({ id: id(), type: 'divider' }),
    spacer: (height: number): SpacerBlock => ({ id: id(), type: 'spacer', height }),
    quote: (text: string, author: string): QuoteBlock => ({
      id: id(),
      type: 'quote',
      content: words(text),
      author,
    }),
    columns: (...columns: ColumnItem[][]): ColumnsBlock => ({
      id: id(),
      type: 'columns',
      columns: columns.map((blocks) => ({ id: id(), blocks })),
    }),
    latest: (uid: string, limit: number, buttonText: string): QueryBlock => ({
      id: id(),
      type: 'query',
      uid,
      limit,
      sort: 'publishedAt:desc',
      filters: [],
      locale: '',
      onlyNew: true,
      layout: 'image-left',
      columns: 1,
      buttonText,
    }),
    footer: (): MessageBlock => ({ id: id(), type: 'footer', content: [] }),
  };
};
export type Parts = ReturnType<typeof createParts>;
