import {
  Box,
  Button,
  Field,
  Flex,
  Grid,
  NumberInput,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Image as ImageIcon } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { useState, type ComponentType } from 'react';
import { styled } from 'styled-components';
import type { ImageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { MESSAGE_WIDTH } from '../model/blocks';
import { LinkInput } from './LinkInput';

/** What the media library hands back, as far as a message needs it. */
interface MediaFile {
  id: number;
  url: string;
  alternativeText?: string | null;
  width?: number | null;
}

interface MediaLibraryProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (files: MediaFile[]) => void;
}

const Picture = styled.img<{ $width: number | null }>`
  display: block;
  max-width: 100%;
  max-height: 28rem;
  width: ${({ $width }) => ($width ? `${$width}px` : 'auto')};
  height: auto;
  object-fit: contain;
`;

/** Files of a local media library have an address relative to the server. */
const absoluteUrl = (url: string): string => {
  const app: object = window.strapi;
  const backend = 'backendURL' in app && typeof app.backendURL === 'string' ? app.backendURL : '';
  return url.startsWith('/') ? `${backend}${url}` : url;
};

interface ImageBodyProps {
  block: ImageBlock;
  onChange: (block: ImageBlock) => void;
}

/** A picture of the media library, with the words for those who do not see it. */
export const ImageBody = ({ block, onChange }: ImageBodyProps) => {
  const t = useT();
  const [isChoosing, setChoosing] = useState(false);
  const dialog = useStrapiApp('ImageBody', (state) => state.components['media-library']);
  // Strapi's registry of shared components carries no types of their props.
  const MediaLibrary = dialog as ComponentType<MediaLibraryProps> | undefined;

  const choose = ([file]: MediaFile[]) => {
    setChoosing(false);
    if (!file) return;
    const width = Math.min(file.width ?? MESSAGE_WIDTH, MESSAGE_WIDTH);
    onChange({
      ...block,
      fileId: file.id,
      url: file.url,
      // Words already written for this place count more than those of the library.
      alt: block.alt || (file.alternativeText ?? '').replace(/\s+/g, ' '),
      width,
    });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex
        direction="column"
        gap={3}
        padding={block.url ? 0 : 6}
        background={block.url ? undefined : 'neutral100'}
        hasRadius
        alignItems={block.url ? 'flex-start' : 'center'}
      >
        {block.url ? (
          <Picture src={absoluteUrl(block.url)} alt={block.alt} $width={block.width} />
        ) : (
          <Typography textColor="neutral600">{t('campaigns.image.none')}</Typography>
        )}
        {MediaLibrary ? (
          <Button
            variant="secondary"
            size="S"
            startIcon={<ImageIcon />}
            onClick={() => setChoosing(true)}
          >
            {block.url ? t('campaigns.image.replace') : t('campaigns.image.choose')}
          </Button>
        ) : (
          <Typography textColor="warning600">{t('campaigns.image.noLibrary')}</Typography>
        )}
      </Flex>
      {block.url ? (
        <Grid.Root gap={4}>
          <Grid.Item col={12}>
            <Field.Root hint={t('campaigns.image.alt.hint')} width="100%">
              <Field.Label>{t('campaigns.image.alt')}</Field.Label>
              <TextInput
                size="S"
                maxLength={1000}
                value={block.alt}
                onChange={(event) => onChange({ ...block, alt: event.currentTarget.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={8} xs={12}>
            <LinkInput
              label={t('campaigns.image.link')}
              hint={t('campaigns.image.link.hint')}
              value={block.link}
              onChange={(link) => onChange({ ...block, link })}
            />
          </Grid.Item>
          <Grid.Item col={4} xs={12}>
            <Field.Root hint={t('campaigns.image.width.hint', { max: MESSAGE_WIDTH })} width="100%">
              <Field.Label>{t('campaigns.image.width')}</Field.Label>
              <Box width="100%">
                <NumberInput
                  size="S"
                  value={block.width ?? undefined}
                  step={10}
                  onValueChange={(width) =>
                    onChange({
                      ...block,
                      width: width ? Math.round(Math.max(1, Math.min(width, MESSAGE_WIDTH))) : null,
                    })
                  }
                />
              </Box>
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
      ) : null}
      {isChoosing && MediaLibrary ? (
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
