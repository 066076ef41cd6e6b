import {
  mergeAttributes,
  Node,
  NodeViewWrapper,
  ReactNodeViewRenderer,
  type NodeViewProps,
} from '@tiptap/react';
import { Button, Field, Flex, Popover, TextInput, Typography } from '@strapi/design-system';
import { useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { isMergeTag, type MergeTagName } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { useTagNames } from '../hooks/useTagNames';

declare module '@tiptap/core' {
  interface Storage {
    mergeTag: { openNext: boolean };
  }
  interface Commands<ReturnType> {
    mergeTag: {
      /** Inserts a merge tag at the cursor and asks for its fallback. */
      insertMergeTag: (tag: MergeTagName) => ReturnType;
    };
  }
}

const Chip = styled.button<{ $isSelected: boolean }>`
  display: inline;
  padding: 0 ${({ theme }) => theme.spaces[1]};
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary100};
  color: ${({ theme }) => theme.colors.primary700};
  cursor: pointer;
  font: inherit;
  font-style: normal;
  outline-offset: 2px;
  ${({ $isSelected, theme }) => $isSelected && `outline: 2px solid ${theme.colors.primary600};`}

  > * {
    pointer-events: none;
  }
`;

const readTag = (value: unknown): MergeTagName => (isMergeTag(value) ? value : 'firstName');

/** A merge tag in the text: a chip that opens to ask what stands in where the value is unknown. */
const MergeTagView = ({
  node,
  editor,
  selected,
  updateAttributes,
  deleteNode,
  getPos,
}: NodeViewProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(() => {
    const opens = editor.storage.mergeTag.openNext;
    editor.storage.mergeTag.openNext = false;
    return opens;
  });
  const tag = readTag(node.attrs.tag);
  const fallback = String(node.attrs.fallback ?? '');
  const name = useTagNames().nameOf(tag);
  const close = () => {
    setOpen(false);
    const position = getPos();
    // The cursor goes on behind the tag, where the sentence continues.
    if (position !== undefined) editor.commands.focus(position + 1);
  };
  const closeOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    close();
  };
  return (
    <NodeViewWrapper as="span">
      <Popover.Root open={isOpen} onOpenChange={(open) => (open ? setOpen(true) : close())}>
        <Popover.Trigger>
          <Chip
            type="button"
            contentEditable={false}
            $isSelected={selected}
            disabled={!editor.isEditable}
            title={
              fallback
                ? t('campaigns.tag.label', { name, fallback })
                : t('campaigns.tag.labelWithout', { name })
            }
          >
            <span>{fallback ? t('campaigns.tag.chip', { name, fallback }) : name}</span>
          </Chip>
        </Popover.Trigger>
        <Popover.Content
          sideOffset={4}
          onCloseAutoFocus={(event) => event.preventDefault()}
          aria-label={t('campaigns.tag.dialog', { name })}
        >
          <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="30rem">
            <Typography fontWeight="bold">{name}</Typography>
            <Field.Root hint={t('campaigns.tag.fallback.hint')}>
              <Field.Label>{t('campaigns.tag.fallback')}</Field.Label>
              <TextInput
                value={fallback}
                maxLength={250}
                onKeyDown={closeOnEnter}
                onChange={(event) => updateAttributes({ fallback: event.currentTarget.value })}
              />
              <Field.Hint />
            </Field.Root>
            <Flex justifyContent="space-between">
              <Button variant="danger-light" size="S" onClick={deleteNode}>
                {t('campaigns.tag.remove')}
              </Button>
              <Button size="S" onClick={close}>
                {t('campaigns.tag.done')}
              </Button>
            </Flex>
          </Flex>
        </Popover.Content>
      </Popover.Root>
    </NodeViewWrapper>
  );
};

/** `{firstName|there}` as a node of the text, so that nobody has to know a template language. */
export const MergeTag = Node.create({
  name: 'mergeTag',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addStorage: () => ({ openNext: false }),
  addAttributes: () => ({
    tag: {
      default: 'firstName',
      parseHTML: (element) => readTag(element.getAttribute('data-merge-tag')),
      renderHTML: ({ tag }) => ({ 'data-merge-tag': String(tag) }),
    },
    fallback: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-fallback') ?? '',
      renderHTML: ({ fallback }) => ({ 'data-fallback': String(fallback) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-merge-tag]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes)],
  renderText: ({ node }) => String(node.attrs.fallback ?? ''),
  addNodeView() {
    return ReactNodeViewRenderer(MergeTagView);
  },
  addCommands() {
    return {
      insertMergeTag:
        (tag) =>
        ({ commands }) => {
          this.storage.openNext = true;
          return commands.insertContent({ type: this.name, attrs: { tag, fallback: '' } });
        },
    };
  },
});
