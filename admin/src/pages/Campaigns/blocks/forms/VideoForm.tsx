import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { Stack } from '../fields/Stack';
import { UrlField } from '../fields/UrlField';
import type { BlockFormProps } from '../form-props';
import { AltField } from '../image/AltField';
import { altOf } from '../image/media';
import { ImageField } from '../ImageField';
import { isVideoFile, platformOf } from './video-platform';

export const VideoForm = ({ block, onChange, disabled }: BlockFormProps<'video'>) => {
  const t = useT();
  const platform = platformOf(block.url);
  return (
    <Stack>
      <UrlField
        label={t('blocks.video.url')}
        hint={t(isVideoFile(block.url) ? 'blocks.video.file' : 'blocks.video.url.hint')}
        value={block.url}
        disabled={disabled}
        onChange={(url) => onChange({ ...block, url })}
      />
      <ImageField
        label={t('blocks.video.image')}
        hint={t('blocks.video.image.hint')}
        value={{ fileId: block.fileId, url: block.imageUrl }}
        disabled={disabled}
        onChange={({ fileId, url }, file) =>
          onChange({
            ...block,
            fileId,
            imageUrl: url,
            alt: file ? block.alt || altOf(file) : block.alt,
          })
        }
      />
      {platform && block.imageUrl === '' ? (
        <Notice tone="info">{t('blocks.video.noRequest', { platform })}</Notice>
      ) : null}
      <AltField
        value={block.alt}
        isLink={block.imageUrl !== ''}
        disabled={disabled}
        onChange={(alt) => onChange({ ...block, alt })}
      />
    </Stack>
  );
};
