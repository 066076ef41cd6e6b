import {
  Box,
  Button,
  Field,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import {
  PARTNER_FILE_FORMATS,
  type PartnerFileFormat,
} from '../../../../content-types/partner-batch';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useExportPartnerMutation, useGetPartnerExportQuery } from '../../api/partners';
import { DayInput } from '../../components/DayInput';
import { ModalDialog } from '../../components/ModalDialog';
import { QueryGate } from '../../components/QueryGate';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { today } from '../../utils/day';
import { saveFile } from '../../utils/download';

/** Says what a file would hold before it is made: from then on it counts as handed over. */
export const ExportDialog = ({
  partner,
  onClose,
}: {
  partner: PartnerRow;
  onClose: () => void;
}) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [what, setWhat] = useState<'new' | 'since'>('new');
  const [day, setDay] = useState('');
  const [format, setFormat] = useState<PartnerFileFormat>('ndjson');
  const [make, { isLoading }] = useExportPartnerMutation();
  const since = what === 'since' ? day : null;
  const isIncomplete = what === 'since' && day === '';
  const query = useGetPartnerExportQuery({ id: partner.id, since }, { skip: isIncomplete });
  const preview = isIncomplete ? undefined : query.currentData;
  const isEmpty = preview ? preview.consents + preview.withdrawals === 0 : true;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the page's form, which must not be sent with it.
    event.stopPropagation();
    try {
      const { fileName, contentType, text } = await make({
        id: partner.id,
        body: { format, since },
      }).unwrap();
      saveFile(new Blob([text], { type: contentType }), fileName);
      toggleNotification({ type: 'success', message: t('partners.export.done') });
      onClose();
    } catch (error) {
      errors.notify(error);
    }
  };

  return (
    <ModalDialog
      title={t('partners.export.title', { name: partner.name })}
      onClose={onClose}
      onSubmit={submit}
      action={
        <Button type="submit" startIcon={<Download />} loading={isLoading} disabled={isEmpty}>
          {t('partners.export.confirm')}
        </Button>
      }
    >
      <Radio.Group
        aria-label={t('partners.export.what')}
        value={what}
        onValueChange={(value) => setWhat(value === 'since' ? 'since' : 'new')}
      >
        <Radio.Item value="new">{t('partners.export.what.new')}</Radio.Item>
        <Radio.Item value="since">{t('partners.export.what.since')}</Radio.Item>
      </Radio.Group>
      {what === 'since' ? (
        <DayInput
          label={t('partners.export.since')}
          hint={t('partners.export.since.hint')}
          value={day}
          max={today()}
          required
          onChange={setDay}
        />
      ) : null}
      <Field.Root>
        <Field.Label>{t('partners.export.format')}</Field.Label>
        <SingleSelect
          value={format}
          onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'ndjson')}
        >
          {PARTNER_FILE_FORMATS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {t(`partners.export.format.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Box aria-live="polite">
        {isIncomplete ? null : (
          <QueryGate
            query={{ ...query, data: query.currentData, isLoading: query.isFetching }}
            lines={1}
          >
            {({ consents, withdrawals, held }) => (
              <>
                <Typography tag="p">
                  {isEmpty
                    ? t('partners.export.nothing')
                    : t('partners.export.counted', { consents, withdrawals })}
                </Typography>
                {held > 0 ? (
                  <Typography tag="p">{t('partners.export.held', { held })}</Typography>
                ) : null}
              </>
            )}
          </QueryGate>
        )}
      </Box>
    </ModalDialog>
  );
};
