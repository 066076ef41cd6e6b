import { Button, Flex, Typography } from '@strapi/design-system';
import { useField, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Jurisdiction, Settings } from '../../../../../server/src/core/contract';
import { useUpdateSettingsMutation } from '../../../api/settings';
import { Chip } from '../../../components/Chip';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { actorName } from '../../../utils/actor';
import { AllowPassiveDialog } from './AllowPassiveDialog';
import { passiveObstacle } from './values';

const STATES = { law: 'refused', 'not-allowed': 'off' } as const;
const CHIPS = { refused: 'danger', off: 'neutral', on: 'warning' } as const;

/** Pre-ticked boxes: off, refused by law, or allowed by somebody who is named. */
export const PassivePanel = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [dialog, setDialog] = useState<'allow' | 'stop' | null>(null);
  const [update] = useUpdateSettingsMutation();
  const obstacle = passiveObstacle(settings);
  const state = obstacle ? STATES[obstacle] : 'on';
  const { by, at } = settings.passiveOptIn;
  const isLawUnsaved = useField<Jurisdiction>('jurisdiction').value !== settings.jurisdiction;
  const close = () => setDialog(null);
  const stop = async () => {
    try {
      await update({ passiveOptIn: { allowed: false } }).unwrap();
      toggleNotification({ type: 'success', message: t('consent.passive.stopped') });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel title={t('consent.passive.title')} hint={t('consent.passive.hint')}>
      <Flex gap={3} alignItems="flex-start" wrap="wrap">
        <Chip variant={CHIPS[state]}>{t(`consent.passive.state.${state}`)}</Chip>
        <Typography flex="1 1 30rem">{t(`consent.passive.text.${state}`)}</Typography>
      </Flex>
      {state === 'on' && by ? (
        <Typography textColor="neutral600">
          {t('consent.passive.by', { actor: actorName(by, t), time: dates.dateTime(at) })}
        </Typography>
      ) : null}
      {can('update-settings') ? (
        <Flex gap={3} wrap="wrap">
          {state === 'on' ? (
            <Button type="button" variant="danger-light" onClick={() => setDialog('stop')}>
              {t('consent.passive.stop')}
            </Button>
          ) : (
            <Button
              type="button"
              variant="secondary"
              disabled={state === 'refused' || isLawUnsaved}
              onClick={() => setDialog('allow')}
            >
              {t('consent.passive.allow')}
            </Button>
          )}
          {isLawUnsaved ? (
            <Typography variant="pi" textColor="neutral600">
              {t('consent.passive.unsaved')}
            </Typography>
          ) : null}
        </Flex>
      ) : null}
      {dialog === 'allow' ? <AllowPassiveDialog onClose={close} /> : null}
      <CountedConfirm
        isOpen={dialog === 'stop'}
        onClose={close}
        title={t('consent.passive.stop')}
        onConfirm={stop}
      >
        {t('consent.passive.stop.confirm')}
      </CountedConfirm>
    </Panel>
  );
};
