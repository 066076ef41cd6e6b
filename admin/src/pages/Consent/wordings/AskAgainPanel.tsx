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

  // Who is asked already can still be told to wait for the answer; nothing is asked twice.
  const choices = now === 'keep' ? CHOICES : now === 'ask' ? (['stop'] as const) : [];
  const selected = choices.find((option) => option === choice) ?? choices[0];
  const ask = async () => {
    try {
      const asked = await askAgain({
        id: wording.id,
        body: { stop: selected === 'stop' },
      }).unwrap();
      toggleNotification({ type: 'success', message: t('consent.asked', asked) });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel
      title={t('consent.ask')}
      hint={t('consent.ask.hint', { version: wording.publishedVersion })}
    >
      {now === 'keep' ? null : (
        <Notice tone={now === 'stop' ? 'warning' : 'info'}>
          {t(`consent.ask.now.${now}`, { people })}
        </Notice>
      )}
      {people > 0 && selected ? (
        can('publish-wordings') ? (
          <>
            <AfterwardsField
              value={selected}
              options={choices}
              people={people}
              onChange={setChoice}
            />
            <Flex>
              <Button
                type="button"
                variant="secondary"
                startIcon={<Mail />}
                loading={isLoading}
                onClick={() => setOpen(true)}
              >
                {t('consent.ask.submit')}
              </Button>
            </Flex>
          </>
        ) : (
          <Typography textColor="neutral600">{t('consent.ask.locked', { people })}</Typography>
        )
      ) : null}
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('consent.ask')}
        variant="default"
        onConfirm={ask}
      >
        {t(selected === 'stop' ? 'consent.ask.confirm.stop' : 'consent.ask.confirm.ask', {
          people,
        })}
      </CountedConfirm>
    </Panel>
  );
};
