import { Button, Flex, Typography } from '@strapi/design-system';
import { Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import { useAskAgainMutation } from '../../../api/wordings';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { askingNow, peopleBelow, type Afterwards } from './asking';
import { AfterwardsField } from './AfterwardsField';

const CHOICES = ['ask', 'stop'] as const;

/** What can be done next: ask, or change whether anything goes out while the answers are awaited. */
const NEXT = { keep: 'submit', ask: 'stop', stop: 'resume' } as const;

/** People whose consent rests on an older version, and whether they are asked again. */
export const AskAgainPanel = ({ wording }: { wording: GetWordingResponse['data'] }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [askAgain, { isLoading }] = useAskAgainMutation();
  const [choice, setChoice] = useState<Afterwards>('ask');
  const [isOpen, setOpen] = useState(false);
  const people = peopleBelow(wording.versions, wording.publishedVersion);
  const now = askingNow(wording);
  if (wording.publishedVersion < 2 || (people === 0 && now === 'keep')) return null;

  const next = NEXT[now];
  const stops = next === 'stop' || (next === 'submit' && choice === 'stop');
  const submit = async () => {
    try {
      const asked = await askAgain({ id: wording.id, body: { stop: stops } }).unwrap();
      toggleNotification({
        type: 'success',
        message: next === 'submit' ? t('consent.asked', asked) : t('common.saved'),
      });
    } catch (error) {
      errors.notify(error);
    }
  };
  const confirmation =
    next === 'submit'
      ? (`ask.confirm.${stops ? 'stop' : 'ask'}` as const)
      : (`ask.confirm.${next}.now` as const);
  return (
    <Panel
      title={t('consent.ask')}
      hint={t('consent.ask.hint', { version: wording.publishedVersion })}
    >
      {now === 'keep' ? null : (
        <Notice tone={people === 0 ? 'success' : now === 'stop' ? 'warning' : 'info'}>
          {t(`consent.ask.now.${now}`, { people })}
        </Notice>
      )}
      {people > 0 && !can('publish-wordings') ? (
        <Typography textColor="neutral600">{t('consent.ask.locked', { people })}</Typography>
      ) : null}
      {people > 0 && can('publish-wordings') ? (
        <>
          {next === 'submit' ? (
            <AfterwardsField
              value={choice}
              options={CHOICES}
              people={people}
              onChange={setChoice}
            />
          ) : null}
          <Flex>
            <Button
              type="button"
              variant="secondary"
              startIcon={<Mail />}
              loading={isLoading}
              onClick={() => setOpen(true)}
            >
              {t(`consent.ask.${next}`)}
            </Button>
          </Flex>
        </>
      ) : null}
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('consent.ask')}
        variant="default"
        onConfirm={submit}
      >
        {t(`consent.${confirmation}`, { people })}
      </CountedConfirm>
    </Panel>
  );
};
