import { configureStore } from '@reduxjs/toolkit';
import { DesignSystemProvider } from '@strapi/design-system';
import { adminApi } from '@strapi/strapi/admin';
import { render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import type { MessageTemplate } from '../../content-types';
import { messages as en } from '../../admin/src/translations/en';

interface Call {
  url: string;
  method: string;
  data: unknown;
}

/** What the server answers by method and path, what was asked of it, and what was said. */
export const server = {
  answers: new Map<string, (call: Call) => unknown>(),
  calls: [] as Call[],
  can: (_action: string): boolean => true,
  toasts: [] as { type: string; message: string; link?: { url: string; label: string } }[],
};
export const answer = (route: string, body: unknown) => server.answers.set(route, () => body);
export const sent = (method: string, url: string): unknown =>
  server.calls.filter((call) => call.method === method && call.url === url).at(-1)?.data;

jest.mock('../../admin/src/hooks/useCan', () => ({
  useCan: () => (action: string) => {
    const here: { server: typeof server } = jest.requireActual('./templates-panel');
    return here.server.can(action);
  },
}));
// An ES module that Strapi's form orders components with, of which there are none here.
jest.mock('fractional-indexing', () => ({}));
jest.mock('@strapi/strapi/admin', () => {
  const { createApi } = jest.requireActual('@reduxjs/toolkit/query/react');
  const { Main, Field, TextInput, Dialog, Button } = jest.requireActual('@strapi/design-system');
  const { createElement: h } = jest.requireActual('react');
  // Strapi's own form; the rest of the panel around it is not needed.
  const { Form, useForm, useField, Blocker } = jest.requireActual(
    '../../node_modules/@strapi/admin/dist/admin/admin/src/components/Form.js'
  );
  const here = (): { server: typeof server } => jest.requireActual('./templates-panel');
  type Request = { url: string; method?: string; data?: unknown };
  const Input = ({ name, label, type, disabled }: Record<string, string>) => {
    const field = useField(name);
    return h(
      Field.Root,
      { name, error: field.error },
      h(Field.Label, null, label),
      h(TextInput, {
        value: field.value ?? '',
        disabled,
        onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
          field.onChange(name, type === 'integer' ? Number(value) : value),
      }),
      h(Field.Error)
    );
  };
  const Header = ({ title, subtitle, primaryAction, secondaryAction }: Record<string, ReactNode>) =>
    h('header', null, h('h1', null, title), subtitle, secondaryAction, primaryAction);
  const Body = ({ children }: { children?: ReactNode }) => h('div', null, children);
  return {
    adminApi: createApi({
      reducerPath: 'adminApi',
      tagTypes: [],
      endpoints: () => ({}),
      baseQuery: (args: string | Request) => {
        const { url, method = 'GET', data } = typeof args === 'string' ? { url: args } : args;
        const call = { url, method, data };
        here().server.calls.push(call);
        const found = here().server.answers.get(`${method} ${url}`);
        if (!found)
          return { error: { name: 'Unknown', message: `nobody answers ${method} ${url}` } };
        const reply = found(call);
        return typeof reply === 'object' && reply !== null && 'refused' in reply
          ? { error: reply.refused }
          : { data: reply };
      },
    }),
    Form,
    useForm,
    useField,
    Blocker,
    InputRenderer: Input,
    useQueryParams: () => [{ query: {} }, () => undefined],
    useNotification: () => ({
      toggleNotification: (toast: (typeof server)['toasts'][number]) =>
        here().server.toasts.push(toast),
    }),
    useStrapiApp: (_name: string, select: (state: unknown) => unknown) =>
      select({ components: {} }),
    ConfirmDialog: ({ title, children, onConfirm }: Record<string, ReactNode>) =>
      h(
        Dialog.Content,
        null,
        h(Dialog.Header, null, title),
        h(Dialog.Body, null, children),
        h(Button, { onClick: onConfirm }, 'Confirm')
      ),
    BackButton: () => null,
    Pagination: { Root: Body, PageSize: () => null, Links: () => null },
    SearchInput: () => null,
    Filters: { Root: Body, Trigger: () => null, Popover: () => null, List: () => null },
    Layouts: { Header, BaseHeader: Header, Content: Body, Action: Body },
    Page: { Main, Title: () => null, Loading: () => null },
  };
});

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  hasPointerCapture: () => false,
  releasePointerCapture: () => undefined,
});
Object.assign(globalThis, {
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
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

export const page = (results: unknown[]) => ({
  results,
  pagination: { page: 1, pageSize: 100, pageCount: 1, total: results.length },
});

const paragraph = (id: string, text: string) => ({
  id,
  type: 'text' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});
export const TEMPLATE: MessageTemplate = {
  id: 5,
  documentId: 't5',
  kind: 'message',
  name: 'House letter',
  locale: 'en',
  subject: [{ type: 'text', text: 'From the house' }],
  preheader: 'Once a month',
  document: {
    version: 1,
    blocks: [
      paragraph('a', 'Greeting'),
      {
        id: 'c',
        type: 'columns',
        columns: [
          { id: 'c1', blocks: [paragraph('l', 'Left')] },
          { id: 'c2', blocks: [{ ...paragraph('r', 'Right'), locked: true }] },
        ],
      },
    ],
  },
  translations: { fr: { subject: [], preheader: '', blocks: {} } },
  revision: 2,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
};
export const READY = {
  key: 'letter',
  name: 'Letter',
  description: 'A few words, signed.',
  locale: 'en',
  subject: [],
  preheader: '',
  document: { version: 1, blocks: [paragraph('x', 'Dear reader')] },
};

export const resetServer = (): void => {
  server.calls = [];
  server.toasts = [];
  server.can = () => true;
  server.answers.clear();
  answer('GET /optin/templates', page([TEMPLATE]));
  answer('GET /optin/templates/5', { data: TEMPLATE });
  answer('GET /optin/templates/ready', { data: [READY] });
  answer('GET /optin/senders', page([{ id: 2 }]));
  answer('GET /optin/lists', page([{ id: 4, senderId: 2 }]));
  answer('GET /optin/content/types', { data: { types: [], locales: [] } });
  answer('POST /optin/campaigns', { data: { id: 9 } });
  answer('POST /optin/campaigns/preview', {
    data: { subject: 'From the house', html: '<p>Hi</p>', text: 'Hi', size: 9, htmlSize: 9 },
  });
};

/** Something of the panel at an address, in a panel that nobody else has used. */
export const show = (children: ReactNode, at = '/') => {
  const store = configureStore({
    reducer: { adminApi: adminApi.reducer },
    middleware: (getDefault) => getDefault().concat(adminApi.middleware),
  });
  const texts = Object.fromEntries(Object.entries(en).map(([key, text]) => [`optin.${key}`, text]));
  const router = createMemoryRouter([{ path: '*', element: children }], { initialEntries: [at] });
  render(
    <Provider store={store}>
      <IntlProvider locale="en" messages={texts}>
        <DesignSystemProvider locale="en">
          <RouterProvider router={router} />
        </DesignSystemProvider>
      </IntlProvider>
    </Provider>
  );
  return router;
};

/** What axe finds, by rule; colours need a browser that paints. */
export const findings = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
