import { Menu } from '@strapi/design-system';
import { User } from '@strapi/icons';
import type { Editor } from '@tiptap/react';
import { useRef } from 'react';
import { MERGE_TAGS, type MergeTagName } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { useTagNames } from '../hooks/useTagNames';

/** Inserts a value of the recipient, which then asks for its fallback. */
export const MergeTagMenu = ({ editor }: { editor: Editor }) => {
  const t = useT();
  const { nameOf, fieldTags } = useTagNames();
  const chosen = useRef<MergeTagName | null>(null);
  /** The menu has to let go of the focus first, or the question for the fallback loses it again. */
  const insertChosen = (event: Event) => {
    const tag = chosen.current;
    if (!tag) return;
    chosen.current = null;
    event.preventDefault();
    editor.commands.insertMergeTag(tag);
  };
  return (
    <Menu.Root>
      <Menu.Trigger
        size="S"
        variant="ghost"
        style={{ height: '2.4rem', padding: '0 0.8rem' }}
        startIcon={<User aria-hidden />}
        title={t('campaigns.toolbar.mergeTag')}
      >
        {t('campaigns.toolbar.mergeTag.short')}
      </Menu.Trigger>
      <Menu.Content onCloseAutoFocus={insertChosen}>
        {[...MERGE_TAGS, ...fieldTags].map((tag) => (
          <Menu.Item
            key={tag}
            onSelect={() => {
              chosen.current = tag;
            }}
          >
            {nameOf(tag)}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};
