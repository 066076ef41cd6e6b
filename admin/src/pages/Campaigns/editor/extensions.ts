import { Extension, Node, type Editor, type Extensions } from '@tiptap/react';
import { Fragment, Slice, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { toAllowedLink } from '../model/links';
import { MergeTag } from './MergeTag';

/**
 * What a text can hold.
 * - `subject`: one line of words and merge tags
 * - `inline`: one paragraph with marks, links and line breaks
 * - `rich`: paragraphs and lists
 */
export type TextMode = 'subject' | 'inline' | 'rich';

const SingleParagraph = Node.create({ name: 'doc', topNode: true, content: 'paragraph' });

/** Items of plain paragraphs: the message document has no nested lists, and Tab stays a way out. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const onEnter = (name: string, run: (editor: Editor) => boolean) =>
  Extension.create({
    name,
    addKeyboardShortcuts() {
      return { Enter: () => run(this.editor) };
    },
  });

/** What no message can hold, in any mode. */
const never = {
  blockquote: false,
  code: false,
  codeBlock: false,
  heading: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  trailingNode: false,
  gapcursor: false,
} as const;

const link = {
  openOnClick: false,
  autolink: true,
  defaultProtocol: 'https',
  isAllowedUri: (url: string) => toAllowedLink(url) !== null,
  HTMLAttributes: { target: null, rel: null },
};

const noLists = {
  bulletList: false,
  orderedList: false,
  listItem: false,
  listKeymap: false,
} as const;

export const EXTENSIONS: Record<TextMode, Extensions> = {
  subject: [
    SingleParagraph,
    StarterKit.configure({
      ...never,
      ...noLists,
      document: false,
      bold: false,
      italic: false,
      link: false,
      hardBreak: false,
    }),
    onEnter('oneLine', () => true),
    MergeTag,
  ],
  inline: [
    SingleParagraph,
    StarterKit.configure({ ...never, ...noLists, document: false, link }),
    onEnter('breakOnEnter', (editor) => editor.commands.setHardBreak()),
    MergeTag,
  ],
  rich: [StarterKit.configure({ ...never, listItem: false, link }), ListItem, MergeTag],
};

const inlineOf = (content: Fragment, separator: () => ProseMirrorNode): ProseMirrorNode[] => {
  const nodes: ProseMirrorNode[] = [];
  content.descendants((node) => {
    if (node.isTextblock && nodes.length > 0) nodes.push(separator());
    if (node.isInline) nodes.push(node);
    return !node.isInline;
  });
  return nodes;
};

/** Pasted paragraphs in a field of one paragraph: parted by breaks, or by spaces in a subject. */
export const flattenPasted =
  (mode: TextMode, schema: Schema) =>
  (slice: Slice): Slice => {
    if (mode === 'rich') return slice;
    const separator = () =>
      mode === 'inline' ? schema.nodes.hardBreak.create() : schema.text(' ');
    return new Slice(Fragment.fromArray(inlineOf(slice.content, separator)), 0, 0);
  };
