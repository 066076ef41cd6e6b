import { DesignSystemProvider } from '@strapi/design-system';
import { fireEvent, render, screen } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { TimeZoneField } from '../../admin/src/pages/Subscribers/TimeZoneField';
import { messages as en } from '../../admin/src/translations/en';

const form = { value: null as string | null, changes: [] as [string, unknown][], disabled: false };

jest.mock('../../admin/src/utils/zoned-time', () => ({
  timeZones: () => ['Asia/Tokyo', 'Europe/Paris', 'UTC'],
}));
jest.mock('@strapi/strapi/admin', () => ({
  useField: () => ({
    value: form.value,
    onChange: (name: string, value: unknown) => form.changes.push([name, value]),
  }),
  useForm: (_name: string, select: (state: { disabled: boolean }) => unknown) =>
    select({ disabled: form.disabled }),
}));
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
});
Object.assign(Element.prototype, { scrollIntoView() {}, hasPointerCapture: () => false });

const show = (value: string | null, disabled = false) => {
  Object.assign(form, { value, disabled, changes: [] });
  const texts = Object.fromEntries(Object.entries(en).map(([key, text]) => [`optin.${key}`, text]));
  render(
    <IntlProvider locale="en" messages={texts}>
      <DesignSystemProvider locale="en">
        <TimeZoneField />
      </DesignSystemProvider>
    </IntlProvider>
  );
};

describe('the time zone on a person’s page', () => {
  it('shows what is known, and can be taken away', () => {
    show('Europe/Paris');
    expect(screen.getByLabelText<HTMLInputElement>('Time zone').value).toBe('Europe/Paris');
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(form.changes).toEqual([['timeZone', null]]);
  });

  it('is empty where nothing is known, and not asked for', () => {
    show(null);
    const box = screen.getByLabelText<HTMLInputElement>('Time zone');
    expect(box.value).toBe('');
    expect(box.required).toBe(false);
    expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull();
  });

  it('sleeps with the form', () => {
    show('UTC', true);
    expect(screen.getByLabelText<HTMLInputElement>('Time zone').disabled).toBe(true);
  });
});
