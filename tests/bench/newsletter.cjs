/** Kinds of blocks in the order in which newsletters have them. */
const KINDS = ['heading', 'text', 'image', 'button', 'divider'];
const TEXT = 'The harbour was quiet this morning, and the gulls had the quay to themselves.';
const PICTURE = 'https://www.example/harbour.png';
const PAGE = 'https://www.example/letter';

const block = (index) => {
  const id = `b${index}`;
  switch (KINDS[index % KINDS.length]) {
    case 'heading':
      return {
        id,
        type: 'heading',
        level: 2,
        align: 'left',
        content: [{ type: 'text', text: `Part ${index}` }],
      };
    case 'text':
      return {
        id,
        type: 'text',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: `${index}: ${TEXT}` }] }],
      };
    case 'image':
      return {
        id,
        type: 'image',
        fileId: null,
        url: PICTURE,
        alt: 'The harbour',
        width: 600,
        link: '',
      };
    case 'button':
      return { id, type: 'button', text: 'Read on', url: PAGE, align: 'left' };
    default:
      return { id, type: 'divider' };
  }
};

/** A newsletter of this many blocks. */
const newsletter = (count) => ({
  version: 1,
  blocks: Array.from({ length: count }, (_, index) => block(index)),
});

const SECTION = {
  heading: ({ content }) => `<mj-text font-size="22px"><h2>${content[0].text}</h2></mj-text>`,
  text: ({ content }) => `<mj-text><p>${content[0].content[0].text}</p></mj-text>`,
  image: ({ url, alt }) => `<mj-image src="${url}" alt="${alt}" width="600px" />`,
  button: ({ text, url }) => `<mj-button href="${url}">${text}</mj-button>`,
  divider: () => '<mj-divider />',
};

/** The same, as somebody would write it by hand in MJML. */
const asMjml = ({ blocks }) => {
  const sections = blocks.map(
    (entry) => `<mj-section><mj-column>${SECTION[entry.type](entry)}</mj-column></mj-section>`
  );
  return `<mjml><mj-body>${sections.join('\n')}</mj-body></mjml>`;
};

module.exports = { asMjml, newsletter };
