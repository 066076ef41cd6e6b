import { Divider, Typography } from '@strapi/design-system';
import type { MessageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { ButtonBody } from './ButtonBody';
import { HeadingBody } from './HeadingBody';
import { ImageBody } from './ImageBody';
import { InlineField, RichField } from './TextFields';

interface BlockBodyProps {
  block: MessageBlock;
  onChange: (block: MessageBlock) => void;
  /** Where the tools of a text go while its block is in use. */
  toolbarSlot: HTMLElement | null;
}

/** The content of a block, ready to be edited. */
export const BlockBody = ({ block, onChange, toolbarSlot }: BlockBodyProps) => {
  const t = useT();
  switch (block.type) {
    case 'heading':
      return <HeadingBody block={block} onChange={onChange} toolbarSlot={toolbarSlot} />;
    case 'text':
      return (
        <Typography tag="div" lineHeight={6}>
          <RichField
            value={block.content}
            onChange={(content) => onChange({ ...block, content })}
            label={t('campaigns.block.text')}
            placeholder={t('campaigns.text.placeholder')}
            toolbarSlot={toolbarSlot}
          />
        </Typography>
      );
    case 'image':
      return <ImageBody block={block} onChange={onChange} />;
    case 'button':
      return <ButtonBody block={block} onChange={onChange} />;
    case 'divider':
      return <Divider />;
    case 'footer':
      return (
        <>
          <Typography tag="div" variant="pi">
            <InlineField
              value={block.content}
              onChange={(content) => onChange({ ...block, content })}
              label={t('campaigns.block.footer')}
              placeholder={t('campaigns.footer.placeholder')}
              toolbarSlot={toolbarSlot}
            />
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
            {t('campaigns.footer.hint')}
          </Typography>
        </>
      );
  }
};
