import type { MessageBlock } from '../../content-types';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import { preview } from '../../server/src/messages/preview';
import { campaign, links, recipient, sender } from '../helpers/mail';

const LINK = 'optin:questionnaire/12';

const blocks: MessageBlock[] = [
  {
    id: 'text',
    type: 'text',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Tell us ' },
          { type: 'text', text: 'what you like', link: LINK },
        ],
      },
    ],
  },
  { id: 'button', type: 'button', text: 'Answer', url: LINK, align: 'center' },
  {
    id: 'image',
    type: 'image',
    fileId: null,
    url: 'https://example.org/a.png',
    alt: 'A',
    width: 100,
    link: 'optin:questionnaire/7',
  },
];

describe('a link to a questionnaire in a mail', () => {
  it('is each reader’s own, in words, buttons and images, in both parts', async () => {
    const compiled = await compile(campaign(blocks));
    expect(compiled.html).not.toContain('optin:questionnaire');
    const mailTo = (name: string) =>
      personalise({
        compiled,
        sender,
        recipient: recipient({
          questionnaireUrl: (formId) => `https://cms.example.org/q/${name}-${formId}`,
        }),
      });
    const ada = mailTo('ada').parts();
    expect(ada.html.match(/https:\/\/cms\.example\.org\/q\/ada-12/g)).toHaveLength(2);
    expect(ada.html).toContain('href="https://cms.example.org/q/ada-7"');
    expect(ada.text).toContain('https://cms.example.org/q/ada-12');
    const raw = mailTo('zoe').raw().toString().replace(/=\r\n/g, '');
    expect(raw).toContain('https://cms.example.org/q/zoe-12');
    expect(raw).not.toContain('questionnaire12');
  });

  it('is escaped where it stands', async () => {
    const compiled = await compile(campaign(blocks));
    const { html } = personalise({
      compiled,
      sender,
      recipient: recipient({ questionnaireUrl: () => 'https://x.example/?a="><script>' }),
    }).parts();
    expect(html).not.toContain('<script>');
    expect(html).toContain('https://x.example/?a=&quot;&gt;&lt;script&gt;');
  });

  it('leads nowhere in a preview', async () => {
    const { html } = await preview({
      locale: 'en',
      subject: [{ type: 'text', text: 'Hello' }],
      preheader: '',
      document: { version: 1, blocks },
      privacyPolicyUrl: '',
      sender,
      links,
    });
    expect(html).toContain('href="#"');
    expect(html).not.toContain('optin:');
  });
});
