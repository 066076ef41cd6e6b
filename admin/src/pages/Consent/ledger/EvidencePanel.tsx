import {
  Button,
  Divider,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download as DownloadIcon } from '@strapi/icons';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useDownload } from '../../../hooks/useDownload';
import { useListOptions } from '../../../hooks/useOptions';
import { useT } from '../../../hooks/useT';
import { DayInput } from '../../../components/DayInput';
import { today } from '../../../utils/day';

const FORMATS = ['pdf', 'ndjson'] as const;
type Format = (typeof FORMATS)[number];

interface FilesProps {
  path: string;
  params?: Record<string, string>;
  name: string;
  /** Why nothing can be fetched yet; said below the buttons. */
  missing: string | null;
}

const Files = ({ path, params, name, missing }: FilesProps) => {
  const t = useT();
  const { busy, start } = useDownload<Format>();
  return (
    <Flex gap={2} wrap="wrap">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="tertiary"
          startIcon={<DownloadIcon />}
          loading={busy === format}
          disabled={missing !== null || (busy !== null && busy !== format)}
          onClick={() =>
            void start(format, {
              path,
              params: { ...params, format },
              fallbackName: `${name}.${format}`,
            })
          }
        >
          {t(`evidence.${format}`)}
        </Button>
      ))}
      {missing ? (
        <Typography variant="pi" textColor="neutral600">
          {missing}
        </Typography>
      ) : null}
    </Flex>
  );
};

const ListEvidence = () => {
  const t = useT();
  const can = useCan();
  const lists = useListOptions();
  const [listId, setListId] = useState('');
  const isOpen = can('read-lists');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root hint={isOpen ? t('evidence.list.hint') : t('evidence.list.locked')}>
        <Field.Label>{t('evidence.list')}</Field.Label>
        <SingleSelect
          value={listId}
          placeholder={t('evidence.list.choose')}
          disabled={!isOpen}
          onChange={(value) => setListId(String(value))}
        >
          {lists.map(({ id, name }) => (
            <SingleSelectOption key={id} value={String(id)}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Files
        path={`/optin/evidence/lists/${listId}`}
        name={`evidence-list-${listId}`}
        missing={isOpen ? (listId ? null : t('evidence.list.missing')) : ''}
      />
    </Flex>
  );
};

const PeriodEvidence = () => {
  const t = useT();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isTurned = Boolean(from && to && from > to);
  const missing = !from || !to ? t('evidence.period.missing') : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <DayInput
            label={t('evidence.period.from')}
            value={from}
            max={today()}
            onChange={setFrom}
            hint={t('evidence.period.hint')}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <DayInput
            label={t('evidence.period.to')}
            value={to}
            max={today()}
            onChange={setTo}
            error={isTurned ? t('evidence.period.turned') : undefined}
          />
        </Grid.Item>
      </Grid.Root>
      <Files
        path="/optin/evidence/period"
        params={{ from, to }}
        name={`evidence-${from}-${to}`}
        missing={isTurned ? '' : missing}
      />
    </Flex>
  );
};

/** The proof for many people at once: whoever is or was on a list, or had anything happen in a time. */
export const EvidencePanel = () => {
  const t = useT();
  return (
    <Panel title={t('evidence.many')} hint={t('evidence.many.hint')}>
      <ListEvidence />
      <Divider />
      <PeriodEvidence />
    </Panel>
  );
};
