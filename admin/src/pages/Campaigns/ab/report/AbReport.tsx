import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AbKey, AbTest, CampaignState } from '../../../../../../content-types';
import type {
  AbTestResponse,
  GetCampaignResponse,
} from '../../../../../../server/src/campaigns/contract';
import { useChooseWinnerMutation } from '../../../../api/ab-test';
import { CountedConfirm } from '../../../../components/CountedConfirm';
import { Panel } from '../../../../components/Panel';
import { QueryGate } from '../../../../components/QueryGate';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { senderLine, useSenders } from '../../composer/steps/EnvelopeInputs';
import { toDraft } from '../../model/draft';
import { inlineText } from '../../model/words';
import { asVariant } from '../model/as-variant';
import { letterOf } from '../names';
import { Phase } from './Phase';
import { ResultsTable } from './ResultsTable';
import { useAbTest } from './useAbTest';
import { Verdict } from './Verdict';

type Campaign = GetCampaignResponse['data'];

/** Before the audience stands, nobody knows who waits; a test of everybody may outlast the sending. */
const CHOSEN_IN: readonly CampaignState[] = ['sending', 'paused', 'completed'];

/** What sets a variant apart: its subject, its sender, or only its blocks. */
const useAbout = (campaign: Campaign, { varied }: AbTest): ((key: AbKey) => string | null) => {
  const senders = useSenders();
  const draft = toDraft(campaign);
  return (key) => {
    const own = asVariant(draft, key);
    if (varied === 'subject') return inlineText(own.subject);
    if (varied === 'content') return null;
    const sender = senders?.find(({ id }) => id === own.senderId);
    return sender ? senderLine(sender) : null;
  };
};

interface ResultsProps {
  campaign: Campaign;
  setUp: AbTest;
  test: AbTestResponse['data'];
}

const Results = ({ campaign, setUp, test }: ResultsProps) => {
  const { id, state } = campaign;
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const about = useAbout(campaign, setUp);
  const [asked, setAsked] = useState<AbKey | null>(null);
  const [choose, { isLoading }] = useChooseWinnerMutation();
  const { waiting, phase, isTellable } = test;
  const mayChoose = phase !== 'decided' && CHOSEN_IN.includes(state) && can('send-campaigns');
  const letter = asked ? letterOf(asked) : '';

  const confirm = async () => {
    if (!asked) return;
    try {
      await choose({ id, data: { variant: asked } }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('abTest.chosen', { count: waiting, letter }),
      });
    } catch (error) {
      errors.notify(error);
    }
    setAsked(null);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Phase test={test} state={state} />
      <ResultsTable
        test={test}
        metric={setUp.metric}
        about={about}
        action={
          mayChoose
            ? (key) => (
                <Button
                  variant="secondary"
                  size="S"
                  loading={isLoading && asked === key}
                  aria-label={t('abTest.choose.about', { letter: letterOf(key) })}
                  onClick={() => setAsked(key)}
                >
                  {t('abTest.choose', { letter: letterOf(key) })}
                </Button>
              )
            : null
        }
      />
      <Verdict leader={test.leader} pValue={test.pValue} isTellable={isTellable} />
      <Typography variant="pi" textColor="neutral600" tag="p">
        {t('abTest.rate.hint', { metric: setUp.metric })}
      </Typography>
      <CountedConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('abTest.choose.title', { letter })}
        variant="default"
        onConfirm={confirm}
      >
        {[
          t('abTest.choose.text', { count: waiting, letter }),
          phase === 'sampling' ? t('abTest.choose.sampling') : '',
          phase === 'measuring' && !isTellable ? t('abTest.choose.chance') : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </CountedConfirm>
    </Flex>
  );
};

/** How the variants of a campaign did, and who gets which next. */
export const AbReport = ({ campaign }: { campaign: Campaign }) => {
  const t = useT();
  const query = useAbTest(campaign);
  const { abTest, startedAt } = campaign;
  if (!abTest || startedAt === null) return null;
  return (
    <Panel title={t('abTest.title')}>
      <QueryGate query={query} lines={4}>
        {(test) => <Results campaign={campaign} setUp={abTest} test={test} />}
      </QueryGate>
    </Panel>
  );
};
