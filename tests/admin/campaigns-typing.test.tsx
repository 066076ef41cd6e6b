// First: it stands in for the server and for Strapi's own parts of the panel.
import './composer-panel';
import { act, render, screen } from '@testing-library/react';
import type { Editor, JSONContent } from '@tiptap/react';
import TextEditor from '../../admin/src/pages/Campaigns/editor/TextEditor';

const doc = (text: string): JSONContent => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
});

/** A text whose page follows when the test says so. */
const write = () => {
  const written: JSONContent[] = [];
  const element = (shown: JSONContent) => (
    <TextEditor
      mode="inline"
      doc={shown}
      normalise={(made) => made}
      onChange={(made) => written.push(made)}
      label="Heading"
      toolbarSlot={null}
    />
  );
  const { rerender } = render(element(doc('')));
  const box = () => screen.getByRole<HTMLElement & { editor: Editor }>('textbox');
  return {
    written,
    type: (letter: string) => act(() => void box().editor.commands.insertContent(letter)),
    show: (shown: JSONContent) => rerender(element(shown)),
    text: () => box().textContent,
  };
};

describe('a text that is written faster than its page follows', () => {
  it('keeps its letters and its cursor when older ones come back', () => {
    const { written, type, show, text } = write();
    type('T');
    type('h');
    show(written[0]);
    expect(text()).toBe('Th');
    type('e');
    show(written[1]);
    show(written[2]);
    expect(text()).toBe('The');
    type('y');
    expect(text()).toBe('They');
  });

  it('still takes what comes from outside, what it once said among it', () => {
    const { written, type, show, text } = write();
    type('T');
    show(written[0]);
    type('h');
    show(written[1]);
    // Undo.
    show(written[0]);
    expect(text()).toBe('T');
    show(doc('Somebody else'));
    expect(text()).toBe('Somebody else');
  });
});
