import { DesignSystemProvider } from '@strapi/design-system';
import { act, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter } from 'react-router-dom';
import { configureStore } from '@reduxjs/toolkit';
import { adminApi } from '@strapi/strapi/admin';
import type { ContentEntry, ContentTypeInfo } from '../../server/src/campaigns/content/contract';
import { messages as en } from '../../admin/src/translations/en';
import { menuMessages } from '../../admin/src/translations/menu';

export interface Asked {
  url: string;
  method: string;
  params: Record<string, unknown>;
  data: unknown;
}
/** What the server would answer, by path, and what was asked of it. */
export const server = {
  answers: {} as Record<string, (asked: Asked) => unknown>,
  asked: [] as Asked[],
  /** Everything that the administrator may do. */
  can: (_action: string): boolean => true,
  /** Strapi's form around what is shown. */
  form: { disabled: false, errors: {}, onChange: (_path: string, _value: unknown): void => {} },
  toasts: [] as { type: string; message: string; link?: { url: string } }[],
};

export const ARTICLE: ContentTypeInfo = {
  uid: 'api::article.article',
  kind: 'collectionType',
  name: 'Article',
  isLocalised: true,
  hasDrafts: true,
  mapping: { title: 'title', text: 'excerpt', image: 'cover', link: '' },
  isGuessed: false,
};
export const LOCALES = [
  { code: 'en', name: 'English', isDefault: true },
  { code: 'fr', name: 'French', isDefault: false },
];

export const entry = (documentId: string, changes: Partial<ContentEntry> = {}): ContentEntry => ({
  documentId,
  card: { title: `Title ${documentId}`, text: 'About it', imageUrl: '', imageAlt: '', link: '' },
  thumbnailUrl: '',
  isPublished: true,
  locales: ['en', 'fr'],
  ...changes,
});

jest.mock('../../admin/src/hooks/useCan', () => ({
  useCan: () => (action: string) => {
    const here: { server: typeof server } = jest.requireActual('./content-panel');
    return here.server.can(action);
  },
}));
jest.mock('@strapi/strapi/admin', () => {
  const { createApi } = jest.requireActual('@reduxjs/toolkit/query/react');
  const { createElement } = jest.requireActual('react');
  // Later: this file is still being read when it is first asked for the panel.
  const here = (): { server: typeof server } => jest.requireActual('./content-panel');
  const ask = (asked: Asked): unknown => {
    here().server.asked.push(asked);
    const answer = here().server.answers[asked.url];
    if (!answer) throw new Error(`nobody answers ${asked.url}`);
    return answer(asked);
  };
  const toRequest = (
    args: string | { url: string; method?: string; data?: unknown; config?: { params?: object } }
  ): Asked =>
    typeof args === 'string'
      ? { url: args, method: 'GET', params: {}, data: undefined }
      : {
          url: args.url,
          method: args.method ?? 'GET',
          params: { ...args.config?.params },
          data: args.data,
        };
  const get = async (url: string) => ({
    data: ask({ url, method: 'GET', params: {}, data: null }),
  });
  const user = { id: 1 };
  return {
    adminApi: createApi({
      reducerPath: 'adminApi',
      tagTypes: [],
      endpoints: () => ({}),
      baseQuery: (args: Parameters<typeof toRequest>[0]) => {
        try {
          return { data: ask(toRequest(args)) };
        } catch (error) {
          return { error: { name: 'Error', message: String(error) } };
        }
      },
    }),
    useNotification: () => ({
      toggleNotification: (toast: (typeof server)['toasts'][number]) =>
        here().server.toasts.push(toast),
    }),
    useForm: (_name: string, select: (state: unknown) => unknown) => select(here().server.form),
    useFetchClient: () => ({ get }),
    useAuth: (_name: string, select: (state: unknown) => unknown) =>
      select({
        user,
        permissions: ['read-campaigns', 'update-campaigns', 'create-campaigns']
          .filter((action) => here().server.can(action))
          .map((action) => ({ action: `plugin::optin.${action}` })),
      }),
    getFetchClient: () => ({
      post: async (url: string, data: unknown) => ({
        data: ask({ url, method: 'POST', params: {}, data }),
      }),
    }),
    isFetchError: () => false,
    Page: { Loading: () => createElement('p', null, 'Loading') },
  };
});

const Observer = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  hasPointerCapture: () => false,
  releasePointerCapture: () => undefined,
});
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });
Object.assign(window, { strapi: { backendURL: 'https://cms.example.org' } });

/** Answers of a CMS with one content type and these entries. */
export const serve = (entries: ContentEntry[]): void => {
  server.asked = [];
  server.toasts = [];
  server.can = () => true;
  server.answers = {
    '/optin/content/types': () => ({ data: { types: [ARTICLE], locales: LOCALES } }),
    '/optin/content/usable': () => ({ data: [ARTICLE.uid] }),
    '/optin/content/entries': ({ params }) => {
      const results = entries.filter(
        ({ documentId, card }) =>
          (params.documentId === undefined || params.documentId === documentId) &&
          card.title.toLowerCase().includes(String(params._q ?? '').toLowerCase())
      );
      return {
        results,
        pagination: { page: 1, pageSize: 10, pageCount: 1, total: results.length },
      };
    },
    '/optin/content/cards': () => ({ data: { cards: {}, problems: [], forbidden: [] } }),
  };
};

/** Something of the panel, with an api that nobody else has used. */
export const show = (children: ReactNode) => {
  const store = configureStore({
    reducer: { adminApi: adminApi.reducer },
    middleware: (getDefault) => getDefault().concat(adminApi.middleware),
  });
  const texts = {
    ...Object.fromEntries(Object.entries(en).map(([key, text]) => [`optin.${key}`, text])),
    ...menuMessages('en'),
  };
  return render(
    <main>
      <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
        <Provider store={store}>
          <IntlProvider locale="en" messages={texts}>
            <DesignSystemProvider locale="en">{children}</DesignSystemProvider>
          </IntlProvider>
        </Provider>
      </MemoryRouter>
    </main>
  );
};

/** Opens a select by keyboard and chooses by name. */
export const pick = (label: string | RegExp, option: string) => {
  const box = screen.getByRole('combobox', { name: label });
  act(() => box.focus());
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  const choice = screen.getByRole('option', { name: option });
  fireEvent.pointerUp(choice);
  fireEvent.click(choice);
};

/** What axe finds, by rule; colours need a browser that paints. */
export const findings = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
