import { Flex, Link, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import type { DrawSummary, PromotionRow } from '../../../../../server/src/promotions/contract';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { DrawButton } from './DrawButton';
import { FreezeButton } from './FreezeButton';
import { Step } from './Step';
import { Winners } from './Winners';

interface DrawPanelProps {
  promotion: PromotionRow;
  draw: DrawSummary;
}

const Proof = ({ proofUrl }: Pick<PromotionRow, 'proofUrl'>) => {
  const t = useT();
  if (proofUrl === null)
    return <Typography textColor="neutral600">{t('promotions.proof.noUrl')}</Typography>;
  return (
    <Flex gap={4} wrap="wrap">
      <Link href={proofUrl} isExternal endIcon={<ExternalLink />}>
        {t('promotions.proof.page')}
      </Link>
      <Link href={`${proofUrl}.json`} isExternal endIcon={<ExternalLink />}>
        {t('promotions.proof.file')}
      </Link>
    </Flex>
  );
};

/** With its step done a button goes; whoever pressed it goes on at the list of steps. */
const useFocusAfter = (state: PromotionRow['state']) => {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return undefined;
    before.current = state;
    // The dialog that asked may still be closing.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) list.current?.focus();
    }, 400);
    return () => clearTimeout(timer);
  }, [state]);
  return list;
};

/** A draw in three steps, each once and each published. */
export const DrawPanel = ({ promotion, draw }: DrawPanelProps) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const mayDraw = can('draw-promotions');
  const { endsAt, timeZone, state } = promotion;
  const steps = useFocusAfter(state);
  return (
    <Panel title={t('promotions.draw')} hint={t('promotions.draw.hint')}>
      <Flex
        ref={steps}
        tag="ol"
        tabIndex={-1}
        aria-label={t('promotions.draw')}
        direction="column"
        alignItems="stretch"
        gap={5}
      >
        <Step
          number={1}
          title={t('promotions.draw.committed')}
          doneAt={draw.committedAt}
          hash={{ label: t('promotions.draw.commitment'), value: draw.commitment }}
        >
          {t('promotions.draw.committed.text')}
        </Step>
        <Step
          number={2}
          title={t('promotions.draw.frozen')}
          doneAt={draw.frozenAt}
          hash={
            draw.entriesHash === null
              ? undefined
              : { label: t('promotions.draw.entriesHash'), value: draw.entriesHash }
          }
          action={mayDraw && state === 'over' ? <FreezeButton promotion={promotion} /> : undefined}
        >
          {draw.frozenAt === null
            ? t(state === 'over' ? 'promotions.draw.freeze.now' : 'promotions.draw.freeze.later', {
                time: dates.dateTime(endsAt, timeZone),
              })
            : t('promotions.draw.frozen.text', { entries: draw.entries ?? 0 })}
        </Step>
        <Step
          number={3}
          title={t('promotions.draw.drawn')}
          doneAt={draw.drawnAt}
          action={
            mayDraw && state === 'frozen' ? (
              <DrawButton promotion={promotion} entries={draw.entries ?? 0} />
            ) : undefined
          }
        >
          {t(draw.drawnAt === null ? 'promotions.draw.drawn.later' : 'promotions.draw.drawn.text')}
        </Step>
      </Flex>
      {mayDraw ? null : (
        <Typography textColor="neutral600">{t('promotions.draw.forbidden')}</Typography>
      )}
      <Proof proofUrl={promotion.proofUrl} />
      {draw.drawnAt !== null && mayDraw ? <Winners promotion={promotion} /> : null}
    </Panel>
  );
};
