import { Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type {
  ContactVerdict,
  GetSubscriberResponse,
} from '../../../../server/src/audience/contract';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

type PersonData = GetSubscriberResponse['data'];

const Verdict = ({ verdict, person }: { verdict: ContactVerdict; person: PersonData }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const subscription = person.subscriptions.find(({ listId }) => listId === verdict.listId);
  const why = verdict.allowed
    ? t('subscribers.verdict.because', {
        basis: t(`basis.${verdict.basis}`),
        date: dates.dateTime(subscription?.confirmedAt),
      })
    : t.maybe(`reason.${verdict.reason}`, verdict.reason ?? '');
  return (
    <Flex tag="li" gap={4} alignItems="flex-start" justifyContent="space-between" wrap="wrap">
      <Flex gap={3} alignItems="flex-start" flex="1" minWidth="20rem">
        {verdict.allowed ? (
          <CheckCircle fill="success600" width="2rem" height="2rem" aria-hidden />
        ) : (
          <CrossCircle fill="neutral500" width="2rem" height="2rem" aria-hidden />
        )}
        <Flex direction="column" alignItems="flex-start">
          <Flex gap={2} wrap="wrap">
            {can('read-lists') ? (
              <Link tag={RouterLink} to={pluginPath(`/lists/${verdict.listId}`)}>
                {verdict.listName}
              </Link>
            ) : (
              <Typography fontWeight="semiBold">{verdict.listName}</Typography>
            )}
            <Typography fontWeight="bold">
              {t(verdict.allowed ? 'subscribers.verdict.yes' : 'subscribers.verdict.no')}
            </Typography>
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {why}
          </Typography>
        </Flex>
      </Flex>
      <StateChip of="subscription" state={verdict.state} />
    </Flex>
  );
};

/** "May we write to this person, and why": the policy's own answer, list by list. */
export const Verdicts = ({ person }: { person: PersonData }) => {
  const t = useT();
  const allowed = person.verdicts.filter((verdict) => verdict.allowed).length;
  return (
    <Panel
      title={t('subscribers.verdicts')}
      hint={
        person.suppressed
          ? t('subscribers.verdicts.suppressed', {
              reason: t(`state.suppression.${person.suppressed}`),
            })
          : t('subscribers.verdicts.summary', { allowed, lists: person.verdicts.length })
      }
    >
      {person.verdicts.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {person.verdicts.map((verdict) => (
            <Verdict key={verdict.listId} verdict={verdict} person={person} />
          ))}
        </Flex>
      ) : null}
    </Panel>
  );
};
