import { Flex, Typography } from '@strapi/design-system';
import type {
  AbTestResponse,
  GetCampaignResponse,
} from '../../../../../../server/src/campaigns/contract';
import { useCan } from '../../../../hooks/useCan';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';
import { letterOf } from '../names';

type Test = AbTestResponse['data'];

interface PhaseProps {
  test: Test;
  state: GetCampaignResponse['data']['state'];
}

const Decided = ({ outcome }: { outcome: NonNullable<Test['outcome']> }) => {
  const t = useT();
  const dates = useFormatDate();
  const { by, name, winner, at } = outcome;
  const values = { letter: letterOf(winner), date: dates.dateTime(at) };
  if (by === 'time') return t('abTest.decided.time', values);
  return name
    ? t('abTest.decided.person', { ...values, name })
    : t('abTest.decided.somebody', values);
};

/** Where the test stands, and what happens next. */
export const Phase = ({ test, state }: PhaseProps) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { phase, decideAt, outcome, waiting, variants } = test;
  const people = variants.reduce((sum, { assigned }) => sum + assigned, 0);
  const sent = variants.reduce((sum, variant) => sum + variant.sent, 0);
  const isOver = state === 'cancelled';
  const next = () => {
    if (isOver) return t('abTest.phase.over');
    if (decideAt !== null) return t('abTest.phase.time', { date: dates.dateTime(decideAt) });
    // Not before the audience stands.
    if (state === 'preparing') return null;
    return t(can('send-campaigns') ? 'abTest.phase.person' : 'abTest.phase.somebody');
  };
  if (outcome)
    return (
      <Typography tag="p" fontWeight="bold">
        <Decided outcome={outcome} />
      </Typography>
    );
  const what = next();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="p" fontWeight="bold">
        {phase === 'sampling'
          ? people > 0
            ? t('abTest.phase.sampling', { sent, people })
            : t('abTest.phase.sampling.none')
          : t('abTest.phase.measuring')}
      </Typography>
      {what ? <Typography tag="p">{what}</Typography> : null}
      {isOver ? null : <Typography tag="p">{t('abTest.waiting', { count: waiting })}</Typography>}
    </Flex>
  );
};
