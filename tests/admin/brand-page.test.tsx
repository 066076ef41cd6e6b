import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answer, findings, resetServer, sent, show } from './templates-panel';
import { DEFAULT_BRAND, type Brand } from '../../content-types';
import BrandPage from '../../admin/src/pages/Brand';
import { brandProblems } from '../../admin/src/pages/Brand/values';
import type { Translate } from '../../admin/src/hooks/useT';

const archive = { isOpen: false, title: {}, description: {} };
const logo = { fileId: 1, url: '/uploads/a.png', alt: 'House', width: 160, link: '' };

const open = async (brand: Brand = DEFAULT_BRAND) => {
  answer('GET /optin/settings', {
    data: { settings: { brand, archive }, publicUrl: { value: null } },
  });
  answer('PUT /optin/settings', { data: { settings: { brand, archive } } });
  show(<BrandPage />);
  await screen.findByRole('heading', { name: 'Brand' });
};
const colours = (name: string) => {
  const section = screen.getByRole('heading', { name }).closest('section');
  if (!section) throw new Error(`no section ${name}`);
  return within(section);
};
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));

beforeEach(resetServer);

describe('the page of the brand', () => {
  it('warns of colours that are hard to read, and takes them all the same', async () => {
    await open();
    const light = colours('Colours');
    expect(light.queryByText(/is hard to read/)).toBeNull();
    type(light.getByRole('textbox', { name: 'Text' }), '#bbbbbb');
    expect(light.getByRole('status')).toHaveTextContent(/Text on Card is hard to read/);
    save();
    await waitFor(() =>
      expect(sent('PUT', '/optin/settings')).toMatchObject({
        brand: { light: { text: '#bbbbbb' } },
      })
    );
  });

  it('says which colour is none, and saves nothing', async () => {
    await open();
    const field = () => colours('Colours in dark mode').getByRole('textbox', { name: 'Card' });
    type(field(), 'teal');
    save();
    await waitFor(() => expect(field()).toBeInvalid());
    expect(screen.getByText('Enter a colour such as #1d4ed8.')).toBeInTheDocument();
    expect(sent('PUT', '/optin/settings')).toBeUndefined();
  });

  it('has nothing that axe objects to', async () => {
    await open({ ...DEFAULT_BRAND, logo });
    expect(await findings()).toEqual([]);
  });
});

describe('what the server would refuse', () => {
  const t = Object.assign((key: string) => key, { maybe: (key: string) => key }) as Translate;
  const problems = (brand: Partial<Brand>) =>
    brandProblems({ brand: { ...DEFAULT_BRAND, ...brand }, archive }, t);

  it.each<[string, Partial<Brand>, string[]]>([
    ['a logo without words', { logo: { ...logo, alt: ' ' } }, ['brand.logo.alt']],
    ['a logo too wide', { logo: { ...logo, width: 601 } }, ['brand.logo.width']],
    ['a logo that leads nowhere', { logo: { ...logo, link: 'example.org' } }, ['brand.logo.link']],
    ['corners too round', { radius: 33 }, ['brand.radius']],
    ['a long footer', { footerText: { en: 'x'.repeat(1001) } }, ['brand.footerText.en']],
    ['nothing of the default', {}, []],
    ['nothing of a whole logo', { logo }, []],
  ])('is said before: %s', (_name, brand, paths) => {
    expect(Object.keys(problems(brand))).toEqual(paths);
  });

  it('is said of the words of the archive too', () => {
    const long = { ...archive, title: { fr: 'x'.repeat(201) } };
    expect(Object.keys(brandProblems({ brand: DEFAULT_BRAND, archive: long }, t))).toEqual([
      'archive.title.fr',
    ]);
  });
});
