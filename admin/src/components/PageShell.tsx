import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { pluginPath } from '../pluginId';

interface PageShellProps {
  title: string;
  subtitle?: ReactNode;
  /** The one primary action, top right. */
  primaryAction?: ReactNode;
  /** Stands beside the title: a state chip. */
  secondaryAction?: ReactNode;
  /** Where "Back" leads when the person came straight to this page, e.g. `/lists`. */
  back?: string;
  /** Row of tools between header and content: search, filters. */
  actions?: ReactNode;
  /** Scrolls the header away with the page, where what is below needs the room. */
  scrolls?: boolean;
  children: ReactNode;
}

/** Frame of every page: document title, Strapi's header, content. */
export const PageShell = ({
  title,
  subtitle,
  primaryAction,
  secondaryAction,
  back,
  actions,
  scrolls = false,
  children,
}: PageShellProps) => {
  const around = useKeptFocus<HTMLDivElement>();
  const Header = scrolls ? Layouts.BaseHeader : Layouts.Header;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <div ref={around} style={{ display: 'contents' }}>
        <Header
          title={title}
          subtitle={subtitle}
          primaryAction={primaryAction}
          secondaryAction={secondaryAction}
          navigationAction={back ? <BackButton fallback={pluginPath(back)} /> : undefined}
        />
      </div>
      {actions}
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  );
};
