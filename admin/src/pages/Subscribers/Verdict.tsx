import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type {
  ContactVerdict,
  GetSubscriberResponse,
} from '../../../../server/src/audience/contract';
import { StateChip } from '../../components/StateChip';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { Facts, type FactRow } from './Facts';
import { factOf, groundOf, stateSince, type Ground } from './ground';
import { LinkIf } from './LinkIf';
import { useFormatDay } from './useFormatDay';
import { useOnlyFor } from './useOnlyFor';

type PersonData = GetSubscriberResponse['data'];

const Item = styled.li`
  padding: ${({ theme }) => `${theme.spaces[4]} 0`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    padding-bottom: 0;
  }
`;

/** What the person did, or what is known of them, that puts them on the list: one sentence. */
const useGroundSentence = () => {
  const t = useT();
  const dates = useFormatDate();
  const formatDay = useFormatDay();
  return ({ basis, onlyFor }: ContactVerdict, { record, evidence }: Ground): string => {
    const date = dates.date(record?.at);
    if (!record) return t('subscribers.ground.unknown');
    if (record.event === 'renewed') return t('subscribers.ground.renewed', { date });
    switch (basis) {
      case 'double-opt-in':
      case 'single-opt-in':
      case 'passive-opt-in':
        return t(`subscribers.ground.${basis}`, { date });
      case 'soft-opt-in': {
        const what = factOf(evidence, 'what');
        const on = factOf(evidence, 'on');
        return what
          ? t('subscribers.ground.soft-opt-in', { what, date: on ? formatDay(on) : date })
          : t('subscribers.ground.soft-opt-in.unknown', { date });
      }
      case 'b2b-opt-out': {
        const source = factOf(evidence, 'source');
        return source
          ? t('subscribers.ground.b2b-opt-out', { source })
          : t('subscribers.ground.b2b-opt-out.unknown');
      }
      case 'third-party':
        return onlyFor?.collector
          ? t('subscribers.ground.third-party', { collector: onlyFor.collector })
          : t('subscribers.ground.third-party.unknown');
    }
  };
};

const GroundFacts = ({ verdict, ground }: { verdict: ContactVerdict; ground: Ground }) => {
  const t = useT();
  const dates = useFormatDate();
  const { record, evidence, shown } = ground;
  const { onlyFor } = verdict;
  const rows: FactRow[] = [
    [t('subscribers.fact.recorded'), record ? dates.dateTime(record.at) : null],
    [
      t('subscribers.fact.wording'),
      shown?.wordingId ? (
        <LinkIf may="read-wordings" to={`/consent/${shown.wordingId}`}>
          {t('subscribers.fact.wording.version', { version: shown.wordingVersion })}
        </LinkIf>
      ) : null,
    ],
    [t('subscribers.fact.page'), (record ?? shown)?.evidence?.pageUrl ?? shown?.evidence?.pageUrl],
    [t('subscribers.fact.reference'), factOf(evidence, 'reference')],
    [
      t('subscribers.fact.optOutOffered'),
      evidence?.details?.optOutOffered === true ? t('common.yes') : null,
    ],
    [t('subscribers.fact.profession'), onlyFor?.kind === 'profession' ? onlyFor.profession : null],
    [
      t('subscribers.fact.file'),
      onlyFor?.file ? (
        <LinkIf may="read-provenances" to={`/consent/files/${onlyFor.file.id}`}>
          {onlyFor.file.name}
        </LinkIf>
      ) : null,
    ],
  ];
  return <Facts rows={rows} />;
};

/** One list: may we write, on which basis, what it rests on, and what for. */
export const Verdict = ({ verdict, person }: { verdict: ContactVerdict; person: PersonData }) => {
  const t = useT();
  const dates = useFormatDate();
  const onlyFor = useOnlyFor();
  const sentenceOf = useGroundSentence();
  const ground = groundOf(person, verdict);
  const since = stateSince(person, verdict);
  const isOn = verdict.state === 'confirmed';
  return (
    <Item>
      <Flex gap={3} alignItems="flex-start">
        {verdict.allowed ? (
          <CheckCircle fill="success600" width="2rem" height="2rem" aria-hidden />
        ) : (
          <CrossCircle fill="neutral500" width="2rem" height="2rem" aria-hidden />
        )}
        <Flex direction="column" alignItems="stretch" gap={2} flex="1" minWidth="0">
          <Flex gap={2} wrap="wrap" justifyContent="space-between">
            <Flex gap={2} wrap="wrap">
              <LinkIf may="read-lists" to={`/lists/${verdict.listId}`}>
                {verdict.listName}
              </LinkIf>
              <Typography fontWeight="bold">
                {t(verdict.allowed ? 'subscribers.verdict.yes' : 'subscribers.verdict.no')}
              </Typography>
            </Flex>
            <StateChip of="subscription" state={verdict.state} />
          </Flex>
          {verdict.allowed ? null : (
            <Typography>
              {t.maybe(`reason.${verdict.reason}`, verdict.reason ?? '')}
              {!isOn && since !== null
                ? ` ${t('subscribers.verdict.since', { date: dates.dateTime(since) })}`
                : null}
            </Typography>
          )}
          {isOn ? (
            <>
              <Typography>
                <Typography tag="strong" fontWeight="bold">
                  {t('subscribers.verdict.basis', { basis: t(`basis.${verdict.basis}`) })}
                </Typography>{' '}
                {sentenceOf(verdict, ground)}
              </Typography>
              {verdict.onlyFor ? <Typography>{onlyFor(verdict.onlyFor)}</Typography> : null}
              <GroundFacts verdict={verdict} ground={ground} />
            </>
          ) : null}
        </Flex>
      </Flex>
    </Item>
  );
};
