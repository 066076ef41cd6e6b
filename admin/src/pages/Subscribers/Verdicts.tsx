import { Box } from '@strapi/design-system';
import type { GetSubscriberResponse } from '../../../../server/src/audience/contract';
import { EvidenceButtons } from '../../components/EvidenceButtons';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { Verdict } from './Verdict';

/** "May we write to this person, and why": the policy's own answer, list by list. */
export const Verdicts = ({ person }: { person: GetSubscriberResponse['data'] }) => {
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
      action={<EvidenceButtons subscriberId={person.id} />}
    >
      {person.verdicts.length > 0 ? (
        <Box tag="ul">
          {person.verdicts.map((verdict) => (
            <Verdict key={verdict.listId} verdict={verdict} person={person} />
          ))}
        </Box>
      ) : null}
    </Panel>
  );
};
