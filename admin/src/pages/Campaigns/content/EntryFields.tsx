import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { EntryBlock } from '../../../../../content-types';
import { useFreezeEntryMutation, useListContentEntriesQuery } from '../../../api/content';
import { Labelled } from '../blocks/fields/Labelled';
import { SelectField } from '../blocks/fields/SelectField';
import { Stack } from '../blocks/fields/Stack';
import type { BlockFormProps } from '../blocks/form-props';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { EntryPicker } from './EntryPicker';
import { EntryRow } from './EntryRow';
import { LayoutFields } from './LayoutFields';
import { ProblemNotes } from './ProblemNotes';
import { useCards } from './useCards';
import { useContentLocale, useContentTypes } from './useContentTypes';

const SOURCES = ['live', 'frozen'] as const;

/** The entry that a block shows, as it stands in Strapi now. */
const Chosen = ({ block }: { block: EntryBlock }) => {
  const t = useT();
  const locale = useContentLocale();
  const { types } = useContentTypes();
  const { uid, documentId } = block;
  const type = types?.find((known) => known.uid === uid);
  const isChosen = uid !== '' && documentId !== '';
  const { data } = useListContentEntriesQuery(
    { uid, locale, documentId, page: 1, pageSize: 1 },
    { skip: !isChosen || !type }
  );
  const frozen = block.source === 'frozen' ? block.frozen : null;
  const { cards, problems, forbidden, isLoading } = useCards([block], locale);
  const entry = data?.results[0];
  const [card] = cards[block.id] ?? [];
  if (!isChosen) return <Typography textColor="neutral600">{t('content.entry.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {entry ? <EntryRow entry={entry} hasDrafts={type?.hasDrafts ?? false} /> : null}
      {!entry && card ? (
        <EntryRow
          entry={{ card, thumbnailUrl: card.imageUrl, isPublished: true, locales: [] }}
          hasDrafts={false}
        />
      ) : null}
      {frozen || isLoading ? null : (
        <ProblemNotes problems={problems} isForbidden={forbidden.includes(block.id)} />
      )}
    </Flex>
  );
};

/** What can be set of a block that shows one entry: which, as of when, and how it looks. */
export const EntryFields = ({ block, onChange, disabled }: BlockFormProps<'entry'>) => {
  const t = useT();
  const errors = useApiErrors();
  const locale = useContentLocale();
  const [isPicking, setPicking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [freeze, { isLoading: isFreezing }] = useFreezeEntryMutation();
  const { uid, documentId, source, frozen } = block;
  const isChosen = uid !== '' && documentId !== '';

  const freezeNow = async (entry: Pick<EntryBlock, 'uid' | 'documentId'>) => {
    setProblem(null);
    try {
      const cards = await freeze({ ...entry, locale }).unwrap();
      // An entry that is not published has nothing that readers could see.
      if (Object.keys(cards).length === 0) return setProblem(t('content.source.nothing'));
      onChange({ ...block, ...entry, source: 'frozen', frozen: cards });
    } catch (error) {
      setProblem(errors.message(error));
    }
  };
  return (
    <Stack>
      <Labelled label={t('content.entry')}>
        <Chosen block={block} />
        <Flex>
          <Button
            type="button"
            size="S"
            variant="secondary"
            disabled={disabled}
            onClick={() => setPicking(true)}
          >
            {t(isChosen ? 'content.entry.change' : 'content.entry.choose')}
          </Button>
        </Flex>
      </Labelled>
      <SelectField
        label={t('content.source')}
        hint={t(`content.source.${source}.hint`)}
        error={problem ?? undefined}
        value={source}
        options={SOURCES.map((value) => ({ value, label: t(`content.source.${value}`) }))}
        disabled={disabled || !isChosen || isFreezing}
        onChange={(value) => {
          if (value === source) return;
          if (value === 'frozen') void freezeNow({ uid, documentId });
          else onChange({ ...block, source: 'live', frozen: null });
        }}
      />
      {source === 'frozen' && frozen ? (
        <Flex gap={2} justifyContent="space-between" alignItems="center" wrap="wrap">
          <Typography variant="pi" textColor="neutral600">
            {t('content.source.languages', { list: Object.keys(frozen).join(', ') })}
          </Typography>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            disabled={disabled}
            loading={isFreezing}
            onClick={() => void freezeNow({ uid, documentId })}
          >
            {t('content.source.again')}
          </Button>
        </Flex>
      ) : null}
      <LayoutFields
        layout={block.layout}
        buttonText={block.buttonText}
        onChange={(change) => onChange({ ...block, ...change })}
        disabled={disabled}
      />
      {isPicking ? (
        <EntryPicker
          value={{ uid, documentId }}
          locale={locale}
          onClose={() => setPicking(false)}
          onChoose={(entry) => {
            // Another entry is shown as it is, not as the one before it was frozen.
            if (entry.uid !== uid || entry.documentId !== documentId)
              onChange({ ...block, ...entry, source: 'live', frozen: null });
          }}
        />
      ) : null}
    </Stack>
  );
};
