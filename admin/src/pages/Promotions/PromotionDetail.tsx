import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type { PromotionRow } from '../../../../server/src/promotions/contract';
import { useGetPromotionQuery, useUpdatePromotionMutation } from '../../api/promotions';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { KindChip, PromotionStateChip } from './chips';
import { DrawPanel } from './draw/DrawPanel';
import { PromotionForm } from './form/PromotionForm';
import { periodText } from './model/period';
import { toRequest, toValues, validatePromotion, type PromotionValues } from './model/values';
import { CodesPanel } from './panels/CodesPanel';
import { VotesPanel } from './panels/VotesPanel';
import { PromotionAside } from './PromotionAside';

/** Longer than a timer can wait; nobody leaves the page open for weeks. */
const LONGEST_WAIT = 86_400_000;

/** What people did so far, which differs with the kind; nothing before rules are out. */
const Outcome = ({ promotion }: { promotion: PromotionRow }) => {
  if (promotion.rulesVersion === 0 && promotion.kind !== 'private-sale') return null;
  switch (promotion.kind) {
    case 'contest':
      return promotion.draw ? <DrawPanel promotion={promotion} draw={promotion.draw} /> : null;
    case 'vote':
      return <VotesPanel promotion={promotion} />;
    case 'private-sale':
      return <CodesPanel promotion={promotion} />;
  }
};

const EditPromotion = ({ promotion }: { promotion: PromotionRow }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const [update] = useUpdatePromotionMutation();
  // Counts move under the page; only what the form edits may set it back.
  const saved = JSON.stringify(toValues(promotion));
  const initialValues = useMemo(() => JSON.parse(saved) as PromotionValues, [saved]);
  const mayChange = can('update-promotions');
  return (
    <EditForm<PromotionValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) => validatePromotion(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const body = toRequest(values, promotion);
        const after = await update({ id: promotion.id, body }).unwrap();
        resetForm(toValues(after));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={promotion.name}
        subtitle={periodText(promotion, t, dates)}
        back="/promotions"
        secondaryAction={
          <Flex gap={2}>
            <KindChip kind={promotion.kind} />
            <PromotionStateChip state={promotion.state} />
          </Flex>
        }
        primaryAction={mayChange ? <SaveButton /> : undefined}
      >
        <TwoColumns
          main={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Outcome promotion={promotion} />
              <PromotionForm stored={promotion} />
            </Flex>
          }
          aside={<PromotionAside promotion={promotion} />}
        />
      </PageShell>
    </EditForm>
  );
};

export const PromotionDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetPromotionQuery(Number(id));
  const { data, refetch } = query;
  const next = [data?.startsAt, data?.endsAt].find((at) => at != null && at > Date.now()) ?? null;
  // What can be done changes with the start and the end, while somebody looks on.
  useEffect(() => {
    const wait = next === null ? LONGEST_WAIT : next - Date.now() + 1000;
    if (wait >= LONGEST_WAIT) return undefined;
    const timer = setTimeout(() => void refetch(), wait);
    return () => clearTimeout(timer);
  }, [next, refetch]);
  return (
    <LoadingPage query={query} title={t('promotions.title')} back="/promotions">
      {(promotion) => <EditPromotion key={promotion.id} promotion={promotion} />}
    </LoadingPage>
  );
};
