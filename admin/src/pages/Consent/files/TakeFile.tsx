import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useId, useState, type ChangeEvent } from 'react';
import type { ProvenanceRow } from '../../../../../server/src/audience/contract';
import type { TakePartnerFileResponse } from '../../../../../server/src/privacy/contract';
import { useGetListsQuery } from '../../../api/lists';
import { useTakePartnerFileMutation } from '../../../api/partner-files';
import { FileInput } from '../../../components/FileInput';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';

type Result = TakePartnerFileResponse['data'];

const Problems = ({ problems }: Pick<Result, 'problems'>) => {
  const t = useT();
  return problems.length === 0 ? null : (
    <Notice tone="warning" title={t('partnerFiles.problems', { count: problems.length })}>
      <ul>
        {problems.map(({ line, code }) => (
          <li key={line}>
            {t('partnerFiles.problem.line', { line, problem: t(`partnerFiles.problem.${code}`) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const Outcome = ({ outcome }: { outcome: NonNullable<Result['outcome']> }) => {
  const t = useT();
  const { counts, withdrawn, refused } = outcome;
  return (
    <Notice
      tone="success"
      title={t('partnerFiles.done', { registered: counts.registered ?? 0, withdrawn })}
    >
      {refused.length === 0 ? null : (
        <ul>
          {refused.map(({ line, email, outcome: why }) => (
            <li key={line}>{`${email}: ${t.maybe(`subscribers.register.outcome.${why}`, why)}`}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

/** What is in the file, before anything is changed. */
const Summary = ({ result }: { result: Result }) => {
  const t = useT();
  const { signature, consents, withdrawals, sender, wording } = result;
  return (
    <>
      <Notice tone={signature === 'verified' ? 'success' : 'warning'}>
        {t(`partnerFiles.signature.${signature}`)}
      </Notice>
      <Typography tag="p">
        {t('partnerFiles.holds', { consents, withdrawals, sender: sender.name || '–' })}
      </Typography>
      {wording ? (
        <Typography tag="p" textColor="neutral600">
          {t('partnerFiles.wording', { wording })}
        </Typography>
      ) : null}
      <Problems problems={result.problems} />
    </>
  );
};

/** Takes in people and withdrawals as another installation exports them, with this record as proof. */
export const TakeFile = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const inputId = useId();
  const [upload, setUpload] = useState<File | null>(null);
  const [secret, setSecret] = useState('');
  const [listId, setListId] = useState('');
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [take, { isLoading }] = useTakePartnerFileMutation();
  const lists = useGetListsQuery({ page: 1, pageSize: 100, sort: 'name:asc' });
  const open = (lists.data?.results ?? []).filter(({ acceptedBases }) =>
    acceptedBases.includes('third-party')
  );

  const send = async (ground: { listId: number; provenanceId: number } | null) => {
    if (!upload) return;
    setProblem(null);
    try {
      const trimmed = secret.trim();
      setResult(
        await take({ file: upload, ...(trimmed ? { secret: trimmed } : {}), ...ground }).unwrap()
      );
    } catch (error) {
      setResult(null);
      setProblem(errors.message(error));
    }
  };
  const isDone = result !== null && result.outcome !== null;

  return (
    <Panel title={t('partnerFiles.title')} hint={t('partnerFiles.hint')}>
      <Field.Root hint={t('partnerFiles.file.hint')} error={problem ?? undefined}>
        <Typography tag="label" htmlFor={inputId} variant="pi" fontWeight="bold">
          {t('partnerFiles.file')}
        </Typography>
        <FileInput
          id={inputId}
          accept=".ndjson,.csv,application/x-ndjson,text/csv"
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            setUpload(event.currentTarget.files?.[0] ?? null);
            setResult(null);
            setProblem(null);
          }}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root hint={t('partnerFiles.secret.hint')}>
        <Field.Label>{t('partnerFiles.secret')}</Field.Label>
        <TextInput
          value={secret}
          autoComplete="off"
          placeholder="whsec_…"
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite">
        {result ? <Summary result={result} /> : null}
        {result?.outcome ? <Outcome outcome={result.outcome} /> : null}
      </Flex>
      {result && !isDone ? (
        <Field.Root hint={open.length === 0 ? t('partnerFiles.list.none') : undefined} required>
          <Field.Label>{t('partnerFiles.list')}</Field.Label>
          <SingleSelect value={listId} onChange={(value) => setListId(String(value))}>
            {open.map(({ id, name }) => (
              <SingleSelectOption key={id} value={String(id)}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      ) : null}
      <Flex gap={2} wrap="wrap">
        <Button
          type="button"
          variant="secondary"
          disabled={!upload}
          loading={isLoading}
          onClick={() => void send(null)}
        >
          {t('partnerFiles.look')}
        </Button>
        {result && !isDone ? (
          <Button
            type="button"
            disabled={listId === ''}
            loading={isLoading}
            onClick={() => void send({ listId: Number(listId), provenanceId: file.id })}
          >
            {t('partnerFiles.take')}
          </Button>
        ) : null}
      </Flex>
    </Panel>
  );
};
