import { Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Checklist, OverviewWarning } from '../../../../server/src/insights/contract';
import { Notice } from '../../components/Notice';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

/** What the checklist already asks for is not said twice. */
const isInChecklist = (code: OverviewWarning['code'], checklist: Checklist): boolean =>
  (code === 'public-url-missing' && !checklist.publicUrl) ||
  (code === 'transport-missing' && !checklist.transport) ||
  (code === 'controller-missing' && !checklist.controller) ||
  (code === 'list-without-form' && !checklist.form) ||
  (code === 'sender-without-address' && !checklist.sender);

interface WarningsProps {
  warnings: OverviewWarning[];
  checklist: Checklist;
}

/** What is wrong or about to be, each with a button to where it is mended. */
export const Warnings = ({ warnings, checklist }: WarningsProps) => {
  const t = useT();
  const shown = warnings.filter(({ code }) => !isInChecklist(code, checklist));
  if (shown.length === 0) return null;
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={3}
      aria-label={t('overview.warnings')}
    >
      {shown.map((warning) => (
        <li key={`${warning.code} ${warning.to}`}>
          <Notice
            tone={warning.code === 'list-without-form' ? 'info' : 'warning'}
            action={
              <LinkButton
                tag={Link}
                to={pluginPath(`/${warning.to.replace(/^\//, '')}`)}
                variant="tertiary"
                size="S"
              >
                {t(`overview.warning.${warning.code}.action`)}
              </LinkButton>
            }
          >
            {t(`overview.warning.${warning.code}`, warning.values)}
          </Notice>
        </li>
      ))}
    </Flex>
  );
};
