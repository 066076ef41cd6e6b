import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type {
  ProvenanceRow,
  SaveProvenanceRequest,
} from '../../../../../server/src/audience/contract';
import { useGetProvenanceQuery, useUpdateProvenanceMutation } from '../../../api/provenances';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { LoadingPage } from '../../../components/LoadingPage';
import { Notice } from '../../../components/Notice';
import { PageShell } from '../../../components/PageShell';
import { TwoColumns } from '../../../components/TwoColumns';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { FileAside } from './FileAside';
import { FileForm } from './FileForm';
import { FileStateChip } from './FileStateChip';
import { TakeFile } from './TakeFile';
import { toRequest, toValues, validateFile } from './values';

const EditFile = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateProvenanceMutation();
  const initialValues = useMemo(() => toValues(file), [file]);
  const mayChange = can('update-provenances');
  const mayTake =
    file.kind === 'partner' &&
    can('register-subscribers') &&
    can('read-lists') &&
    file.endsAt > Date.now();
  return (
    <EditForm<SaveProvenanceRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) => validateFile(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await update({ id: file.id, body: toRequest(values) }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={file.name}
        subtitle={`${t(`provenances.kind.${file.kind}`)} · ${file.collector}`}
        back="/consent/files"
        secondaryAction={<FileStateChip file={file} />}
        primaryAction={mayChange ? <SaveButton /> : undefined}
      >
        <TwoColumns
          main={
            <Flex direction="column" alignItems="stretch" gap={6}>
              {file.isLocked ? (
                <Notice tone="info" title={t('provenances.locked')}>
                  {t('provenances.locked.text')}
                </Notice>
              ) : null}
              <FileForm locked={file.isLocked} />
              {mayTake ? <TakeFile file={file} /> : null}
            </Flex>
          }
          aside={<FileAside file={file} />}
        />
      </PageShell>
    </EditForm>
  );
};

export const FileDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetProvenanceQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('consent.tab.files')} back="/consent/files">
      {(file) => <EditFile key={file.id} file={file} />}
    </LoadingPage>
  );
};
