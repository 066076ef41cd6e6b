import { Flex, Typography } from '@strapi/design-system';
import { useGetReaderTimesQuery } from '../../../../api/plan';
import { useT } from '../../../../hooks/useT';
import { useSettled } from '../useSettled';
import { useWords } from '../useWords';

interface ReaderTimesProps {
  id: number;
  localTime: string;
  timeZone: string;
  /** Of a series only the zones matter: its dates move on. */
  zonesOnly?: boolean;
}

/** What a clock time means for the people on the lists: first and last, and whoever is an exception. */
export const ReaderTimes = ({ id, localTime, timeZone, zonesOnly = false }: ReaderTimesProps) => {
  const t = useT();
  const words = useWords();
  const wanted = useSettled(`${localTime} ${timeZone}`);
  const [time, zone] = wanted.split(' ');
  const { data } = useGetReaderTimesQuery({ id, request: { localTime: time, timeZone: zone } });
  if (!data) return null;
  const inZone = words.zone(zone);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} aria-live="polite">
      {data.zones === 0 ? (
        <Typography tag="p" textColor="warning700">
          {t('plan.reader.none', { timeZone: inZone })}
        </Typography>
      ) : (
        <>
          {zonesOnly ? null : (
            <Typography tag="p">
              {t('plan.reader.span', {
                first: words.moment(data.earliest),
                last: words.moment(data.latest),
                zones: data.zones,
              })}
            </Typography>
          )}
          {data.unknown > 0 ? (
            <Typography tag="p" textColor="neutral600">
              {t('plan.reader.unknown', { count: data.unknown, timeZone: inZone })}
            </Typography>
          ) : null}
        </>
      )}
      {!zonesOnly && data.past > 0 ? (
        <Typography tag="p" textColor="warning700">
          {t('plan.reader.past', { count: data.past })}
        </Typography>
      ) : null}
      {!zonesOnly && data.shifted > 0 ? (
        <Typography tag="p" textColor="neutral600">
          {t('plan.reader.shifted', { count: data.shifted })}
        </Typography>
      ) : null}
    </Flex>
  );
};
