import {
  Button,
  DatePicker,
  Divider,
  Field,
  Flex,
  Grid,
  Modal,
  TimePicker,
  Typography,
} from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useGetPreflightQuery, useScheduleCampaignMutation } from '../../../api/campaigns';
import { QueryGate } from '../../../components/QueryGate';
import { TimeZoneSelect } from '../../../components/TimeZoneSelect';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useReturnFocus } from '../../../hooks/useReturnFocus';
import { useT } from '../../../hooks/useT';
import { toDay } from '../../../utils/day';
import { readerTimeZone, suggestTime, toInstant, toLocalTime } from '../../../utils/zoned-time';
import { readScheduleProblem } from '../model/refusals';
import { AudienceSummary } from '../panels/AudienceSummary';
import { FindingList } from '../panels/FindingList';

interface ScheduleDialogProps {
  campaign: {
    id: number;
    name: string;
    scheduledAt: number | null;
    scheduledTimeZone: string | null;
  };
  onClose: () => void;
}

/** Date and time as read on a clock somewhere, with the instant that this means for the reader. */
export const ScheduleDialog = ({ campaign, onClose }: ScheduleDialogProps) => {
  const t = useT();
  useReturnFocus();
  const dates = useFormatDate();
  const errors = useApiErrors();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const preflight = useGetPreflightQuery(campaign.id, { refetchOnMountOrArgChange: true });
  const [schedule, { isLoading }] = useScheduleCampaignMutation();
  const [timeZone, setTimeZone] = useState(campaign.scheduledTimeZone ?? readerTimeZone());
  const [start] = useState(() =>
    toLocalTime(
      campaign.scheduledAt ?? suggestTime(Date.now()),
      campaign.scheduledTimeZone ?? readerTimeZone()
    )
  );
  const [day, setDay] = useState<string | null>(start.slice(0, 10));
  const [time, setTime] = useState<string | null>(start.slice(11));
  const [refused, setRefused] = useState<string | null>(null);

  const localTime = day && time ? `${day}T${time}` : null;
  const zoned = localTime ? toInstant(localTime, timeZone) : null;
  const isPast = zoned !== null && zoned.instant <= Date.now();
  const problem =
    refused ??
    (zoned?.quality === 'missing'
      ? t('campaigns.schedule.problem.time-skipped')
      : isPast
        ? t('campaigns.schedule.problem.time-past')
        : null);
  const change = (run: () => void) => {
    setRefused(null);
    run();
  };

  const submit = async () => {
    if (!localTime) return;
    try {
      const planned = await schedule({ id: campaign.id, data: { localTime, timeZone } }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('campaigns.schedule.done', { time: dates.dateTime(planned.scheduledAt) }),
      });
      onClose();
    } catch (error) {
      const code = readScheduleProblem(error);
      setRefused(code ? t(`campaigns.schedule.problem.${code}`) : errors.message(error));
      void preflight.refetch();
    }
  };

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('common.action.close')}>
          <Modal.Title>{t('campaigns.schedule.title', { name: campaign.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Grid.Root gap={4}>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <Field.Root width="100%" required>
                  <Field.Label>{t('campaigns.schedule.date')}</Field.Label>
                  <DatePicker
                    locale={locale}
                    value={day ? new Date(`${day}T12:00:00`) : undefined}
                    minDate={new Date()}
                    clearLabel={t('common.action.clear')}
                    onClear={() => change(() => setDay(null))}
                    onChange={(value) => change(() => setDay(value ? toDay(value) : null))}
                  />
                </Field.Root>
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <Field.Root width="100%" required>
                  <Field.Label>{t('campaigns.schedule.time')}</Field.Label>
                  <TimePicker
                    value={time ?? undefined}
                    clearLabel={t('common.action.clear')}
                    onClear={() => change(() => setTime(null))}
                    onChange={(value) => change(() => setTime(value ? value.slice(0, 5) : null))}
                  />
                </Field.Root>
              </Grid.Item>
              <Grid.Item col={12} direction="column" alignItems="stretch">
                <TimeZoneSelect
                  label={t('campaigns.schedule.timeZone')}
                  value={timeZone}
                  onChange={(zone) => change(() => setTimeZone(zone))}
                />
              </Grid.Item>
            </Grid.Root>
            <Flex direction="column" alignItems="stretch" gap={1} aria-live="polite">
              {zoned && zoned.quality !== 'missing' ? (
                <Typography>
                  {t('campaigns.schedule.instant', {
                    there: dates.dateTime(zoned.instant, timeZone),
                    here: dates.dateTime(zoned.instant),
                  })}
                </Typography>
              ) : null}
              {zoned?.quality === 'twice' ? (
                <Typography textColor="warning600">{t('campaigns.schedule.twice')}</Typography>
              ) : null}
              {problem ? <Typography textColor="danger600">{problem}</Typography> : null}
            </Flex>
            <Divider />
            <QueryGate query={preflight} lines={3}>
              {({ audience, findings, ready }) => (
                <Flex direction="column" alignItems="stretch" gap={4}>
                  {ready ? <AudienceSummary audience={audience} /> : null}
                  {ready ? (
                    <Typography variant="pi" textColor="neutral600">
                      {t('campaigns.schedule.audience')}
                    </Typography>
                  ) : (
                    <Typography fontWeight="bold" role="alert">
                      {t('campaigns.send.blocked')}
                    </Typography>
                  )}
                  {findings.length > 0 ? (
                    <FindingList findings={findings} onLeave={onClose} />
                  ) : null}
                </Flex>
              )}
            </QueryGate>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button
            startIcon={<Clock />}
            loading={isLoading}
            disabled={!zoned || problem !== null || !preflight.data?.ready}
            onClick={() => void submit()}
          >
            {t('campaigns.schedule.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
