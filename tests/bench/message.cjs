const SENTENCES = [
  'The harbour was quiet this morning, and the gulls had the quay to themselves.',
  'Marthe climbed the stairs once more to clean the glass of the old lamp.',
  'Nobody remembers who painted the boats blue, but everybody has an opinion about it.',
  'À marée basse, on trouve encore des chaussures, des bouteilles et parfois un piano.',
];

const paragraph = (index) => ({
  type: 'paragraph',
  content: Array.from({ length: 4 }, (_, offset) => ({
    type: 'text',
    text: `${SENTENCES[(index + offset) % SENTENCES.length]} `,
    ...(offset === 1 && { bold: true }),
  })),
});

/** A letter whose blocks hold about `bytes` of text, with one personal greeting. */
const messageDocument = (bytes) => ({
  version: 1,
  blocks: [
    {
      id: 'title',
      type: 'heading',
      level: 1,
      align: 'left',
      content: [
        { type: 'text', text: 'Good morning ' },
        { type: 'mergeTag', tag: 'firstName', fallback: 'reader' },
      ],
    },
    {
      id: 'letter',
      type: 'text',
      content: Array.from({ length: Math.ceil(bytes / 320) }, (_, index) => paragraph(index)),
    },
    {
      id: 'read',
      type: 'button',
      text: 'Read on',
      url: 'https://www.example/letter',
      align: 'left',
    },
  ],
});

module.exports = { messageDocument };
