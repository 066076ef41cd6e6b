import type { KeyboardEvent } from 'react';
import type {
  FooterBlock,
  HeadingBlock,
  MessageBlock,
  QuoteBlock,
  TextBlock,
} from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { InlineField, RichField } from '../../editor/TextFields';
import { inlineText, richText } from '../../model/words';
import { useActions, type CursorAt } from '../context';
import { Author, FooterLook, HeadingLook, QuoteLook } from './looks';

export type TextualBlock = HeadingBlock | TextBlock | QuoteBlock | FooterBlock;

export const isTextual = (block: MessageBlock): block is TextualBlock =>
  block.type === 'heading' ||
  block.type === 'text' ||
  block.type === 'quote' ||
  block.type === 'footer';

const wordsOf = (block: MessageBlock): string => {
  if (!isTextual(block)) return '';
  return block.type === 'text' ? richText(block.content) : inlineText(block.content);
};

interface EditableTextProps {
  block: TextualBlock;
  original: MessageBlock;
  /** Accessible name: the kind of block, so that it does not change with each letter. */
  name: string;
  cursor: CursorAt;
  toolbarSlot: HTMLElement | null;
}

const Field = ({ block, original, name, cursor, toolbarSlot }: EditableTextProps) => {
  const t = useT();
  const { editBlock } = useActions();
  const placeholders = {
    heading: t('campaigns.heading.placeholder'),
    text: t('campaigns.text.placeholder'),
    quote: t('composer.quote.placeholder'),
    footer: t('campaigns.footer.placeholder'),
  };
  const common = {
    label: name,
    cursor,
    toolbarSlot,
    placeholder: wordsOf(original) || placeholders[block.type],
  };
  return block.type === 'text' ? (
    <RichField
      {...common}
      value={block.content}
      onChange={(content) => editBlock({ ...block, content }, 'content')}
    />
  ) : (
    <InlineField
      {...common}
      value={block.content}
      onChange={(content) => editBlock({ ...block, content }, 'content')}
    />
  );
};

/** The one text that somebody writes just now, in the place and look of the block. */
export const EditableText = (props: EditableTextProps) => {
  const t = useT();
  const { block } = props;
  const { close } = useActions();
  const onKeyDown = (event: KeyboardEvent) => {
    // What opens from a text (a link, a merge tag) has an Escape of its own, and bubbles up here.
    const isText = event.target instanceof Element && event.target.closest('.ProseMirror') !== null;
    if (event.key !== 'Escape' || !isText) return;
    event.preventDefault();
    event.stopPropagation();
    close(block.id);
  };
  const field = <Field {...props} />;
  return (
    <div onKeyDown={onKeyDown} role="presentation" data-editing={block.id}>
      {block.type === 'heading' ? (
        <HeadingLook $level={block.level} $align={block.align}>
          {field}
        </HeadingLook>
      ) : block.type === 'quote' ? (
        <QuoteLook>
          {field}
          {block.author ? <Author>{block.author}</Author> : null}
        </QuoteLook>
      ) : block.type === 'footer' ? (
        <FooterLook>
          {field}
          <div>{t('campaigns.footer.hint')}</div>
        </FooterLook>
      ) : (
        field
      )}
    </div>
  );
};
