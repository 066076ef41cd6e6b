import { DesignSystemProvider } from '@strapi/design-system';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { configureStore } from '@reduxjs/toolkit';
import { adminApi } from '@strapi/strapi/admin';
import type { CustomField } from '../../content-types';
import { messages as en } from '../../admin/src/translations/en';
import { messages as fr } from '../../admin/src/translations/fr';

/** What the server would answer, and what was asked of it. */
export const server = {
  lists: [] as { id: number; name: string }[],
  fields: [] as CustomField[],
  asked: [] as string[],
};
/** The file that the media library hands over next. */
export const library = {
  file: { id: 7, url: '/uploads/sea.png', alternativeText: 'The\n sea', width: 1200 },
};

const PAGE = 100;
jest.mock('../../admin/src/hooks/useCan', () => ({ useCan: () => () => true }));
jest.mock('@strapi/strapi/admin', () => {
  const { createApi } = jest.requireActual('@reduxjs/toolkit/query/react');
  const { Dialog } = jest.requireActual('@strapi/design-system');
  // Later: this file is still being read when it is first asked for the panel.
  const here = (): { server: typeof server; library: typeof library } =>
    jest.requireActual('./blocks-panel');
  return {
    adminApi: createApi({
      reducerPath: 'adminApi',
      tagTypes: [],
      endpoints: () => ({}),
      baseQuery: (args: string | { url: string; config?: { params?: { page?: number } } }) => {
        const url = typeof args === 'string' ? args : args.url;
        const { server: answers } = here();
        const page = typeof args === 'string' ? 1 : (args.config?.params?.page ?? 1);
        answers.asked.push(url);
        if (url === '/optin/fields') return { data: { data: answers.fields } };
        if (url === '/optin/form-choices') return { data: { data: [{ id: 3, name: 'Poll' }] } };
        if (url !== '/optin/lists') return { error: { name: 'Unknown', message: url } };
        return {
          data: {
            results: answers.lists.slice((page - 1) * PAGE, page * PAGE),
            pagination: { page, pageCount: Math.max(1, Math.ceil(answers.lists.length / PAGE)) },
          },
        };
      },
    }),
    useStrapiApp: (_name: string, select: (state: unknown) => unknown) =>
      select({
        components: {
          'media-library': ({ onSelectAssets }: { onSelectAssets: (files: unknown[]) => void }) => (
            <button onClick={() => onSelectAssets([here().library.file])}>Take the file</button>
          ),
        },
      }),
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
Object.assign(window, { strapi: { backendURL: 'https://cms.example.org' } });

const TEXTS = { en, fr };

/** Something of the panel in a language, with an api that nobody else has used. */
export const show = (children: ReactNode, locale: keyof typeof TEXTS = 'en') => {
  const store = configureStore({
    reducer: { adminApi: adminApi.reducer },
    middleware: (getDefault) => getDefault().concat(adminApi.middleware),
  });
  const texts = Object.fromEntries(
    Object.entries(TEXTS[locale]).map(([key, text]) => [`optin.${key}`, text])
  );
  return render(
    <main>
      <Provider store={store}>
        <IntlProvider locale={locale} messages={texts}>
          <DesignSystemProvider locale={locale}>{children}</DesignSystemProvider>
        </IntlProvider>
      </Provider>
    </main>
  );
};

/** Holds a value as the composer does, so that what was typed comes back. */
export const Held = <V,>({
  first,
  onChange,
  children,
}: {
  first: V;
  onChange: (value: V) => void;
  children: (value: V, change: (value: V) => void) => ReactNode;
}) => {
  const [value, setValue] = useState(first);
  return children(value, (next) => {
    onChange(next);
    setValue(next);
  });
};

/** Opens a select by keyboard and chooses by name. */
export const pick = (label: string | RegExp, option: string, within_?: HTMLElement) => {
  const at = within_ ? within(within_) : screen;
  const box = at.getByRole('combobox', { name: label });
  act(() => box.focus());
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  const choice = screen.getByRole('option', { name: option });
  fireEvent.pointerUp(choice);
  fireEvent.click(choice);
};

export const type = (label: string | RegExp, value: string) => {
  const field = screen.getByLabelText(label);
  act(() => field.focus());
  fireEvent.change(field, { target: { value } });
  act(() => field.blur());
};

/** What axe finds, by rule; colours need a browser that paints. */
export const findings = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
