import { ARTICLE, findings, pick, serve, server, show } from './content-panel';
import { fireEvent, screen } from '@testing-library/react';
import { Accordion } from '@strapi/design-system';
import type { ContentMapping } from '../../content-types';
import type { ContentTypeSettings } from '../../server/src/campaigns/content/contract';
import { TypeItem } from '../../admin/src/pages/Content/TypeItem';

const MAPPING: ContentMapping = { title: 'title', text: 'excerpt', image: '', link: '' };
const TYPE: ContentTypeSettings = {
  ...ARTICLE,
  guess: MAPPING,
  attributes: {
    titles: ['title', 'slug'],
    texts: ['excerpt', 'body'],
    images: ['cover'],
    links: ['slug', 'documentId'],
    filters: [],
  },
};
const SAMPLE = '/optin/settings/content/sample';

const open = (mapping: ContentMapping | null, type = TYPE) => {
  const onChange = jest.fn();
  server.form.onChange = onChange;
  show(
    <Accordion.Root value={type.uid}>
      <TypeItem type={type} row={{ uid: type.uid, mapping }} index={2} isOpen />
    </Accordion.Root>
  );
  return onChange;
};

beforeEach(() => {
  serve([]);
  server.answers[SAMPLE] = () => ({
    data: {
      card: {
        title: 'Tides',
        text: 'Four numbers',
        imageUrl: '/uploads/sea.png',
        imageAlt: 'The sea',
        link: 'https://example.org/en/tides',
      },
      mayRead: true,
    },
  });
});

describe('how a content type looks in messages', () => {
  it('is a suggestion until somebody chooses, which takes the rest of it along', async () => {
    const onChange = open(null);
    expect(screen.getByText('Suggested')).toBeTruthy();
    pick(/^Text/, 'body');
    expect(onChange).toHaveBeenLastCalledWith('rows.2.mapping', { ...MAPPING, text: 'body' });
    await screen.findByText('Tides');
    expect(await findings()).toEqual([]);
  });

  it('is tried on the newest entry while it is chosen', async () => {
    open({ ...MAPPING, image: 'cover' });
    const picture = await screen.findByRole('img', { name: 'The sea' });
    expect(picture.getAttribute('src')).toBe('https://cms.example.org/uploads/sea.png');
    expect(server.asked.find(({ url }) => url === SAMPLE)?.data).toEqual({
      uid: TYPE.uid,
      mapping: { ...MAPPING, image: 'cover' },
      locale: 'en',
    });
  });

  it('asks for no sample that would be refused, nor of entries that are not theirs to see', async () => {
    open({ ...MAPPING, link: 'example.org' });
    await screen.findByText('Choose a title and a valid address to see a sample.');
    expect(server.asked).toEqual([]);
  });

  it('says so where the role may not see entries', async () => {
    server.answers[SAMPLE] = () => ({ data: { card: null, mayRead: false } });
    open(MAPPING);
    await screen.findByText('Your role does not let you see entries of this type here.');
  });

  it('takes fields into the address at a press, and goes back to the suggestion', async () => {
    const onChange = open({ ...MAPPING, link: 'https://example.org/' });
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: /Address of its page/ });
    field.setSelectionRange(field.value.length, field.value.length);
    fireEvent.click(screen.getByRole('button', { name: '{slug}' }));
    expect(onChange).toHaveBeenLastCalledWith('rows.2.mapping', {
      ...MAPPING,
      link: 'https://example.org/{slug}',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the suggestion' }));
    expect(onChange).toHaveBeenLastCalledWith('rows.2.mapping', null);
    await screen.findByText('Tides');
  });

  it('keeps a field that is gone on view, marked as such', async () => {
    open({ ...MAPPING, text: 'lead' });
    expect(screen.getByText('lead (gone)')).toBeTruthy();
    await screen.findByText('Tides');
  });
});
