import { Flex } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import type { GetSubscriberResponse } from '../../../../server/src/audience/contract';
import { useGetSubscriberQuery } from '../../api/subscribers';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { StateChip } from '../../components/StateChip';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { fullName } from '../../utils/text';
import { Deliveries } from './Deliveries';
import { Partners } from './Partners';
import { PersonActions } from './PersonActions';
import { Profile } from './Profile';
import { Responses } from './Responses';
import { Timeline } from './Timeline';
import { Verdicts } from './Verdicts';

const PersonPage = ({ person }: { person: GetSubscriberResponse['data'] }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const erased = person.status === 'erased';
  return (
    <PageShell
      title={erased ? t('subscribers.erased', { id: person.id }) : person.email}
      subtitle={[fullName(person), t('subscribers.since', { date: dates.date(person.createdAt) })]
        .filter(Boolean)
        .join(' · ')}
      back="/subscribers"
      secondaryAction={
        person.suppressed ? (
          <StateChip of="suppression" state={person.suppressed} prefix={t('subscribers.blocked')} />
        ) : undefined
      }
      primaryAction={erased ? undefined : <PersonActions person={person} />}
    >
      <TwoColumns
        main={
          <Flex direction="column" alignItems="stretch" gap={6}>
            <Verdicts person={person} />
            <Timeline entries={person.timeline} />
            <Partners person={person} />
            {can('read-responses') ? <Responses personId={person.id} /> : null}
            <Deliveries deliveries={person.deliveries} />
          </Flex>
        }
        aside={erased ? null : <Profile key={person.id} person={person} />}
      />
    </PageShell>
  );
};

export const Person = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetSubscriberQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('common.nav.subscribers')} back="/subscribers">
      {(person) => <PersonPage person={person} />}
    </LoadingPage>
  );
};
