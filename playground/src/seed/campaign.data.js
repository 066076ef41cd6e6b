const text = (value, marks = {}) => ({ type: 'text', text: value, ...marks });
const paragraph = (...content) => ({ type: 'paragraph', content });
const siteUrl = () => process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || 1337}`;

/** A draft with one block of each kind. */
const welcomeIssue = ({ senderId, listIds, covers: [cover] }) => ({
  name: 'Letter no. 1: the lamp that never slept',
  locale: 'en',
  senderId,
  listIds,
  subject: [
    text('Good morning '),
    { type: 'mergeTag', tag: 'firstName', fallback: 'reader' },
    text(', the lamp is lit'),
  ],
  preheader: '212 steps, forty years, one window.',
  document: {
    version: 1,
    blocks: [
      {
        id: 'title',
        type: 'heading',
        level: 1,
        align: 'left',
        content: [text('The lamp that never slept')],
      },
      {
        id: 'cover',
        type: 'image',
        fileId: cover.id,
        url: cover.url,
        alt: 'Waves under a low sun',
        width: 600,
        link: `${siteUrl()}/site/en/the-lamp-that-never-slept`,
      },
      {
        id: 'letter',
        type: 'text',
        content: [
          paragraph(
            text('Dear '),
            { type: 'mergeTag', tag: 'firstName', fallback: 'reader' },
            text(',')
          ),
          paragraph(
            text('this week we climbed '),
            text('212 steps', { bold: true }),
            text(' with Marthe, who kept the light for forty years. Also in this letter:')
          ),
          {
            type: 'bulletList',
            items: [
              [
                text('a soup for eleven hungry people', {
                  link: `${siteUrl()}/site/en/a-soup-for-eleven-hungry-people`,
                }),
              ],
              [
                text('how to read a tide table', {
                  link: `${siteUrl()}/site/en/how-to-read-a-tide-table`,
                }),
              ],
            ],
          },
        ],
      },
      {
        id: 'read',
        type: 'button',
        text: 'Read the story',
        url: `${siteUrl()}/site/en/the-lamp-that-never-slept`,
        align: 'left',
      },
      { id: 'rule', type: 'divider' },
      {
        id: 'footer',
        type: 'footer',
        content: [text('You get this letter because you asked for it on our website.')],
      },
    ],
  },
});

module.exports = { welcomeIssue };
