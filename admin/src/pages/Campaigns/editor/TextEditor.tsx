import { EditorContent, useEditor, type Editor, type JSONContent } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { EXTENSIONS, flattenPasted, type TextMode } from './extensions';
import { TextToolbar } from './TextToolbar';

export interface TextEditorProps {
  mode: TextMode;
  doc: JSONContent;
  /** What the message makes of a document; two that it reads alike are the same text. */
  normalise: (doc: JSONContent) => JSONContent;
  onChange: (doc: JSONContent) => void;
  /** Accessible name. */
  label: string;
  describedBy?: string;
  disabled?: boolean;
  /** Where the tools are drawn; none while null. */
  toolbarSlot: HTMLElement | null;
  /** Takes the focus, with the cursor under the pointer or at the end; each new value does so again. */
  cursor?: CursorAt | null;
}

/** Coordinates of the pointer in the window, or the end of the text. */
export type CursorAt = { x: number; y: number } | 'end';

const positionAt = (editor: Editor, cursor: CursorAt): number | 'end' => {
  if (cursor === 'end' || typeof document.elementFromPoint !== 'function') return 'end';
  return editor.view.posAtCoords({ left: cursor.x, top: cursor.y })?.pos ?? 'end';
};

/**
 * One text of a message. It owns its content while somebody writes; a value that changes from
 * outside (undo, a check's remedy) replaces it. Loaded lazily, with all of TipTap.
 */
const TextEditor = ({
  mode,
  doc,
  normalise,
  onChange,
  label,
  describedBy,
  disabled = false,
  toolbarSlot,
  cursor = null,
}: TextEditorProps) => {
  const incoming = JSON.stringify(doc);
  const known = useRef(incoming);
  /** What was written here and has not come back yet: who types quickly is ahead of the page. */
  const sent = useRef<string[]>([]);
  const editor = useEditor({
    extensions: EXTENSIONS[mode],
    content: doc,
    editable: !disabled,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': String(mode !== 'subject'),
        ...(describedBy && { 'aria-describedby': describedBy }),
      },
      transformPasted: (slice, view) => flattenPasted(mode, view.state.schema)(slice),
    },
    onUpdate: ({ editor: current }) => {
      const json = current.getJSON();
      known.current = JSON.stringify(normalise(json));
      sent.current.push(known.current);
      onChange(json);
    },
  });

  useEffect(() => {
    if (!editor) return;
    const isCurrent = incoming === known.current;
    const late = isCurrent ? -1 : sent.current.indexOf(incoming);
    sent.current = late >= 0 ? sent.current.slice(late + 1) : [];
    // To write what comes back late would take back the last letters, and the cursor.
    if (isCurrent || late >= 0) return;
    known.current = incoming;
    editor.commands.setContent(JSON.parse(incoming) as JSONContent, { emitUpdate: false });
  }, [editor, incoming]);

  useEffect(() => {
    if (!editor || !cursor || disabled) return;
    editor.commands.focus(positionAt(editor, cursor), { scrollIntoView: false });
  }, [editor, cursor, disabled]);

  return (
    <>
      {editor && toolbarSlot && !disabled
        ? createPortal(<TextToolbar editor={editor} mode={mode} label={label} />, toolbarSlot)
        : null}
      <EditorContent editor={editor} />
    </>
  );
};

export default TextEditor;
