import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { PromotionRow, WinnerRow } from '../../../../../server/src/promotions/contract';
import { useGetWinnersQuery } from '../../../api/promotions';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { mayNotify } from '../model/winners';
import { NotifyButton } from './NotifyButton';
import { ReplaceDialog } from './ReplaceDialog';
import { WinnersTable } from './WinnersTable';

/** Rows before somebody asks for all. */
const FIRST = 50;

const List = ({ promotionId, winners }: { promotionId: number; winners: WinnerRow[] }) => {
  const t = useT();
  const [chosen, setChosen] = useState<number[]>([]);
  const [replacing, setReplacing] = useState<WinnerRow | null>(null);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? winners : winners.slice(0, FIRST);
  const open = winners.filter(mayNotify).map(({ position }) => position);
  // Who was written to or replaced meanwhile is not ticked any more.
  const ticked = chosen.filter((position) => open.includes(position));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h3" variant="delta">
          {t('promotions.winners')}
        </Typography>
        <NotifyButton promotionId={promotionId} positions={ticked} onDone={() => setChosen([])} />
      </Flex>
      <WinnersTable
        winners={shown}
        chosen={ticked}
        open={open}
        onChoose={setChosen}
        onReplace={setReplacing}
      />
      {shown.length < winners.length ? (
        <Box>
          <Button type="button" variant="tertiary" onClick={() => setWhole(true)}>
            {t('promotions.winners.all', { count: winners.length })}
          </Button>
        </Box>
      ) : null}
      {replacing ? (
        <ReplaceDialog
          promotionId={promotionId}
          winner={replacing}
          winners={winners}
          onClose={() => setReplacing(null)}
        />
      ) : null}
    </Flex>
  );
};

/** Who won, and what became of it. */
export const Winners = ({ promotion: { id } }: { promotion: PromotionRow }) => {
  const query = useGetWinnersQuery(id);
  return (
    <QueryGate query={query} lines={4}>
      {(winners) => <List promotionId={id} winners={winners} />}
    </QueryGate>
  );
};
