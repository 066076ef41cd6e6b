// First: it stands in for the server and for Strapi's own parts of the panel.
import { answer, compose, findings, lastSaved, resetServer, show, stored } from './composer-panel';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { shortAddress } from '../../admin/src/pages/Campaigns/model/short-address';
import { LinksPanel } from '../../admin/src/pages/Campaigns/report/LinksPanel';
import type { CampaignLinksResponse } from '../../server/src/campaigns/contract';

jest.setTimeout(30_000);
beforeEach(resetServer);

type Row = CampaignLinksResponse['data'][number];
const LATER = { timeout: 5000 };
const sent = stored({ state: 'completed', countsClicks: true, startedAt: 1, completedAt: 2 });
const link = (id: number, changes: Partial<Row> = {}): Row => ({
  id,
  url: `https://example.org/${id}`,
  variant: 'a',
  locale: 'en',
  clicks: 0,
  ...changes,
});
const report = (links: Row[], locale: 'en' | 'fr' = 'en') => {
  answer('GET /optin/campaigns/3/links', { data: links });
  return show(
    <main>
      <LinksPanel campaign={sent} />
    </main>,
    { locale }
  );
};
const cells = () =>
  screen.getAllByRole('row').map((row) =>
    within(row)
      .getAllByRole('gridcell')
      .map(({ textContent }) => textContent)
  );
const heads = () => cells()[0];
const rows = () => cells().slice(1);

describe('counting clicks', () => {
  const toggle = () => screen.getByRole('checkbox', { name: 'Count clicks on links' });

  it('is off until somebody wants it, and says what it does', async () => {
    compose(stored(), { at: '/?step=tracking' });
    expect(toggle()).not.toBeChecked();
    expect(screen.getByText(/no click is counted/)).toBeInTheDocument();
    fireEvent.click(toggle());
    await waitFor(() => expect(lastSaved()?.countsClicks).toBe(true), LATER);
    expect(screen.getByText(/lead through your site/)).toHaveTextContent(
      /nobody is recognised.*[Ss]canners/
    );
    expect(screen.getByText(/Nothing records who/)).toBeInTheDocument();
    fireEvent.click(toggle());
    await waitFor(() => expect(lastSaved()?.countsClicks).toBe(false), LATER);
  });

  it('is told in French, with nothing that axe objects to', async () => {
    compose(stored({ countsClicks: true }), { at: '/?step=tracking', locale: 'fr' });
    expect(screen.getByRole('checkbox', { name: 'Compter les clics sur les liens' })).toBeChecked();
    expect(await findings()).toEqual([]);
  });
});

describe('the links of a campaign', () => {
  it('are shown with their clicks, shortened, each with its whole address', async () => {
    const long = `https://www.shop.example/${'very-'.repeat(20)}long?utm_source=letter`;
    report([link(1, { url: long, clicks: 1234 }), link(2, { url: 'http://news.example/' })]);
    expect(await screen.findByText('1,234 clicks in total')).toBeInTheDocument();
    expect(heads()).toEqual(['Link', 'Clicks']);
    expect(rows()).toEqual([
      [expect.stringMatching(/^shop\.example\/very-.*….*utm_source=letter/), '1,234'],
      [expect.stringMatching(/^news\.example/), '0'],
    ]);
    const anchor = screen.getByTitle(long);
    expect(anchor).toHaveAttribute('href', long);
    expect(anchor).toHaveAttribute('rel', expect.stringContaining('noreferrer'));
    expect(await findings()).toEqual([]);
  });

  it('name language and variant where there are several', async () => {
    report([
      link(1, { clicks: 3, variant: 'b' }),
      link(2, { clicks: 2, locale: 'fr' }),
      link(3, { clicks: 1 }),
    ]);
    expect(await screen.findByText('6 clicks in total')).toBeInTheDocument();
    expect(heads()).toEqual(['Link', 'Language', 'Variant', 'Clicks']);
    expect(rows().map(([, ...others]) => others)).toEqual([
      ['English', 'B', '3'],
      ['French', 'A', '2'],
      ['English', 'A', '1'],
    ]);
  });

  it('show the ten most clicked, and all when asked', async () => {
    report(Array.from({ length: 12 }, (_, index) => link(index + 1, { clicks: 12 - index })));
    fireEvent.click(await screen.findByRole('button', { name: 'Show all 12 links' }));
    expect(rows()).toHaveLength(12);
    fireEvent.click(screen.getByRole('button', { name: 'Show the first 10 only' }));
    expect(rows()).toHaveLength(10);
  });

  it('say so while nobody has clicked', async () => {
    report([link(1)], 'fr');
    expect(await screen.findByText('Aucun lien n’a encore été cliqué.')).toBeInTheDocument();
    expect(rows()).toHaveLength(1);
  });

  it('say so where there is nothing to click', async () => {
    report([]);
    expect(await screen.findByText(/no links that lead to websites/)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('a short address', () => {
  it.each([
    ['https://www.example.org/', 'example.org'],
    ['http://example.org/a/', 'example.org/a/'],
    ['https://example.org/?a=1', 'example.org/?a=1'],
    ['https://example.org/wwwhttps://x', 'example.org/wwwhttps://x'],
  ])('leaves out what says nothing: %s', (url, short) => {
    expect(shortAddress(url)).toBe(short);
  });

  it('keeps beginning and end of what is long, and no more than it may have', () => {
    const short = shortAddress(`https://example.org/${'a'.repeat(500)}/end`, 40);
    expect(short).toHaveLength(40);
    expect(short).toMatch(/^example\.org\/a+…a+\/end$/);
    expect(shortAddress(`https://example.org/${'a'.repeat(28)}`, 40)).not.toContain('…');
  });
});
