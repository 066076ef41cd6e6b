import { configureStore } from '@reduxjs/toolkit';
import { darkTheme, DesignSystemProvider, lightTheme } from '@strapi/design-system';
import { adminApi } from '@strapi/strapi/admin';
import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { DEFAULT_BRAND, type MessageBlock } from '../../content-types';
import Composer from '../../admin/src/pages/Campaigns/composer/Composer';
import { messages as en } from '../../admin/src/translations/en';
import { messages as fr } from '../../admin/src/translations/fr';
import type { GetCampaignResponse, SaveCampaignRequest } from '../../server/src/campaigns/contract';

export interface Call {
  url: string;
  method: string;
  params: Record<string, unknown>;
  data: unknown;
}

/** What the server answers by method and path, and what was asked of it. */
export const server = {
  answers: new Map<string, (call: Call) => unknown>(),
  calls: [] as Call[],
  /** Everything that the administrator may do. */
  can: (_action: string): boolean => true,
  /** The widest of the media queries that hold, in CSS pixels. */
  width: 1600,
};

export const answer = (route: string, body: unknown | ((call: Call) => unknown)) =>
  server.answers.set(route, typeof body === 'function' ? (body as () => unknown) : () => body);
export const refuse = (details: Record<string, unknown>) => ({
  refused: { name: 'ApplicationError', message: 'refused', status: 400, details },
});

interface ConfirmProps {
  title: string;
  children: ReactNode;
  onConfirm: () => void;
}

jest.mock('../../admin/src/hooks/useCan', () => ({
  useCan: () => (action: string) => {
    const here: { server: typeof server } = jest.requireActual('./composer-panel');
    return here.server.can(action);
  },
}));
jest.mock('@strapi/strapi/admin', () => {
  const { createApi } = jest.requireActual('@reduxjs/toolkit/query/react');
  const { Dialog, Main } = jest.requireActual('@strapi/design-system');
  const here = (): { server: typeof server } => jest.requireActual('./composer-panel');
  const auth = { user: { id: 7, email: 'me@example.org' }, permissions: [] };
  return {
    adminApi: createApi({
      reducerPath: 'adminApi',
      tagTypes: [],
      endpoints: () => ({}),
      baseQuery: (
        args:
          | string
          | {
              url: string;
              method?: string;
              data?: unknown;
              config?: { params?: Record<string, unknown> };
            }
      ) => {
        const {
          url,
          method = 'GET',
          data,
          config,
        } = typeof args === 'string' ? { url: args, config: undefined, data: undefined } : args;
        const call = { url, method, data, params: config?.params ?? {} };
        here().server.calls.push(call);
        const found = here().server.answers.get(`${method} ${url}`);
        if (!found) return { error: { name: 'Unknown', message: `${method} ${url}` } };
        const reply = found(call);
        return typeof reply === 'object' && reply !== null && 'refused' in reply
          ? { error: reply.refused }
          : { data: reply };
      },
    }),
    useAuth: (_name: string, select: (state: typeof auth) => unknown) => select(auth),
    useNotification: () => ({ toggleNotification: () => undefined }),
    useStrapiApp: (_name: string, select: (state: unknown) => unknown) =>
      select({ components: {} }),
    BackButton: () => null,
    ConfirmDialog: ({ title, children, onConfirm }: ConfirmProps) => (
      <Dialog.Content>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>{children}</Dialog.Body>
        <button onClick={onConfirm}>Confirm</button>
      </Dialog.Content>
    ),
    Page: { Main, Title: () => null, Loading: () => null },
    Layouts: { Header: () => null, Content: () => null },
  };
});

// No layout in jsdom: nothing has a size, and nothing scrolls.
Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  hasPointerCapture: () => false,
  releasePointerCapture: () => undefined,
});
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => ({ top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 }),
});
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, {
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  // The router asks for one with each step that it goes.
  Request: class {
    constructor(
      readonly url: string,
      readonly init: { signal?: AbortSignal } = {}
    ) {}
    readonly method = 'GET';
    get signal() {
      return this.init.signal;
    }
  },
});
Object.assign(window, {
  scrollTo: () => undefined,
  matchMedia: (query: string) => ({
    matches: Number(/min-width: (\d+)/.exec(query)?.[1] ?? Infinity) <= server.width,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});

export const words = (text: string) => [{ type: 'text' as const, text }];
export const textBlock = (id: string, text = id): MessageBlock => ({
  id,
  type: 'text',
  content: text ? [{ type: 'paragraph', content: words(text) }] : [],
});
export const headingBlock = (id: string, text = id): MessageBlock => ({
  id,
  type: 'heading',
  level: 2,
  align: 'left',
  content: words(text),
});

type Stored = GetCampaignResponse['data'];

export const stored = (changes: Partial<Stored> = {}): Stored => ({
  id: 3,
  documentId: 'c3',
  name: 'Spring',
  state: 'draft',
  locale: 'en',
  senderId: 1,
  listIds: [1],
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  subject: words('News'),
  preheader: '',
  document: { version: 1, blocks: [headingBlock('h', 'Hello'), textBlock('t', 'Dear readers')] },
  translations: {},
  excludedListIds: [],
  linkTags: null,
  countsClicks: false,
  abTest: null,
  abOutcome: null,
  resendOf: null,
  archive: null,
  revision: 4,
  approval: null,
  scheduleMode: 'instant',
  scheduledLocal: null,
  recurrence: null,
  seriesId: null,
  scheduledAt: null,
  scheduledTimeZone: null,
  startedAt: null,
  completedAt: null,
  snapshotCursor: 0,
  snapshotDone: false,
  targeted: 0,
  compiledMessageId: null,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  listNames: [],
  senderName: null,
  counts: null,
  rate: null,
  attention: null,
  originalName: null,
  ...changes,
});

const page = (results: unknown[]) => ({
  results,
  pagination: { page: 1, pageSize: 100, pageCount: 1, total: results.length },
});

/** A server that saves whatever it is given, one revision after the other. */
export const resetServer = (): void => {
  server.calls = [];
  server.can = () => true;
  server.width = 1600;
  server.answers.clear();
  window.localStorage.clear();
  let revision = 4;
  answer('PUT /optin/campaigns/3', ({ data }: Call) => ({
    data: { ...(data as SaveCampaignRequest), id: 3, revision: ++revision },
  }));
  answer('POST /optin/campaigns/3/presence', () => ({ data: { revision, others: [] } }));
  answer('GET /optin/campaigns/3/versions', { data: [] });
  answer('GET /optin/campaigns/3/preflight', {
    data: {
      ready: true,
      findings: [],
      audience: { targeted: 2, allowed: 2, skippedByReason: {}, allowedByBasis: {} },
      network: { links: { total: 0, checked: 0, at: null }, domain: null },
    },
  });
  answer('GET /optin/campaigns/3/approval', {
    data: {
      isRequired: false,
      approval: null,
      lastEditor: null,
      isOwnEdit: false,
      approvers: [],
      revision: 4,
    },
  });
  answer('GET /optin/settings', {
    data: { settings: { brand: DEFAULT_BRAND, testGroups: [], archive: { isOpen: true } } },
  });
  answer('GET /optin/fields', { data: [] });
  answer('GET /optin/form-choices', { data: [] });
  answer('GET /optin/content/types', { data: { types: [], locales: [] } });
  for (const path of ['lists', 'senders', 'templates', 'subscribers', 'segments'])
    answer(`GET /optin/${path}`, page([]));
};

const TEXTS = { en, fr };
const THEMES = { light: lightTheme, dark: darkTheme };

interface ShowOptions {
  at?: string;
  locale?: keyof typeof TEXTS;
  scheme?: keyof typeof THEMES;
}

/** Something of the panel at an address, in a panel that nobody else has used. */
export const show = (
  element: ReactElement,
  { at = '/', locale = 'en', scheme = 'light' }: ShowOptions = {}
) => {
  const store = configureStore({
    reducer: { adminApi: adminApi.reducer },
    middleware: (getDefault) => getDefault().concat(adminApi.middleware),
  });
  const texts = Object.fromEntries(
    Object.entries(TEXTS[locale]).map(([key, text]) => [`optin.${key}`, text])
  );
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [at] });
  const shown = render(
    <Provider store={store}>
      <IntlProvider locale={locale} messages={texts}>
        <DesignSystemProvider locale={locale} theme={THEMES[scheme]}>
          <RouterProvider router={router} />
        </DesignSystemProvider>
      </IntlProvider>
    </Provider>
  );
  return { ...shown, router };
};

/** The composer with a campaign. */
export const compose = (
  campaign: Stored = stored(),
  { onReload = () => undefined, ...options }: ShowOptions & { onReload?: () => void } = {}
) => show(<Composer campaign={campaign} onReload={onReload} />, options);

/** The button that a block is selected with, by the beginning of its name. */
export const handle = (name: string | RegExp) =>
  screen.getByRole('button', { name: typeof name === 'string' ? new RegExp(`^${name}`) : name });

/** The blocks of the message in reading order, by id. */
export const order = (): (string | null)[] =>
  [...document.querySelectorAll('[data-handle]')].map((element) =>
    element.getAttribute('data-handle')
  );

/** What was sent to be saved last. */
export const lastSaved = (): SaveCampaignRequest | undefined =>
  server.calls.filter(({ method }) => method === 'PUT').at(-1)?.data as
    SaveCampaignRequest | undefined;

/** What axe finds, by rule; colours need a browser that paints. */
export const findings = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
