import { Link } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ListRow, RegistrationBasis } from '../../../../../server/src/audience/contract';
import { useGetProvenancesQuery } from '../../../api/provenances';
import { FormInput } from '../../../components/FormInput';
import { Notice } from '../../../components/Notice';
import { ToggleField } from '../../../components/ToggleField';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { DayInput } from '../../../components/DayInput';
import { today } from '../../../utils/day';
import { useOnlyFor } from '../useOnlyFor';

const Relation = () => {
  const t = useT();
  const on = useField<string>('relation.on');
  const disabled = useForm('Relation', (state) => state.disabled);
  return (
    <>
      <FormInput
        type="string"
        name="relation.what"
        label={t('subscribers.register.what')}
        hint={t('subscribers.register.what.hint')}
        required
      />
      <DayInput
        label={t('subscribers.register.on')}
        hint={t('subscribers.register.on.hint')}
        value={on.value ?? ''}
        error={on.error}
        max={today()}
        disabled={disabled}
        required
        onChange={(day) => on.onChange('relation.on', day)}
      />
      <ToggleField
        name="relation.optOutOffered"
        label={t('subscribers.register.optOutOffered')}
        hint={t('subscribers.register.optOutOffered.hint')}
      />
    </>
  );
};

const Source = ({ list }: { list: ListRow }) => {
  const t = useT();
  return (
    <>
      {list.profession.trim() ? (
        <Notice tone="info">
          {t('subscribers.register.profession', { profession: list.profession.trim() })}
        </Notice>
      ) : (
        <Notice
          tone="warning"
          action={
            <Link tag={RouterLink} to={pluginPath(`/lists/${list.id}`)}>
              {t('subscribers.register.openList')}
            </Link>
          }
        >
          {t('subscribers.register.profession.missing')}
        </Notice>
      )}
      <FormInput
        type="string"
        name="source"
        label={t('subscribers.register.source')}
        hint={t('subscribers.register.source.hint')}
        required
      />
    </>
  );
};

const FilesLink = () => {
  const t = useT();
  return (
    <Link tag={RouterLink} to={pluginPath('/consent/files')}>
      {t('subscribers.register.openFiles')}
    </Link>
  );
};

const File = () => {
  const t = useT();
  const can = useCan();
  const onlyFor = useOnlyFor();
  const mayRead = can('read-provenances');
  const { data, isLoading } = useGetProvenancesQuery(
    { page: 1, pageSize: 100, sort: 'name:asc' },
    { skip: !mayRead }
  );
  const { value } = useField<string>('provenanceId');
  if (!mayRead) return <Notice tone="warning">{t('subscribers.register.files.forbidden')}</Notice>;
  const usable = (data?.results ?? []).filter(
    ({ endsAt, erasedAt }) => endsAt > Date.now() && erasedAt === null
  );
  if (!isLoading && usable.length === 0)
    return (
      <Notice tone="warning" action={<FilesLink />}>
        {t('subscribers.register.files.none')}
      </Notice>
    );
  const chosen = usable.find(({ id }) => String(id) === value);
  return (
    <>
      <FormInput
        type="enumeration"
        name="provenanceId"
        label={t('subscribers.register.file')}
        hint={t('subscribers.register.file.hint')}
        options={usable.map(({ id, name, collector }) => ({
          value: String(id),
          label: t('subscribers.register.file.option', { name, collector }),
        }))}
        required
      />
      {chosen ? (
        <Notice tone={chosen.uses.length < chosen.maxSends ? 'info' : 'warning'}>
          {onlyFor({
            kind: 'contract',
            profession: null,
            collector: chosen.collector,
            file: chosen,
            uses: chosen.allowedUses,
            sendsLeft: Math.max(0, chosen.maxSends - chosen.uses.length),
            endsAt: chosen.endsAt,
          })}
        </Notice>
      ) : null}
    </>
  );
};

/** What the law wants to see for this basis; the server takes nobody without it. */
export const EvidenceFields = ({ basis, list }: { basis: RegistrationBasis; list: ListRow }) => {
  switch (basis) {
    case 'soft-opt-in':
      return <Relation />;
    case 'b2b-opt-out':
      return <Source list={list} />;
    case 'third-party':
      return <File />;
  }
};
