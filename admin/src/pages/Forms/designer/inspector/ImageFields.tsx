import { Button, Flex, Typography } from '@strapi/design-system';
import { Image as ImageIcon } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { useState, type ComponentType } from 'react';
import type { FormImageBlock } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';
import { CheckControl, LocalizedControl } from './controls';

interface MediaFile {
  id: number;
  url: string;
  width?: number | null;
  height?: number | null;
  alternativeText?: string | null;
}

interface MediaLibraryProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (files: MediaFile[]) => void;
}

/** A picture of the media library, with the words for those who do not see it. */
export const ImageFields = ({ block }: { block: FormImageBlock }) => {
  const t = useT();
  const { disabled, editBlock, locale } = useDesigner();
  const [isChoosing, setChoosing] = useState(false);
  const dialog = useStrapiApp('ImageFields', (state) => state.components['media-library']);
  // Strapi's registry of shared components carries no types of their props.
  const MediaLibrary = dialog as ComponentType<MediaLibraryProps> | undefined;
  const place = (property: string) => `blocks.${block.id}.${property}`;

  const choose = ([file]: MediaFile[]) => {
    setChoosing(false);
    if (!file) return;
    editBlock({
      ...block,
      src: file.url,
      assetId: file.id,
      width: file.width ?? null,
      height: file.height ?? null,
      // Words already written for this place count more than those of the library.
      alt: block.alt[locale]
        ? block.alt
        : { ...block.alt, [locale]: (file.alternativeText ?? '').replace(/\s+/g, ' ') },
    });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div data-place={place('src')}>
        {MediaLibrary ? (
          <Button
            variant="secondary"
            size="S"
            startIcon={<ImageIcon />}
            disabled={disabled}
            onClick={() => setChoosing(true)}
          >
            {t(block.src ? 'forms.image.replace' : 'forms.image.choose')}
          </Button>
        ) : (
          <Typography textColor="warning600">{t('forms.image.noLibrary')}</Typography>
        )}
      </div>
      <CheckControl
        label={t('forms.image.decorative')}
        place={place('isDecorative')}
        value={block.isDecorative}
        onChange={(isDecorative) => editBlock({ ...block, isDecorative })}
      />
      {block.isDecorative ? null : (
        <LocalizedControl
          label={t('forms.image.alt')}
          hint={t('forms.image.alt.hint')}
          place={place('alt')}
          maxLength={500}
          required
          value={block.alt}
          onChange={(alt) => editBlock({ ...block, alt }, 'alt')}
        />
      )}
      {MediaLibrary && isChoosing ? (
        <MediaLibrary
          allowedTypes={['images']}
          multiple={false}
          onClose={() => setChoosing(false)}
          onSelectAssets={choose}
        />
      ) : null}
    </Flex>
  );
};
