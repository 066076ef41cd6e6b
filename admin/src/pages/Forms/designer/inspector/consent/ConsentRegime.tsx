import {
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { LEGAL_BASES, type ConsentBlock } from '../../../../../../../content-types';
import { useUnavailableBases } from '../../../../../components/regimes';
import { useT } from '../../../../../hooks/useT';
import { pluginPath } from '../../../../../pluginId';
import { boxOf, choosableBases, listsOf, type BoxList } from '../../../model/boxes';
import { BoxSummary } from './BoxSummary';

/** Stands for "none of its own": the select has no empty value. */
const AS_LISTS = 'as-lists';

interface ConsentRegimeProps {
  consent: ConsentBlock;
  lists: readonly BoxList[];
  disabled: boolean;
  onChange: (consent: ConsentBlock, key?: string) => void;
}

const RegimeSelect = ({ consent, lists, disabled, onChange }: ConsentRegimeProps) => {
  const t = useT();
  const unavailable = useUnavailableBases();
  const own = consent.basis ?? null;
  const inherited = boxOf({ ...consent, basis: null }, lists).basis;
  const choosable = choosableBases(consent, lists);
  const refusing = listsOf(consent, lists).filter(
    (list) => own !== null && !choosableBases({ listIds: [list.id] }, lists).includes(own)
  );
  // What stands stays to be seen, though it could not be chosen again.
  const options = LEGAL_BASES.filter((basis) => choosable.includes(basis) || basis === own);
  return (
    <Field.Root
      hint={t(consent.listIds.length === 0 ? 'forms.regime.hint.noList' : 'forms.regime.hint')}
      error={
        own !== null && refusing.length > 0
          ? t('forms.regime.notAccepted', {
              basis: t(`basis.${own}`),
              list: refusing.map(({ name }) => name).join(', '),
            })
          : undefined
      }
    >
      <Field.Label>{t('forms.regime')}</Field.Label>
      <SingleSelect
        disabled={disabled}
        value={own ?? AS_LISTS}
        onChange={(value) =>
          onChange({ ...consent, basis: LEGAL_BASES.find((basis) => basis === value) ?? null })
        }
      >
        <SingleSelectOption value={AS_LISTS}>
          {consent.listIds.length > 0 && inherited !== null
            ? t('forms.regime.asLists.known', {
                count: consent.listIds.length,
                basis: t(`basis.${inherited}`),
              })
            : t('forms.regime.asLists', { count: consent.listIds.length })}
        </SingleSelectOption>
        {options.map((basis) => (
          <SingleSelectOption
            key={basis}
            value={basis}
            disabled={basis in unavailable && basis !== own}
          >
            {basis in unavailable
              ? t('forms.regime.unavailable', { basis: t(`basis.${basis}`) })
              : t(`basis.${basis}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

/** Whose profession a box for professional addresses is about; the lists say it. */
const Professions = ({ lists }: { lists: readonly BoxList[] }) => {
  const t = useT();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {lists.map(({ id, name, profession }) => (
        <Flex key={id} tag="li" gap={2} wrap="wrap">
          <Typography textColor={profession ? undefined : 'danger600'}>
            {profession
              ? t('forms.profession', { profession, list: name })
              : t('forms.profession.missing', { list: name })}
          </Typography>
          {profession ? null : (
            <Link tag={RouterLink} to={pluginPath(`/lists/${id}`)}>
              {t('forms.profession.open')}
            </Link>
          )}
        </Flex>
      ))}
    </Flex>
  );
};

/** On which basis a box asks, what visitors see of it, and what the basis needs besides. */
export const ConsentRegime = (props: ConsentRegimeProps) => {
  const { consent, lists, disabled, onChange } = props;
  const t = useT();
  const unavailable = useUnavailableBases();
  const place = `blocks.${consent.id}`;
  const box = boxOf(consent, lists);
  const chosen = listsOf(consent, lists);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div data-place={`${place}.basis`}>
        <RegimeSelect {...props} />
      </div>
      {chosen.length > 0 || consent.basis ? (
        <BoxSummary box={box} obstacle={box.basis ? unavailable[box.basis] : undefined} />
      ) : null}
      {box.basis === 'soft-opt-in' ? (
        <div data-place={`${place}.relation`}>
          <Field.Root required hint={t('forms.relation.hint')}>
            <Field.Label>{t('forms.relation')}</Field.Label>
            <TextInput
              value={consent.relation ?? ''}
              maxLength={200}
              disabled={disabled}
              placeholder={t('forms.relation.placeholder')}
              onChange={(event) =>
                onChange({ ...consent, relation: event.currentTarget.value }, 'relation')
              }
            />
            <Field.Hint />
          </Field.Root>
        </div>
      ) : null}
      {box.basis === 'b2b-opt-out' ? <Professions lists={chosen} /> : null}
    </Flex>
  );
};
