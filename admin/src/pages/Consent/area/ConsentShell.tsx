import type { ReactNode } from 'react';
import { PageShell } from '../../../components/PageShell';
import { useT } from '../../../hooks/useT';
import { ConsentTabs } from './ConsentTabs';
import type { SectionName } from './sections';

interface ConsentShellProps {
  section: SectionName;
  primaryAction?: ReactNode;
  /** Search and filters, below the tabs. */
  tools?: ReactNode;
  children: ReactNode;
}

/** Frame of the area's first pages: one heading, one line about this page, the tabs. */
export const ConsentShell = ({ section, primaryAction, tools, children }: ConsentShellProps) => {
  const t = useT();
  return (
    <PageShell
      title={t('common.nav.consent')}
      subtitle={t(`consent.subtitle.${section}`)}
      primaryAction={primaryAction}
      actions={
        <>
          <ConsentTabs />
          {tools}
        </>
      }
    >
      {children}
    </PageShell>
  );
};
