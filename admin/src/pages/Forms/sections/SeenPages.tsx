import { Flex, Link, Typography } from '@strapi/design-system';
import { useGetFormUsageQuery } from '../../../api/forms';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';

/** Milliseconds between two looks while the panel is open. */
const LOOK_EVERY = 5000;
const MOST = 10;

/** The live check that an embedded form was seen, and where. */
export const SeenPages = ({ id }: { id: number }) => {
  const t = useT();
  const dates = useFormatDate();
  const { data } = useGetFormUsageQuery(id, { pollingInterval: LOOK_EVERY });
  if (!data) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} aria-live="polite">
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {t('forms.share.seen')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t('forms.share.seen.hint')}
      </Typography>
      {data.pages.length === 0 ? (
        <Typography>{t('forms.share.seen.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {data.pages.slice(0, MOST).map(({ page, seen, lastAt }) => (
            <li key={page}>
              <Link href={page} isExternal>
                {t('forms.share.seen.line', { page, seen, at: dates.dateTime(lastAt) })}
              </Link>
            </li>
          ))}
        </Flex>
      )}
    </Flex>
  );
};
