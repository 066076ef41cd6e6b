import { Link } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { ListRow, RegistrationBasis } from '../../../../../server/src/audience/contract';
import { useGetRegimesQuery } from '../../../api/lists';
import { FormInput } from '../../../components/FormInput';
import { Notice } from '../../../components/Notice';
import { BasisChoice } from '../../../components/regimes';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { CONTENT_LOCALES, languageTitle } from '../../../utils/locales';
import { registrationBasesOf } from './values';

/** Which list, in which language, on which basis; only what the list and the law accept. */
export const ListAndBasis = ({ lists }: { lists: ListRow[] }) => {
  const t = useT();
  const { locale } = useIntl();
  const listId = useField<string>('listId').value;
  const field = useField<RegistrationBasis | ''>('basis');
  const disabled = useForm('ListAndBasis', (state) => state.disabled);
  const change = useForm('ListAndBasis', (state) => state.onChange);
  const { data: regimes } = useGetRegimesQuery(undefined);
  const list = lists.find(({ id }) => String(id) === listId);
  const accepted = list ? registrationBasesOf(list) : [];
  const options = accepted.filter((basis) => regimes?.permitted.includes(basis) ?? true);
  const wanted = options.find((basis) => basis === field.value) ?? options[0] ?? '';

  // Another list may not take people on the basis that was chosen for the one before.
  useEffect(() => {
    if (listId && wanted !== field.value) change('basis', wanted);
  }, [listId, wanted, field.value, change]);

  return (
    <>
      <FormInput
        type="enumeration"
        name="listId"
        label={t('subscribers.register.list')}
        hint={t('subscribers.register.list.hint')}
        options={lists.map(({ id, name }) => ({ value: String(id), label: name }))}
        required
      />
      {list && options.length === 0 ? (
        <Notice
          tone="warning"
          action={
            <Link tag={RouterLink} to={pluginPath(`/lists/${list.id}`)}>
              {t('subscribers.register.openList')}
            </Link>
          }
        >
          {t('subscribers.register.noBasis', { name: list.name })}
        </Notice>
      ) : null}
      {field.value && options.length > 0 ? (
        <BasisChoice
          value={field.value}
          options={options}
          label={t('subscribers.register.basis')}
          error={field.error}
          disabled={disabled}
          required
          onChange={(basis) =>
            field.onChange('basis', options.find((option) => option === basis) ?? '')
          }
        />
      ) : null}
      <FormInput
        type="enumeration"
        name="locale"
        label={t('subscribers.field.locale')}
        hint={t('subscribers.field.locale.hint')}
        options={CONTENT_LOCALES.map((value) => ({ value, label: languageTitle(value, locale) }))}
        required
      />
    </>
  );
};
