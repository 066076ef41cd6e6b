import { Box, Checkbox, Field, Flex, TextInput, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ArchiveEntry } from '../../../../../content-types';
import { useGetSettingsQuery } from '../../../api/settings';
import { Notice } from '../../../components/Notice';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { absoluteUrl } from '../../../utils/media';
import { isSlug, slugify } from '../../../utils/text';
import { ImageField } from '../blocks/ImageField';

interface ArchiveFormProps {
  value: ArchiveEntry | null;
  onChange: (value: ArchiveEntry) => void;
  /** What stands where nothing is written: the subject in words, else the campaign's name. */
  subject: string;
  preheader: string;
  disabled?: boolean;
}

const toEntry = (value: ArchiveEntry | null): ArchiveEntry =>
  value ?? { isPublic: false, slug: '', title: '', description: '', imageUrl: '' };

/** Whether a campaign stands in the public archive, and how a link to it looks elsewhere. */
export const ArchiveForm = ({
  value,
  onChange,
  subject,
  preheader,
  disabled = false,
}: ArchiveFormProps) => {
  const t = useT();
  const can = useCan();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  /** An address as it is typed, while it is none: "spring-" is nothing to be saved. */
  const [typed, setTyped] = useState<string | null>(null);
  const entry = toEntry(value);
  const change = (changes: Partial<ArchiveEntry>) => onChange({ ...entry, ...changes });
  const title = entry.title || subject;
  const description = entry.description || preheader;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {data && !data.settings.archive.isOpen ? (
        <Notice tone="info">{t('archive.campaign.closed')}</Notice>
      ) : null}
      <Checkbox
        checked={entry.isPublic}
        disabled={disabled}
        onCheckedChange={(checked) =>
          change({
            isPublic: checked === true,
            slug: entry.slug || (checked === true ? slugify(subject) || 'campaign' : ''),
          })
        }
      >
        {t('archive.campaign.isPublic')}
      </Checkbox>
      {entry.isPublic ? (
        <>
          <Field.Root
            name="slug"
            required
            hint={t('archive.campaign.slug.hint')}
            error={
              typed === null && isSlug(entry.slug) ? undefined : t('archive.campaign.slug.invalid')
            }
          >
            <Field.Label>{t('archive.campaign.slug')}</Field.Label>
            <TextInput
              value={typed ?? entry.slug}
              maxLength={80}
              disabled={disabled}
              onChange={(event) => {
                const slug = event.currentTarget.value.toLowerCase();
                setTyped(isSlug(slug) ? null : slug);
                if (isSlug(slug)) change({ slug });
              }}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          <Field.Root name="title" hint={t('archive.campaign.title.hint')}>
            <Field.Label>{t('archive.campaign.title')}</Field.Label>
            <TextInput
              value={entry.title}
              maxLength={200}
              placeholder={subject}
              disabled={disabled}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Field.Hint />
          </Field.Root>
          <Field.Root name="description" hint={t('archive.campaign.description.hint')}>
            <Field.Label>{t('archive.campaign.description')}</Field.Label>
            <Textarea
              value={entry.description}
              maxLength={300}
              placeholder={preheader}
              disabled={disabled}
              onChange={(event) =>
                change({ description: event.currentTarget.value.replace(/\s+/g, ' ') })
              }
            />
            <Field.Hint />
          </Field.Root>
          <ImageField
            label={t('archive.campaign.image')}
            value={{ fileId: null, url: entry.imageUrl }}
            disabled={disabled}
            onChange={({ url }) => change({ imageUrl: url })}
          />
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography variant="sigma" textColor="neutral600">
              {t('archive.campaign.preview')}
            </Typography>
            <Box hasRadius borderColor="neutral200" overflow="hidden" maxWidth="48rem">
              {entry.imageUrl ? (
                <img
                  src={absoluteUrl(entry.imageUrl)}
                  alt=""
                  style={{ display: 'block', width: '100%', height: 220, objectFit: 'cover' }}
                />
              ) : null}
              <Box padding={4} background="neutral100">
                <Typography tag="p" fontWeight="bold">
                  {title}
                </Typography>
                {description ? (
                  <Typography tag="p" variant="pi" textColor="neutral600">
                    {description}
                  </Typography>
                ) : null}
              </Box>
            </Box>
          </Flex>
        </>
      ) : null}
    </Flex>
  );
};
