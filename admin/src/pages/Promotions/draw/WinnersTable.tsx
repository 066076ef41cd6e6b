import {
  Button,
  Checkbox,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import type { WinnerRow } from '../../../../../server/src/promotions/contract';
import { Chip } from '../../../components/Chip';
import { Hash } from '../../../components/Hash';
import { PersonLink } from '../../../components/PersonLink';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { fullName } from '../../../utils/text';
import { mayNotify } from '../model/winners';

const VARIANTS = { winner: 'success', reserve: 'secondary', replaced: 'neutral' } as const;
const COLUMNS = ['position', 'standing', 'person'] as const;

interface WinnersTableProps {
  winners: WinnerRow[];
  /** Positions that are ticked, and those that can be. */
  chosen: number[];
  open: number[];
  onChoose: (positions: number[]) => void;
  onReplace: (winner: WinnerRow) => void;
}

const Small = ({ children }: { children: string }) => (
  // The design system's cells do not break lines, and this column is the widest.
  <Typography
    tag="p"
    variant="pi"
    textColor="neutral600"
    maxWidth="18rem"
    style={{ whiteSpace: 'normal' }}
  >
    {children}
  </Typography>
);

const Standing = ({ winner }: { winner: WinnerRow }) => {
  const t = useT();
  const dates = useFormatDate();
  const { standing, insteadOf, replaceReason, replacedAt, notifiedAt } = winner;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Chip variant={VARIANTS[standing]}>{t(`promotions.standing.${standing}`)}</Chip>
      {insteadOf === null ? null : (
        <Small>{t('promotions.winners.insteadOf', { position: insteadOf })}</Small>
      )}
      {notifiedAt === null ? null : (
        <Small>{t('promotions.winners.notified', { time: dates.dateTime(notifiedAt) })}</Small>
      )}
      {replaceReason === null ? null : (
        <Small>
          {t('promotions.winners.replaced', {
            reason: t(`promotions.replace.reason.${replaceReason}`),
            time: dates.dateTime(replacedAt),
          })}
        </Small>
      )}
    </Flex>
  );
};

const Person = ({ winner }: { winner: WinnerRow }) => {
  const t = useT();
  const name = fullName(winner);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <PersonLink person={winner} />
      {name ? <Small>{name}</Small> : null}
      {winner.reference === null ? null : <Hash value={winner.reference} />}
      {winner.unreachable ? (
        <Chip variant="danger">{t(`promotions.unreachable.${winner.unreachable}`)}</Chip>
      ) : null}
    </Flex>
  );
};

/** Drawn entries in their order, with what can be done about each. */
export const WinnersTable = ({ winners, chosen, open, onChoose, onReplace }: WinnersTableProps) => {
  const t = useT();
  const isAll = open.length > 0 && chosen.length === open.length;
  return (
    <Table colCount={COLUMNS.length + 2} rowCount={winners.length + 1}>
      <Thead>
        <Tr>
          <Th>
            <Checkbox
              aria-label={t('promotions.winners.chooseAll')}
              checked={isAll ? true : chosen.length > 0 ? 'indeterminate' : false}
              disabled={open.length === 0}
              onCheckedChange={() => onChoose(isAll ? [] : open)}
            />
          </Th>
          {COLUMNS.map((name) => (
            <Th key={name}>
              <Typography variant="sigma" textColor="neutral600">
                {t(`promotions.winners.${name}`)}
              </Typography>
            </Th>
          ))}
          <Th>
            <Typography variant="sigma" textColor="neutral600">
              {t('promotions.winners.action')}
            </Typography>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {winners.map((winner) => {
          const { position, standing } = winner;
          return (
            <Tr key={winner.id}>
              <Td>
                <Checkbox
                  aria-label={t('promotions.winners.choose', { position })}
                  checked={chosen.includes(position)}
                  disabled={!mayNotify(winner)}
                  onCheckedChange={() =>
                    onChoose(
                      chosen.includes(position)
                        ? chosen.filter((other) => other !== position)
                        : [...chosen, position]
                    )
                  }
                />
              </Td>
              <Td>
                <Typography fontWeight="semiBold">{position}</Typography>
              </Td>
              <Td>
                <Standing winner={winner} />
              </Td>
              <Td>
                <Person winner={winner} />
              </Td>
              <Td>
                {standing === 'winner' ? (
                  <Button
                    type="button"
                    size="S"
                    variant="tertiary"
                    aria-label={t('promotions.replace.title', { position })}
                    onClick={() => onReplace(winner)}
                  >
                    {t('promotions.replace')}
                  </Button>
                ) : null}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
};
