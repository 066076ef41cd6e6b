import { Box, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { useForm, type FormHelpers } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ListRow } from '../../../../../server/src/audience/contract';
import { useGetListsQuery } from '../../../api/lists';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { LoadingPage } from '../../../components/LoadingPage';
import { Notice } from '../../../components/Notice';
import { PageShell } from '../../../components/PageShell';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { readApiError } from '../../../utils/api-error';
import { toFormErrors } from '../../../utils/form-problems';
import { EvidenceFields } from './EvidenceFields';
import { ListAndBasis } from './ListAndBasis';
import type { Outcome } from './outcome';
import { OutcomePanel } from './OutcomePanel';
import { readPeople } from './paste';
import { PeopleField } from './PeopleField';
import { PartFailure, useRegister, type Progress } from './useRegister';
import { EMPTY, fieldProblems, toGround, validateRegister, type RegisterValues } from './values';

const Running = ({ progress }: { progress: Progress }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  return (
    <Box role="status">
      <Typography tag="p">
        {t('subscribers.register.running', {
          sent: formatNumber(progress.sent),
          total: formatNumber(progress.total),
        })}
      </Typography>
      <ProgressBar
        value={(100 * progress.sent) / progress.total}
        aria-label={t('subscribers.register.title')}
      />
    </Box>
  );
};

/** The evidence and the people, once list and basis are chosen. */
const Rest = ({ lists }: { lists: ListRow[] }) => {
  const t = useT();
  const { listId, basis } = useForm('Rest', (state) => state.values as RegisterValues);
  const list = lists.find(({ id }) => String(id) === listId);
  if (!list || basis === '') return null;
  return (
    <>
      <Panel
        title={t('subscribers.register.panel.evidence')}
        hint={t('subscribers.register.panel.evidence.hint')}
      >
        <EvidenceFields basis={basis} list={list} />
      </Panel>
      <Panel title={t('subscribers.register.panel.people')}>
        <PeopleField />
      </Panel>
    </>
  );
};

/** There once it can lead anywhere: a list that accepts nobody this way has no basis. */
const Submit = () => {
  const t = useT();
  const { basis } = useForm('Submit', (state) => state.values as RegisterValues);
  return basis === '' ? null : <SaveButton label={t('subscribers.register.submit')} />;
};

interface Done {
  outcome: Outcome;
  list: { id: number; name: string };
  problem: string | null;
}

const RegisterForm = ({ lists }: { lists: ListRow[] }) => {
  const t = useT();
  const errors = useApiErrors();
  const { run, progress } = useRegister();
  const [done, setDone] = useState<Done | null>(null);
  const top = useRef<HTMLDivElement>(null);

  const show = (result: Done) => {
    setDone(result);
    // After the paint: the result stands above the fold, the button that made it may not.
    setTimeout(() => top.current?.focus());
  };

  const submit = async (values: RegisterValues, helpers: FormHelpers<RegisterValues>) => {
    const ground = toGround(values);
    const list = lists.find(({ id }) => id === ground?.listId);
    if (!ground || !list) return;
    setDone(null);
    try {
      const outcome = await run(ground, readPeople(values.people));
      helpers.resetForm({ ...values, people: '' });
      show({ outcome, list, problem: null });
    } catch (error) {
      if (!(error instanceof PartFailure)) throw error;
      const problems = fieldProblems(readApiError(error.reason), error.part, t);
      if (problems) helpers.setErrors(toFormErrors<RegisterValues>(problems));
      const isFirst = error.soFar.counts.registered + error.soFar.refused.length === 0;
      if (!isFirst) show({ outcome: error.soFar, list, problem: errors.message(error.reason) });
      else if (!problems) errors.notify(error.reason);
    }
  };

  return (
    <EditForm<RegisterValues>
      method="POST"
      initialValues={EMPTY}
      validate={(values) => validateRegister(values, t)}
      onSubmit={submit}
    >
      <PageShell
        title={t('subscribers.register.title')}
        subtitle={t('subscribers.register.subtitle')}
        back="/subscribers"
        primaryAction={<Submit />}
      >
        <Flex direction="column" alignItems="stretch" gap={6}>
          {done ? (
            <div ref={top} tabIndex={-1} style={{ outline: 'none' }}>
              <OutcomePanel {...done} />
            </div>
          ) : null}
          {progress ? <Running progress={progress} /> : null}
          <Notice tone="info">{t('subscribers.register.warning')}</Notice>
          <Panel title={t('subscribers.register.panel.list')}>
            <ListAndBasis lists={lists} />
          </Panel>
          <Rest lists={lists} />
        </Flex>
      </PageShell>
    </EditForm>
  );
};

/** Puts people on a list on a basis that asks for evidence instead of an act of theirs. */
const Register = () => {
  const t = useT();
  const query = useGetListsQuery({ page: 1, pageSize: 100, sort: 'name:asc' });
  return (
    <LoadingPage query={query} title={t('subscribers.register.title')} back="/subscribers">
      {({ results }) => <RegisterForm lists={results} />}
    </LoadingPage>
  );
};

export default Register;
