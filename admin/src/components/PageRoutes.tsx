import { LinkButton } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link, Route, Routes } from 'react-router-dom';
import { useT } from '../hooks/useT';
import { pluginPath } from '../pluginId';
import { EmptyState } from './EmptyState';
import { PageShell } from './PageShell';

const NothingHere = () => {
  const t = useT();
  return (
    <PageShell title={t('common.nothing.title')}>
      <EmptyState
        title={t('common.nothing')}
        text={t('common.nothing.text')}
        action={
          <LinkButton tag={Link} to={pluginPath('/')}>
            {t('common.nothing.start')}
          </LinkButton>
        }
      />
    </PageShell>
  );
};

/** Routes of a part of the panel, and what is said at an address to which none of them leads. */
export const PageRoutes = ({ children }: { children: ReactNode }) => (
  <Routes>
    {children}
    <Route path="*" element={<NothingHere />} />
  </Routes>
);
