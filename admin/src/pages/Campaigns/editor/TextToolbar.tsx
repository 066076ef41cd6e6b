import { Flex } from '@strapi/design-system';
import { Bold, BulletList, Italic, NumberList } from '@strapi/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import type { ReactNode } from 'react';
import { QuietButton } from '../../../components/QuietButton';
import { useT } from '../../../hooks/useT';
import type { TextMode } from './extensions';
import { LinkButton } from './LinkButton';
import { MergeTagMenu } from './MergeTagMenu';

interface TextToolbarProps {
  editor: Editor;
  mode: TextMode;
  /** Name of the text that it acts on. */
  label: string;
}

interface ToggleProps {
  label: string;
  isActive: boolean;
  onClick: () => void;
  children: ReactNode;
}

const Toggle = ({ label, isActive, onClick, children }: ToggleProps) => (
  <QuietButton
    label={label}
    variant={isActive ? 'secondary' : 'ghost'}
    aria-pressed={isActive}
    // The text keeps its selection, which the button acts on.
    onMouseDown={(event: { preventDefault: () => void }) => event.preventDefault()}
    onClick={onClick}
  >
    {children}
  </QuietButton>
);

/** The tools of one text: marks, link, lists and merge tags, as far as its mode has them. */
export const TextToolbar = ({ editor, mode, label }: TextToolbarProps) => {
  const t = useT();
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <Flex gap={1} role="group" aria-label={t('campaigns.toolbar.label', { name: label })}>
      {mode !== 'subject' && (
        <>
          <Toggle
            label={t('campaigns.toolbar.bold')}
            isActive={active.bold}
            onClick={() => chain().toggleBold().run()}
          >
            <Bold />
          </Toggle>
          <Toggle
            label={t('campaigns.toolbar.italic')}
            isActive={active.italic}
            onClick={() => chain().toggleItalic().run()}
          >
            <Italic />
          </Toggle>
          <LinkButton editor={editor} />
        </>
      )}
      {mode === 'rich' && (
        <>
          <Toggle
            label={t('campaigns.toolbar.bulletList')}
            isActive={active.bulletList}
            onClick={() => chain().toggleBulletList().run()}
          >
            <BulletList />
          </Toggle>
          <Toggle
            label={t('campaigns.toolbar.orderedList')}
            isActive={active.orderedList}
            onClick={() => chain().toggleOrderedList().run()}
          >
            <NumberList />
          </Toggle>
        </>
      )}
      <MergeTagMenu editor={editor} />
    </Flex>
  );
};
