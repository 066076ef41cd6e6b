import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { useGetGuardQuery } from '../../api/guard';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { BlockListPanel } from './BlockListPanel';
import { ChallengesPanel } from './ChallengesPanel';
import { DomainsPanel } from './DomainsPanel';
import { HoursPanel } from './HoursPanel';
import { StopsPanel } from './StopsPanel';

const PERIODS = ['1', '7', '30', '90'] as const;

/** What the guard of the public forms stopped, and what it goes by. */
const Guard = () => {
  const t = useT();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const days = PERIODS.find((period) => period === params.get('days')) ?? '7';
  const form = /^\d{1,9}$/.test(params.get('form') ?? '') ? (params.get('form') ?? '0') : '0';
  const query = useGetGuardQuery(
    { days: Number(days), form: Number(form) },
    { refetchOnMountOrArgChange: true }
  );
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true }
    );
  return (
    <PageShell title={t('guard.title')} subtitle={t('guard.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Flex gap={4} wrap="wrap">
          <Field.Root>
            <Field.Label>{t('guard.period')}</Field.Label>
            <SingleSelect value={days} onChange={(value) => set('days', String(value))}>
              {PERIODS.map((period) => (
                <SingleSelectOption key={period} value={period}>
                  {t(`guard.period.${period}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root>
            <Field.Label>{t('guard.form')}</Field.Label>
            <SingleSelect value={form} onChange={(value) => set('form', String(value))}>
              <SingleSelectOption value="0">{t('guard.form.all')}</SingleSelectOption>
              {(query.data?.forms ?? []).map(({ id, name }) => (
                <SingleSelectOption key={id} value={String(id)}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Flex>
        <QueryGate query={query}>
          {(data) => (
            <>
              <StopsPanel counts={data.counts} forms={data.forms} />
              {data.hours.length > 0 ? <HoursPanel hours={data.hours} /> : null}
              <ChallengesPanel challenges={data.challenges} />
            </>
          )}
        </QueryGate>
        <BlockListPanel />
        {can('read-settings') ? <DomainsPanel /> : null}
      </Flex>
    </PageShell>
  );
};

export default Guard;
