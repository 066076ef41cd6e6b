import { Box, Field, Flex, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useGetCampaignQuery, useGetPreflightQuery } from '../../../../api/campaigns';
import { useGetListsQuery } from '../../../../api/lists';
import { Panel } from '../../../../components/Panel';
import { QueryGate } from '../../../../components/QueryGate';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import type { Draft } from '../../model/draft';
import { AudienceSummary } from '../../panels/AudienceSummary';
import { DeclarationPanel } from '../../panels/DeclarationPanel';
import { ResendNote } from '../../resend/ResendNote';
import { TwoColumns } from '../../../../components/TwoColumns';
import { useActions, useComposer } from '../context';

const ALL = { pageSize: 100, sort: 'name:asc' };

interface ListFieldProps {
  field: 'listIds' | 'excludedListIds';
  label: string;
  hint: string;
  placeholder: string;
  /** Lists that the other field has. */
  without: readonly number[];
  disabled: boolean;
}

const ListField = ({ field, label, hint, placeholder, without, disabled }: ListFieldProps) => {
  const t = useT();
  const can = useCan();
  const { formatList } = useIntl();
  const { draft } = useComposer();
  const { edit } = useActions();
  const { data } = useGetListsQuery(ALL, { skip: !can('read-lists') });
  const lists = (data?.results ?? []).filter(({ id }) => !without.includes(id));
  const names = (ids: string[] = []) =>
    formatList(ids.flatMap((id) => lists.find((list) => String(list.id) === id)?.name ?? []));
  return (
    <Field.Root width="100%" hint={hint}>
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        customizeContent={names}
        placeholder={placeholder}
        disabled={disabled}
        value={draft[field].map(String)}
        onChange={(values) =>
          edit((current): Draft => ({ ...current, [field]: values.map(Number) }))
        }
      >
        {lists.map((list) => (
          <MultiSelectOption key={list.id} value={String(list.id)}>
            {t('campaigns.lists.option', { name: list.name, count: list.counts.confirmed })}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
    </Field.Root>
  );
};

/** Who gets it, who does not, and why: counted as it was last saved. */
export const AudienceStep = ({ id, disabled }: { id: number; disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  const query = useGetPreflightQuery(id, { refetchOnMountOrArgChange: true });
  const { data: campaign } = useGetCampaignQuery(id);
  return (
    <TwoColumns
      main={
        <Flex direction="column" alignItems="stretch" gap={4}>
          {campaign ? (
            <ResendNote
              campaign={campaign}
              people={query.data?.audience.targeted ?? null}
              isDraft
            />
          ) : null}
          <Panel title={t('composer.step.audience')}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Box data-place="envelope.lists">
                <ListField
                  field="listIds"
                  label={t('campaigns.lists')}
                  hint={t('campaigns.lists.hint')}
                  placeholder={t('campaigns.lists.placeholder')}
                  without={draft.excludedListIds}
                  disabled={disabled}
                />
              </Box>
              <ListField
                field="excludedListIds"
                label={t('composer.excluded')}
                hint={t('composer.excluded.hint')}
                placeholder={t('composer.excluded.placeholder')}
                without={draft.listIds}
                disabled={disabled}
              />
            </Flex>
          </Panel>
          <DeclarationPanel draft={draft} edit={edit} disabled={disabled} />
        </Flex>
      }
      aside={
        <Panel title={t('composer.audience.count')}>
          <QueryGate query={query} lines={4}>
            {({ audience }) => (
              <Box aria-busy={query.isFetching} aria-live="polite">
                <AudienceSummary audience={audience} />
              </Box>
            )}
          </QueryGate>
        </Panel>
      }
    />
  );
};
