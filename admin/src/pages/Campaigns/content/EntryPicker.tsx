import { Flex, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { pickVersion } from '../../../../../content-types';
import type { ContentTypeInfo } from '../../../../../server/src/campaigns/content/contract';
import { LoadFailure } from '../../../components/LoadFailure';
import { ModalDialog } from '../../../components/ModalDialog';
import { SkeletonBlock } from '../../../components/Skeleton';
import { useT } from '../../../hooks/useT';
import { languageTitle } from '../../../utils/locales';
import { SelectField } from '../blocks/fields/SelectField';
import { EntryResults, focusFirstResult } from './EntryResults';
import { useContentTypes } from './useContentTypes';
import { useLater } from './useLater';

export interface PickedEntry {
  uid: string;
  documentId: string;
}

interface EntryPickerProps {
  /** What is chosen now; empty for nothing. */
  value: PickedEntry;
  /** The language to look in at first. */
  locale: string;
  onChoose: (entry: PickedEntry) => void;
  onClose: () => void;
}

/** Where one looks: content type, language, words. */
const Search = ({
  types,
  value,
  locale,
  onChoose,
}: Omit<EntryPickerProps, 'onClose'> & { types: readonly ContentTypeInfo[] }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { locales } = useContentTypes();
  const [uid, setUid] = useState(
    types.some((type) => type.uid === value.uid) ? value.uid : types[0].uid
  );
  const [language, setLanguage] = useState(
    locales.length === 0
      ? locale
      : pickVersion(
          locales.map(({ code }) => code),
          locale
        )
  );
  const [q, setQ] = useState('');
  const wanted = useLater(q.trim());
  const type = types.find((known) => known.uid === uid) ?? types[0];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} alignItems="flex-end">
        {types.length > 1 ? (
          <SelectField
            label={t('content.type')}
            value={uid}
            options={types.map((known) => ({ value: known.uid, label: known.name }))}
            onChange={setUid}
            disabled={false}
          />
        ) : null}
        {type.isLocalised && locales.length > 1 ? (
          <SelectField
            label={t('content.language')}
            value={language}
            options={locales.map(({ code }) => ({
              value: code,
              label: languageTitle(code, panelLocale),
            }))}
            onChange={setLanguage}
            disabled={false}
          />
        ) : null}
      </Flex>
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          focusFirstResult();
        }}
      >
        <Searchbar
          name="entry-search"
          value={q}
          clearLabel={t('common.action.clear')}
          placeholder={t('content.search')}
          onClear={() => setQ('')}
          onChange={(event) => setQ(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            focusFirstResult();
          }}
        >
          {t('content.search')}
        </Searchbar>
      </SearchForm>
      <EntryResults
        // Another question starts on its first page.
        key={`${uid} ${language} ${wanted}`}
        type={type}
        locale={language}
        q={wanted}
        chosenId={value.uid === uid ? value.documentId : ''}
        onChoose={(documentId) => onChoose({ uid, documentId })}
      />
    </Flex>
  );
};

/** Picks one entry of the CMS; drafts can be picked too and are marked as such. */
export const EntryPicker = ({ onClose, onChoose, ...rest }: EntryPickerProps) => {
  const t = useT();
  const { types, error, refetch } = useContentTypes();
  return (
    <ModalDialog title={t('content.picker.title')} onClose={onClose}>
      {types && types.length > 0 ? (
        <Search
          {...rest}
          types={types}
          onChoose={(entry) => {
            onClose();
            onChoose(entry);
          }}
        />
      ) : null}
      {types?.length === 0 ? <Typography>{t('content.picker.noTypes')}</Typography> : null}
      {types ? null : error ? (
        <LoadFailure error={error} retry={refetch} />
      ) : (
        <SkeletonBlock lines={5} />
      )}
    </ModalDialog>
  );
};
