import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type {
  GetWordingResponse,
  SaveWordingRequest,
} from '../../../../../server/src/consent/contract';
import { useGetWordingQuery, useUpdateWordingMutation } from '../../../api/wordings';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { LoadingPage } from '../../../components/LoadingPage';
import { PageShell } from '../../../components/PageShell';
import { TwoColumns } from '../../../components/TwoColumns';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { AskAgainPanel } from './AskAgainPanel';
import { FormsPanel } from './FormsPanel';
import { LivePreview } from './LivePreview';
import { PublishButton } from './PublishButton';
import { toRequest, toValues, validateWording } from './values';
import { Versions } from './Versions';
import { WordingForm } from './WordingForm';
import { WordingState } from './WordingState';

const EditWording = ({ wording }: { wording: GetWordingResponse['data'] }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateWording] = useUpdateWordingMutation();
  const initialValues = useMemo(() => toValues(wording), [wording]);
  return (
    <EditForm<SaveWordingRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-wordings')}
      validate={(values) => validateWording(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateWording({ id: wording.id, body: toRequest(values) }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('consent.saved') });
      }}
    >
      <PageShell
        title={wording.name}
        back="/consent"
        secondaryAction={<WordingState wording={wording} latest={wording.versions[0]} />}
        primaryAction={
          <>
            {can('publish-wordings') ? <PublishButton wording={wording} /> : null}
            {can('update-wordings') ? <SaveButton /> : null}
          </>
        }
      >
        <TwoColumns
          main={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <WordingForm />
              <FormsPanel wording={wording} />
              <AskAgainPanel wording={wording} />
              <Versions versions={wording.versions} />
            </Flex>
          }
          aside={<LivePreview />}
        />
      </PageShell>
    </EditForm>
  );
};

export const WordingDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetWordingQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('common.nav.consent')} back="/consent">
      {(wording) => <EditWording key={wording.id} wording={wording} />}
    </LoadingPage>
  );
};
