import type { MessageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { EntryFields } from '../content/EntryFields';
import { QueryFields } from '../content/QueryFields';
import { ColumnsForm } from './columns/ColumnsForm';
import { CanvasHint } from './fields/CanvasHint';
import { ButtonForm } from './forms/ButtonForm';
import { HeadingForm } from './forms/HeadingForm';
import { QuoteForm } from './forms/QuoteForm';
import { SpacerForm } from './forms/SpacerForm';
import { VideoForm } from './forms/VideoForm';
import { HtmlForm } from './html/HtmlForm';
import { ImageForm } from './image/ImageForm';
import { SocialForm } from './social/SocialForm';

interface BlockFormProps {
  block: MessageBlock;
  onChange: (block: MessageBlock) => void;
  /** Locked by a template, or no right to edit. */
  disabled?: boolean;
}

const FormOf = ({ block, onChange, disabled = false }: BlockFormProps) => {
  const t = useT();
  const rest = { onChange, disabled };
  switch (block.type) {
    case 'heading':
      return <HeadingForm block={block} {...rest} />;
    case 'text':
      return <CanvasHint>{t('blocks.words.hint')}</CanvasHint>;
    case 'image':
      return <ImageForm block={block} {...rest} />;
    case 'button':
      return <ButtonForm block={block} {...rest} />;
    case 'divider':
      return <CanvasHint>{t('blocks.divider.hint')}</CanvasHint>;
    case 'spacer':
      return <SpacerForm block={block} {...rest} />;
    case 'quote':
      return <QuoteForm block={block} {...rest} />;
    case 'social':
      return <SocialForm block={block} {...rest} />;
    case 'video':
      return <VideoForm block={block} {...rest} />;
    case 'html':
      return <HtmlForm block={block} {...rest} />;
    case 'columns':
      return <ColumnsForm block={block} {...rest} />;
    case 'entry':
      return <EntryFields block={block} {...rest} />;
    case 'query':
      return <QueryFields block={block} {...rest} />;
    case 'footer':
      return <CanvasHint>{t('blocks.footer.hint')}</CanvasHint>;
  }
};

/**
 * What can be set of a block beside its words, which are written on the canvas. Each block has a form
 * of its own, so that half a number typed into one does not turn up in the next.
 */
export const BlockForm = (props: BlockFormProps) => <FormOf key={props.block.id} {...props} />;
