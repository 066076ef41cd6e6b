import type { MessageBlock } from '../../content-types';
import { compile, compileCounted } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import type { CompileInput } from '../../server/src/messages';
import { messages } from '../helpers/message-blocks';
import { campaign, recipient, sender } from '../helpers/mail';

const linkTo = (url: string, text = 'here', id = 'p'): MessageBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text, link: url }] }],
});
const markup = (html: string): MessageBlock => ({ id: 'm', type: 'html', html });

/** Addresses that tell which link they stand for. */
const numbered = (urls: readonly string[]) => (url: string) =>
  `https://cms.example.org/api/optin/c/link-${urls.indexOf(url)}`;

const counted = async (input: CompileInput) => {
  const message = await compileCounted(input);
  const compiled = message.leadTo(numbered(message.urls));
  const mail = personalise({ compiled, sender, recipient: recipient() });
  return { urls: message.urls, compiled, ...mail.parts(), raw: mail.raw().toString() };
};

const hrefsOf = (html: string): string[] =>
  Array.from(html.matchAll(/<a\b[^>]*? href="([^"]*)"/g), ([, href]) => href);

describe('a message whose clicks are counted', () => {
  it('leads through the site wherever it leads to the web, in both parts and on the wire', async () => {
    const { urls, html, text, raw } = await counted(
      campaign([linkTo('https://example.org/?a=1&b=2'), linkTo('http://example.com/x', 'there')])
    );
    expect(urls).toEqual(['https://example.org/?a=1&b=2', 'http://example.com/x']);
    for (const index of [0, 1]) {
      expect(html).toContain(`href="https://cms.example.org/api/optin/c/link-${index}"`);
      expect(text).toContain(`<https://cms.example.org/api/optin/c/link-${index}>`);
    }
    const unfolded = raw.replaceAll('=\r\n', '');
    expect(unfolded.split('/api/optin/c/link-0')).toHaveLength(3);
    for (const part of [html, text, unfolded]) expect(part).not.toContain('example.org/?a');
  });

  it.each(Object.entries(messages))(
    'is to the letter what it would be without, where links lead to their own addresses: %s',
    async (_, input) => {
      const tagged = { ...input, linkTags: { source: 'a & b', medium: 'email', campaign: '' } };
      const same = (await compileCounted(tagged)).leadTo((url) => url);
      const plain = await compile(tagged);
      expect(same.html).toBe(plain.html);
      expect(same.subject).toBe(plain.subject);
      expect(same.conditions).toEqual(plain.conditions);
    }
  );

  it('leaves those links alone that are a reader’s own, and those that the engine adds', async () => {
    const own: MessageBlock[] = [
      linkTo('optin:questionnaire/4', 'your answers'),
      linkTo('mailto:hello@example.org', 'write', 'q'),
      linkTo('https://example.org/', 'site', 'r'),
    ];
    const { urls, html } = await counted(
      campaign(own, { privacyPolicyUrl: 'https://example.org/privacy' })
    );
    expect(urls).toEqual(['https://example.org/']);
    const { unsubscribeUrl, viewUrl } = recipient();
    expect(hrefsOf(html)).toEqual([
      'https://cms.example.org/api/optin/q/T0k-4',
      'mailto:hello@example.org',
      'https://cms.example.org/api/optin/c/link-0',
      unsubscribeUrl,
      viewUrl,
      'https://example.org/privacy',
    ]);
  });

  it('knows an address once, however often it stands there, with its marks', async () => {
    const { urls } = await counted(
      campaign(
        [
          linkTo('https://example.org/a'),
          { id: 'b', type: 'button', text: 'Go', url: 'https://example.org/a', align: 'left' },
          markup('<p><a href="https://example.org/a">once more</a></p>'),
        ],
        { linkTags: { source: 'letter', medium: 'email', campaign: '' } }
      )
    );
    expect(urls).toEqual(['https://example.org/a?utm_source=letter&utm_medium=email']);
  });

  it('counts in markup from elsewhere, and leaves what only looks like a link', async () => {
    const { urls, html } = await counted(
      campaign([
        markup(
          '<p title=\'<a href="https://no.example/">\'>' +
            '&lt;a href="https://text.example/"&gt; ' +
            '<a title="x href=&quot;https://no.example/&quot;" href="https://yes.example/?a=1&amp;b=&quot;2">yes</a> ' +
            '<a href="mailto:a@example.org">mail</a> <a name="top">top</a></p>'
        ),
      ])
    );
    expect(urls).toEqual(['https://yes.example/?a=1&b=%222']);
    expect(html).toContain('&lt;a href="https://text.example/"&gt;');
  });

  it('cannot be made to lead elsewhere by marks that somebody typed', async () => {
    const { urls, text } = await counted(
      campaign([linkTo('https://example.org/', '\uFDD40\uFDD5 \uFDD41\uFDD5')])
    );
    expect(urls).toEqual(['https://example.org/']);
    expect(text.split('/c/link-0')).toHaveLength(2);
  });

  it('refuses the links that no message may have', async () => {
    await expect(compileCounted(campaign([linkTo('javascript:alert(1)')]))).rejects.toThrow(
      'only complete http, https and mailto links'
    );
  });
});
