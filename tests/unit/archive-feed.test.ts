import { ElementType, parseDocument } from 'htmlparser2';
import type { ArchivedIssue } from '../../server/src/campaigns/archive/contract';
import { toFeed } from '../../server/src/campaigns/archive/feed';
import { archivedPage, MESSAGE_POLICY } from '../../server/src/campaigns/archive/message-page';

const issue = (changes: Partial<ArchivedIssue> = {}): ArchivedIssue => ({
  slug: 'march',
  locales: ['en'],
  locale: 'en',
  title: 'March',
  description: 'What is new',
  imageUrl: null,
  publishedAt: '2026-03-05T08:00:00.000Z',
  url: 'https://cms.example.org/api/optin/archive/march',
  ...changes,
});
const feed = (issues: ArchivedIssue[], changes: Partial<Parameters<typeof toFeed>[0]> = {}) =>
  toFeed({
    title: 'Past issues',
    description: '',
    locale: 'en',
    url: 'https://cms.example.org/api/optin/archive',
    feedUrl: 'https://cms.example.org/api/optin/archive/feed.xml?locale=en&x=1',
    issues,
    ...changes,
  });
/** Texts of all elements of a name, by an XML parser. */
const textsOf = (xml: string, name: string): string[] => {
  const found: string[] = [];
  const walk = (nodes: ReturnType<typeof parseDocument>['children']): void => {
    for (const node of nodes)
      if (node.type === ElementType.Tag) {
        if (node.name === name)
          found.push(node.children.map((child) => ('data' in child ? child.data : '')).join(''));
        walk(node.children);
      }
  };
  walk(parseDocument(xml, { xmlMode: true }).children);
  return found;
};

describe('the feed of the archive', () => {
  it('says what each issue is, where it stands and when it went out', () => {
    const xml = feed([
      issue(),
      issue({ title: 'February', publishedAt: '2026-02-05T08:00:00.000Z' }),
    ]);
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
    expect(textsOf(xml, 'title')).toEqual(['Past issues', 'March', 'February']);
    expect(textsOf(xml, 'pubDate')).toEqual([
      'Thu, 05 Mar 2026 08:00:00 GMT',
      'Thu, 05 Feb 2026 08:00:00 GMT',
    ]);
    expect(textsOf(xml, 'lastBuildDate')).toEqual(['Thu, 05 Mar 2026 08:00:00 GMT']);
    // RSS asks for one, even where nobody wrote it.
    expect(textsOf(xml, 'description')[0]).toBe('Past issues');
    expect(textsOf(xml, 'guid')).toEqual([issue().url, issue().url]);
  });

  it('stays XML whatever people wrote', () => {
    const nasty =
      '</title><script>alert("1")</script> & ]]> \u0000\u0007\u000b\u001b\uffff\ud800é 🦊';
    const xml = feed(
      [issue({ title: nasty, description: nasty, url: 'https://x.org/?a=1&b="2"' })],
      {
        title: nasty,
      }
    );
    expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u);
    expect(xml).not.toContain('<script');
    expect(xml).not.toContain(']]>');
    expect(Buffer.from(xml).toString()).toBe(xml);
    expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|#39|#x27);)/);
    expect(textsOf(xml, 'title')[1]).toBe('</title><script>alert("1")</script> & ]]> é 🦊');
    expect(textsOf(xml, 'link')[1]).toBe('https://x.org/?a=1&b="2"');
  });

  it('may be empty', () => {
    expect(textsOf(feed([]), 'item')).toEqual([]);
    expect(feed([])).not.toContain('lastBuildDate');
  });
});

describe('the page of an issue', () => {
  const page = (
    changes: Partial<ArchivedIssue>,
    html = '<html><head><title>A</title></head><body class="x"><p>B</p></body></html>'
  ) =>
    archivedPage(
      html,
      {
        issue: issue(changes),
        alternates: { en: issue().url, fr: `${issue().url}?locale=fr` },
        feedUrl: 'https://cms.example.org/feed.xml',
        feedTitle: 'Past "issues"',
      },
      { url: 'https://cms.example.org/api/optin/archive', label: 'All issues' }
    );

  it('tells search engines and previews what it is, and escapes it', () => {
    const text = page({
      title: '</title><script>$& $1</script>',
      imageUrl: 'https://x.org/a.png?a=1&b=2',
    });
    expect(text).toContain('<title>&lt;/title&gt;&lt;script&gt;$&amp; $1&lt;/script&gt;</title>');
    expect(text.match(/<title>/g)).toHaveLength(1);
    expect(text).not.toContain('<script');
    expect(text).toContain(`<link rel="canonical" href="${issue().url}">`);
    expect(text).toContain(`hreflang="fr" href="${issue().url}?locale=fr"`);
    expect(text).toContain('type="application/rss+xml" title="Past &quot;issues&quot;"');
    expect(text).toContain('<meta property="og:image" content="https://x.org/a.png?a=1&amp;b=2">');
    expect(text).toContain('content="summary_large_image"');
    expect(text).toMatch(
      /<body class="x"><nav[^>]*><a href="[^"]*archive">All issues<\/a><\/nav><p>B/
    );
    expect(page({}, '<html><head></head><body></body></html>')).toContain('<title>March</title>');
  });

  it('may run nothing', () => {
    expect(MESSAGE_POLICY).toContain("default-src 'none'");
    expect(MESSAGE_POLICY).not.toContain('script-src');
    expect(MESSAGE_POLICY).toContain("frame-ancestors 'none'");
  });
});
