import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Image as ImageIcon, Trash } from '@strapi/icons';
import { useEffect, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useT } from '../../../hooks/useT';
import { LibraryDialog, useMediaLibrary } from './image/LibraryDialog';
import { absoluteUrl, NO_IMAGE, type ImageValue, type MediaFile } from './image/media';

const Picture = styled.img`
  display: block;
  max-width: 100%;
  max-height: 16rem;
  object-fit: contain;
`;

const Frame = styled(Flex)<{ $ground?: string }>`
  background: ${({ theme, $ground }) => $ground ?? theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
  padding: ${({ theme }) => theme.spaces[2]};
  justify-content: center;
`;

interface ImageFieldProps {
  label: string;
  hint?: string;
  value: ImageValue;
  /** @param file what the library knows of the picture; null where it was taken away */
  onChange: (value: ImageValue, file: MediaFile | null) => void;
  disabled: boolean;
  /** CSS colour that the picture will stand on; the panel's grey without one. */
  ground?: string;
}

/** A picture of the media library, with a look at it. */
export const ImageField = ({ label, hint, value, onChange, disabled, ground }: ImageFieldProps) => {
  const t = useT();
  const id = useId();
  const chooseRef = useRef<HTMLButtonElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const [wasRemoved, setRemoved] = useState(false);
  const hasLibrary = useMediaLibrary() !== undefined;
  const isBroken = value.url !== '' && brokenUrl === value.url;

  // The button that was pressed is gone; work goes on at the other one.
  useEffect(() => {
    if (wasRemoved) chooseRef.current?.focus();
    setRemoved(false);
  }, [wasRemoved]);

  return (
    <Flex
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={hint ? `${id}-hint` : undefined}
      direction="column"
      alignItems="stretch"
      gap={2}
      width="100%"
    >
      <Typography id={`${id}-label`} variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      {value.url === '' ? null : (
        <Frame $ground={ground}>
          <Picture
            src={absoluteUrl(value.url)}
            // The words that readers get stand in a field of their own.
            alt={t('blocks.image.preview', { label })}
            onError={() => setBrokenUrl(value.url)}
            onLoad={() => setBrokenUrl(null)}
          />
        </Frame>
      )}
      <Box role="alert">
        {isBroken ? (
          <Typography variant="pi" textColor="danger600">
            {t('blocks.image.broken')}
          </Typography>
        ) : null}
      </Box>
      {hasLibrary ? (
        <Flex gap={2} wrap="wrap">
          <Button
            ref={chooseRef}
            type="button"
            variant="secondary"
            size="S"
            startIcon={<ImageIcon aria-hidden />}
            disabled={disabled}
            aria-describedby={`${id}-label`}
            onClick={() => setChoosing(true)}
          >
            {t(value.url === '' ? 'campaigns.image.choose' : 'campaigns.image.replace')}
          </Button>
          {value.url === '' ? null : (
            <Button
              type="button"
              variant="danger-light"
              size="S"
              startIcon={<Trash aria-hidden />}
              disabled={disabled}
              aria-describedby={`${id}-label`}
              onClick={() => {
                setRemoved(true);
                onChange(NO_IMAGE, null);
              }}
            >
              {t('blocks.image.remove')}
            </Button>
          )}
        </Flex>
      ) : (
        <Typography variant="pi" textColor="neutral800">
          {t('campaigns.image.noLibrary')}
        </Typography>
      )}
      {hint ? (
        <Typography id={`${id}-hint`} variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      ) : null}
      {isChoosing ? (
        <LibraryDialog
          onClose={() => setChoosing(false)}
          onChoose={(file) => onChange({ fileId: file.id, url: file.url }, file)}
        />
      ) : null}
    </Flex>
  );
};
