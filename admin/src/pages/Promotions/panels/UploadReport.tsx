import { Flex, Typography } from '@strapi/design-system';
import type { UploadReport as Report } from '../../../../../server/src/promotions/contract';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';

type Group = 'invalid' | 'repeated' | 'known';

/** Lines that are named; the count is of all. */
const MOST_LINES = 10;

type Line = Report['knownLines'][number] & Partial<Report['invalidLines'][number]>;

const linesOf = (report: Report, group: Group): Line[] => report[`${group}Lines`];

const Lines = ({ report, group }: { report: Report; group: Group }) => {
  const t = useT();
  const lines = linesOf(report, group).slice(0, MOST_LINES);
  const more = report[group] - lines.length;
  if (report[group] === 0) return null;
  return (
    <Notice
      tone={group === 'invalid' ? 'danger' : 'warning'}
      title={t(`promotions.upload.${group}`, { count: report[group] })}
    >
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {lines.map((found) => (
          <li key={found.line} style={{ overflowWrap: 'anywhere' }}>
            {t('promotions.upload.line', { line: found.line, code: found.code })}
            {found.why ? ` ${t(`promotions.upload.why.${found.why}`)}` : null}
          </li>
        ))}
        {more > 0 ? <li>{t('promotions.upload.more', { count: more })}</li> : null}
      </Flex>
    </Notice>
  );
};

/** What a list of codes holds, before anything is taken. */
export const UploadReport = ({ report }: { report: Report }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="p" fontWeight="semiBold">
        {t('promotions.upload.fresh', { count: report.fresh })}
      </Typography>
      {(['invalid', 'repeated', 'known'] as const).map((group) => (
        <Lines key={group} report={report} group={group} />
      ))}
    </Flex>
  );
};
