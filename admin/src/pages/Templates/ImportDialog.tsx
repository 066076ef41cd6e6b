import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { ImportFormat, ImportNote } from '../../../../server/src/campaigns/templates/contract';
import { useImportTemplateMutation } from '../../api/templates';
import { FileInput } from '../../components/FileInput';
import { ModalDialog } from '../../components/ModalDialog';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { CONTENT_LOCALES } from '../../utils/locales';

const FORMATS = ['mjml', 'html'] as const satisfies readonly ImportFormat[];

const formatOf = (file: File): ImportFormat =>
  file.name.toLowerCase().endsWith('.mjml') ? 'mjml' : 'html';

interface ImportDialogProps {
  onClose: () => void;
}

/** Takes markup from elsewhere and says what became of it. */
export const ImportDialog = ({ onClose }: ImportDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { locale: panelLocale, formatList } = useIntl();
  const [importTemplate, { isLoading }] = useImportTemplateMutation();
  const [name, setName] = useState('');
  const [format, setFormat] = useState<ImportFormat>('mjml');
  const [source, setSource] = useState('');
  const [problems, setProblems] = useState<{ name?: string; source?: string }>({});
  const [notes, setNotes] = useState<ImportNote[] | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setSource(await file.text());
    setFormat(formatOf(file));
    if (!name) setName(file.name.replace(/\.[^.]+$/, ''));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(name.trim() ? {} : { name: t('common.required') }),
      ...(source.trim() ? {} : { source: t('templates.import.source.required') }),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    try {
      const locale = CONTENT_LOCALES.find((known) => known === panelLocale) ?? CONTENT_LOCALES[0];
      const result = await importTemplate({ name: name.trim(), locale, format, source }).unwrap();
      if (result.notes.length === 0) onClose();
      else setNotes(result.notes);
    } catch (error) {
      const fields = errors.fields(error);
      setProblems(fields ?? { source: errors.message(error) });
    }
  };

  return (
    <ModalDialog
      title={t('templates.import.title')}
      onClose={onClose}
      onSubmit={submit}
      dismiss={notes ? 'close' : 'cancel'}
      action={
        notes ? null : (
          <Button type="submit" loading={isLoading}>
            {t('templates.import.confirm')}
          </Button>
        )
      }
    >
      {notes ? (
        <Flex direction="column" alignItems="stretch" gap={3} role="status">
          <Typography tag="p">{t('templates.import.done')}</Typography>
          <ul style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
            {notes.map(({ code, elements }) => (
              <Typography key={code} tag="li">
                {t(`templates.import.note.${code}`, { elements: formatList(elements) })}
              </Typography>
            ))}
          </ul>
        </Flex>
      ) : (
        <>
          <Typography textColor="neutral600">{t('templates.import.text')}</Typography>
          <Field.Root name="file">
            <Field.Label>{t('templates.import.file')}</Field.Label>
            <FileInput
              aria-label={t('templates.import.file')}
              accept=".mjml,.html,.htm"
              onChange={(event) => void take(event.currentTarget.files?.[0])}
            />
          </Field.Root>
          <Field.Root name="name" required error={problems.name}>
            <Field.Label>{t('templates.name')}</Field.Label>
            <TextInput
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Field.Error />
          </Field.Root>
          <Field.Root name="format">
            <Field.Label>{t('templates.import.format')}</Field.Label>
            <SingleSelect
              value={format}
              onChange={(value) => setFormat(value === 'html' ? 'html' : 'mjml')}
            >
              {FORMATS.map((option) => (
                <SingleSelectOption key={option} value={option}>
                  {t(`templates.import.format.${option}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root
            name="source"
            required
            error={problems.source}
            hint={t('templates.import.source.hint')}
          >
            <Field.Label>{t('templates.import.source')}</Field.Label>
            <Textarea
              value={source}
              spellCheck={false}
              style={{ fontFamily: 'monospace', minHeight: '16rem' }}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </>
      )}
    </ModalDialog>
  );
};
