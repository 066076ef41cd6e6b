import { Page } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { loadMessages } from '../translations';

/**
 * Adds the plugin's texts to Strapi's. They load with the first page of the plugin instead of with
 * the panel, so people who never open it do not pay for them.
 */
export const MessagesProvider = ({ children }: { children: ReactNode }) => {
  const { locale, messages } = useIntl();
  const [own, setOwn] = useState<Record<string, string> | null>(null);

  useEffect(() => {
    let current = true;
    void loadMessages(locale).then((loaded) => {
      if (current) setOwn(loaded);
    });
    return () => {
      current = false;
    };
  }, [locale]);

  const all = useMemo(() => ({ ...messages, ...own }) as Record<string, string>, [messages, own]);
  if (!own) return <Page.Loading />;
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={all} textComponent="span">
      {children}
    </IntlProvider>
  );
};
