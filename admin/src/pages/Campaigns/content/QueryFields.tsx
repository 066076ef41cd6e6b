import { Toggle, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { QueryBlock } from '../../../../../content-types';
import { useGetContentAttributesQuery } from '../../../api/content';
import { LoadFailure } from '../../../components/LoadFailure';
import { useT } from '../../../hooks/useT';
import { languageTitle } from '../../../utils/locales';
import { Labelled } from '../blocks/fields/Labelled';
import { NumberField } from '../blocks/fields/NumberField';
import { SelectField } from '../blocks/fields/SelectField';
import { Stack } from '../blocks/fields/Stack';
import type { BlockFormProps } from '../blocks/form-props';
import { FilterFields } from './FilterFields';
import { LayoutFields } from './LayoutFields';
import { ProblemNotes } from './ProblemNotes';
import { useAttributeName } from './useAttributeName';
import { useCards } from './useCards';
import { useContentLocale, useContentTypes } from './useContentTypes';

/** As many as the server takes. */
const MAX_ENTRIES = 20;
const READERS = 'reader';
const DIRECTIONS = ['desc', 'asc'] as const;
const COLUMNS = ['1', '2', '3'] as const;

/** What the block would show now. */
const Found = ({ block }: { block: QueryBlock }) => {
  const t = useT();
  const locale = useContentLocale();
  const { cards, problems, forbidden, isLoading } = useCards([block], locale);
  const found = cards[block.id] ?? [];
  if (block.uid === '' || isLoading) return null;
  return (
    <Labelled label={t('content.query.now')}>
      {found.length > 0 ? (
        <ol style={{ listStyle: 'decimal', paddingInlineStart: '2rem' }}>
          {found.map(({ title }, index) => (
            <Typography key={index} tag="li" variant="pi">
              {title || t('content.untitled')}
            </Typography>
          ))}
        </ol>
      ) : null}
      <ProblemNotes problems={problems} isForbidden={forbidden.includes(block.id)} />
    </Labelled>
  );
};

/** What can be set of a block that looks entries up: which, how many, in what order and look. */
export const QueryFields = ({ block, onChange, disabled }: BlockFormProps<'query'>) => {
  const t = useT();
  const nameOf = useAttributeName();
  const { locale: panelLocale } = useIntl();
  const { types, locales, error, refetch } = useContentTypes();
  const collections = (types ?? []).filter(({ kind }) => kind === 'collectionType');
  const type = collections.find(({ uid }) => uid === block.uid);
  const { data: attributes } = useGetContentAttributesQuery(block.uid, { skip: !type });
  const change = (next: Partial<QueryBlock>) => onChange({ ...block, ...next });
  const [sortField, sortOrder] = block.sort.split(':');
  const filters = attributes?.filters ?? [];
  if (error) return <LoadFailure error={error} retry={refetch} />;
  const isLost = block.uid !== '' && types !== null && !type;
  return (
    <Stack>
      <SelectField
        label={t('content.type')}
        error={isLost ? t('content.type.lost', { uid: block.uid }) : undefined}
        placeholder={t('content.type.placeholder')}
        value={block.uid}
        options={collections.map(({ uid, name }) => ({ value: uid, label: name }))}
        disabled={disabled}
        onChange={(uid) => {
          // What another type calls its attributes means nothing here.
          if (uid !== block.uid) change({ uid, filters: [], sort: 'publishedAt:desc' });
        }}
      />
      {type ? (
        <>
          <NumberField
            label={t('content.query.limit')}
            required
            value={block.limit}
            min={1}
            max={MAX_ENTRIES}
            onChange={(limit) => change({ limit: limit ?? 1 })}
            disabled={disabled}
          />
          <SelectField
            label={t('content.query.sort')}
            value={sortField}
            options={filters.map(({ name }) => ({ value: name, label: nameOf(name) }))}
            onChange={(name) => change({ sort: `${name}:${sortOrder}` })}
            disabled={disabled || filters.length === 0}
          />
          <SelectField
            label={t('content.query.direction')}
            value={sortOrder}
            options={DIRECTIONS.map((value) => ({ value, label: t(`content.query.${value}`) }))}
            onChange={(order) => change({ sort: `${sortField}:${order}` })}
            disabled={disabled}
          />
          {attributes ? (
            <Labelled label={t('content.filters')}>
              <FilterFields
                filters={block.filters}
                attributes={filters}
                onChange={(next) => change({ filters: next })}
                disabled={disabled}
              />
            </Labelled>
          ) : null}
          {type.isLocalised && locales.length > 1 ? (
            <SelectField
              label={t('content.query.language')}
              value={block.locale || READERS}
              options={[
                { value: READERS, label: t('content.query.language.reader') },
                ...locales.map(({ code }) => ({
                  value: code,
                  label: languageTitle(code, panelLocale),
                })),
              ]}
              onChange={(value) => change({ locale: value === READERS ? '' : value })}
              disabled={disabled}
            />
          ) : null}
          <Labelled label={t('content.query.onlyNew')} hint={t('content.query.onlyNew.hint')}>
            <Toggle
              checked={block.onlyNew}
              onLabel={t('common.yes')}
              offLabel={t('common.no')}
              disabled={disabled}
              onChange={(event) => change({ onlyNew: event.currentTarget.checked })}
            />
          </Labelled>
          <LayoutFields
            layout={block.layout}
            buttonText={block.buttonText}
            onChange={change}
            disabled={disabled}
          />
          <SelectField
            label={t('content.query.columns')}
            value={String(block.columns)}
            options={COLUMNS.map((value) => ({ value, label: value }))}
            onChange={(value) => change({ columns: value === '3' ? 3 : value === '2' ? 2 : 1 })}
            disabled={disabled}
          />
          <Found block={block} />
        </>
      ) : null}
    </Stack>
  );
};
