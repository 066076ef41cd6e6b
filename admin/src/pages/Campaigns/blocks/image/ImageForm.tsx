import { DEFAULT_BRAND } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { LinkField } from '../fields/LinkField';
import { NumberField } from '../fields/NumberField';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';
import { MESSAGE_WIDTH } from '../../model/new-block';
import { AltField } from './AltField';
import { ImageField } from '../ImageField';
import { altOf, NO_IMAGE } from './media';

export const ImageForm = ({ block, onChange, disabled }: BlockFormProps<'image'>) => {
  const t = useT();
  const hasImage = block.url !== '';
  return (
    <Stack>
      <ImageField
        label={t('blocks.image.file')}
        value={{ fileId: block.fileId, url: block.url }}
        disabled={disabled}
        onChange={(value, file) =>
          onChange(
            file
              ? {
                  ...block,
                  ...value,
                  // Words already written for this place count more than those of the library.
                  alt: block.alt || altOf(file),
                  width: Math.min(file.width ?? MESSAGE_WIDTH, MESSAGE_WIDTH),
                }
              : { ...block, ...value }
          )
        }
      />
      {hasImage ? (
        <>
          <AltField
            value={block.alt}
            isLink={block.link.trim() !== ''}
            disabled={disabled}
            onChange={(alt) => onChange({ ...block, alt })}
          />
          <LinkField
            label={t('campaigns.image.link')}
            hint={t('campaigns.image.link.hint')}
            value={block.link}
            disabled={disabled}
            onChange={(link) => onChange({ ...block, link })}
          />
          <NumberField
            label={t('campaigns.image.width')}
            hint={t('blocks.image.width.hint', { max: MESSAGE_WIDTH })}
            min={1}
            max={MESSAGE_WIDTH}
            value={block.width}
            disabled={disabled}
            onChange={(width) => onChange({ ...block, width })}
          />
          <ImageField
            label={t('blocks.image.dark')}
            hint={t('blocks.image.dark.hint')}
            value={block.dark ?? NO_IMAGE}
            ground={DEFAULT_BRAND.dark.card}
            disabled={disabled}
            onChange={(value, file) => onChange({ ...block, dark: file ? value : null })}
          />
        </>
      ) : null}
    </Stack>
  );
};
