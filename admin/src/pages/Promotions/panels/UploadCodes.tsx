import { Box, Button, Checkbox, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { Check, Upload } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState, type ChangeEvent, type FormEvent } from 'react';
import type { UploadReport as Report } from '../../../../../server/src/promotions/contract';
import { useUploadCodesMutation } from '../../../api/promotions';
import { FileInput } from '../../../components/FileInput';
import { ModalDialog } from '../../../components/ModalDialog';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { mayTake, MOST_CHARACTERS } from '../model/codes';
import { UploadReport } from './UploadReport';

interface UploadCodesProps {
  id: number;
  onClose: () => void;
}

/** Takes codes from a pasted list or a file: first says what is in it, then takes it whole. */
export const UploadCodes = ({ id, onClose }: UploadCodesProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const fileId = useId();
  const [text, setText] = useState('');
  const [report, setReport] = useState<Report | null>(null);
  const [isSkipping, setSkipping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [upload, { isLoading }] = useUploadCodesMutation();
  const isTooLong = text.length > MOST_CHARACTERS;
  const doubles = report ? report.known + report.repeated : 0;

  const change = (next: string) => {
    setText(next);
    setReport(null);
    setProblem(null);
  };
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (file) change(await file.text());
  };
  const send = async (dryRun: boolean) => {
    try {
      return await upload({ id, body: { text, skipDuplicates: isSkipping, dryRun } }).unwrap();
    } catch (error) {
      setProblem(errors.message(error));
      return null;
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the page's form, which must not be sent with it.
    event.stopPropagation();
    setProblem(null);
    const answer = await send(report === null);
    if (!answer) return;
    if (report === null) {
      setReport(answer);
      return;
    }
    toggleNotification({
      type: 'success',
      message: t('promotions.upload.done', { added: answer.added, served: answer.served }),
    });
    onClose();
  };

  return (
    <ModalDialog
      title={t('promotions.upload.title')}
      onClose={onClose}
      onSubmit={submit}
      action={
        report === null ? (
          <Button
            type="submit"
            startIcon={<Check />}
            loading={isLoading}
            disabled={!text.trim() || isTooLong}
          >
            {t('promotions.upload.check')}
          </Button>
        ) : (
          <Button
            type="submit"
            startIcon={<Upload />}
            loading={isLoading}
            disabled={!mayTake(report, isSkipping)}
          >
            {t('promotions.upload.take', { count: report.fresh })}
          </Button>
        )
      }
    >
      <Field.Root
        hint={t('promotions.upload.text.hint')}
        error={isTooLong ? t('promotions.upload.tooLong') : undefined}
      >
        <Field.Label>{t('promotions.upload.text')}</Field.Label>
        <Textarea
          value={text}
          spellCheck={false}
          style={{
            minHeight: '16rem',
            fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
          }}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography tag="label" htmlFor={fileId} variant="pi" fontWeight="bold">
          {t('promotions.upload.file')}
        </Typography>
        <FileInput
          id={fileId}
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event: ChangeEvent<HTMLInputElement>) => void readFile(event)}
        />
      </Flex>
      <Box aria-live="polite">
        {report ? <UploadReport report={report} /> : null}
        {problem ? (
          <Typography tag="p" textColor="danger600">
            {problem}
          </Typography>
        ) : null}
      </Box>
      {report && doubles > 0 && report.invalid === 0 && report.fresh > 0 ? (
        <Checkbox checked={isSkipping} onCheckedChange={(checked) => setSkipping(checked === true)}>
          {t('promotions.upload.skip', { count: doubles })}
        </Checkbox>
      ) : null}
    </ModalDialog>
  );
};
