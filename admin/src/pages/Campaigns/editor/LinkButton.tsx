import { Button, Field, Flex, Popover, TextInput } from '@strapi/design-system';
import { Link } from '@strapi/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type KeyboardEvent } from 'react';
import { QuietButton } from '../../../components/QuietButton';
import { useT } from '../../../hooks/useT';
import { questionnaireIn, toAllowedLink } from '../model/links';
import { QuestionnairePicker } from './QuestionnairePicker';

const hrefOf = (editor: Editor): string => {
  const href: unknown = editor.getAttributes('link').href;
  return typeof href === 'string' ? href : '';
};

/** Sets, changes or removes the link under the selection. */
export const LinkButton = ({ editor }: { editor: Editor }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const isActive = useEditorState({
    editor,
    selector: ({ editor: current }) => current.isActive('link'),
  });

  const change = (open: boolean) => {
    if (open) {
      setTyped(hrefOf(editor));
      setRefused(false);
    }
    setOpen(open);
  };
  const close = () => {
    setOpen(false);
    editor.commands.focus();
  };
  const apply = () => {
    const href = toAllowedLink(typed);
    if (!href) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().extendMarkRange('link');
    // Without selected words the address itself becomes the text.
    if (editor.state.selection.empty && !isActive) {
      chain.insertContent({
        type: 'text',
        text: questionnaireIn(typed) === null ? typed.trim() : t('questionnaires.link.words'),
        marks: [{ type: 'link', attrs: { href } }],
      });
    } else {
      chain.setLink({ href });
    }
    chain.run();
    close();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    close();
  };
  const applyOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={change}>
      <Popover.Trigger>
        <QuietButton
          label={t('campaigns.toolbar.link')}
          variant={isActive ? 'secondary' : 'ghost'}
          aria-pressed={isActive}
        >
          <Link />
        </QuietButton>
      </Popover.Trigger>
      <Popover.Content sideOffset={4} aria-label={t('campaigns.toolbar.link')}>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="32rem">
          <Field.Root error={isRefused ? t('campaigns.link.invalid') : undefined}>
            <Field.Label>{t('campaigns.link.url')}</Field.Label>
            <TextInput
              value={questionnaireIn(typed) === null ? typed : ''}
              placeholder={
                questionnaireIn(typed) === null ? 'https://' : t('questionnaires.link.instead')
              }
              inputMode="url"
              onKeyDown={applyOnEnter}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Field.Error />
          </Field.Root>
          <QuestionnairePicker value={typed} onChange={setTyped} />
          <Flex justifyContent="space-between">
            {isActive ? (
              <Button variant="danger-light" size="S" onClick={remove}>
                {t('campaigns.link.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Button size="S" onClick={apply}>
              {t('campaigns.link.apply')}
            </Button>
          </Flex>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
