import fc from 'fast-check';
import type { InlineNode, RichNode, TextNode } from '../../content-types';
import {
  docToInline,
  docToRich,
  inlineToDoc,
  richToDoc,
} from '../../admin/src/pages/Campaigns/model/rich-text';
import { toAllowedLink } from '../../admin/src/pages/Campaigns/model/links';

const textNode = fc
  .record({
    text: fc.string({ minLength: 1, maxLength: 12 }),
    bold: fc.boolean(),
    italic: fc.boolean(),
    link: fc.constantFrom(undefined, 'https://example.org/a', 'mailto:a@example.org'),
  })
  .map(({ text, bold, italic, link }): TextNode => ({
    type: 'text',
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(link && { link }),
  }));

const inlineNode: fc.Arbitrary<InlineNode> = fc.oneof(
  textNode,
  fc.constant<InlineNode>({ type: 'break' }),
  fc.record({
    type: fc.constant('mergeTag' as const),
    tag: fc.constantFrom('firstName' as const, 'lastName' as const, 'email' as const),
    fallback: fc.string({ maxLength: 8 }),
  })
);

/** Neighbouring texts with the same marks are one text in the editor, so such lists are not kept apart. */
const isNormal = (nodes: InlineNode[]) =>
  nodes.every((node, index) => {
    const next = nodes[index + 1];
    return (
      node.type !== 'text' ||
      next?.type !== 'text' ||
      node.bold !== next.bold ||
      node.italic !== next.italic ||
      node.link !== next.link
    );
  });

const inlineNodes = fc.array(inlineNode, { maxLength: 6 }).filter(isNormal);
const richNode: fc.Arbitrary<RichNode> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), content: inlineNodes }),
  fc.record({
    type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
    items: fc.array(inlineNodes, { minLength: 1, maxLength: 4 }),
  })
);

describe('message texts in the editor', () => {
  it('come back from the editor as they went in', () => {
    fc.assert(
      fc.property(inlineNodes, (nodes) => {
        expect(docToInline(inlineToDoc(nodes))).toEqual(nodes);
      })
    );
  });

  it('keep paragraphs and lists', () => {
    const isEmpty = (nodes: RichNode[]) =>
      nodes.length === 1 && nodes[0].type === 'paragraph' && nodes[0].content.length === 0;
    fc.assert(
      fc.property(fc.array(richNode, { maxLength: 5 }), (nodes) => {
        expect(docToRich(richToDoc(nodes))).toEqual(isEmpty(nodes) ? [] : nodes);
      })
    );
  });

  it('read an untouched editor as no content', () => {
    expect(docToRich({ type: 'doc', content: [{ type: 'paragraph' }] })).toEqual([]);
  });

  it('flatten what a message cannot hold instead of losing its words', () => {
    const doc = {
      type: 'doc',
      content: [
        {
          type: 'blockquote',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'quoted' }] }],
        },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [
                { type: 'paragraph', content: [{ type: 'text', text: 'outer' }] },
                {
                  type: 'orderedList',
                  content: [
                    {
                      type: 'listItem',
                      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'inner' }] }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    expect(docToRich(doc)).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'quoted' }] },
      {
        type: 'bulletList',
        items: [[{ type: 'text', text: 'outer' }], [{ type: 'text', text: 'inner' }]],
      },
    ]);
  });

  it('drop links that could run code, and unknown merge tags', () => {
    const nodes = docToInline({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'click',
              marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
            },
            { type: 'mergeTag', attrs: { tag: 'password', fallback: 'x' } },
          ],
        },
      ],
    });
    expect(nodes).toEqual([{ type: 'text', text: 'click' }]);
  });
});

describe('links as typed', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['http://example.org', 'http://example.org'],
    ['example.org', 'https://example.org'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    [' www.example.org/path ', 'https://www.example.org/path'],
    ['ann@example.org', 'mailto:ann@example.org'],
    ['mailto:ann@example.org', 'mailto:ann@example.org'],
  ])('%s becomes %s', (typed, link) => {
    expect(toAllowedLink(typed)).toBe(link);
  });

  it.each([
    '',
    '   ',
    'javascript:alert(1)',
    'data:text/html,x',
    '/about',
    'about us',
    'localhost',
  ])('%j is refused', (typed) => {
    expect(toAllowedLink(typed)).toBeNull();
  });
});
