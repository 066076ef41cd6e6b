import { DesignSystemProvider } from '@strapi/design-system';
import { configureStore } from '@reduxjs/toolkit';
import { adminApi } from '@strapi/strapi/admin';
import { act, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { messages as en } from '../../admin/src/translations/en';
import { messages as fr } from '../../admin/src/translations/fr';
import type { PlannedCampaign } from '../../admin/src/pages/Campaigns/plan/model/plan';

interface Call {
  url: string;
  method: string;
  params: Record<string, unknown>;
  data: unknown;
}

/** What the server answers by method and path, and what was asked of it. */
export const server = {
  answers: new Map<string, (call: Call) => unknown>(),
  calls: [] as Call[],
  /** What appeared as a toast. */
  toasts: [] as string[],
  narrow: false,
};

export const answer = (route: string, data: unknown | ((call: Call) => unknown)) =>
  server.answers.set(route, typeof data === 'function' ? (data as () => unknown) : () => data);

/** A refusal as Strapi sends it. */
export const refuse = (details: Record<string, unknown>) => ({
  refused: { name: 'ApplicationError', message: 'refused', status: 400, details },
});

// Four hundred zones in a list make every look at the page slow.
jest.mock('../../admin/src/utils/zoned-time', () => ({
  ...jest.requireActual('../../admin/src/utils/zoned-time'),
  timeZones: () => ['Asia/Tokyo', 'Europe/Paris', 'UTC'],
}));
jest.mock('../../admin/src/hooks/useCan', () => ({ useCan: () => () => true }));
jest.mock('@strapi/strapi/admin', () => {
  const { createApi } = jest.requireActual('@reduxjs/toolkit/query/react');
  const { Dialog } = jest.requireActual('@strapi/design-system');
  // Later: this file is still being read when it is first asked for the panel.
  const here = (): { server: typeof server } => jest.requireActual('./plan-panel');
  const notify = {
    toggleNotification: ({ message }: { message: string }) => here().server.toasts.push(message),
  };
  return {
    adminApi: createApi({
      reducerPath: 'adminApi',
      tagTypes: [],
      endpoints: () => ({}),
      baseQuery: (args: {
        url: string;
        method: string;
        data?: unknown;
        config?: { params?: Record<string, unknown> };
      }) => {
        const { url, method, data, config } = args;
        const call = { url, method, data, params: config?.params ?? {} };
        here().server.calls.push(call);
        const found = here().server.answers.get(`${method} ${url}`);
        if (!found) return { error: { name: 'Unknown', message: `${method} ${url}` } };
        const reply = found(call);
        return typeof reply === 'object' && reply !== null && 'refused' in reply
          ? { error: reply.refused }
          : { data: { data: reply } };
      },
    }),
    useNotification: () => notify,
    ConfirmDialog: ({
      title,
      children,
      onConfirm,
    }: {
      title: string;
      children: ReactNode;
      onConfirm: () => void;
    }) => (
      <Dialog.Content>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>{children}</Dialog.Body>
        <button onClick={onConfirm}>Confirm</button>
      </Dialog.Content>
    ),
  };
});

Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  hasPointerCapture: () => false,
  releasePointerCapture: () => undefined,
});
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  IntersectionObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
Object.assign(window, {
  matchMedia: () => ({
    matches: server.narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});

const TEXTS = { en, fr };

const Address = () => {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
};
export const address = (): string => screen.getByTestId('address').textContent ?? '';

/** Something of the panel at an address, with an api that nobody else has used. */
export const show = (
  children: ReactNode,
  { at = '/', locale = 'en' }: { at?: string; locale?: keyof typeof TEXTS } = {}
) => {
  const store = configureStore({
    reducer: { adminApi: adminApi.reducer },
    middleware: (getDefault) => getDefault().concat(adminApi.middleware),
  });
  const texts = Object.fromEntries(
    Object.entries(TEXTS[locale]).map(([key, text]) => [`optin.${key}`, text])
  );
  return render(
    <main>
      <MemoryRouter initialEntries={[at]}>
        <Provider store={store}>
          <IntlProvider locale={locale} messages={texts}>
            <DesignSystemProvider locale={locale}>
              {children}
              <Address />
            </DesignSystemProvider>
          </IntlProvider>
        </Provider>
      </MemoryRouter>
    </main>
  );
};

export const campaign = (changes: Partial<PlannedCampaign> = {}): PlannedCampaign => ({
  id: 7,
  name: 'News',
  state: 'draft',
  scheduledAt: null,
  scheduledTimeZone: null,
  scheduleMode: 'instant',
  scheduledLocal: null,
  recurrence: null,
  seriesId: null,
  ...changes,
});

/** Chooses in a select by name. */
export const pick = (label: string, option: string) => {
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
