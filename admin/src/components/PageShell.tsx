import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
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
  children,
}: PageShellProps) => (
  <Page.Main>
    <Page.Title>{title}</Page.Title>
    <Layouts.Header
      title={title}
      subtitle={subtitle}
      primaryAction={primaryAction}
      secondaryAction={secondaryAction}
      navigationAction={back ? <BackButton fallback={pluginPath(back)} /> : undefined}
    />
    {actions}
    <Layouts.Content>{children}</Layouts.Content>
  </Page.Main>
);
